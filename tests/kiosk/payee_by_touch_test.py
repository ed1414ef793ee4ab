#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Whom the bank pays, by touches alone: entered in Chinese and Latin, masked, with photos from a USB stick, reviewed by a
second person, removed."""

import io
import os
import re
import unittest

from PIL import Image

from till.terminal.v1 import payees_pb2, payees_pb2_grpc

from tests.kiosk import phone_photo
from tests.kiosk.touch_test_case import TouchTestCase
from tests.kiosk.usb_stick import UsbStick

# The example of GB 11643, its check character included.
IDENTITY_NUMBER = "11010519491231002X"

FRONT, BACK = (226, 238, 242), (244, 226, 196)


class PayeeByTouchTest(TouchTestCase):
    @classmethod
    def prepare(cls, shop):
        super().prepare(shop)
        media = os.path.join(shop.home, "media")
        cls.stick = UsbStick(media)
        cls.addClassCleanup(cls.stick.remove)
        cls.kiosk_options = ("--media-directory", media)

    def setUp(self):
        super().setUp()
        self.payees = payees_pb2_grpc.PayeesStub(self.client.channel("terminal", "payees"))
        self.client.sign_in("99", "12345678")

    def payee(self):
        return self.client.call(self.payees.GetPayee, payees_pb2.GetPayeeRequest())

    def open_payee(self):
        self.screen.tap("Manage")
        self.screen.tap(re.compile("Shop, .*"))
        self.screen.tap(re.compile("Payee, .*"))

    def home(self):
        for _ in range(3):
            self.screen.tap("Back")
        self.screen.wait_for("Manage")

    def press(self, keys):
        for key in keys:
            self.screen.tap(key)

    def test_1_an_administrator_enters_the_payee(self):
        self.sign_in("99", "12345678")
        self.open_payee()
        self.screen.tap("Name, Missing")
        self.screen.tap("Type Chinese")
        self.press("zhangming")
        self.picture("payee-name")
        self.screen.tap("张")
        self.screen.tap("明")
        self.screen.tap("Done")
        self.screen.wait_for("Name, 张*")
        self.screen.tap("Identity number, Missing")
        self.screen.wait_for("The 18 characters of the identity card")
        self.press(IDENTITY_NUMBER[:-1] + "0")
        self.screen.tap("Done")
        self.screen.wait_for("This identity number cannot be right. Compare it with the card")
        self.screen.tap("Identity number, Missing")
        self.screen.wait_for("The 18 characters of the identity card")
        self.press(IDENTITY_NUMBER.lower())
        self.screen.tap("Done")
        self.screen.wait_for("Identity number, 1****************X")
        self.screen.tap("Telephone, Missing")
        self.screen.wait_for("The payee's telephone number")
        self.press("13812345678")
        self.screen.tap("Done")
        self.screen.wait_for("Telephone, 138****5678")
        self.screen.tap("Address, Missing")
        self.screen.tap("Type Chinese")
        self.press("shanghai")
        self.screen.tap("上海")
        self.press("88")
        self.screen.tap("Done")
        self.screen.wait_for("Address, 上海88")
        self.picture("payee")
        self.assertNotIn(IDENTITY_NUMBER[1:-1], self.screen.heard())
        payee = self.payee()
        self.assertEqual((payee.masked_name, payee.review, payee.updated_by),
                         ("张*", payees_pb2.Payee.NOT_SUBMITTED, "99"))

    def take_photos(self):
        """What a phone's owner has on a stick: two photos, one that was cut off, and what leads off the stick."""
        folder = ("DCIM", "100PHONE")
        phone_photo.take(self.stick.path(*folder, "IMG_0001.jpg"), FRONT)
        with open(self.stick.path(*folder, "IMG_0001.jpg"), "rb") as whole, \
                open(self.stick.path(*folder, "IMG_0002.jpg"), "wb") as half:
            half.write(whole.read(200_000))
        phone_photo.take(self.stick.path(*folder, "IMG_0003.jpg"), BACK)
        for number in (1, 2, 3):
            os.utime(self.stick.path(*folder, f"IMG_000{number}.jpg"), (number, number))
        os.symlink(os.path.join(self.shop.home, "kiosk"), self.stick.path(*folder, "elsewhere"))

    def assert_photo(self, kind, colour):
        """assert_photo looks at what the terminal has of a photo."""
        reply = self.client.call(self.payees.GetPhoto, payees_pb2.GetPhotoRequest(kind=kind))
        self.assertEqual(reply.content_type, "image/jpeg")
        self.assertLessEqual(len(reply.content), 512 * 1024)
        photo = Image.open(io.BytesIO(reply.content))
        self.assertEqual((photo.format, photo.size), ("JPEG", (1200, 1600)))
        self.assertEqual(dict(photo.getexif()), {}, "nothing but the picture")
        # Below the card's lines, and its portrait: where they are when the photo is upright.
        for x, y, wanted in ((0.2, 0.65, colour), (0.73, 0.43, phone_photo.PRINT)):
            there = photo.convert("RGB").getpixel((int(photo.width * x), int(photo.height * y)))
            self.assertLess(max(abs(one - other) for one, other in zip(there, wanted)), 16, there)

    def test_2_photos_come_from_a_stick(self):
        self.screen.tap(re.compile("Send for review, .*"))
        self.screen.wait_for("Still missing: Identity card, front, Identity card, back")
        self.screen.scroll_to("Identity card, front, Missing")
        self.screen.tap("Identity card, front, Missing")
        self.screen.wait_for("No USB stick was found. Put one in, wait a moment, then try again")
        self.take_photos()
        self.stick.put_in()
        self.screen.tap("Try again")
        self.screen.wait_for("IMG_0003.jpg, 1 of 3", 30.0)
        self.screen.tap("Next photo")
        self.screen.wait_for("This is no photo, or it is damaged. Choose another one", 30.0)
        self.screen.tap("Next photo")
        self.screen.wait_for("IMG_0001.jpg, 3 of 3")
        self.screen.wait_for("Identity card, front", 30.0, lambda part: part["role"] == "image")
        self.picture("payee-photo")
        self.screen.tap("Use this photo", 30.0)
        self.screen.wait_for("Identity card, front, There", 30.0)
        self.assert_photo(payees_pb2.IDENTITY_FRONT, FRONT)
        self.screen.tap("Identity card, back, Missing")
        self.screen.tap("Use this photo", 60.0)
        self.screen.wait_for("Identity card, back, There", 30.0)
        self.assert_photo(payees_pb2.IDENTITY_BACK, BACK)
        self.screen.scroll_to(re.compile("Send for review, .*"))

    def test_3_a_second_person_says_on_the_spot_that_it_is_right(self):
        self.screen.tap(re.compile("Send for review, .*"))
        self.screen.wait_for("Waits for a second person")
        self.picture("payee-waits")
        self.screen.tap(re.compile("It is right, .*"))
        self.screen.wait_for("A second person reviews the payee")
        self.screen.tap_digits("99" + "12345678")
        self.screen.tap("Approve")
        self.screen.wait_for(re.compile(".*(second|another|own).*", re.IGNORECASE | re.DOTALL))
        self.assertEqual(self.payee().review, payees_pb2.Payee.SUBMITTED, "nobody approves for themselves")
        self.screen.tap("Back")
        self.screen.tap(re.compile("It is right, .*"))
        self.screen.wait_for("A second person reviews the payee")
        self.screen.tap_digits("00" + "123456")
        self.screen.tap("Approve")
        self.screen.wait_for("Right, says operator 00")
        self.picture("payee-right")
        payee = self.payee()
        self.assertEqual((payee.review, payee.reviewed_by), (payees_pb2.Payee.ACCEPTED, "00"))

    def test_4_it_is_removed_after_a_second_look(self):
        self.screen.scroll_to("Remove the payee")
        self.screen.tap("Remove the payee")
        self.screen.tap(re.compile("Remove it, .*"))
        self.screen.wait_for("Name, Missing")
        self.home()


if __name__ == "__main__":
    unittest.main()
