#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Pre-authorisations by touches alone: held, given free, completed, and the completion undone."""

import re
import unittest

from till.ledger.v1 import journal_pb2

from tests.kiosk.touch_test_case import TouchTestCase


class PreauthByTouchTest(TouchTestCase):
    def setUp(self):
        super().setUp()
        self.go_home()

    def tearDown(self):
        self.assert_books_equal()

    def hold(self, digits):
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.open_menu("Card services", "Pre-authorise")
        self.screen.wait_for("Type the amount to hold")
        self.screen.tap_digits(digits)
        self.screen.tap("Pre-authorise")
        self.screen.wait_for("Pre-authorised", 30.0)
        self.picture("preauth-approved")
        self.screen.tap("Done")
        return self.latest()

    def open_hold(self, amount):
        self.open_menu("Card services", "Complete a pre-authorisation")
        self.screen.wait_for(re.compile("Find by a number.*"))
        self.picture("preauth-list")
        self.screen.tap(re.compile(f"¥{re.escape(amount)}, Pre-authorisation.*", re.DOTALL))
        self.screen.wait_for("Undo")

    def complete(self, hold, digits):
        self.open_hold(f"{hold.amount.minor_units / 100:.2f}")
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.screen.tap("Complete")
        self.screen.wait_for(re.compile("¥.* is held, ¥.* at most"))
        self.screen.tap_digits(digits)
        self.picture("completion-amount")
        self.screen.tap("Complete")
        self.approve()
        self.screen.wait_for("Completed", 30.0)
        self.picture("completion-done")
        self.screen.tap("Done")
        return self.latest()

    def test_a_hold_is_given_free(self):
        hold = self.hold("2000")
        row, _ = self.assert_done(hold, journal_pb2.PRE_AUTHORIZATION, 2000)
        self.assertEqual(row["held_minor"], 2000)
        self.open_hold("20.00")
        self.screen.tap("Undo")
        self.confirm_undoing()
        freed = self.latest()
        self.assertEqual(freed.original, hold.name)
        self.assert_done(freed, journal_pb2.PRE_AUTHORIZATION_VOID, 2000)
        self.assertEqual(self.shop.host_row(hold)["state"], "voided")

    def test_a_hold_is_completed_for_more_and_the_completion_undone(self):
        hold = self.hold("3000")
        completion = self.complete(hold, "3300")
        self.assertEqual(completion.original, hold.name)
        self.assert_done(completion, journal_pb2.COMPLETION, 3300)
        self.screen.tap("Undo or refund")
        self.screen.tap(re.compile("¥33\\.00, Completion.*", re.DOTALL))
        self.screen.tap("Undo")
        self.confirm_undoing()
        self.assert_done(self.latest(), journal_pb2.COMPLETION_VOID, 3300)
        self.assertEqual(self.shop.host_row(completion)["state"], "voided")

    def test_no_more_is_completed_than_the_scheme_allows(self):
        self.hold("4000")
        self.open_hold("40.00")
        self.screen.tap("Complete")
        self.screen.wait_for("¥40.00 is held, ¥46.00 at most")
        self.screen.tap_digits("4601")
        self.screen.wait_for("That is more than it may be")
        before = self.latest()
        self.screen.tap("Complete")
        self.screen.wait_for("That is more than it may be")
        self.assertEqual(self.latest().name, before.name)


if __name__ == "__main__":
    unittest.main()
