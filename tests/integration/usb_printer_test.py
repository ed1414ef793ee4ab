#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Receipts on the USB printer: all that holds for any printer, and what happens to a plug."""

import unittest

from till.print.v1 import printing_pb2

from tests.harness.client import Payment
from tests.harness.shop import wait_for
from tests.integration import printer_test

Job = printing_pb2.Job


class UsbPrinterTest(printer_test.PrinterTest):
    printer = "usb"

    def test_unplugged_and_back(self):
        self.shop.counter.call("usb", plugged=False)
        payment = self.shop.sell()
        self.assertEqual(payment.state, Payment.APPROVED)
        names = self.jobs_of(payment)
        wait_for(lambda: self.client.job(names[0]).state == Job.WAITING_FOR_PRINTER, "the job to wait")
        self.assertEqual(self.printed(), [])
        self.shop.counter.call("usb", plugged=True)
        self.until_printed(2)
        for name in names:
            self.assertEqual(self.client.job(name).state, Job.PRINTED)

    def test_another_printer_in_its_place(self):
        self.shop.counter.call("usb", plugged=True, vendor=0x04B8, product=0x0202, serial="J6XF000001",
                               model="alternates")
        self.shop.sell()
        self.until_printed(2)
        self.shop.counter.call("usb", plugged=True, model="plain")

    def test_stalls_lose_and_repeat_nothing(self):
        for endpoint in ("out", "in", "control"):
            self.shop.counter.call("usb", stall=endpoint, times=2)
        payment = self.shop.sell()
        for lines in self.until_printed(2):
            self.assertIn(payment.host.reference_number, "".join("".join(lines).split()))

    def test_one_that_hangs_holds_up_no_payment(self):
        self.shop.counter.call("usb", hung=True)
        payment = self.shop.sell()
        self.assertEqual(payment.state, Payment.APPROVED)
        self.shop.counter.call("usb", hung=False)
        self.until_printed(2)


if __name__ == "__main__":
    unittest.main(verbosity=2)
