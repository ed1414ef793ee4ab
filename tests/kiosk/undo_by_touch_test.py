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
        if "Sign in" in self.screen.heard():
            self.sign_in()
        self.screen.wait_for("Manage", 30.0)

    def sell(self, digits):
        """sell takes a card sale and returns it."""
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.screen.tap("Take payment")
        self.screen.tap_digits(digits)
        self.screen.tap("Take payment")
        self.screen.wait_for("Approved", 30.0)
        self.screen.tap("Done")
        return self.latest()

    def latest(self):
        return self.client.get(self.client.records()[0].payment)

    def find_by_trace(self, payment):
        self.screen.tap("Undo or refund")
        self.screen.tap(re.compile("Find by a number.*"))
        self.screen.tap("Trace number")
        self.screen.tap_digits(str(payment.trace_number))
        self.screen.tap("Find")

    def approve(self):
        self.screen.wait_for(re.compile(".*needs a supervisor"))
        self.screen.tap_digits("00123456")
        self.screen.tap("Approve")

    def test_a_sale_is_undone_with_a_supervisors_word(self):
        sale = self.sell("1234")
        self.find_by_trace(sale)
        self.screen.tap("Undo")
        self.screen.wait_for(re.compile("Undo this payment.*"))
        self.screen.tap("Undo")
        self.approve()
        self.screen.wait_for("Undone", 30.0)
        self.picture("undone")
        self.screen.tap("Done")
        undone = self.latest()
        self.assertEqual((undone.kind, undone.state, undone.original), (journal_pb2.SALE_VOID, APPROVED, sale.name))
        self.assertEqual(undone.approved_by, "00")
        self.assert_books_equal()

    def test_a_part_is_given_back_to_the_card_that_paid(self):
        sale = self.sell("5000")
        self.screen.tap("Undo or refund")
        # The slip's barcode, read by a scanner that types.
        self.screen.wait_for(re.compile("Find by a number.*"))
        self.screen.scan(sale.host.reference_number)
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.screen.tap("Refund a part")
        self.screen.tap_digits("2000")
        self.screen.tap("Refund")
        self.approve()
        self.screen.wait_for("Refunded", 30.0)
        self.screen.tap("Done")
        refund = self.latest()
        self.assertEqual((refund.kind, refund.amount.minor_units), (journal_pb2.REFUND, 2000))
        self.assertEqual(self.client.get(sale.name).refunded.minor_units, 2000)
        self.assert_books_equal()


if __name__ == "__main__":
    unittest.main()
