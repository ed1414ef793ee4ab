#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A sale by touches alone: screen, books, host and slip agree."""

import re
import unittest

from till.common.v1 import card_pb2
from till.ledger.v1 import journal_pb2
from till.payment.v1 import payments_pb2

from tests.harness.shop import wait_for
from tests.kiosk.touch_test_case import TouchTestCase
from tests.simulators.acquirer import slips

SALE = journal_pb2.SALE
# A mark that crosses itself, as no straight stroke of a neighbouring button would.
_SIGNATURE = [[(0.2, 0.7), (0.35, 0.2), (0.5, 0.7), (0.3, 0.45)], [(0.6, 0.3), (0.8, 0.6)]]


class SaleByTouchTest(TouchTestCase):
    def setUp(self):
        super().setUp()
        self.go_home()

    def tearDown(self):
        self.assert_books_equal()

    def test_a_sale_from_sign_in_to_slip(self):
        self.sign_out()
        self.picture("sign-in")
        self.sign_in()
        self.screen.wait_for("Take payment")
        self.picture("home")
        self.screen.tap("Take payment")
        self.screen.tap_digits("1234")
        self.picture("sale-amount")
        self.screen.tap("Take payment")
        self.screen.wait_for(re.compile("Tap or insert the card.*"))
        self.picture("sale-card")
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.screen.wait_for("Approved", 30.0)
        self.picture("sale-approved")
        self.screen.tap("Receipt")
        self.screen.wait_for(re.compile(".*12\\.34.*", re.DOTALL))
        self.picture("sale-receipt")
        self.screen.tap("Done")
        self.screen.wait_for("Manage")
        row, slip = self.assert_done(self.latest(), SALE, 1234)
        self.assertEqual(row["amount_minor"], 1234)
        self.assertIn("1003", slip)  # the last four digits
        self.assertEqual(len(self.slips_of(self.latest())), 2, "a copy for the shop and one for the customer")

    def test_a_card_is_tapped_without_a_pin(self):
        sale = self.sell("880", "unionpay-tap", "tap", pin=None)
        self.assertEqual(sale.card.entry_mode, card_pb2.CONTACTLESS)
        self.assert_done(sale, SALE, 880)

    def test_the_customer_signs_on_the_screen(self):
        self.shop.present("unionpay-credit", "insert")
        self.take("60000")
        self.screen.wait_for("Customer: sign here", 30.0)
        self.screen.draw("Customer: sign here", _SIGNATURE)
        self.picture("sale-signature")
        self.screen.tap("Done")
        self.screen.wait_for("Approved")
        self.screen.tap("Done")
        sale = self.latest()
        self.assertTrue(sale.signature_attached)
        self.assert_done(sale, SALE, 60000)
        about = f"{sale.batch_number:06d}{sale.trace_number:06d}"
        sent = wait_for(lambda: [row for row in self.shop.acquirer.call("record")["management"]
                                 if row["function"] == "800" and row["original"].startswith(about)], "the slip at the host")
        # Read with the simulated bank's own reader: there is ink, and most of it is paper.
        width, height, rows = slips.read(bytes.fromhex(sent[0]["data"]))
        ink = sum(bin(byte).count("1") for byte in rows)
        self.assertTrue(100 < ink < width * height // 4, ink)

    def test_the_customer_chooses_an_application(self):
        self.shop.present("two-apps", "insert", pin="123456")
        self.take("2100")
        self.screen.wait_for(re.compile("Which account on the card.*"), 30.0)
        self.picture("sale-choose")
        choices = [part["name"] for part in self.screen.parts()
                   if part["role"] == "push button" and part["name"] not in ("Cancel", "Back") and "language" not in part["name"]]
        self.assertEqual(len(choices), 2, choices)
        self.screen.tap(choices[1])
        self.screen.wait_for(re.compile("Approved|Customer: sign here"), 30.0)
        self.go_home()
        self.assert_done(self.latest(), SALE, 2100)

    def test_a_declined_card_and_then_another(self):
        self.shop.present("no-funds", "insert", pin="123456")
        self.take("4200")
        self.screen.wait_for(re.compile("Not enough funds.*"), 30.0)
        self.picture("sale-declined")
        declined = self.latest()
        self.assertEqual(declined.state, payments_pb2.Payment.DECLINED)
        self.assertEqual(self.shop.host_row(declined)["response_code"], "51")
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.screen.tap("Try again")
        self.screen.wait_for("Approved", 30.0)
        self.screen.tap("Done")
        self.assert_done(self.latest(), SALE, 4200)

    def test_a_sale_is_cancelled(self):
        self.take("1500")
        self.screen.wait_for(re.compile("Tap or insert.*"))
        self.screen.tap("Cancel")
        self.screen.wait_for(re.compile("Cancel this transaction.*"))
        self.screen.tap("Cancel it")
        self.screen.wait_for(re.compile("Cancelled.*No money was taken"))
        self.screen.tap("Back to start")
        cancelled = self.latest()
        self.assertEqual(cancelled.state, payments_pb2.Payment.CANCELLED)
        self.assertIsNone(self.shop.host_row(cancelled))
        self.assertEqual(cancelled.print_jobs, [])


if __name__ == "__main__":
    unittest.main()
