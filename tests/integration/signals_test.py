#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What the customer sees and hears besides the screen, and what the terminal's own scanner reads, through the real processes."""

import os
import threading
import time
import unittest

from till.terminal.v1 import scanner_pb2, scanner_pb2_grpc

from tests.harness.client import Payment
from tests.harness.errors import TillError, till_errors
from tests.harness.shop import ShopTestCase, wait_for

ALL, FIRST, ALERT, DARK = "11110", "10000", "00001", "00000"


class Eye:
    """Eye writes down each state of the lights, and how many tones began, while it looks."""

    def __init__(self, run):
        self._lights, self._sound = (os.path.join(run, "sim", name) for name in ("lights", "sound"))
        self.seen = []
        self._tones_before = self._tones()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._ended.set()
        self._thread.join()

    def told(self):
        """told returns what was seen since a card was waited for: before, the payment before may still have shown."""
        return self.seen[self.seen.index(FIRST):]

    @property
    def tones(self):
        return self._tones() - self._tones_before

    def _tones(self):
        with open(self._sound, encoding="ascii") as file:
            return int(file.read().split()[0])

    def _look(self):
        while not self._ended.is_set():
            with open(self._lights, encoding="ascii") as file:
                lights = file.read().strip()
            if not self.seen or self.seen[-1] != lights:
                self.seen.append(lights)
            time.sleep(0.005)


class SignalsTest(ShopTestCase):
    def test_a_sale_that_is_approved_ends_in_four_lights_and_tones(self):
        with Eye(self.shop.terminal.run) as eye:
            run = self.client.start(1234)
            run.until_state(Payment.WAITING_FOR_CARD)
            wait_for(lambda: eye.seen[-1:] == [FIRST], "the first light")
            self.shop.present("unionpay-debit", "insert", pin="123456")
            self.assertEqual(run.end().state, Payment.APPROVED)
            wait_for(lambda: ALL in eye.seen and eye.tones >= 2, "an approval's lights and tones")
        self.assertNotIn(ALERT, eye.told())

    def test_a_tapped_card_is_told_that_it_may_go_before_the_outcome(self):
        with Eye(self.shop.terminal.run) as eye:
            self.assertEqual(self.shop.sell("unionpay-tap", "tap", amount_minor=1000).state, Payment.APPROVED)
            wait_for(lambda: eye.tones >= 3, "one tone for the card, two for the approval")
        self.assertIn(ALL, eye.seen)

    def test_a_decline_is_told_in_red(self):
        with Eye(self.shop.terminal.run) as eye:
            self.assertEqual(self.shop.sell("no-funds").state, Payment.DECLINED)
            wait_for(lambda: ALERT in eye.seen and eye.tones >= 2, "the alert")
        self.assertNotIn(ALL, eye.told())

    def test_a_card_process_that_dies_in_the_middle_does_not_go_on_sounding(self):
        self.shop.sell("no-funds")
        self.shop.kill("card")
        self.shop.until_back("card")
        path = os.path.join(self.shop.terminal.run, "sim", "sound")
        wait_for(lambda: open(path, encoding="ascii").read().split()[1] == "0", "silence")


class ScannerTest(ShopTestCase):
    def setUp(self):
        super().setUp()
        self.scanner = scanner_pb2_grpc.ScannerStub(self.client.channel("terminal", "scanner"))
        self.until_plugged_in()

    def until_plugged_in(self):
        wait_for(lambda: self.shop.counter.call("state")["scanner_terminals"] == 1, "the scanner's line")

    def watch(self, session=None):
        stream = self.scanner.WatchScans(scanner_pb2.WatchScansRequest(), timeout=30.0,
                                         metadata=self.client.metadata(session))
        with till_errors():
            stream.initial_metadata()
        return stream

    def test_everybody_who_watches_hears_of_a_code(self):
        one, other = self.watch(), self.watch()
        self.shop.counter.call("scan", code="134567890123456789")
        for stream in (one, other):
            self.assertEqual(next(stream).code, "134567890123456789")

    def test_what_is_no_code_is_told_and_the_next_is_good(self):
        stream = self.watch()
        self.shop.counter.call("scan", code="\x1b[2J")
        self.shop.counter.call("scan", code="good")
        self.assertTrue(next(stream).unreadable)
        self.assertEqual(next(stream).code, "good")

    def test_nobody_watches_who_has_not_signed_in(self):
        with self.assertRaises(TillError) as caught, till_errors():
            next(self.watch(session=""))
        self.assertIn(caught.exception.code, ("NOT_SIGNED_IN", "SESSION_EXPIRED"))

    def test_the_scanner_is_found_again_by_a_terminal_that_died(self):
        self.shop.kill("terminal")
        self.shop.until_back("terminal")
        self.until_plugged_in()
        stream = self.watch()
        self.shop.counter.call("scan", code="after")
        self.assertEqual(next(stream).code, "after")

    def test_a_code_is_in_no_log(self):
        stream = self.watch()
        self.shop.counter.call("scan", code="134511112222333344")
        next(stream)
        self.assertNotIn("134511112222333344", self.shop.terminal.log_tail("terminal", 100_000))


if __name__ == "__main__":
    unittest.main()
