#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The terminal's own scanner, by way of the real processes: the customer's code, and the barcode of a slip; and on a page that
waits for no code it means nothing. What `./till scan` does is what scan() does here."""

import re
import unittest

from till.ledger.v1 import journal_pb2

from tests.kiosk.touch_test_case import TouchTestCase


class ScannerByTouchTest(TouchTestCase):
    def setUp(self):
        super().setUp()
        self.go_home()

    def tearDown(self):
        self.assert_books_equal()

    def scan(self, code):
        self.shop.counter.call("scan", code=code)

    def wait_for_code(self, digits):
        self.screen.tap("QR code")
        self.screen.tap_digits(digits)
        self.screen.tap("Next")
        self.screen.tap("The customer: scan the phone")
        self.screen.wait_for(re.compile("Scan the customer's code.*"))

    def test_1_the_customers_code_is_read(self):
        # Where no page waits for a code it means nothing: no amount begins, and nothing is kept.
        self.scan("134567890123456780")
        self.wait_for_code("990")
        self.assertNotIn("134567890123456780", self.screen.heard())
        self.scan("134567890123456781")
        self.screen.wait_for("Paid", 60.0)
        self.screen.tap("Done")
        paid = self.latest()
        self.assert_done(paid, journal_pb2.QR_SALE, 990)

    def test_2_the_barcode_of_a_slip_finds_its_payment(self):
        sale = self.sell("4200")
        self.screen.tap("Undo or refund")
        self.screen.wait_for(re.compile("Find by a number.*"))
        self.scan(sale.host.reference_number)
        self.screen.tap("Undo")
        self.confirm_undoing()
        self.assert_done(self.latest(), journal_pb2.SALE_VOID, 4200)
        self.assertEqual(self.latest().original, sale.name)

    def test_3_a_terminal_that_died_is_watched_again(self):
        self.shop.kill("terminal")
        self.shop.until_back("terminal")
        self.go_home()
        self.wait_for_code("1100")
        for _ in range(10):
            # One that comes before the kiosk watches again is lost, as the scanner's own light says.
            self.scan("134567890123456782")
            try:
                self.screen.wait_for("Paid", 6.0)
                break
            except AssertionError:
                continue
        self.screen.tap("Done")
        self.assert_done(self.latest(), journal_pb2.QR_SALE, 1100)


if __name__ == "__main__":
    unittest.main()
