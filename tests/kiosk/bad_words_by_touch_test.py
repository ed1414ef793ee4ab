#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Names and dates that are none, by touches and a keyboard: emoji, two hundred characters, writing from right to left, letters of
a pinyin that nobody chose, days and times that there never were. What the terminal keeps, and what it prints, is clean."""

import re
import unittest

from till.terminal.v1 import profile_pb2, profile_pb2_grpc, promotions_pb2, promotions_pb2_grpc

from tests.kiosk.touch_test_case import TouchTestCase


class BadWordsByTouchTest(TouchTestCase):
    operator, password = "99", "12345678"

    def setUp(self):
        super().setUp()
        self.go_home()

    def profile(self):
        stub = profile_pb2_grpc.ProfileStub(self.client.channel("terminal", "profile"))
        return self.client.call(stub.GetProfile, profile_pb2.GetProfileRequest())

    def open_name(self, row):
        self.open_menu("Manage", "Shop", "Settings")
        self.screen.scroll_to(re.compile(row + ", .*"))
        self.screen.tap(re.compile(row + ", .*"))
        self.screen.wait_for("Done")
        if "Delete all of it" in self.screen.heard():
            self.screen.tap("Delete all of it")

    def type(self, text):
        self.screen.type(text)

    def test_1_pictures_and_hebrew_do_not_get_in(self):
        self.open_name("Name in English")
        self.type("Corner")
        self.type("\U0001f600")
        self.screen.wait_for("Pictures and special signs cannot be printed. They were left out")
        self.type("שלום")
        self.screen.wait_for("Writing from right to left cannot be printed. Use Chinese or Latin letters")
        self.type(" Café")
        self.screen.tap("Done")
        self.screen.wait_for("Name in English, Corner Café")
        self.assertEqual(self.profile().name_en, "Corner Café")

    def test_2_two_hundred_characters_are_cut_where_the_field_ends(self):
        self.open_name("Name in English")
        self.type("Q" * 200)
        self.screen.wait_for("No more than 40 characters fit here")
        self.screen.tap("Done")
        self.screen.scroll_to("Name in English, " + "Q" * 40)
        self.assertEqual(self.profile().name_en, "Q" * 40)

    def test_3_a_pinyin_that_nobody_chose_is_no_name(self):
        self.open_name("Name in Chinese")
        if "Type Chinese" in self.screen.heard():
            self.screen.tap("Type Chinese")
        for key in "zhang":
            self.screen.tap(key)
        before = self.profile().name_zh
        self.screen.tap("Done")
        self.screen.wait_for("Choose the characters for zhang first")
        self.assertEqual(self.profile().name_zh, before)
        self.screen.tap("张")
        self.screen.tap("Done")
        self.screen.wait_for("Name in Chinese, 张")
        self.assertEqual(self.profile().name_zh, "张")
        slip = self.slip_of(self.shop.sell(amount_minor=300))
        self.assertRegex(slip, "商户名称 Merchant +张\n")

    def test_4_there_is_no_such_day_and_no_such_time(self):
        self.open_menu("Manage", "Shop", "Promotions")
        self.screen.tap("Add a promotion")
        self.screen.type("Leap")
        self.screen.tap("Done")
        self.screen.tap(re.compile("A part of the price.*"))
        for digits in ("1000", "0"):
            self.screen.tap_digits(digits)
            self.screen.tap("Done")
        self.screen.tap(re.compile("Leap.*"))
        self.screen.tap(re.compile("Last day, .*"))
        for day in ("20260229", "00000000", "99999999", "19991231"):
            self.screen.tap_digits(day)
            self.screen.tap("Done")
            self.screen.wait_for("There is no such day")
            for _ in day:
                self.screen.tap("Delete the last digit")
        self.screen.tap_digits("20280229")
        self.screen.tap("Done")
        self.screen.wait_for("Last day, 2028-02-29")
        self.screen.tap(re.compile("First day, .*"))
        self.screen.tap_digits("20280301")
        self.screen.tap("Done")
        self.screen.wait_for("The last day would come before the first")
        self.screen.tap("Back")
        stub = promotions_pb2_grpc.PromotionsStub(self.client.channel("terminal", "promotions"))
        promotion, = self.client.call(stub.ListPromotions, promotions_pb2.ListPromotionsRequest()).promotions
        self.assertIn("2028", str(promotion))
        self.go_home()
        self.open_menu("Manage", "Shop", "Settings")
        self.screen.scroll_to(re.compile("Settle by itself, .*"))
        self.screen.tap(re.compile("Settle by itself, .*"))
        self.screen.tap_digits("2561")
        self.screen.tap("Done")
        self.screen.wait_for("There is no such time of day")
        self.screen.tap("Back")
        self.assert_books_equal()


if __name__ == "__main__":
    unittest.main()
