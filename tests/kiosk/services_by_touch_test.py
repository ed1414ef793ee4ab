#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Card services by touches alone: balance, points, a tip, top-ups, and a top-up that is interrupted."""

import re
import unittest

from till.ledger.v1 import journal_pb2
from till.payment.v1 import payments_pb2

from tests.kiosk.touch_test_case import TouchTestCase


class ServicesByTouchTest(TouchTestCase):
    def setUp(self):
        super().setUp()
        self.go_home()

    def tearDown(self):
        self.assert_books_equal()

    def top_up(self, where, digits, card="unionpay-debit", how="insert"):
        self.shop.present(card, how, pin="123456")
        self.open_menu("Card services", "Top up", where)
        self.screen.tap_digits(digits)
        self.screen.tap("Top up")
        self.screen.wait_for(re.compile("Top up this amount.*"))
        self.picture("top-up-confirm")
        self.screen.tap("Top up")

    def test_the_balance_is_told(self):
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.open_menu("Card services", "Balance and points", "Balance")
        self.screen.wait_for("Available on the card", 30.0)
        has = self.shop.balances()["629399*********1003"]
        self.screen.wait_for(f"¥{has // 100:,}.{has % 100:02d}")
        self.picture("balance")
        self.screen.tap("Done")
        self.screen.wait_for("Manage")
        self.assertNotIn("Available", self.screen.heard())
        self.assertEqual(self.latest().kind, journal_pb2.BALANCE_INQUIRY)

    def test_the_points_are_told(self):
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.open_menu("Card services", "Balance and points", "Points")
        self.screen.wait_for("Points on the card", 30.0)
        self.screen.wait_for("100,000")
        self.screen.tap("Done")

    def test_a_tip_is_added_to_a_sale(self):
        sale = self.sell("10000")
        self.open_menu("Card services", "Add a tip")
        self.screen.tap(re.compile("¥100\\.00, Sale.*", re.DOTALL))
        self.screen.tap("Add a tip")
        self.screen.wait_for("On top of ¥100.00")
        self.screen.tap_digits("1500")
        self.picture("tip-amount")
        self.screen.tap("Add the tip")
        self.screen.wait_for("Tip added", 30.0)
        self.screen.tap("Done")
        tip = self.latest()
        self.assertEqual((tip.kind, tip.amount.minor_units), (journal_pb2.TIP_ADJUSTMENT, 1500))
        self.assertEqual(self.client.get(sale.name).tips_added.minor_units, 1500)
        self.assertEqual(self.shop.host_row(sale)["tips_minor"], 1500)

    def test_a_tip_that_is_too_large_is_refused(self):
        sale = self.sell("20000")
        self.open_menu("Card services", "Add a tip")
        self.screen.tap(re.compile("¥200\\.00, Sale.*", re.DOTALL))
        self.screen.tap("Add a tip")
        self.screen.tap_digits("9900")
        self.screen.tap("Add the tip")
        self.screen.wait_for(re.compile("That is more than the first transaction allows.*"), 30.0)
        self.screen.tap("Back to start")
        self.assertEqual(self.client.get(sale.name).tips_added.minor_units, 0)

    def test_money_is_put_on_a_card_from_an_account(self):
        self.top_up("From an account", "5000")
        self.screen.wait_for("Topped up", 30.0)
        self.picture("top-up-done")
        self.screen.tap("Done")
        self.assert_done(self.latest(), journal_pb2.ACCOUNT_TOP_UP, 5000)

    def test_money_is_put_on_a_card_against_cash(self):
        before = self.shop.balances()["629399*********1003"]
        self.top_up("With cash", "6000")
        self.screen.wait_for("Topped up", 30.0)
        self.screen.tap("Done")
        self.assert_done(self.latest(), journal_pb2.CASH_TOP_UP, 6000)
        self.assertEqual(self.shop.balances()["629399*********1003"], before + 6000)

    def test_an_interrupted_top_up_is_undone_and_says_so(self):
        before = self.shop.balances()["629399*********1003"]
        # The bank has done it, its answer is lost; so are the first answers about undoing it.
        self.shop.acquirer.call("behave", next=["drop", {"do": "drop", "mti": "0400", "times": 2}])
        self.top_up("With cash", "7000")
        self.screen.wait_for(re.compile("The bank did not answer.*This top-up is being undone.*"), 60.0)
        self.picture("top-up-undoing")
        self.screen.wait_for(re.compile("The bank undid the request.*Nothing was topped up.*"), 90.0)
        self.picture("top-up-undone")
        self.screen.tap("Back to start")
        top_up = self.latest()
        self.assertEqual(top_up.state, payments_pb2.Payment.REVERSED)
        self.assertEqual(self.shop.host_row(top_up)["state"], "reversed")
        self.assertEqual(self.shop.balances()["629399*********1003"], before)


if __name__ == "__main__":
    unittest.main()
