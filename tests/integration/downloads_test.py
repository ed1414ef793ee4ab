#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A blacklist comes to `card` through `payment`, which cannot read it."""

import os
import unittest

from till.common.v1 import error_pb2

from tests.harness import memory
from tests.harness.shop import ShopTestCase, wait_for

_CARD = "unionpay-debit"
_NUMBER = "6293990100000001003"  # the whole number of that card


class BlacklistTest(ShopTestCase):
    def holds_the_number(self, name):
        return memory.holds(self.shop.terminal.processes[name].pid, _NUMBER.encode())

    def download(self, *blacklist):
        stored = os.path.join(self.shop.terminal.state, "card", "blacklist.download")
        before = os.stat(stored).st_ino if os.path.exists(stored) else None
        self.shop.acquirer.call("downloads", blacklist=list(blacklist))
        self.shop.acquirer.call("demand", nibble=7)  # unionpay.md B1
        self.client.sign_on()  # whose answer says so
        wait_for(lambda: os.path.exists(stored) and os.stat(stored).st_ino != before, "the blacklist to arrive", 60)
        return stored

    def test_a_whole_number_passes_payment_unread(self):
        stored = self.download(_NUMBER, "6299999")
        payment = self.shop.sell(_CARD, "insert", "123456")
        self.assertEqual(error_pb2.ErrorCode.Name(payment.failure.code), "CARD_BLACKLISTED", payment)
        with open(stored, "rb") as file:
            self.assertFalse(_NUMBER.encode() in file.read(), "card keeps hashes")
        logs = self.shop.terminal.log_tail("payment", 100_000) + self.shop.terminal.log_tail("uplink", 100_000)
        self.assertFalse(_NUMBER in logs, "a log has the number")
        if os.geteuid() == 0:  # nobody else may look
            self.assertTrue(self.holds_the_number("acquirer"), "a search that finds nothing there finds nothing anywhere")
            self.assertFalse(self.holds_the_number("payment"), "payment has read the number")
        self.download()
        self.shop.counter.call("reset")
        self.assertEqual(self.shop.sell(_CARD, "insert", "123456").failure.code, error_pb2.ERROR_CODE_UNSPECIFIED)
        self.assert_books_equal()


if __name__ == "__main__":
    unittest.main(verbosity=2)
