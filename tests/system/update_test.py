# SPDX-License-Identifier: Apache-2.0
"""An update of the image in QEMU, by itself, as in a shop: a newer version is found, fetched, and written while payments are taken; the
terminal starts into the other slot, and the version is good once every process serves. Then one whose ledger crashes: it is
written and started, and what ran before comes back. And one whose own update process crashes, so that nobody judges it: what ran before
comes back, too. The books are the bank's all the time."""

import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from tests.system.update_case import (ANSWER_S, BEFORE, BUNDLE, CRASHING, CRASHING_BUNDLE, MUTE, MUTE_BUNDLE, NEWER, UPDATE_S,
                                      UpdateCase)


class UpdateTest(UpdateCase):

    def test_a_newer_version_becomes_good_and_one_that_crashes_does_not(self):
        self.wait_for_version("a", BEFORE)
        self.sell_one()

        self.world.offer(BUNDLE, NEWER)
        self.wait_for(lambda: self.update()[0] not in ("IDLE", "FOUND", None), ANSWER_S, "the newer version to be found")
        # What is taken meanwhile is taken as on any day; a payment that meets the restart is told so, and is not begun.
        while self.update()[0] in ("DOWNLOADING", "DOWNLOADED", "WAITING_FOR_GOOD_MOMENT", "INSTALLING"):
            self.sell()
        self.wait_for_update("GOOD", NEWER)
        self.assertEqual(self.slot(), "b")
        self.assertGreater(len(self.sold), 1, "no payment was approved while the update was fetched and written")
        self.wait_until_it_serves()
        self.sell_one()
        self.assert_books_equal()

        self.world.offer(CRASHING_BUNDLE, CRASHING)
        self.wait_for(lambda: self.update()[0] in ("ON_TRIAL", "RETURNING", "ROLLED_BACK"), UPDATE_S, f"{CRASHING} to be started")
        self.wait_for_update("ROLLED_BACK", NEWER)
        self.assertEqual(self.update()[2], "NOT_HEALTHY")
        self.assertEqual(self.slot(), "b")
        self.wait_until_it_serves()
        self.sell_one()
        self.assert_books_equal()

        # The firmware's own list agrees: a plain restart is from the same slot.
        self.machine.cut_power()
        self.start()
        self.wait_for_version("b", NEWER)
        self.assert_books_equal()
        self.assert_nothing_refused()

    def test_a_version_that_nobody_judges_goes_back_by_itself(self):
        """A quarter of an hour (update-overdue.timer), in which money is taken as on any day."""
        self.sell_one()
        self.world.offer(MUTE_BUNDLE, MUTE)
        self.wait_for(lambda: self.is_in_slot("b"), UPDATE_S, f"{MUTE} to be started")
        # Once is enough here: the maker takes it back.
        self.world.offer(BUNDLE, BEFORE)
        self.wait_for(lambda: self.sell()[0], ANSWER_S, "a payment while nobody judges the version")
        self.assertEqual(self.update(), (None, None, None))
        self.wait_for_update("ROLLED_BACK", BEFORE)
        self.assertEqual((self.slot(), self.update()[2]), ("a", "DID_NOT_START"))
        self.wait_until_it_serves()
        self.sell_one()
        self.assert_books_equal()
        self.assert_nothing_refused()

    def sell_one(self):
        approved, said = self.sell()
        self.assertTrue(approved, said)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
