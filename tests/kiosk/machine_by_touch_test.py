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

    def test_a_service_that_stays_dead_ends_in_out_of_service_and_comes_back_by_itself(self):
        card = self.shop.terminal.processes["card"]
        card.stop()
        try:
            self.screen.wait_for("Being started again: Card reader. This usually takes a few seconds", 60.0)
            self.screen.wait_for("Out of service", 60.0)
            heard = self.screen.heard()
            for words in ("What does not work, Card reader", "What to do, The terminal tries again by itself every half minute",
                          "Whom to call, Support, with the number of this terminal: "):
                self.assertIn(words, heard)
            self.assertRegex(heard, r"Since, \d+ \w{3} \d{4}, \d\d:\d\d")
            self.picture("out-of-service")
            self.screen.tap("Look again")
            self.screen.wait_for("Out of service")
        finally:
            card.start()
        self.screen.wait_for("Card services", 60.0)
        self.sell("1500")
        self.assert_books_equal()

    def test_a_terminal_that_does_not_answer_ends_in_out_of_service(self):
        with self.shop.paused("terminal"):
            self.screen.wait_for("What does not work, Terminal", 120.0)
        self.screen.wait_for("Card services", 60.0)

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
