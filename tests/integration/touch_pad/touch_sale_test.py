#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Sales whose PIN is entered on the touch panel: finger, compositor, keypad, pin, payment, bank. And what becomes of a sale
whose keypad or compositor dies in the middle of the PIN."""

import os
import sys
import time
import unittest

from till.common.v1 import card_pb2
from till.ledger.v1 import journal_pb2

from tests.harness import memory
from tests.harness.client import Payment, state_name
from tests.harness.shop import ShopTestCase, wait_for
from tests.harness.touch_panel import TouchPanel, place_of

# A card's number as it is typed, and as it is shown.
_FORMS = (b"6293990100000001003", b"6293 9901 0000 0001 003")


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

    def test_a_card_number_is_typed_shown_and_forgotten(self):
        self.client.update_parameters(typed_kinds=[journal_pb2.SALE])
        time.sleep(5.2)  # payment goes on that long with parameters that it has read
        run = self.client.start_typed(1241)
        run.until_state(Payment.TYPING_CARD)
        wait_for(self.strip_is_green, "the keypad")
        holds = lambda: any(memory.holds(self.panel.keypad.pid, form) for form in _FORMS)
        self.assertFalse(holds())
        self.type("6293990100000001004E")
        wait_for(lambda: run.events[-1].typing_card.digit_count == 19, "the number")
        time.sleep(0.3)
        self.keep_picture("typed_wrong_digit")
        self.type("D3")
        wait_for(holds, "the digits on the keypad: a search that finds nothing there finds nothing anywhere")
        self.type("E12")
        wait_for(lambda: run.events[-1].typing_card.expiry, "the date to be asked for")
        time.sleep(0.3)
        self.keep_picture("typed_date")
        self.type("49E")
        run.until_state(Payment.ENTERING_PIN)
        wait_for(lambda: not holds(), "the keypad to forget the number")
        self.type("123456E")
        self.assertEqual(self.assert_ended(run, Payment.APPROVED).card.entry_mode, card_pb2.MANUAL)
        self.assertFalse(holds())

    def keep_picture(self, name):
        folder = os.environ.get("TEST_UNDECLARED_OUTPUTS_DIR", self.panel.home)
        self.panel.picture().save(os.path.join(folder, name + ".png"))

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
