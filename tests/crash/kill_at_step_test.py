#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Kills each process (SIGKILL) at each journaled step of a sale; it comes back, and the books equal the host's.

Prints one line for each combination: what was killed, where, what became of the payment, and what the host holds."""

import sys
import time
import unittest

from till.ledger.v1 import journal_pb2

from tests.crash.moments import MOMENTS, Stage
from tests.harness.client import Payment, state_name
from tests.harness.shop import ShopTestCase
from tools.launcher.terminal import PROCESSES

_ENDED_BY = {
    Payment.APPROVED: "approved",
    Payment.DECLINED: "declined",
    Payment.REVERSED: "reversed",
}


class KillAtStepTest(ShopTestCase):
    def test_every_process_at_every_step(self):
        before = self._posted()
        opening = sum(self.shop.balances().values())
        done = []
        print(file=sys.stderr)
        for step, moment in MOMENTS.items():
            for process in PROCESSES:
                with self.subTest(step=step, process=process):
                    began = time.monotonic()
                    try:
                        outcome = self._kill(process, moment)
                    except BaseException as error:
                        print(f"  killed {process:9}at {step:24} {error!r}", file=sys.stderr, flush=True)
                        raise
                    print(f"  killed {process:9}at {step:24} payment {outcome}  {time.monotonic() - began:4.1f} s",
                          file=sys.stderr, flush=True)
                    done.append((step, process))
        print(f"  {len(done)} of {len(MOMENTS) * len(PROCESSES)} combinations", file=sys.stderr)
        self.assertEqual(len(done), len(MOMENTS) * len(PROCESSES))
        # What left the accounts is what the books have, to the last fen.
        posted = self._posted() - before
        self.assertEqual(opening - sum(self.shop.balances().values()), posted)
        self.assertGreater(posted, 0)

    def _posted(self):
        return sum(record.amount.minor_units for record in self.client.records()
                   if record.state == journal_pb2.PaymentRecord.POSTED)

    def _kill(self, process, moment):
        stage = Stage(self.shop)
        starts = self.shop.terminal.processes[process].starts
        with moment(stage):
            self.shop.kill(process)
        self.shop.until_back(process)
        self.assertEqual(self.shop.terminal.processes[process].starts, starts + 1)
        payment = self.client.until_final(stage.payment)
        self.assert_books_equal()
        row = self.shop.host_row(payment)
        host = row["state"] if row else "none"
        if payment.state in _ENDED_BY:
            # The host agrees in its own words; a payment that was undone before it arrived never was there.
            self.assertIn(host, {_ENDED_BY[payment.state]} | ({"none", "declined"} if payment.state == Payment.REVERSED else set()))
        else:
            self.assertNotEqual(host, "approved")
        return f"{state_name(payment.state):9} host {host:8}"

    def test_all_processes_at_once_at_every_step(self):
        """As a power cut, but for the file system's cache."""
        print(file=sys.stderr)
        for step, moment in MOMENTS.items():
            with self.subTest(step=step):
                stage = Stage(self.shop)
                began = time.monotonic()
                with moment(stage):
                    for process in PROCESSES:
                        self.shop.terminal.processes[process].kill()
                for process in PROCESSES:
                    self.shop.until_back(process)
                payment = self.client.until_final(stage.payment)
                self.assert_books_equal()
                print(f"  killed all      at {step:24} payment {state_name(payment.state):9}  {time.monotonic() - began:4.1f} s",
                      file=sys.stderr, flush=True)
        self.shop.counter.call("reset")
        self.client.sign_in()
        self.shop.present("unionpay-debit", pin="123456")
        self.assertEqual(self.client.start_insisting().end().state, Payment.APPROVED)


if __name__ == "__main__":
    unittest.main(verbosity=2)
