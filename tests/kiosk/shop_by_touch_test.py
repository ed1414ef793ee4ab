#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The shop's own flows by touches alone: start of day, settlement, payments looked up, operators, self-test."""

import re
import unittest

from till.ledger.v1 import journal_pb2

from tests.harness.shop import wait_for
from tests.kiosk.touch_test_case import TouchTestCase


class ShopByTouchTest(TouchTestCase):
    def test_1_the_day_begins_with_a_look_at_everything(self):
        self.screen.tap_digits(self.operator + self.password)
        self.screen.tap("Sign in")
        self.screen.wait_for("Start", 30.0)
        heard = self.screen.heard()
        for point in ("Paper", "Card reader", "PIN pad", "Line to the bank"):
            self.assertIn(point, heard)
        self.picture("start-of-day")
        self.screen.tap("Start")
        self.screen.wait_for("Manage")

    def test_2_a_sale_is_found_and_its_receipt_printed_again(self):
        sale = self.sell("1234")
        self.screen.tap("Payments")
        self.screen.tap(re.compile("Sale.*12\\.34.*"))
        self.screen.wait_for(re.compile(f".*{sale.host.reference_number}.*"))
        self.picture("payment-details")
        before = len(self.printed())
        self.screen.tap("Receipt")
        self.screen.tap("Print")
        self.screen.wait_for("Being printed")
        again = wait_for(lambda: self.printed()[before:], "a further copy")[0]
        self.assertIn(sale.host.reference_number, again)
        self.screen.tap("Done")

    def test_3_a_cashier_settles_with_a_supervisors_word(self):
        self.screen.tap("Settle")
        self.screen.wait_for(re.compile("Batch .*"))
        self.picture("settle")
        self.screen.tap("Settle")
        self.approve(asked=re.compile("Settling .* needs a supervisor"))
        self.screen.wait_for("Settled, the figures agree", 90.0)
        self.picture("settled")
        settlement = self.client.settlements()[0]
        self.assertEqual(settlement.state, journal_pb2.Settlement.CLOSED)
        self.assertEqual((settlement.domestic_flag, settlement.domestic.debit_minor), (1, 1234))
        wait_for(lambda: [slip for slip in self.printed() if "SETTLEMENT" in slip or "结算单" in slip], "the slip")
        self.screen.tap("Done")
        self.assert_books_equal()

    def test_4_an_administrator_adds_an_operator_who_chooses_a_password(self):
        self.sign_out()
        self.sign_in("99", "12345678")
        self.add_cashier("07", "4711")
        self.picture("operators")
        self.leave_menu()
        self.sign_out()
        self.choose_password("07", "4711", "8642")
        self.sign_in("07", "8642")
        self.screen.wait_for("Manage")

    def test_5_the_terminal_tests_itself(self):
        self.screen.tap("Manage")
        self.screen.tap(re.compile("This terminal.*"))
        self.screen.tap(re.compile("Self-test.*"))
        self.screen.tap("Test all")
        self.screen.wait_for(re.compile("Everything that was tested works|Faults found.*"), 90.0)
        self.picture("self-test")
        self.assertNotIn("Being tested", self.screen.heard())


if __name__ == "__main__":
    unittest.main()
