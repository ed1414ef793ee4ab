#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Payments looked up and summed up by touches alone, after a morning of two operators."""

import re
import unittest

from tests.kiosk.touch_test_case import TouchTestCase


class QueriesByTouchTest(TouchTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.take_the_morning(cls("test_1_all_payments_are_listed"))

    def take_the_morning(self):
        """01 takes two by UnionPay and is declined once; 00 takes one by Visa, and a wallet pays."""
        self.client = self.shop.client
        self.go_home()
        self.sell("1100")
        self.sell("2200")
        self.shop.present("no-funds", "insert", pin="123456")
        self.take("3300")
        self.screen.wait_for(re.compile("Not enough funds.*"), 30.0)
        self.screen.tap("Back to start")
        self.work_as("00", "123456")
        self.shop.present("visa-credit", "insert")
        self.take("4400")
        self.screen.wait_for(re.compile("Approved|Customer: sign here"), 30.0)
        self.go_home()
        self.screen.tap("QR code")
        self.screen.tap_digits("5500")
        self.screen.tap("Next")
        self.screen.tap("The customer: scan the phone")
        self.screen.scan("134567890123456789")
        self.screen.wait_for("Paid", 60.0)
        self.screen.tap("Done")

    def setUp(self):
        super().setUp()
        self.operator, self.password = "00", "123456"
        self.go_home()

    def open_payments(self):
        """open_payments opens the list and takes the filter of an earlier test off."""
        self.screen.tap("Payments")
        self.screen.wait_for(re.compile("All payments, .*|.*Touch to change the filter"))
        if "Touch to change" in self.screen.heard():
            self.screen.tap(re.compile(".*Touch to change the filter"))
            self.screen.tap("All payments")
            self.screen.tap("Show")

    def rows(self):
        """rows returns the amounts of the payments in the list, as it shows them from the top."""
        return re.findall(r"^(?:Sale|QR payment).*?, (¥[0-9.,]+), ", self.screen.heard(), re.MULTILINE)

    def filter(self, which, answer=None, digits=None):
        self.screen.tap(re.compile("(All payments|.*·.*|Operator .*|Card .*|Approved|Not taken|Payments taken|Today), "
                                   "Touch to (change the )?filter.*"))
        self.screen.tap(re.compile(f"{which}, .*"))
        if digits is not None:
            self.screen.tap_digits(digits)
            self.screen.tap("Done")
        else:
            self.screen.tap(re.compile(answer + ".*"))
        self.screen.wait_for("Show")
        self.picture("filter")
        self.screen.tap("Show")

    def show(self, *amounts):
        """show waits until exactly these payments are listed."""
        self.screen.wait_for(re.compile(f".*, {re.escape(amounts[0])}, .*", re.DOTALL))
        self.assertEqual(self.rows(), list(amounts))

    def test_1_all_payments_are_listed(self):
        self.open_payments()
        self.show("¥55.00", "¥44.00", "¥33.00", "¥22.00", "¥11.00")
        self.picture("payments")

    def test_2_filters_by_state_operator_card_kind_and_day(self):
        self.open_payments()
        self.filter("State", "Not taken")
        self.show("¥33.00")
        self.filter("State", "Any state")
        self.filter("Operator", digits="01")
        self.show("¥33.00", "¥22.00", "¥11.00")
        self.filter("Card", digits="1003")
        self.show("¥22.00", "¥11.00")
        self.picture("payments-filtered")
        self.filter("Date", "Yesterday")
        self.screen.wait_for(re.compile("No payment fits the filter.*"))
        self.screen.tap(re.compile(".*Touch to change the filter"))
        self.screen.tap("All payments")
        self.screen.tap("Show")
        self.show("¥55.00", "¥44.00", "¥33.00", "¥22.00", "¥11.00")
        self.filter("Kind", "Top-ups")
        self.screen.wait_for(re.compile("No payment fits the filter.*"))

    def test_3_details_tell_why_a_payment_was_not_taken(self):
        self.open_payments()
        self.screen.tap(re.compile("Sale.*33\\.00.*", re.DOTALL))
        self.screen.wait_for(re.compile("The bank's code, 51"))
        heard = self.screen.heard()
        self.assertIn("Not enough funds", heard)
        self.assertIn("No money moved", heard)
        self.picture("payment-not-taken")

    def test_4_totals_by_scheme_operator_and_shift(self):
        self.open_menu("Manage", "Shop", "Totals")
        self.screen.wait_for(re.compile("Total, ¥132\\.00, Payments: 4"))
        heard = self.screen.heard()
        for line in ("UnionPay, ¥33.00", "Visa, ¥44.00", "WeChat Pay, ¥55.00"):
            self.assertIn(line, heard)
        self.picture("totals")
        self.screen.tap(re.compile("How to sum, .*"))
        self.screen.tap(re.compile("By operator.*"))
        self.screen.wait_for("Operator 01, ¥33.00")
        self.screen.wait_for("Operator 00, ¥99.00")
        self.screen.tap(re.compile("How to sum, .*"))
        self.screen.tap(re.compile("By shift.*"))
        self.screen.wait_for(re.compile("Shift [0-9]+, ¥[0-9.]+"))
        self.screen.tap(re.compile("What to sum, .*"))
        self.screen.tap(re.compile("Yesterday.*"))
        self.screen.wait_for(re.compile("Nothing was taken.*"))

    def test_5_the_last_receipt_is_shown(self):
        self.screen.tap("Payments")
        self.screen.tap("Last receipt")
        self.screen.wait_for(re.compile(".*55\\.00.*", re.DOTALL))
        self.assert_books_equal()


if __name__ == "__main__":
    unittest.main()
