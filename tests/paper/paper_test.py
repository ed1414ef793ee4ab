#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What the terminal sends to the USB printer, read by an interpreter of ESC/POS that shares nothing with it, shows the receipt
that the picture shows: words, Chinese, places, sizes, bold, rules, barcode and logo."""

import os
import shutil
import subprocess
import tempfile
import unittest

from PIL import Image
from till.payment.v1 import payments_pb2
from till.print.v1 import preview_pb2, printing_pb2

from tests.harness.errors import TillError
from tests.harness.shop import ROOT, ShopTestCase, wait_for
from tests.paper import slip_picture
from tests.simulators.counter import escpos

_LOGO = os.path.join(ROOT, "services/print/testdata/images/logo.png")
_COPIES = (payments_pb2.MERCHANT_COPY, payments_pb2.CUSTOMER_COPY)


def receipts_of(data, columns):
    """receipts_of returns the receipts that a print stream makes, each a list of lines."""
    printer = escpos.Printer(columns)
    printer.feed(data)
    if printer.errors or printer.pending():
        raise AssertionError(f"{printer.errors}, {[line.text(columns) for line in printer.pending()]}")
    return printer.receipts


class Paper58Test(ShopTestCase):
    printer = "usb"
    columns = 32

    @classmethod
    def setUpClass(cls):
        # A copy where the printer process's user may read it: a checkout may lie in somebody's home.
        folder = tempfile.mkdtemp(prefix="till-logo-")
        cls.addClassCleanup(shutil.rmtree, folder)
        os.chmod(folder, 0o755)
        logo = shutil.copyfile(_LOGO, os.path.join(folder, "logo.png"))
        cls.overrides = {"print": f'width_columns: {cls.columns}\nlogo_file: "{logo}"'}
        super().setUpClass()

    def sent(self, count):
        """The receipts that the USB printer got, once there are so many."""
        data = lambda: bytes.fromhex(self.shop.counter.call("usb_received")["hex"])
        wait_for(lambda: len(self.shop.counter.call("printed")["receipts"]) >= count, f"{count} receipts on paper")
        receipts = receipts_of(data(), self.columns)
        self.assertEqual(len(receipts), count)
        return receipts

    def printed_job(self, payment):
        """The payment's first job, once the printer has said that all is well."""
        job = wait_for(lambda: (self.client.get(payment.name).print_jobs or [None])[0], "the jobs")
        wait_for(lambda: self.client.job(job).state == printing_pb2.Job.PRINTED, "the job to be printed")
        return job

    def assert_shows(self, lines, document):
        png = self.client.render(document, preview_pb2.PNG, self.columns)
        self.assertEqual(slip_picture.differences(lines, png, self.columns), [])

    def assert_receipt(self, payment):
        """Both copies of a payment are on paper as their pictures have them."""
        receipts = self.sent(len(_COPIES))
        for copy, lines in zip(_COPIES, receipts):
            self.assert_shows(lines, self.client.receipt(payment.name, copy))
        return ["\n".join(line.text(self.columns) for line in lines) for lines in receipts]

    def test_sale(self):
        payment = self.shop.sell()
        merchant, customer = self.assert_receipt(payment)
        for text in (merchant, customer):
            for words in ("[image 240x72]", "签购单", "交易成功", "参考号", f"[barcode {payment.host.reference_number}]"):
                self.assertIn(words, text)
        self.assertIn("商户存根", merchant)
        self.assertIn("持卡人存根", customer)

    def test_reprint_is_marked(self):
        payment = self.shop.sell()
        self.sent(2)
        job = self.printed_job(payment)
        self.client.reprint(job)
        lines = self.sent(3)[2]
        self.assertIn("重打印", lines[0].text(self.columns))
        self.assertTrue(all(run[3] for run in lines[0].runs), "bold")

    def test_reprint_wants_an_operator(self):
        payment = self.shop.sell()
        self.sent(2)
        job = self.printed_job(payment)
        with self.assertRaises(TillError) as refused:
            self.client.call(self.client.printing.ReprintForOperator,
                             printing_pb2.ReprintRequest(job=job, request_id="nobody"), session="nobody's")
        self.assertEqual(refused.exception.code, "NOT_SIGNED_IN")

    def test_e_receipt(self):
        payment = self.shop.sell(print_receipts=False)
        document = self.client.receipt(payment.name)
        text = self.client.render(document, preview_pb2.TEXT, self.columns).decode("utf-8")
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(self.client.render(document, preview_pb2.PDF, self.columns))
            file.flush()
            shown = subprocess.run(["pdftotext", "-layout", file.name, "-"], check=True, capture_output=True).stdout.decode()
            fonts = subprocess.run(["pdffonts", file.name], check=True, capture_output=True).stdout.decode().split("\n")[2:]
            size = os.path.getsize(file.name)
            pages = subprocess.run(["pdftoppm", "-r", "203.2", "-gray", file.name, file.name], check=True)
            self.assertEqual(pages.returncode, 0)
            with Image.open(file.name + "-1.pgm") as page:
                self.assertEqual((page.width, slip_picture.read_codes(page)),
                                 (self.columns * 12, [("CODE128", payment.host.reference_number)]))
            os.unlink(file.name + "-1.pgm")
        lines = [line for line in text.split("\n") if line.strip("-= ") and not line.startswith("[")]
        self.assertEqual("".join("".join(shown.split())), "".join("".join(lines).split()))
        self.assertIn("交易成功", shown)
        self.assertTrue([font for font in fonts if font])
        for font in filter(None, fonts):
            self.assertRegex(font, r"[A-Z]{6}\+.* yes +yes +yes ", "embedded, a subset, with Unicode")
        self.assertLess(size, 100_000)

    def test_a_copy_that_a_person_asks_for(self):
        payment = self.shop.sell(print_receipts=False)
        first = self.client.print_receipt(payment.name, payments_pb2.CUSTOMER_COPY, "first")
        self.assertEqual(self.client.print_receipt(payment.name, payments_pb2.CUSTOMER_COPY, "first"), first)
        self.assert_shows(self.sent(1)[0], self.client.receipt(payment.name, payments_pb2.CUSTOMER_COPY))
        printed = self.shop.sell()
        self.sent(3)
        self.client.print_receipt(printed.name, payments_pb2.MERCHANT_COPY)
        self.assertIn("重打印", self.sent(4)[3][0].text(self.columns))
        for request_id in ("", "x" * 59):
            with self.assertRaises(TillError) as refused:
                self.client.call(self.client.payments.PrintReceipt, payments_pb2.PrintReceiptRequest(
                    payment=payment.name, copy=payments_pb2.CUSTOMER_COPY, request_id=request_id))
            self.assertEqual(refused.exception.code, "INVALID_REQUEST")

    def test_totals_and_settlement(self):
        self.shop.sell(print_receipts=False)
        self.client.print_totals()
        totals = [line.text(self.columns) for line in self.sent(1)[0]]
        self.assertIn("统计单", "".join(totals))
        self.client.until_quiet()
        self.client.settle()
        slip = [line.text(self.columns).strip() for line in self.sent(2)[1]]
        self.assertIn("结算单", "".join(slip))
        self.assertIn("对账平", "".join(slip))
        self.assertTrue([line for line in slip if line.startswith("银联 UnionPay")], slip)
        self.client.reprint_settlement()
        again = [line.text(self.columns).strip() for line in self.sent(3)[2]]
        self.assertIn("重打印", again[0])
        self.assertEqual(again[3:], slip, "the slip of before, below the mark and its rule")

    def test_what_differs_is_found(self):
        payment = self.shop.sell()
        lines = self.sent(2)[0]
        document = self.client.receipt(payment.name, payments_pb2.MERCHANT_COPY)
        png = lambda: self.client.render(document, preview_pb2.PNG, self.columns)
        self.assertEqual(slip_picture.differences(lines, png(), self.columns), [])
        good = png()
        amount = next(place for place, line in enumerate(lines) if "12.34" in line.text(self.columns))
        plain = lambda line: escpos.Line([(text, width, height, False) for text, width, height, _ in line.runs], line.alignment)
        centred = lambda line: escpos.Line([(" ".join(line.text(self.columns).split()), 1, 1, False)], 2)
        planted = {
            "a line less": lines[:amount] + lines[amount + 1:],
            "another amount": lines[:amount] + [escpos.Line(
                [(text.replace("12.34", "12.84"), *looks) for text, *looks in lines[amount].runs], 0)] + lines[amount + 1:],
            "no bold": lines[:amount] + [plain(lines[amount])] + lines[amount + 1:],
            "another place": [centred(line) if "TILL0001" in line.text(self.columns) else line for line in lines],
        }
        for what, changed in planted.items():
            self.assertNotEqual(slip_picture.differences(changed, good, self.columns), [], what)


class Paper80Test(Paper58Test):
    columns = 48

    @classmethod
    def prepare(cls, shop):
        shop.terminal.printer_columns = 48


if __name__ == "__main__":
    unittest.main(verbosity=2)
