#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Behind the counter by touches alone: notices that arrive, the line, the time on slips, files on a USB stick."""

import csv
import glob
import hmac
import http.server
import io
import json
import os
import re
import tarfile
import threading
import unittest

from tests.harness.shop import wait_for
from tests.kiosk.touch_test_case import TouchTestCase
from tests.kiosk.usb_stick import UsbStick


class Receiver(http.server.BaseHTTPRequestHandler):
    """Receiver is a shop's own computer that is told of changes."""

    told = []
    signed = []  # by this key
    key = b"Jefe-2019"

    def do_POST(self):  # pylint: disable=invalid-name
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Receiver.told.append(json.loads(body))
        Receiver.signed.append(self.headers["Till-Signature"] == hmac.new(Receiver.key, body, "sha256").hexdigest())
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


class OfficeByTouchTest(TouchTestCase):
    operator, password = "99", "12345678"

    @classmethod
    def prepare(cls, shop):
        super().prepare(shop)
        media = os.path.join(shop.home, "media")
        cls.stick = UsbStick(media)
        cls.addClassCleanup(cls.stick.remove)
        cls.kiosk_options = ("--media-directory", media)

    def setUp(self):
        super().setUp()
        if "Sign in" in self.screen.heard():
            self.sign_in()
        self.go_home()

    def go_home(self):
        while not {"Manage", "Payments"} <= set(self.screen.heard().split("\n")):
            self.screen.tap("Back")
            self.screen.wait_for(re.compile("Back|Manage"))

    def open_menu(self, *rows):
        self.screen.tap("Manage", 30.0)
        for row in rows:
            self.screen.tap(re.compile(row + ", .*"))

    def test_1_a_notice_reaches_the_shops_own_computer(self):
        with http.server.HTTPServer(("127.0.0.1", 0), Receiver) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            self.open_menu("Shop", "Account and notices", "Notices")
            self.screen.wait_for(re.compile("No notices yet.*"))
            self.screen.tap("Send a test")
            self.screen.wait_for("There is nowhere to send it. Set up a channel and switch it on")
            self.screen.tap("Where they go")
            self.screen.wait_for(re.compile("Nobody is told yet.*"))
            self.screen.tap("Add a channel")
            self.screen.tap(re.compile("Web address.*"))
            self.screen.wait_for(re.compile("The address that is called.*"))
            self.screen.tap("Delete all of it")
            self.screen.scan(f"http://127.0.0.1:{server.server_port}/till")
            self.screen.wait_for(re.compile("Web address, On, .*"), 20.0)
            self.picture("notice-channels")
            self.screen.tap(re.compile("Web address, On, .*"))
            self.screen.tap(re.compile("Signing key, None.*"))
            self.screen.wait_for(re.compile("The receiver checks.*"))
            self.screen.type(Receiver.key.decode())
            self.screen.tap("Show it")
            self.screen.wait_for(Receiver.key.decode())
            self.screen.tap("Hide it")
            self.assertNotIn(Receiver.key.decode(), self.screen.heard())
            self.screen.tap("Done")
            self.screen.wait_for(re.compile("Signing key, Set.*"), 20.0)
            self.screen.tap("Back")
            self.screen.tap("Back")
            self.screen.tap("Send a test")
            told = wait_for(lambda: list(Receiver.told), "the notice", 40.0)
            self.assertEqual((told[-1]["event"], Receiver.signed[-1]), ("TEST_NOTICE", True))
            self.screen.tap("Back")
            self.screen.tap(re.compile("Notices, .*"))
            self.screen.wait_for(re.compile("Test, Sent, Web address.*"), 20.0)
            self.picture("notices")
            server.shutdown()

    def test_2_the_line_and_the_clock_are_told(self):
        self.open_menu("This terminal", "Line, clock, support", "Network")
        self.screen.wait_for(re.compile("Line to the bank, Connected.*"), 20.0)
        self.screen.wait_for(re.compile("Address of the bank, 127\\.0\\.0\\.1:.*"))
        self.picture("network")
        self.screen.tap("Back")
        self.screen.tap(re.compile("Clock, .*"))
        self.screen.wait_for(re.compile("The bank's clock, The same.*"), 20.0)
        self.picture("clock")
        # The batch is empty: the time on slips may be moved, and back.
        self.screen.tap(re.compile("Set the time on slips.*"))
        self.screen.tap_digits("1234")
        self.screen.tap("Done")
        self.screen.wait_for(re.compile("Slips print now, .* 12:34:.*"), 20.0)
        self.screen.tap("Take the change back")
        self.screen.wait_for(re.compile("Slips print now, [^,]*"), 20.0)

    def test_3_the_clock_stays_while_the_batch_is_open(self):
        self.shop.sell(amount_minor=1700)
        self.open_menu("This terminal", "Line, clock, support", "Clock")
        self.screen.tap(re.compile("Set the time on slips.*"))
        self.screen.tap_digits("1234")
        self.screen.tap("Done")
        self.screen.wait_for("The day's book is not empty. Settle first, then try again", 20.0)
        self.assert_books_equal()

    def test_4_files_go_onto_a_stick_and_only_onto_one(self):
        sale = self.client.records()[0]
        self.screen.tap("Payments", 30.0)
        self.screen.tap("Export")
        self.screen.tap("Save")
        self.screen.wait_for("No USB stick was found. Put one in, wait a moment, then try again", 20.0)
        self.picture("export-no-stick")
        self.stick.put_in()
        self.screen.tap("Try again")
        self.screen.wait_for(re.compile("Saved on the USB stick. .* on KINGSTON.*"), 20.0)
        self.picture("export")
        table, = glob.glob(os.path.join(self.stick.folder, "till-payments-*.csv"))
        with open(table, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([row["Payment"] for row in rows], [record.payment for record in self.client.records()])
        mine = next(row for row in rows if row["Payment"] == sale.payment)
        self.assertEqual((mine["Kind"], mine["Amount"], mine["Currency"]), ("Sale", "17.00", "CNY"))
        self.assertEqual(int(mine["Trace"]), sale.trace_number)
        self.assertEqual(mine["Card"], sale.details.card.masked_number)
        self.assertIn("*", mine["Card"])
        self.screen.tap("Done")
        self.go_home()
        self.open_menu("This terminal", "Line, clock, support", "File for support")
        self.screen.tap("Save")
        self.screen.wait_for(re.compile("Saved on the USB stick. .*"), 40.0)
        bundle, = glob.glob(os.path.join(self.stick.folder, "till-support-*.tar"))
        with open(bundle, "rb") as file, tarfile.open(fileobj=io.BytesIO(file.read())) as tar:
            self.assertIn("till/health.txt", tar.getnames())


if __name__ == "__main__":
    unittest.main()
