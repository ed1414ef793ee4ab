#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The main sale and a refund on a screen that lies: the same pages, the same touches."""

import re
import unittest

from till.ledger.v1 import journal_pb2

from tests.kiosk.touch_test_case import TouchTestCase


class LandscapeByTouchTest(TouchTestCase):
    landscape = True

    def test_a_sale_and_its_undoing(self):
        self.go_home()
        self.picture("home-landscape")
        sale = self.sell("123456")
        self.assert_done(sale, journal_pb2.SALE, 123456)
        self.screen.tap("Payments")
        self.screen.tap(re.compile("Sale.*1,234\\.56.*", re.DOTALL))
        self.screen.tap("Receipt")
        self.screen.wait_for(re.compile(".*1,234\\.56.*REF.*|.*1,234\\.56.*", re.DOTALL))
        self.screen.tap("Done")
        self.screen.tap("Undo or refund")
        self.screen.tap(re.compile("¥1,234\\.56, Sale.*", re.DOTALL))
        self.screen.tap("Undo")
        self.confirm_undoing()
        self.assert_done(self.latest(), journal_pb2.SALE_VOID, 123456)
        self.assertEqual(self.shop.host_row(sale)["state"], "voided")
        self.assert_books_equal()


if __name__ == "__main__":
    unittest.main()
