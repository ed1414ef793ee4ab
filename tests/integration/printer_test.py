#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Receipts: a printer without paper stops no payment, and what it owes is printed once, by itself, when it can."""

import time
import unittest

from till.common.v1 import error_pb2
from till.payment.v1 import payments_pb2
from till.print.v1 import printing_pb2

from tests.harness.client import Payment
from tests.harness.shop import ShopTestCase, wait_for

_COPIES = 2  # the merchant's, then the customer's
Job = printing_pb2.Job


def _words(lines):
    """The words of a receipt without the blanks that only place them."""
    return [" ".join(line.split()) for line in lines if line.strip()]


class PrinterTest(ShopTestCase):
    def printed(self):
        return self.shop.counter.call("printed")["receipts"]

    def until_printed(self, count):
        wait_for(lambda: len(self.printed()) >= count, f"{count} receipts on paper")
        time.sleep(1.0)  # long enough for one too many
        self.assertEqual(len(self.printed()), count)
        state = self.shop.counter.call("printed")
        self.assertEqual((state["pending"], state["errors"]), ([], []))
        return self.printed()

    def jobs_of(self, payment):
        payment = wait_for(lambda: _with_jobs(self.client.get(payment.name)), "the jobs to be on the payment")
        return list(payment.print_jobs)

    def test_two_copies_say_what_the_preview_says(self):
        payment = self.shop.sell()
        merchant, customer = self.until_printed(_COPIES)
        for copy, lines in ((payments_pb2.MERCHANT_COPY, merchant), (payments_pb2.CUSTOMER_COPY, customer)):
            text = self.client.render(self.client.receipt(payment.name, copy)).decode("utf-8")
            shown = _words(text.split("\n"))
            self.assertEqual(set(shown[-1]), {"-", " "})  # where the paper is cut
            self.assertEqual(_words(lines), shown[:-1])
        for lines in (merchant, customer):
            paper = "".join("".join(lines).split())
            for part in (payment.card.masked_number, payment.card.aid, payment.emv.tvr, payment.emv.cryptogram,
                         payment.emv.request_cryptogram, payment.host.reference_number, payment.host.authorisation_code,
                         "12.34"):
                self.assertIn(part, paper)
        for name in self.jobs_of(payment):
            self.assertEqual(self.client.job(name).state, Job.PRINTED)

    def test_without_paper_the_payment_is_approved_and_prints_later(self):
        self.shop.counter.call("printer", paper=False)
        payment = self.shop.sell()
        self.assertEqual(payment.state, Payment.APPROVED)
        names = self.jobs_of(payment)
        self.assertEqual(len(names), _COPIES)
        first = wait_for(lambda: _in_state(self.client.job(names[0]), Job.WAITING_FOR_PRINTER), "the job to wait")
        self.assertEqual(error_pb2.ErrorCode.Name(first.fault), "PRINTER_OUT_OF_PAPER")
        status = self.client.call(self.client.printing.PrinterStatus, printing_pb2.PrinterStatusRequest())
        self.assertTrue(status.paper_out)
        self.assertEqual(self.printed(), [])
        # The next customer is not kept waiting either.
        second = self.shop.sell("unionpay-tap", "tap", None)
        self.assertEqual(second.state, Payment.APPROVED)

        self.shop.counter.call("printer", paper=True)
        receipts = self.until_printed(2 * _COPIES)
        for lines, owner in zip(receipts, (payment, payment, second, second)):
            self.assertIn(owner.host.reference_number, "".join("".join(lines).split()))
        for name in names + self.jobs_of(second):
            wait_for(lambda name=name: _in_state(self.client.job(name), Job.PRINTED), "the job to be printed")
        self.assert_books_equal()

    def test_paper_ends_in_the_middle(self):
        self.shop.counter.call("printer", paper=True, paper_after_lines=5)
        payment = self.shop.sell()
        self.assertEqual(payment.state, Payment.APPROVED)
        names = self.jobs_of(payment)
        wait_for(lambda: _in_state(self.client.job(names[0]), Job.WAITING_FOR_PRINTER), "the job to wait")
        self.shop.counter.call("printer", paper=True)
        for name in names:
            wait_for(lambda name=name: _in_state(self.client.job(name), Job.PRINTED), "the job to be printed", 30)
        # A whole merchant's copy and a whole customer's copy are on paper, whatever became of the torn one.
        reference = payment.host.reference_number
        whole = [lines for lines in self.printed() if reference in "".join("".join(lines).split())]
        self.assertGreaterEqual(len(whole), _COPIES)
        self.assertEqual(self.shop.counter.call("printed")["errors"], [])

    def test_printing_can_be_left_out(self):
        payment = self.shop.sell(print_receipts=False)
        self.assertEqual(payment.state, Payment.APPROVED)
        time.sleep(1.0)
        self.assertEqual(self.printed(), [])
        text = self.client.render(self.client.receipt(payment.name)).decode("utf-8")
        self.assertIn(payment.host.reference_number, "".join(text.split()))

    def test_print_killed_while_it_waits_for_paper(self):
        self.shop.counter.call("printer", paper=False)
        payment = self.shop.sell()
        names = self.jobs_of(payment)
        self.shop.kill("print")
        self.shop.until_back("print")
        self.shop.counter.call("printer", paper=True)
        receipts = self.until_printed(_COPIES)
        for lines in receipts:
            self.assertIn(payment.host.reference_number, "".join("".join(lines).split()))
        for name in names:
            self.assertEqual(wait_for(lambda name=name: self._job(name), "print to answer").state, Job.PRINTED)

    def _job(self, name):
        return self.client.insist(self.client.printing.GetJob, printing_pb2.GetJobRequest(job=name))


def _with_jobs(payment):
    return payment if len(payment.print_jobs) >= _COPIES else None


def _in_state(job, state):
    return job if job.state == state else None


if __name__ == "__main__":
    unittest.main(verbosity=2)
