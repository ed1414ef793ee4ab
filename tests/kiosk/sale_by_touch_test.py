#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A sale by touches alone: screen, books, host and slip agree."""

import re
import unittest

from tests.harness.shop import wait_for
from tests.kiosk.touch_test_case import TouchTestCase


class SaleByTouchTest(TouchTestCase):
    def test_a_sale_from_sign_in_to_slip(self):
        self.sign_in()
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.screen.tap("Take payment")
        self.screen.tap_digits("1234")
        self.screen.tap("Take payment")
        self.screen.wait_for("Approved", 30.0)
        self.picture("sale-approved")
        self.screen.tap("Receipt")
        self.screen.wait_for(re.compile(".*12\\.34.*", re.DOTALL))
        self.screen.tap("Done")
        self.screen.wait_for("Manage")
        sale = self.client.get(self.client.records()[0].payment)
        self.assertEqual(sale.amount.minor_units, 1234)
        slips = wait_for(lambda: self.shop.counter.call("printed")["receipts"], "a slip")
        slip = "\n".join(slips[0])
        self.assertIn("12.34", slip)
        self.assertIn(sale.host.reference_number, slip)
        self.assert_books_equal()


if __name__ == "__main__":
    unittest.main()
