#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A day in a shop, through the real processes: sign-on, 200 mixed transactions with faults, settlement balanced.

And a day that settles unbalanced: the batch is uploaded, killed in the middle, resumed, and closed."""

import collections
import random
import sys
import threading
import time
import unittest

from till.ledger.v1 import journal_pb2

from tests.harness.client import Payment, state_name
from tests.harness.errors import TillError
from tests.harness.shop import ShopTestCase, wait_for

_TRANSACTIONS = 200
_SEED = 20261122
_CARD, _PIN = "unionpay-debit", "123456"
_FAULTS = ("silent", "wrong-mac", "drop", "garbage", {"late_s": 6})
_DECLINES = (("no-funds", "insert", "123456"), ("blocked", "insert", "123456"), ("unionpay-debit", "insert", "654321"))


class Day:
    """Day takes transactions as they come in a shop, from a seed, and remembers what may be undone."""

    def __init__(self, shop, seed):
        self.shop = shop
        self.client = shop.client
        self.random = random.Random(seed)
        self.sales, self.holds, self.completions = [], [], []
        self.counts = collections.Counter()

    def run(self, count, fault_rate=0.08):
        for _ in range(count):
            self._next(fault_rate)
        self.client.until_quiet(180.0)

    def _next(self, fault_rate):
        if self.random.random() < fault_rate:
            self.shop.acquirer.call("behave", next=[self.random.choice(_FAULTS)])
            self.counts["faults"] += 1
        actions = [(self._sell, 50), (self._tap, 15), (self._declined, 8), (self._void, 8), (self._refund, 8), (self._hold, 5),
                   (self._complete, 5), (self._tip, 4), (self._balance, 3), (self._qr, 6)]
        action = self.random.choices([one for one, _ in actions], [weight for _, weight in actions])[0]
        self.counts[action.__name__.strip("_")] += 1
        self._insist(action)
        # Nobody in a shop waits for a bank that does not answer; the next payment does, as the terminal says.

    def _insist(self, action):
        end = time.monotonic() + 120.0
        while True:
            try:
                return action()
            except TillError as error:
                if error.action != "RETRY" and error.code != "REVERSAL_OWED" or time.monotonic() > end:
                    raise
                self.shop.counter.call("reset")
                time.sleep(0.2)

    def _amount(self):
        return self.random.randrange(100, 5000)

    def _card_run(self, run, card=_CARD, how="insert", pin=_PIN):
        self.shop.present(card, how, pin)
        run.until(lambda event: event.payment.state in _ENDS, timeout_s=60.0)
        self.counts[state_name(run.payment.state)] += 1
        return run.payment

    def _sell(self):
        payment = self._card_run(self.client.start(self._amount()))
        if payment.state == Payment.APPROVED:
            self.sales.append(payment)

    def _tap(self):
        self._card_run(self.client.start(self._amount()), "unionpay-tap", "tap", None)

    def _declined(self):
        self._card_run(self.client.start(self._amount()), *self.random.choice(_DECLINES))

    def _void(self):
        if self.sales:
            self._card_run(self.client.void(self.sales.pop().name))

    def _refund(self):
        if self.sales:
            sale = self.sales.pop()
            self._card_run(self.client.refund(sale.name, self.random.randrange(1, sale.amount.minor_units + 1)))

    def _hold(self):
        payment = self._card_run(self.client.start(self._amount(), kind=journal_pb2.PRE_AUTHORIZATION))
        if payment.state == Payment.APPROVED:
            self.holds.append(payment)

    def _complete(self):
        if self.holds:
            hold = self.holds.pop()
            self._card_run(self.client.complete(hold.name, hold.amount.minor_units, advice=self.random.random() < 0.5))

    def _tip(self):
        if self.sales:
            sale = self.sales.pop()
            run = self.client.add_tip(sale.name, max(1, sale.amount.minor_units // 10))
            run.until(lambda event: event.payment.state in _ENDS, timeout_s=60.0)
            self.counts[state_name(run.payment.state)] += 1

    def _balance(self):
        self._card_run(self.client.balance())

    def _qr(self):
        run = self.client.qr(self._amount(), customer_code=f"13{self.random.randrange(10**16):016d}")
        run.until(lambda event: event.payment.state in _ENDS, timeout_s=90.0)
        self.counts[state_name(run.payment.state)] += 1


_ENDS = {Payment.APPROVED, Payment.DECLINED, Payment.CANCELLED, Payment.FAILED, Payment.REVERSED, Payment.UNKNOWN_REVERSING,
         Payment.ADVICE_OWED}


class DayInAShopTest(ShopTestCase):
    def setUp(self):
        super().setUp()
        self.client.update_parameters(host_reply_timeout_ms=5000, receipt_copies=1)

    def test_a_day_that_balances(self):
        self.assertEqual(self.client.sign_on().response.code, "00")
        day = Day(self.shop, _SEED)
        day.run(_TRANSACTIONS)
        print("  " + ", ".join(f"{count} {name}" for name, count in sorted(day.counts.items())), file=sys.stderr)
        self.assertGreater(day.counts["faults"], 5)
        self.assertGreater(day.counts["APPROVED"], 100)
        batch = self.client.records()[0].batch_number
        self.assert_books_equal()
        settlement = self.client.settle()[-1].settlement
        self.assertEqual(settlement.state, journal_pb2.Settlement.CLOSED)
        self.assertEqual((settlement.batch_number, settlement.domestic_flag, settlement.foreign_flag), (batch, 1, 1))
        self.assertEqual(settlement.uploaded, settlement.to_upload)
        self.assert_books_equal()
        # The next day begins in the next batch.
        self.assertEqual(self.shop.sell(amount_minor=100).batch_number, batch + 1)
        self.assert_books_equal()

    def test_a_day_that_does_not_balance_killed_in_the_middle_of_the_upload(self):
        Day(self.shop, _SEED + 1).run(30, fault_rate=0.0)
        self.shop.acquirer.call("settlement", domestic=2, foreign=1)
        # So slow that a kill after one upload falls before the last.
        self.shop.acquirer.call("behave", next=[{"late_s": 0.6, "mti": "0320", "times": 200}])
        batch = self.client.records()[0].batch_number
        for victim in ("payment", "uplink", "ledger"):
            with self.subTest(victim=victim):
                self._settle_and_kill(victim, batch)
        settlement = wait_for(self._closed, "the settlement to be closed", 180.0)
        self.assertEqual(settlement.batch_number, batch)
        self.assertNotEqual((settlement.domestic_flag, settlement.foreign_flag), (1, 1))
        self.assertEqual(settlement.uploaded, settlement.to_upload)
        self.assertGreater(settlement.uploaded, 10)
        self.assert_books_equal()

    def _settle_and_kill(self, victim, batch):
        """Begins or goes on with the settlement, and kills the process as soon as something more was uploaded."""
        before = self._uploaded(batch)
        outcome = []

        def settle():
            try:
                outcome.append(self.client.settle())
            except TillError as error:
                outcome.append(error)
        thread = threading.Thread(target=settle, daemon=True)
        thread.start()
        wait_for(lambda: self._uploaded(batch) > before, "an upload", 60.0)
        self.assertTrue(thread.is_alive())
        self.shop.kill(victim)
        self.shop.until_back(victim)
        # The till program loses its stream with `payment`; the settlement goes on by itself, and anybody may join it again.
        if victim == "payment":
            thread.join(30.0)
            self.assertFalse(thread.is_alive())

    def _uploaded(self, batch):
        return sum(settlement.uploaded for settlement in self.client.settlements() if settlement.batch_number == batch)

    def _closed(self):
        settlements = self.client.settlements()
        if settlements and settlements[0].state == journal_pb2.Settlement.CLOSED and settlements[0].domestic_flag != 1:
            return settlements[0]
        return None


if __name__ == "__main__":
    unittest.main(verbosity=2)
