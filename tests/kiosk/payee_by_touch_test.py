#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Whom the bank pays, by touches alone: entered in Chinese and Latin, masked, reviewed by a second person, removed. Only
the photos come over the API, as from the shop's computer."""

import os
import re
import unittest

from till.terminal.v1 import payees_pb2, payees_pb2_grpc

from tests.harness.shop import ROOT
from tests.kiosk.touch_test_case import TouchTestCase

# The example of GB 11643, its check character included.
IDENTITY_NUMBER = "11010519491231002X"


class PayeeByTouchTest(TouchTestCase):
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

    def test_2_what_is_missing_is_named(self):
        self.screen.tap(re.compile("Send for review, .*"))
        self.screen.wait_for("Still missing: Identity card, front, Identity card, back")
        with open(os.path.join(ROOT, "services/terminal/testdata/red_3x2.png"), "rb") as file:
            content = file.read()
        for kind in (payees_pb2.IDENTITY_FRONT, payees_pb2.IDENTITY_BACK):
            self.client.call(self.payees.PutPhoto, payees_pb2.PutPhotoRequest(kind=kind, content=content))
        self.screen.tap("Back")
        self.screen.tap(re.compile("Payee, .*"))
        self.screen.wait_for("Identity card, front, There")

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
        self.screen.tap("Remove the payee")
        self.screen.tap(re.compile("Remove it, .*"))
        self.screen.wait_for("Name, Missing")
        self.home()


if __name__ == "__main__":
    unittest.main()
