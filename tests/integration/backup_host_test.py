#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""An acquirer with two hosts: the line goes to the second when the first is away, and back when it is there again."""

import unittest

from till.ledger.v1 import journal_pb2

from tests.harness.client import Payment, state_name
from tests.harness.errors import TillError
from tests.harness.shop import ShopTestCase, wait_for


class BackupHostTest(ShopTestCase):
    with_backup = True
    overrides = {"uplink": "return_to_first_s: 2"}

    def setUp(self):
        super().setUp()
        self.until_on("main")
        self.addCleanup(self.assert_books_equal)
        self.addCleanup(self.until_on, "main")
        for host in ("main", "backup"):
            self.addCleanup(self.listen, host)

    def listen(self, host, on=True):
        self.shop.acquirer.call("listen", host=host, on=on)

    def first_host_dies(self):
        self.listen("main", on=False)
        self.shop.acquirer.call("hang_up")

    def connected_to(self):
        """connected_to returns the hosts that have a connection, as the acquirer counts them."""
        hosts = self.shop.acquirer.call("state")["hosts"]
        return {name for name, one in hosts.items() if one["connections"]}

    def until_on(self, host):
        """until_on returns when terminal and acquirer agree that the line is on that host."""
        def is_on():
            line = self.client.line().line
            return line.connected and line.on_backup_host == (host == "backup") and self.connected_to() == {host}
        wait_for(is_on, f"the line to be on {host}", timeout_s=60.0)

    def assert_sells(self):
        self.shop.present("unionpay-debit", pin="123456")
        payment = self.client.start_insisting(100).end()
        self.assertEqual(state_name(payment.state), "APPROVED", payment)
        self.assertEqual(self.shop.host_row(payment)["state"], "approved")

    def test_the_first_host_refuses(self):
        self.first_host_dies()
        self.assert_sells()
        self.until_on("backup")
        self.assert_sells()
        self.listen("main")
        self.until_on("main")
        self.assert_sells()

    def test_the_first_host_dies_with_a_payment_in_its_hands(self):
        before = self.shop.balances()
        self.shop.acquirer.call("behave", next=[{"late_s": 30}])
        self.shop.present("unionpay-debit", pin="123456")
        run = self.client.start()
        run.until_state(Payment.AUTHORISING)
        wait_for(lambda: self.shop.host_row(run.payment), "the host to have the payment")
        self.first_host_dies()
        payment = run.end()
        # The first host is away: what undid it came by the second.
        self.assertEqual(state_name(payment.state), "REVERSED", payment)
        self.assertEqual(payment.void_reason, journal_pb2.REVERSED_AT_HOST)
        self.assertTrue(self.shop.host_reversals(payment))
        self.assertEqual(self.shop.host_row(payment)["state"], "reversed")
        self.assertEqual(self.shop.balances(), before)
        self.until_on("backup")
        self.assert_sells()

    def test_both_are_away_and_the_second_comes_back_first(self):
        self.listen("backup", on=False)
        self.first_host_dies()
        wait_for(lambda: not self.client.line().line.connected, "the line to be noticed as gone")
        with self.assertRaises(TillError) as refusal:
            self.client.start().end()
        self.assertEqual(refusal.exception.code, "HOST_UNREACHABLE", refusal.exception)
        self.listen("backup")
        self.until_on("backup")
        self.assert_sells()


if __name__ == "__main__":
    unittest.main(verbosity=2)
