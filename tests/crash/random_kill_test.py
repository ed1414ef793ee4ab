#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Processes killed (SIGKILL) at random moments while sales run; at the end the books equal the host's.

By hand, for half an hour: bazel run //tests/crash:random_kill_test -- --seconds 1800. The seed that is printed chooses whom to
kill and how long to wait; what the processes are at then is the machine's own business, so that a run cannot be repeated
exactly: tests/simulation is for that."""

import argparse
import collections
import random
import sys
import threading
import time
import unittest

import grpc
from till.ledger.v1 import journal_pb2

from tests.harness.client import FINAL, Payment, state_name
from tests.harness.errors import TillError
from tests.harness.shop import ShopTestCase
from tools.launcher.terminal import PROCESSES

_PARSER = argparse.ArgumentParser()
_PARSER.add_argument("--seconds", type=float, default=120.0)
_PARSER.add_argument("--seed", type=int, default=None)
_ARGUMENTS, _REST = _PARSER.parse_known_args()
_SEED = random.SystemRandom().randrange(1_000_000) if _ARGUMENTS.seed is None else _ARGUMENTS.seed

_CUSTOMERS = (("unionpay-debit", "insert", "123456"), ("unionpay-debit", "insert", "123456"), ("unionpay-tap", "tap", None),
              ("no-funds", "insert", "123456"))
_SALE_S = 20.0
_QUIET_S = 240.0


class Killer(threading.Thread):
    """Killer kills one process, seldom all of them, every now and then until it is stopped."""

    def __init__(self, shop, seed):
        super().__init__(daemon=True)
        self.kills = collections.Counter()
        self._shop, self._random, self._done = shop, random.Random(seed), threading.Event()

    def run(self):
        while not self._done.wait(self._random.uniform(0.05, 2.5)):
            victims = list(PROCESSES) if self._random.random() < 0.08 else [self._random.choice(list(PROCESSES))]
            for name in victims:
                self._shop.terminal.processes[name].kill()
                self.kills[name] += 1

    def stop(self):
        self._done.set()
        self.join()


class RandomKillTest(ShopTestCase):

    def test_books_are_equal_after_random_kills(self):
        print(f"\n  seed {_SEED}, {_ARGUMENTS.seconds:.0f} s", file=sys.stderr, flush=True)
        self.random = random.Random(_SEED + 1)
        self.seen, self.ends = {}, collections.Counter()
        opening = sum(self.shop.balances().values())
        killer = Killer(self.shop, _SEED)
        killer.start()
        end = time.monotonic() + _ARGUMENTS.seconds
        number = 0
        try:
            while time.monotonic() < end:
                number += 1
                self._sell(f"kill-{_SEED}-{number}")
        finally:
            killer.stop()
        for name in PROCESSES:
            self.shop.until_back(name)
        self.client.until_quiet(_QUIET_S)
        self.assert_books_equal()
        records = {record.payment: record for record in self.client.records()}
        posted = {name for name, record in records.items() if record.state == journal_pb2.PaymentRecord.POSTED}
        print(f"  seed {_SEED}: {sum(killer.kills.values())} kills {dict(killer.kills)}, {number} requests, "
              f"{len(records)} payments, {len(posted)} posted, seen {dict(self.ends)}", file=sys.stderr, flush=True)
        # What left the accounts is what the books have, each request at most once; nobody was shown what is not so.
        self.assertEqual(opening - sum(self.shop.balances().values()),
                         sum(records[name].amount.minor_units for name in posted))
        requests = collections.Counter(records[name].request_id for name in posted)
        self.assertEqual([request for request, count in requests.items() if count > 1], [])
        for name, state in self.seen.items():
            if state in FINAL:
                self.assertEqual(state == Payment.APPROVED, name in posted, f"{name} was shown {state_name(state)}")
        self.assertGreater(len(posted), 0)
        self.assertGreater(sum(killer.kills.values()), 0)

    def _sell(self, request_id):
        """_sell is a till program that asks again until it knows, or gives up and leaves the payment to the terminal."""
        amount_minor = self.random.randrange(1, 500)
        card, how, pin = self.random.choice(_CUSTOMERS)
        end = time.monotonic() + _SALE_S
        name = None
        while time.monotonic() < end:
            try:
                if name is None:
                    self.shop.counter.call("reset")
                    self.shop.present(card, how, pin)
                    run = self.client.start_insisting(amount_minor, request_id=request_id, timeout_s=5.0, card_timeout_ms=5000,
                                                      print_receipts=False)
                    name = run.payment.name
                    run.leave()
                payment = self.client.get(name)
                self.seen[name] = payment.state
                if payment.state in FINAL or payment.state == Payment.UNKNOWN_REVERSING:
                    self.ends[state_name(payment.state)] += 1
                    return
                time.sleep(0.05)
            except (TillError, TimeoutError, AssertionError, grpc.RpcError):
                time.sleep(0.1)  # Somebody is coming back.
        self.ends["given up"] += 1
        if name is not None:
            try:
                self.client.cancel(name)
            except (TillError, grpc.RpcError):
                pass


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *_REST], verbosity=2)
