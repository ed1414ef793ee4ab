#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A full disk under the books, at each moment of a sale: a stable code, no half state, and it works again with space."""

import os
import subprocess
import sys
import unittest

from till.common.v1 import error_pb2

from tests.harness.client import Payment, state_name
from tests.harness.errors import TillError
from tests.harness.shop import Shop, ShopTestCase, wait_for

_SIZE = "8m"


class DiskFullTest(ShopTestCase):
    """The ledger's state folder is a small tmpfs, filled and emptied by the test. Mounting needs root."""

    @classmethod
    def setUpClass(cls):
        if os.geteuid() != 0:
            raise unittest.SkipTest("needs root to mount a small file system")
        cls.shop = Shop()
        cls.addClassCleanup(cls.shop.close)
        cls.shop.terminal.make_folders()
        cls.folder = os.path.join(cls.shop.terminal.state, "ledger")
        uid = cls.shop.terminal.uids["ledger"]
        mounted = subprocess.run(["/bin/mount", "-t", "tmpfs", "-o", f"size={_SIZE},mode=0700,uid={uid},gid={uid}", "till-test",
                                  cls.folder], capture_output=True, text=True, check=False)
        if mounted.returncode != 0:
            raise unittest.SkipTest("may not mount here: " + mounted.stderr.strip())
        cls.addClassCleanup(subprocess.run, ["/bin/umount", "-l", cls.folder], check=False)
        cls.shop.open(make_folders=False)
        cls.ballast = os.path.join(cls.folder, "ballast")

    def tearDown(self):
        self.empty()

    def fill(self):
        """fill leaves no page free."""
        with open(self.ballast, "wb", buffering=0) as file:
            block = bytes(4096)
            try:
                while True:
                    file.write(block)
            except OSError:
                pass
        self.assertEqual(os.statvfs(self.folder).f_bfree, 0)

    def empty(self):
        if os.path.exists(self.ballast):
            os.unlink(self.ballast)

    def assert_works_again(self):
        self.empty()
        self.assert_books_equal()
        payment = self.shop.sell()
        self.assertEqual(state_name(payment.state), "APPROVED", payment)
        self.assert_books_equal()

    def test_full_before_the_sale(self):
        records = len(self.client.records())
        self.fill()
        with self.assertRaises(TillError) as caught:
            self.client.start().end()
        self.assertEqual(caught.exception.code, "STORAGE_FULL", caught.exception)
        self.assertTrue(caught.exception.message)
        self.assertEqual(caught.exception.action, "CALL_SUPPORT")
        self.assertEqual(len(self.client.records()), records)
        self.assert_works_again()

    def test_full_while_the_pin_is_typed(self):
        sent = len(self.shop.acquirer.call("record")["record"])
        self.shop.present("unionpay-debit", pin=None)
        run = self.client.start()
        run.until_state(Payment.ENTERING_PIN)
        self.fill()
        self.shop.counter.call("type", keys="123456E")
        payment = run.end()
        self.assertEqual(state_name(payment.state), "FAILED")
        self.assertEqual(error_pb2.ErrorCode.Name(payment.failure.code), "STORAGE_FULL")
        self.assertEqual(len(self.shop.acquirer.call("record")["record"]), sent)
        self.assert_works_again()
        self.assertEqual(state_name(self.client.get(payment.name).state), "FAILED")

    def test_full_while_the_host_answers(self):
        # The request has left and the answer cannot be written down: an approval that the books do not hold is undone.
        balances = self.shop.balances()
        self.shop.acquirer.call("behave", next=[{"late_s": 0.7}])
        self.shop.present("unionpay-debit", pin="123456")
        run = self.client.start()
        run.until_state(Payment.AUTHORISING)
        self.fill()
        wait_for(lambda: self.shop.host_row(run.payment), "the host to approve")
        run.until_state(Payment.UNKNOWN_REVERSING)
        self.assertEqual(self.shop.host_row(run.payment)["state"], "approved")
        self.empty()
        payment = run.end()
        self.assertEqual(state_name(payment.state), "REVERSED")
        self.assertEqual(self.shop.host_row(payment)["state"], "reversed")
        self.assertEqual(self.shop.balances(), balances)
        self.assert_works_again()

    def test_full_when_it_is_posted(self):
        # The host has approved, the journal says so, and the card is about to say its last word: only the posting is missing.
        self.shop.present("unionpay-debit", pin=None)
        run = self.client.start()
        run.until_state(Payment.ENTERING_PIN)
        with self.shop.paused("uplink"):
            self.shop.counter.call("type", keys="123456E")
            run.until_state(Payment.AUTHORISING)
            self.shop.pause("card")
        try:
            run.until_state(Payment.COMPLETING)
            self.fill()
        finally:
            self.shop.resume("card")
        unknown = run.until_state(Payment.UNKNOWN_REVERSING, Payment.APPROVED)
        self.assertEqual(state_name(unknown.payment.state), "UNKNOWN_REVERSING")  # not approved unless the books say so
        self.empty()
        payment = run.end()
        self.assertEqual(state_name(payment.state), "REVERSED")
        self.assertEqual(self.shop.host_row(payment)["state"], "reversed")
        self.assert_works_again()


if __name__ == "__main__":
    if os.geteuid() != 0:
        print("SKIPPED: the full disk needs root to mount a small file system", file=sys.stderr)
    unittest.main(verbosity=2)
