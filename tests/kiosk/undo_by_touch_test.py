#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Undoing and refunding by touches alone; a supervisor approves on the spot."""

import re
import unittest

from till.ledger.v1 import journal_pb2
from till.payment.v1 import payments_pb2

from tests.kiosk.touch_test_case import TouchTestCase

APPROVED = payments_pb2.Payment.APPROVED


class UndoByTouchTest(TouchTestCase):
    def setUp(self):
        super().setUp()
        self.go_home()

    def tearDown(self):
        self.assert_books_equal()

    def find_by(self, way, number):
        self.screen.tap("Undo or refund")
        self.screen.tap(re.compile("Find by a number.*"))
        self.screen.tap(way)
        self.screen.tap_digits(number)
        self.picture("find-by-number")
        self.screen.tap("Find")

    def refund(self, sale, digits):
        """refund gives a part of the payment back that is on the screen, to the card that paid."""
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.screen.tap(re.compile("Refund a part|Refund"))
        self.screen.tap_digits(digits)
        self.picture("refund-amount")
        self.screen.tap("Refund")
        self.screen.wait_for(re.compile(".*needs a supervisor"))
        self.picture("approval")
        self.approve()
        self.screen.wait_for("Refunded", 30.0)
        self.picture("refunded")
        self.screen.tap("Done")
        given = self.latest()
        self.assertEqual((given.original, given.approved_by), (sale.name, "00"))
        self.assertEqual(given.card.masked_number, sale.card.masked_number)
        self.assert_done(given, journal_pb2.REFUND, int(digits))
        self.assertEqual(self.shop.host_row(sale)["refunded_minor"], self.client.get(sale.name).refunded.minor_units)

    def test_a_sale_is_undone_with_a_supervisors_word(self):
        sale = self.sell("1234")
        self.find_by("Trace number", str(sale.trace_number))
        self.screen.wait_for(re.compile("Card, .*1003"))
        self.picture("original")
        self.screen.tap("Undo")
        self.screen.wait_for(re.compile("Undo this payment.*"))
        self.picture("undo-confirm")
        self.screen.tap("Undo")
        self.approve()
        self.screen.wait_for("Undone", 30.0)
        self.picture("undone")
        self.screen.tap("Done")
        undone = self.latest()
        self.assertEqual((undone.kind, undone.original, undone.approved_by), (journal_pb2.SALE_VOID, sale.name, "00"))
        self.assert_done(undone, journal_pb2.SALE_VOID, 1234)
        self.assertEqual(self.shop.host_row(sale)["state"], "voided")

    def test_parts_are_given_back_found_by_the_slips_barcode(self):
        sale = self.sell("5000")
        for part, total in (("2000", 2000), ("1200", 3200)):
            self.screen.tap("Undo or refund")
            # The slip's barcode, read by a scanner that types.
            self.screen.wait_for(re.compile("Find by a number.*"))
            self.picture("originals")
            self.screen.scan(sale.host.reference_number)
            self.refund(sale, part)
            self.assertEqual(self.client.get(sale.name).refunded.minor_units, total)

    def test_a_part_is_given_back_found_in_the_list(self):
        sale = self.sell("5100")
        self.screen.tap("Undo or refund")
        self.screen.tap(re.compile("¥51\\.00, Sale.*", re.DOTALL))
        self.refund(sale, "100")

    def test_a_part_is_given_back_found_by_the_last_four_digits(self):
        sale = self.sell("5200")
        self.find_by("Last four digits of the card", sale.card.masked_number[-4:])
        self.screen.tap(re.compile("¥52\\.00, .*", re.DOTALL))
        self.refund(sale, "200")

    def test_a_part_is_given_back_found_by_the_reference(self):
        sale = self.sell("5300")
        self.find_by("Reference number", sale.host.reference_number)
        self.refund(sale, "300")

    def test_another_card_gets_nothing(self):
        sale = self.sell("5400")
        self.find_by("Reference number", sale.host.reference_number)
        self.shop.present("unionpay-credit", "insert")
        self.screen.tap("Refund a part")
        self.screen.tap_digits("400")
        self.screen.tap("Refund")
        self.approve()
        self.screen.wait_for(re.compile("This is not the card that paid.*"), 30.0)
        self.picture("refund-other-card")
        self.screen.tap("Back to start")
        self.assertNotEqual(self.latest().state, APPROVED)
        self.assertEqual(self.client.get(sale.name).refunded.minor_units, 0)

    def test_no_more_is_given_back_than_was_paid(self):
        sale = self.sell("5500")
        self.find_by("Reference number", sale.host.reference_number)
        self.screen.tap("Refund a part")
        self.screen.wait_for("At most ¥55.00")
        self.screen.tap_digits("5501")
        self.screen.wait_for("That is more than it may be")

    def test_a_cashier_cannot_approve_alone(self):
        sale = self.sell("5600")
        self.find_by("Reference number", sale.host.reference_number)
        self.screen.tap("Undo")
        self.screen.tap("Undo")
        self.screen.wait_for(re.compile(".*needs a supervisor"))
        self.screen.tap_digits("010000")
        self.screen.tap("Approve")
        self.screen.wait_for(re.compile("(You may not do this|A second person).*"))
        self.assertFalse(self.client.get(sale.name).undone_by)


if __name__ == "__main__":
    unittest.main()
