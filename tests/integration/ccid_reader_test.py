#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Cards at a USB reader of the CCID class: sales at each exchange level, and what happens to a reader and its plug."""

import unittest

from till.common.v1 import card_pb2, error_pb2

from tests.harness.client import Payment, state_name
from tests.harness.shop import ShopTestCase

SELECT_PSE = "00a404000e315041592e5359532e4444463031"  # EMV 4.4 Book 1, 11.3.2


class CcidReaderTest(ShopTestCase):
    reader = "ccid"

    def setUp(self):
        super().setUp()
        self.plug_in("extended")

    def tearDown(self):
        self.assert_books_equal()

    def plug_in(self, model):
        self.shop.counter.call("ccid", plugged=True, model=model)
        self.shop.counter.call("reset")

    def assert_approved(self, payment, entry_mode):
        self.assertEqual(state_name(payment.state), "APPROVED", f"{payment.failure}, host {payment.host.response}")
        self.assertEqual(payment.card.entry_mode, entry_mode)
        self.assertEqual(payment.host.response.code, "00")

    def assert_failed(self, payment, code):
        self.assertEqual(state_name(payment.state), "FAILED")
        self.assertEqual(error_pb2.ErrorCode.Name(payment.failure.code), code)

    def test_a_chip_at_every_exchange_level(self):
        for model in ("extended", "chaining", "short", "tpdu_t0", "tpdu_t1", "tpdu_t1_auto"):
            with self.subTest(model):
                self.plug_in(model)
                payment = self.shop.sell("unionpay-debit", "insert", "123456")
                self.assert_approved(payment, card_pb2.CONTACT)
                self.assertEqual(payment.verification, card_pb2.ONLINE_PIN)
                self.assertEqual(payment.emv.cryptogram_type, "TC")
                # What the reader itself heard: APDUs, TPDUs or blocks of T=1.
                heard = [each["hex"] for each in self.shop.counter.call("ccid_heard")["commands"] if each["type"] == 0x6F]
                block = "000014" if model.startswith("tpdu_t1") else ""  # NAD, PCB, LEN of T=1's first I-block
                self.assertTrue(any(each.startswith(block + SELECT_PSE) for each in heard), heard[:4])

    def test_a_tap(self):
        for model in ("short", "tpdu_t1"):
            with self.subTest(model):
                self.plug_in(model)
                payment = self.shop.sell("unionpay-tap", "tap", None)
                self.assert_approved(payment, card_pb2.CONTACTLESS)

    def test_a_card_of_t0_that_announces_its_answers(self):
        for model in ("short", "tpdu_t0"):
            with self.subTest(model):
                self.plug_in(model)
                self.assert_approved(self.shop.sell("t0", "insert", "123456"), card_pb2.CONTACT)

    def test_blocks_that_are_lost_lose_no_sale(self):
        self.plug_in("tpdu_t1")
        for fault in ("t1_lrc", "t1_silent", "t1_again", "t1_wtx", "t1_ifs", "t1_number"):
            with self.subTest(fault):
                self.shop.counter.call("ccid_fault", name=fault, times=2)
                self.assert_approved(self.shop.sell("unionpay-debit", "insert", "123456"), card_pb2.CONTACT)

    def test_a_card_torn_at_its_cryptogram_owes_nothing(self):
        for model in ("short", "tpdu_t1"):
            with self.subTest(model):
                self.plug_in(model)
                payment = self.shop.sell("torn", "insert", "123456")
                self.assert_failed(payment, "CARD_REMOVED")

    def test_unplugged_and_back(self):
        self.shop.counter.call("ccid", plugged=False)
        payment = self.shop.sell("unionpay-debit", "insert", "123456")
        self.assert_failed(payment, "READER_UNAVAILABLE")
        self.shop.counter.call("ccid", plugged=True)
        self.shop.counter.call("reset")
        self.assert_approved(self.shop.sell("unionpay-debit", "insert", "123456"), card_pb2.CONTACT)

    def test_a_reader_that_breaks_its_protocol_is_said_so_and_found_again(self):
        for fault in ("garbage", "over_long", "flood"):
            with self.subTest(fault):
                self.shop.counter.call("ccid_fault", name=fault)
                self.assert_failed(self.shop.sell("unionpay-debit", "insert", "123456"), "READER_UNAVAILABLE")
                self.shop.counter.call("reset")
                self.assert_approved(self.shop.sell("unionpay-debit", "insert", "123456"), card_pb2.CONTACT)

    def test_a_mute_card_is_not_sent_to_a_stripe_that_there_is_not(self):
        payment = self.shop.sell("mute", "insert", None)
        self.assert_failed(payment, "CARD_UNREADABLE")


if __name__ == "__main__":
    unittest.main(verbosity=2)
