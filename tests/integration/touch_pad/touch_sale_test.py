#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Sales whose PIN is entered on the touch panel: finger, compositor, keypad, pin, payment, bank. And what becomes of a sale
whose keypad or compositor dies in the middle of the PIN."""

import os
import sys
import unittest

from tests.harness.client import Payment, state_name
from tests.harness.shop import ShopTestCase, wait_for
from tests.harness.touch_panel import TouchPanel, place_of


@unittest.skipUnless(os.geteuid() == 0, "NEEDS ROOT: it becomes the users of kiosk, keypad and compositor")
class TouchSaleTest(ShopTestCase):
    touch_keypad = True

    def setUp(self):
        super().setUp()
        self.panel = TouchPanel(terminal=self.shop.terminal)
        self.addCleanup(self.panel.close)
        self.panel.open()

    def start(self, amount_minor):
        """start takes a sale to the keypad on the screen."""
        self.shop.present("unionpay-debit", pin=None)
        run = self.client.start(amount_minor)
        run.until_state(Payment.ENTERING_PIN)
        wait_for(self.strip_is_green, "the keypad")
        return run

    def strip_is_green(self):
        red, green, _ = self.panel.picture().getpixel((3, 3))
        return green > 2 * red

    def type(self, keys):
        finger = self.panel.finger()
        for key in keys:
            finger.tap(place_of(key))
        finger.close()

    def assert_ended(self, run, state):
        payment = run.end()
        self.assertEqual(state_name(payment.state), state_name(state), payment.failure)
        self.assert_books_equal()
        wait_for(lambda: not self.strip_is_green(), "the keypad to go")
        return payment

    def test_the_pin_comes_by_touch(self):
        run = self.start(1234)
        self.type("129D3456E")  # with one mistake
        self.assert_ended(run, Payment.APPROVED)

    def test_the_customer_cancels(self):
        run = self.start(1235)
        self.type("12C")
        self.assert_ended(run, Payment.CANCELLED)

    def test_the_cashier_cancels(self):
        run = self.start(1236)
        self.client.cancel(run.payment.name)
        self.assert_ended(run, Payment.CANCELLED)

    def test_a_keypad_that_dies_ends_the_sale_without_money_and_the_next_one_goes_well(self):
        run = self.start(1237)
        self.type("12")
        self.panel.keypad.kill()
        self.assertNotEqual(run.end().state, Payment.APPROVED)
        self.assert_books_equal()
        self.panel.wait_for_keypad()
        run = self.start(1238)
        self.type("123456E")
        self.assert_ended(run, Payment.APPROVED)

    def test_a_compositor_that_dies_ends_the_sale_without_money_and_the_next_one_goes_well(self):
        run = self.start(1239)
        self.type("12")
        starts = self.panel.keypad.starts
        self.panel.screen.process.kill()
        self.assertNotEqual(run.end().state, Payment.APPROVED)
        self.assert_books_equal()
        wait_for(lambda: self.panel.keypad.starts > starts, "the keypad's new instance")
        self.panel.wait_for_keypad()
        run = self.start(1240)
        self.type("123456E")
        self.assert_ended(run, Payment.APPROVED)


if __name__ == "__main__":
    if os.geteuid() != 0:
        print("SKIPPED without root: sales at the touch panel", file=sys.stderr)
    unittest.main(verbosity=2)
