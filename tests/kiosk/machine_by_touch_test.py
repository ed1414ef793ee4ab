#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The machine by touches alone: its health, a service that dies and comes back, what it is, its tests, and help."""

import re
import unittest

from tests.harness.shop import wait_for
from tests.kiosk.touch_test_case import TouchTestCase


class MachineByTouchTest(TouchTestCase):
    def setUp(self):
        super().setUp()
        self.go_home()

    def test_a_code_is_looked_up(self):
        self.open_menu("Manage", "Help")
        self.screen.wait_for("What the bank says")
        self.picture("help")
        self.screen.tap("Find a code")
        self.screen.tap_digits("51")
        self.screen.tap("Done")
        self.screen.tap(re.compile("Not enough funds.*"))
        self.screen.wait_for("What happened, Not enough funds")
        heard = self.screen.heard()
        for words in ("What to do, Try another card", "The bank's code 51",
                      "Whom to call, The customer's bank, by the number on the back of the card"):
            self.assertIn(words, heard)
        self.picture("help-code")

    def test_a_code_that_nobody_knows(self):
        self.open_menu("Manage", "Help")
        self.screen.tap("Find a code")
        self.screen.tap_digits("00")
        self.screen.tap("Done")
        self.screen.wait_for(re.compile("No words for code 00.*"))

    def test_what_this_terminal_is(self):
        self.open_menu("Manage", "This terminal", "About")
        self.screen.wait_for(re.compile("Serial number.*"))
        self.picture("about")

    def test_a_part_that_dies_is_told_and_comes_back(self):
        self.open_menu("Manage", "This terminal", "Device")
        self.screen.wait_for("Everything works")
        self.picture("device")
        with self.shop.paused("print"):
            self.screen.wait_for("Something needs attention", 60.0)
        self.screen.wait_for("Everything works", 60.0)

    def test_the_report_of_the_self_test_is_printed(self):
        self.open_menu("Manage", "This terminal", "Self-test")
        self.screen.tap("Test all")
        self.screen.wait_for(re.compile("Everything that was tested works|Faults found.*"), 90.0)
        self.picture("self-test")
        self.screen.scroll_to(re.compile("Display.*"))
        self.screen.tap(re.compile("Display.*"))
        for _ in range(5):
            self.screen.tap("Next colour")
        self.screen.tap("There was a fault")
        self.screen.wait_for("Faults found: 1")
        self.screen.tap("Print report")
        report = wait_for(lambda: next((slip for slip in self.printed() if "SELF" in slip.upper() or "自检" in slip), None),
                          "the report")
        self.assertTrue(report)

    def test_every_field_of_the_screen_is_touched(self):
        self.open_menu("Manage", "This terminal", "Self-test")
        self.screen.scroll_to(re.compile("Touch screen.*"))
        self.screen.tap(re.compile("Touch screen.*"))
        self.screen.wait_for("Field 1")
        self.screen.tap_all(*(f"Field {field}" for field in range(1, 49)))
        self.screen.wait_for("Test all")
        self.screen.wait_for("Everything that was tested works")
        self.screen.scroll_to("Touch screen")  # no longer with what is to be done


if __name__ == "__main__":
    unittest.main()
