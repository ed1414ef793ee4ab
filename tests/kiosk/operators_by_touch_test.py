#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Operators by touches alone: locked after wrong passwords, a forgotten password, the lock of an idle screen."""

import re
import unittest

from tests.kiosk.touch_test_case import TouchTestCase

ADMINISTRATOR = ("99", "12345678")


class OperatorsByTouchTest(TouchTestCase):
    def open_member(self, number):
        self.go_home()
        self.work_as(*ADMINISTRATOR)
        self.open_menu("Manage", "People", "Operators")
        self.screen.tap(re.compile(f"(Operator )?{number}.*", re.DOTALL))

    def leave(self):
        for _ in range(4):
            self.screen.tap("Back")
        self.sign_out()

    def try_to_sign_in(self, number, password):
        self.screen.tap_digits(number + password)
        self.screen.tap("Sign in")

    def test_1_wrong_passwords_lock_an_operator_and_an_administrator_unlocks(self):
        self.go_home()
        self.sign_out()
        self.try_to_sign_in("01", "9999")
        for _ in range(4):
            self.screen.wait_for(re.compile("Wrong number or password.*"))
            self.screen.tap_digits("9999")  # the number stays
            self.screen.tap("Sign in")
        self.screen.wait_for(re.compile("Wrong number or password.*|Too many wrong passwords.*"))
        # Now the right one does not help either.
        self.screen.tap_digits("0000")
        self.screen.tap("Sign in")
        self.screen.wait_for(re.compile("Too many wrong passwords. Wait, or ask an administrator"))
        self.picture("operator-locked")
        self.screen.tap("Operator number 01")
        self.sign_in(*ADMINISTRATOR)
        self.open_member("01")
        self.picture("operator-unlock")
        self.screen.tap(re.compile("Unlock, .*"))
        self.screen.wait_for(re.compile("New first password, .*"))
        self.leave()
        self.sign_in()
        self.screen.wait_for("Take payment")

    def test_2_a_forgotten_password_is_replaced_and_changed_at_the_next_sign_in(self):
        self.open_member("01")
        self.screen.tap(re.compile("New first password, .*"))
        self.screen.tap_digits("5555")
        self.screen.tap("Next")
        self.screen.wait_for("One digit again and again is no password. Choose another")
        for _ in range(2):
            self.screen.tap_digits("5432")
            self.screen.tap("Next")
        self.screen.wait_for(re.compile(".*Must choose a password at the next sign-in.*"))
        self.leave()
        self.try_to_sign_in("01", "0000")
        self.screen.wait_for(re.compile("Wrong number or password.*"))
        self.screen.tap_digits("5432")
        self.screen.tap("Sign in")
        self.screen.wait_for("Type your password as it is now")
        self.picture("operator-first-password")
        for password in ("5432", "8642", "8642"):
            self.screen.tap_digits(password)
            self.screen.tap("Next")
        self.screen.wait_for("Sign in")
        type(self).password = "8642"
        self.sign_in()
        self.screen.wait_for("Take payment")
        self.sell("100")

    def test_3_who_is_switched_off_does_not_get_in(self):
        self.open_member("01")
        self.screen.tap(re.compile("Switch off, .*"))
        self.screen.wait_for(re.compile("Switch on, .*"))
        self.leave()
        self.try_to_sign_in("01", self.password)
        self.screen.wait_for(re.compile("This operator is switched off.*"))
        self.screen.tap("Operator number 01")
        self.sign_in(*ADMINISTRATOR)
        self.open_member("01")
        self.screen.tap(re.compile("Switch on, .*"))
        self.screen.wait_for(re.compile("Switch off, .*"))
        self.leave()
        self.sign_in()
        self.screen.wait_for("Take payment")

    def test_4_an_idle_screen_locks_itself(self):
        self.go_home()
        self.work_as(*ADMINISTRATOR)
        self.open_menu("Manage", "Shop", "Settings")
        self.screen.scroll_to(re.compile("Lock after, .*"))
        self.screen.tap(re.compile("Lock after, .*"))
        self.screen.tap_digits("30")
        self.screen.tap("Done")
        self.screen.scroll_to("Lock after, 30 seconds")
        for _ in range(3):
            self.screen.tap("Back")
        self.sign_out()
        self.sign_in()
        self.screen.wait_for("Take payment")
        self.screen.wait_for("Unlock", 45.0)
        self.picture("locked")
        self.screen.tap_digits("1111")
        self.screen.tap("Unlock")
        self.screen.wait_for(re.compile("Wrong number or password.*"))
        self.screen.tap_digits(self.password)
        self.screen.tap("Unlock")
        self.screen.wait_for("Take payment")


if __name__ == "__main__":
    unittest.main()
