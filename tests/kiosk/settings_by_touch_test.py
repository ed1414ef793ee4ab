#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Settings changed by touches, and felt in the next payment."""

import re
import time
import unittest

from tests.kiosk.touch_test_case import TouchTestCase

# How long the payment service goes on with parameters that it has read, and a little.
_PARAMETERS_FRESH_S = 5.3
ADMINISTRATOR = ("99", "12345678")


class SettingsByTouchTest(TouchTestCase):
    def open_settings(self):
        self.work_as(*ADMINISTRATOR)
        self.open_menu("Manage", "Shop", "Settings")
        self.screen.wait_for("How customers may pay")

    def back_to_the_cashier(self):
        self.leave_menu()
        self.work_as(self.operator, self.password)
        time.sleep(_PARAMETERS_FRESH_S)

    def ask_qr(self, way):
        self.screen.tap("QR code")
        self.screen.tap_digits("700")
        self.screen.tap("Next")
        self.screen.tap(way)

    def setUp(self):
        super().setUp()
        self.go_home()

    def test_1_the_largest_sale(self):
        self.open_settings()
        self.picture("settings")
        self.screen.tap(re.compile("Largest sale, .*"))
        self.screen.tap_digits("5000")
        self.screen.tap("Done")
        self.screen.wait_for(re.compile("Largest sale, ¥50\\.00"))
        self.back_to_the_cashier()
        self.take("5001")
        self.screen.wait_for(re.compile("This amount cannot be taken.*"), 30.0)
        self.picture("settings-limit-felt")
        self.screen.tap("Back to start")
        self.sell("5000")

    def test_2_a_way_to_pay_is_switched_off(self):
        self.open_settings()
        self.screen.tap("QR codes")
        self.back_to_the_cashier()
        self.ask_qr("This terminal: show the code")
        self.screen.wait_for(re.compile("This transaction is switched off here.*"), 30.0)
        self.screen.tap("Back to start")
        self.open_settings()
        self.screen.tap("QR codes")
        self.back_to_the_cashier()
        self.ask_qr("The customer: scan the phone")
        self.screen.scan("134567890123456789")
        self.screen.wait_for("Paid", 60.0)
        self.screen.tap("Done")

    def test_3_cards_are_inserted_only(self):
        self.open_settings()
        self.screen.tap("Tap a card or phone")
        self.back_to_the_cashier()
        self.take("600")
        self.screen.wait_for(re.compile("Insert the card.*"), 30.0)
        self.screen.tap("Cancel")
        self.screen.tap("Cancel it")
        self.screen.tap("Back to start", 30.0)

    def test_4_one_copy_in_english(self):
        self.open_settings()
        self.screen.scroll_to(re.compile("Copies, .*"))
        self.screen.tap(re.compile("Copies, .*"))
        self.screen.tap(re.compile("One, for the customer.*"))
        self.screen.scroll_to(re.compile("Copies, One.*"))
        self.screen.scroll_to(re.compile("Language of the slip, .*"))
        self.screen.tap(re.compile("Language of the slip, .*"))
        self.screen.tap("English")
        self.screen.scroll_to("Language of the slip, English")
        self.back_to_the_cashier()
        sale = self.sell("900")
        slip, = self.slips_of(sale)
        self.assertIn("SALES SLIP", slip)
        self.assertNotIn("金额", slip)

    def test_5_who_did_it_is_written_down(self):
        self.work_as(*ADMINISTRATOR)
        self.open_menu("Manage", "People", "Who did what")
        self.screen.wait_for(re.compile(".*99.*", re.DOTALL))
        self.picture("audit")
        self.leave_menu()
        self.sign_out()
        self.assert_books_equal()


if __name__ == "__main__":
    unittest.main()
