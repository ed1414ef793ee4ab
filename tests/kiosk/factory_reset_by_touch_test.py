#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A terminal that has its data is given up by touches alone, by two people, and only when the day is settled. The machine that would
erase it is not here: what is asked of it is a file."""

import os
import re
import unittest

from tests.harness.errors import TillError
from tests.kiosk.touch_test_case import TouchTestCase

ADMINISTRATOR = ("99", "12345678")


class FactoryResetByTouchTest(TouchTestCase):
    with_update = True
    overrides = {"terminal": ""}

    @classmethod
    def prepare(cls, shop):
        super().prepare(shop)
        cls.file = os.path.join(shop.terminal.state, "terminal", "factory-reset")
        cls.overrides["terminal"] = f'factory_reset_file: "{cls.file}"'

    def setUp(self):
        super().setUp()
        self.go_home()

    def open_page(self):
        self.open_menu("Manage", "This terminal", "Line, clock, support", "Factory reset")
        self.screen.wait_for(re.compile("Erase everything on this terminal.*"))

    def say_yes(self):
        """say_yes answers both questions, and a supervisor approves."""
        self.open_page()
        self.screen.tap("Go on")
        self.screen.wait_for(re.compile("This cannot be undone.*"))
        self.screen.tap("Erase everything")
        self.approve(asked=re.compile("A factory reset needs a second person"))

    def test_1_a_day_that_is_not_settled_is_not_lost(self):
        self.sell("1500")
        self.work_as(*ADMINISTRATOR)
        self.say_yes()
        self.screen.wait_for(re.compile("The reset was not possible.*Settle first, then try again"), 30.0)
        self.picture("factory-reset-refused")
        self.assertFalse(os.path.exists(self.file))
        # Payments are taken as before.
        self.work_as(self.operator, self.password)
        self.sell("1600")
        self.assert_books_equal()

    def test_2_who_thinks_again_keeps_everything(self):
        self.work_as(*ADMINISTRATOR)
        self.open_page()
        self.picture("factory-reset")
        self.screen.tap("Keep everything")
        self.screen.wait_for(re.compile("Factory reset, .*"))
        self.assertFalse(os.path.exists(self.file))

    def test_3_settled_it_is_given_up(self):
        self.client.sign_in()
        self.client.settle()
        self.say_yes()
        self.screen.wait_for(re.compile("The terminal is being reset.*"), 30.0)
        self.picture("factory-reset-begun")
        with open(self.file, encoding="ascii") as file:
            self.assertEqual(file.read(), "99 00\n")
        with self.assertRaises(TillError) as caught:
            self.client.start(amount_minor=1700).end()
        self.assertEqual(caught.exception.code, "PAYMENTS_HELD")


if __name__ == "__main__":
    unittest.main()
