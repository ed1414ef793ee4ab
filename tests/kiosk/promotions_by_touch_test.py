#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A promotion from its making to its end, by touches alone: made by the administrator, shown before the sale, on the host's
record and on the slip, and gone when it is removed."""

import re
import unittest

from tests.harness.shop import wait_for
from tests.kiosk.touch_test_case import TouchTestCase


class PromotionsByTouchTest(TouchTestCase):
    def open_promotions(self):
        self.sign_in("99", "12345678")
        self.screen.tap("Manage")
        self.screen.tap(re.compile("Shop, .*"))
        self.screen.tap(re.compile("Promotions, .*"))

    def home(self, times):
        for _ in range(times):
            self.screen.tap("Back")
        self.screen.wait_for("Manage")

    def take(self, digits):
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.screen.tap("Take payment")
        self.screen.tap_digits(digits)
        self.screen.tap("Take payment")

    def finish(self):
        self.screen.wait_for("Approved", 30.0)
        self.screen.tap("Done")
        self.screen.wait_for("Manage")
        return self.client.get(self.client.records()[0].payment)

    def test_1_an_administrator_makes_a_promotion(self):
        self.open_promotions()
        self.screen.wait_for(re.compile("No promotions.*"))
        self.screen.tap("Add a promotion")
        self.screen.tap("Capital letter")
        for key in ("A", "u", "t", "u", "m", "n"):
            self.screen.tap(key)
        self.picture("promotion-name")
        self.screen.tap("Done")
        self.screen.tap(re.compile("A part of the price.*"))
        self.screen.tap_digits("1000")
        self.screen.wait_for("10.00 %")
        self.screen.tap("Done")
        self.screen.tap_digits("5000")
        self.screen.tap("Done")
        self.screen.wait_for(re.compile("Autumn, 10.00 % off, Every day"))
        self.picture("promotions")
        self.home(3)
        self.sign_out()

    def test_2_the_discount_is_shown_before_the_sale_and_is_what_the_bank_gets(self):
        self.sign_in()
        self.take("12345")
        self.screen.wait_for("Price, ¥123.45")
        self.screen.wait_for("Autumn, −¥12.34")  # a tenth, rounded down to the fen
        self.screen.wait_for("To pay, ¥111.11")
        self.picture("discount")
        self.screen.tap("Take payment")
        sale = self.finish()
        self.assertEqual((sale.amount.minor_units, sale.original_amount.minor_units), (11111, 12345))
        self.assertTrue(sale.promotion.startswith("promotions/"), sale.promotion)
        self.assertEqual(self.shop.host_row(sale)["amount_minor"], 11111)
        slip = wait_for(self.printed, "a slip")[-1]
        for words in ("123.45", "12.34", "111.11"):
            self.assertIn(words, slip)
        self.assert_books_equal()

    def test_3_below_its_least_amount_nothing_is_taken_off(self):
        self.take("4999")
        sale = self.finish()
        self.assertEqual((sale.amount.minor_units, sale.promotion), (4999, ""))
        self.sign_out()

    def test_4_what_is_removed_is_given_no_more(self):
        self.open_promotions()
        self.screen.tap(re.compile("Autumn.*"))
        self.screen.tap(re.compile("Last day, .*"))
        self.screen.tap_digits("20000101")
        self.screen.tap("Done")
        self.screen.wait_for(re.compile("Last day, 2000-01-01"))
        self.screen.tap("Back")
        self.screen.wait_for(re.compile("Autumn, .*Until 2000-01-01"))
        self.screen.tap(re.compile("Autumn.*"))
        self.screen.tap("Remove this promotion")
        self.screen.tap(re.compile("Remove it.*"))
        self.screen.wait_for(re.compile("No promotions.*"))
        self.home(3)
        self.sign_out()
        self.sign_in()
        self.take("12345")
        sale = self.finish()
        self.assertEqual((sale.amount.minor_units, sale.promotion), (12345, ""))
        self.assert_books_equal()


if __name__ == "__main__":
    unittest.main()
