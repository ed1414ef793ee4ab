#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What is done beside card sales, by touches alone: QR, balance."""

import re
import unittest

from till.ledger.v1 import journal_pb2

from tests.kiosk.touch_test_case import TouchTestCase


class ServicesByTouchTest(TouchTestCase):
    def setUp(self):
        super().setUp()
        if "Sign in" in self.screen.heard():
            self.sign_in()
        self.screen.wait_for("Manage", 30.0)

    def latest(self):
        return self.client.get(self.client.records()[0].payment)

    def test_a_wallet_pays_with_the_customers_code(self):
        self.screen.tap("QR code")
        self.screen.tap_digits("880")
        self.screen.tap("Next")
        self.screen.tap("The customer: scan the phone")
        self.screen.wait_for(re.compile("Scan the customer's code.*"))
        self.screen.scan("134567890123456789")
        self.screen.wait_for("Paid", 60.0)
        self.screen.tap("Done")
        paid = self.latest()
        self.assertEqual((paid.kind, paid.amount.minor_units), (journal_pb2.QR_SALE, 880))
        self.assert_books_equal()

    def test_the_balance_is_told(self):
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.screen.tap("Card services")
        self.screen.tap(re.compile("Balance and points.*"))
        self.screen.tap(re.compile("Balance, .*"))
        self.screen.wait_for("Available on the card", 30.0)
        self.picture("balance")
        self.screen.tap("Done")
        self.screen.wait_for("Manage")


if __name__ == "__main__":
    unittest.main()
