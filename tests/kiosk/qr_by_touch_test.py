#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""QR payments by touches alone: the customer's code scanned, the merchant's code shown; paid, cancelled, too late."""

import re
import unittest

from till.ledger.v1 import journal_pb2
from till.payment.v1 import payments_pb2

from tests.kiosk.touch_test_case import TouchTestCase

WECHAT = "134567890123456789"
MOVED = {payments_pb2.Payment.APPROVED, payments_pb2.Payment.UNKNOWN_REVERSING}


class QrByTouchTest(TouchTestCase):
    def setUp(self):
        super().setUp()
        self.go_home()

    def tearDown(self):
        self.assert_books_equal()

    def ask(self, digits):
        self.screen.tap("QR code")
        self.screen.tap_digits(digits)
        self.screen.tap("Next")
        self.screen.wait_for("Who shows the code?")

    def order_of(self, payment):
        return next(row for row in self.shop.acquirer.call("record")["record"]
                    if (int(row["batch"]), int(row["trace"])) == (payment.batch_number, payment.trace_number))

    def assert_not_paid(self, payment):
        self.assertNotIn(payment.state, MOVED)
        self.assertEqual(self.order_of(payment)["order_state"], "closed")

    def test_1_the_customers_code_is_scanned(self):
        self.ask("880")
        self.picture("qr-way")
        self.screen.tap("The customer: scan the phone")
        self.screen.wait_for(re.compile("Scan the customer's code.*"))
        self.picture("qr-scan")
        self.screen.scan(WECHAT)
        self.screen.wait_for("Paid", 60.0)
        self.picture("qr-paid")
        self.screen.tap("Done")
        self.assert_done(self.latest(), journal_pb2.QR_SALE, 880)
        self.assertEqual(self.latest().host.wallet, "WECHAT")

    def test_2_the_merchants_code_is_shown_and_paid(self):
        self.shop.acquirer.call("wallet", order="next", does="pay", after_s=3)
        self.ask("990")
        self.screen.tap("This terminal: show the code")
        self.screen.wait_for("QR code of this payment", 30.0)
        self.picture("qr-show")
        self.screen.wait_for("Paid", 60.0)
        self.screen.tap("Done")
        self.assert_done(self.latest(), journal_pb2.QR_SALE, 990)

    def test_3_a_shown_code_is_cancelled(self):
        self.shop.acquirer.call("wallet", order="next", does="ignore")
        self.ask("770")
        self.screen.tap("This terminal: show the code")
        self.screen.wait_for("QR code of this payment", 30.0)
        self.screen.tap("Cancel")
        self.screen.tap("Cancel it")
        self.screen.wait_for(re.compile(".*No money was taken.*"), 60.0)
        self.screen.tap("Back to start")
        self.assert_not_paid(self.latest())

    def test_4_a_scanned_code_is_cancelled_while_the_wallet_asks(self):
        self.shop.acquirer.call("wallet", order="next", does="ignore")
        self.ask("660")
        self.screen.tap("The customer: scan the phone")
        self.screen.scan(WECHAT)
        self.screen.wait_for(re.compile("Customer: confirm on the phone.*"), 30.0)
        self.picture("qr-wallet")
        self.screen.tap("Cancel")
        self.screen.tap("Cancel it")
        self.screen.wait_for(re.compile(".*No money was taken.*"), 60.0)
        self.screen.tap("Back to start")
        self.assert_not_paid(self.latest())

    def test_5_a_code_of_no_wallet_is_refused(self):
        self.ask("550")
        self.screen.tap("The customer: scan the phone")
        self.screen.scan("999999999999999999")
        self.screen.wait_for(re.compile("The code could not be recognised.*"), 30.0)
        self.screen.tap("Back to start")

    def test_6_nobody_pays_in_time(self):
        self.shop.acquirer.call("wallet", order="next", does="ignore")
        self.ask("440")
        self.screen.tap("This terminal: show the code")
        self.screen.wait_for(re.compile("[01]:[0-9]{2} left"), 30.0)
        self.screen.wait_for(re.compile("The customer did not pay in time.*"), 120.0)
        self.picture("qr-not-paid")
        self.screen.tap("Back to start")
        self.assert_not_paid(self.latest())


if __name__ == "__main__":
    unittest.main()
