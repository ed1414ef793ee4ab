#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A host that is silent, late, wrong or away: each payment ends in a definite state, and the books equal the host's."""

import time
import unittest

from till.common.v1 import error_pb2
from till.ledger.v1 import journal_pb2

from tests.harness.client import Payment, state_name
from tests.harness.errors import TillError
from tests.harness.shop import ShopTestCase, wait_for

# The shortest that terminal takes.
_REPLY_TIMEOUT_MS = 5000
# How long payment goes on with parameters that it has read, and a little.
_PARAMETERS_FRESH_S = 5.2


class HostFaultsTest(ShopTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop.client.update_parameters(host_reply_timeout_ms=_REPLY_TIMEOUT_MS)
        time.sleep(_PARAMETERS_FRESH_S)

    def setUp(self):
        super().setUp()
        self._balances = self.shop.balances()

    def tearDown(self):
        self.assert_books_equal()

    def behave(self, *manners):
        self.shop.acquirer.call("behave", next=list(manners))

    def assert_state(self, payment, state):
        self.assertEqual(state_name(payment.state), state_name(state),
                         f"failure {payment.failure}, host {payment.host.response}")

    def assert_undone(self, payment):
        """The payment ended reversed, the host says so too, and the customer has his money."""
        self.assert_state(payment, Payment.REVERSED)
        self.assertEqual(error_pb2.ErrorCode.Name(payment.failure.code), "HOST_SILENT")
        self.assertTrue(payment.failure.message)
        self.assertEqual(self.shop.host_row(payment)["state"], "reversed")
        self.assertEqual(self.shop.balances(), self._balances)

    def assert_sells(self):
        """Whatever happened before, the next sale is approved."""
        before = self.shop.balances()
        self.shop.present("unionpay-debit", pin="123456")
        self.assert_state(self.client.start_insisting(100).end(), Payment.APPROVED)
        self.assertEqual(sum(before.values()) - sum(self.shop.balances().values()), 100)

    # ---- The answer does not come, or cannot be believed. ----

    def test_silent(self):
        self.behave("silent")
        run_began = time.monotonic()
        self.shop.present("unionpay-debit", pin="123456")
        run = self.client.start()
        unknown = run.until_state(Payment.UNKNOWN_REVERSING)
        self.assertGreater(time.monotonic() - run_began, _REPLY_TIMEOUT_MS / 1000 - 0.5)
        self.assertLess(time.monotonic() - run_began, _REPLY_TIMEOUT_MS / 1000 + 5)
        self.assertEqual(error_pb2.ErrorCode.Name(unknown.payment.failure.code), "HOST_SILENT")
        self.assert_undone(run.end())
        self.assert_sells()

    def test_approval_after_the_time_out_is_reversed(self):
        self.behave({"late_s": _REPLY_TIMEOUT_MS / 1000 + 1.5})
        payment = self.shop.sell()
        self.assert_undone(payment)
        # The approval arrives only now; it must change nothing.
        time.sleep(2.5)
        self.assert_undone(self.client.get(payment.name))
        self.assert_sells()

    def test_silent_and_the_reversal_is_not_heard_either(self):
        self.behave("silent", "drop", "truncate", "wrong-mac")
        payment = self.shop.sell()
        self.assert_undone(payment)
        record = self.client.newest_record()
        self.assertGreaterEqual(record.reversal_attempts, 4)
        self.assertGreaterEqual(len(self.shop.host_reversals(payment)), 4)
        self.assert_sells()

    def test_answers_that_cannot_be_believed(self):
        for manner in ("garbage", "truncate", "short", "wrong-mac", "wrong-trace", "drop"):
            with self.subTest(manner=manner):
                self._balances = self.shop.balances()
                self.behave(manner)
                self.assert_undone(self.shop.sell())
                self.assert_sells()

    def test_tapped_card_and_no_answer(self):
        self.behave("drop")
        self.assert_undone(self.shop.sell("unionpay-tap", "tap", None))

    def test_no_sale_while_a_reversal_is_owed(self):
        self.behave("drop", "silent")
        self.shop.present("unionpay-debit", pin="123456")
        run = self.client.start()
        run.until_state(Payment.UNKNOWN_REVERSING)
        wait_for(lambda: self.shop.host_reversals(run.payment), "the reversal to reach the host")
        self.assertEqual(self.client.line().reversals_owed, 1)
        self.assertFalse(self.client.is_quiet())
        self.shop.acquirer.call("hang_up")  # or the silent reversal is waited for
        self.assert_undone(run.end())

    # ---- The keys. ----

    def test_host_has_forgotten_the_keys(self):
        self.shop.acquirer.call("forget_keys")
        payment = self.shop.sell()
        self.assert_state(payment, Payment.DECLINED)
        self.assertEqual(payment.host.response.code, "77")
        self.assert_sells()

    # ---- The line. ----

    def test_line_dropped_between_payments(self):
        self.shop.acquirer.call("hang_up")
        self.assert_sells()

    def test_line_dropped_while_the_pin_is_typed(self):
        self.shop.present("unionpay-debit", pin=None)
        run = self.client.start()
        run.until_state(Payment.ENTERING_PIN)
        self.shop.acquirer.call("hang_up")
        self.shop.counter.call("type", keys="123456E")
        payment = run.end()
        self.assertIn(state_name(payment.state), ("APPROVED", "FAILED", "REVERSED"))
        self.assert_sells()

    def test_acquirer_away_and_back(self):
        acquirer = self.shop.terminal.processes["acquirer"]
        acquirer.stop()
        try:
            wait_for(lambda: not self.client.line().line.connected, "the line to be noticed as gone")
            with self.assertRaises(TillError) as caught:
                self.client.start().end()
            self.assertEqual(caught.exception.code, "HOST_UNREACHABLE", caught.exception)
            self.assertEqual(caught.exception.action, "RETRY")
        finally:
            acquirer.start()
            self.assertTrue(acquirer.wait_until_ready(20))
            self.shop.acquirer.close()
        self.assert_sells()

    def test_acquirer_goes_away_while_the_pin_is_typed(self):
        self.shop.present("unionpay-debit", pin=None)
        run = self.client.start()
        run.until_state(Payment.ENTERING_PIN)
        acquirer = self.shop.terminal.processes["acquirer"]
        acquirer.stop()
        try:
            wait_for(lambda: not self.client.line().line.connected, "the line to be noticed as gone")
            self.shop.counter.call("type", keys="123456E")
            payment = run.end()
            self.assert_state(payment, Payment.FAILED)
            self.assertEqual(error_pb2.ErrorCode.Name(payment.failure.code), "HOST_UNREACHABLE")
            self.assertEqual(payment.void_reason, journal_pb2.NOTHING_SENT)
        finally:
            acquirer.start()
            self.assertTrue(acquirer.wait_until_ready(20))
            self.shop.acquirer.close()
        self.assert_sells()

    def test_acquirer_down_when_the_terminal_starts(self):
        acquirer = self.shop.terminal.processes["acquirer"]
        acquirer.stop()
        try:
            for name in ("uplink", "payment"):
                self.shop.kill(name)
                self.shop.until_back(name)
            self.assertFalse(self.client.line().line.connected)
            with self.assertRaises(TillError) as caught:
                self.client.start().end()
            self.assertEqual(caught.exception.code, "HOST_UNREACHABLE", caught.exception)
            self.assertEqual(caught.exception.action, "RETRY")
        finally:
            acquirer.start()
            self.assertTrue(acquirer.wait_until_ready(20))
            self.shop.acquirer.close()
        self.assert_sells()

    def test_acquirer_dies_with_a_payment_in_its_hands(self):
        self.behave({"late_s": 4})
        self.shop.present("unionpay-debit", pin="123456")
        run = self.client.start()
        run.until_state(Payment.AUTHORISING)
        wait_for(lambda: self.shop.host_row(run.payment), "the host to have the payment")
        acquirer = self.shop.terminal.processes["acquirer"]
        acquirer.kill()
        self.assertTrue(acquirer.wait_until_ready(20))
        self.shop.acquirer.close()
        self.assert_undone(run.end())
        self.assert_sells()


if __name__ == "__main__":
    unittest.main(verbosity=2)
