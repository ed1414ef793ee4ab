#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""After sales with every card, presented and typed, no card number, track, PIN or key is found in clear: not in a log, a state file, a
published file, a receipt, an answer, or what any process of the same machine may read of another."""

import json
import os
import re
import sqlite3
import time
import unittest

from till.ledger.v1 import journal_pb2, reports_pb2
from till.payment.v1 import payments_pb2
from till.print.v1 import preview_pb2, printing_pb2

from tests.harness.client import FINAL
from tests.harness.errors import TillError, till_errors
from tests.harness.shop import ShopTestCase, wait_for
from tools.launcher.terminal import PROCESSES

# Not to be met by accident, as 123456 might be.
_PIN, _WRONG_PIN = "739158", "604281"
# How long payment goes on with parameters that it has read, and a little.
_PARAMETERS_FRESH_S = 5.2
# What stands for the outside: they know card numbers by right.
_OUTSIDE = ("acquirer", "counter")


def _bcd(digits):
    """A number packed two digits a byte from either alignment, without the byte that it may share with a filler."""
    return [bytes.fromhex(digits[start:start + (len(digits) - start) // 2 * 2]) for start in (0, 1)]


def _hex_forms(key):
    return [key, key.hex().encode(), key.hex().upper().encode()]


class SecretsTest(ShopTestCase):
    overrides = {"print": "settle_ms: 20"}  # there are many receipts

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.answers = []
        cls.cards = cls._read_cards()
        cls._sell_with_every_card()
        cls.shop.client.until_quiet()

    # ---- What happens. ----

    @classmethod
    def _read_cards(cls):
        folder = os.path.join(cls.shop.root, "tests", "simulators", "testdata", "cards")
        cards = {}
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                data = json.load(file)
            cards[data["name"]] = data
        return cards

    @classmethod
    def _sell_with_every_card(cls):
        shop, client = cls.shop, cls.shop.client
        client.language = "zh"
        for account in shop.acquirer.call("accounts")["accounts"]:
            if account["has_pin"] and account["card"] != "offline-pin":
                shop.acquirer.call("set_account", card=account["card"], pin=_PIN)
        ways = {"contact": "insert", "contactless": "tap"}
        for name, data in cls.cards.items():
            for interface, how in ways.items():
                if interface not in data["interfaces"]:
                    continue
                for pin in (_PIN, _WRONG_PIN) if how == "insert" else (_PIN,):
                    cls._sell(name, how, pin)
        client.update_parameters(typed_kinds=[journal_pb2.SALE, journal_pb2.MOTO_SALE])
        time.sleep(_PARAMETERS_FRESH_S)
        for kind in (journal_pb2.SALE, journal_pb2.MOTO_SALE):
            cls._type("unionpay-debit", kind)
        shop.acquirer.call("behave", next=["wrong-mac", "drop", "drop"])
        cls._sell("unionpay-debit", "insert", _PIN)
        cls._sell("visa-credit", "tap", _PIN)
        with till_errors():
            export = client.reports.ExportStream(reports_pb2.ExportRequest(), timeout=10, metadata=client.metadata())
            cls.answers += [entry.SerializeToString() for entry in export]
        cls.answers += [record.SerializeToString() for record in client.records()]

    @classmethod
    def _sell(cls, card, how, pin):
        shop, client = cls.shop, cls.shop.client
        shop.counter.call("reset")
        shop.present(card, how, pin)
        cls._follow(client.start(1234, card_timeout_ms=5000), card)

    @classmethod
    def _type(cls, card, kind):
        cls.shop.counter.call("reset")
        cls.shop.present(card, "type", _PIN)
        cls._follow(cls.shop.client.start_typed(1234, kind=kind), card)

    @classmethod
    def _follow(cls, run, card):
        client = cls.shop.client
        try:
            if card == "two-apps":
                asked = run.until(lambda event: event.HasField("choose_application"))
                client.call(client.payments.Respond, payments_pb2.RespondRequest(payment=asked.payment.name, application_index=0))
            payment = run.end()
        except TillError as error:
            cls.answers.append(repr(error).encode() + error.detail.SerializeToString())
            client.until_quiet()
            return
        assert payment.state in FINAL
        cls.answers += [event.SerializeToString() for event in run.events]
        for copy in (payments_pb2.MERCHANT_COPY, payments_pb2.CUSTOMER_COPY):
            document = client.receipt(payment.name, copy)
            cls.answers.append(document.SerializeToString())
            cls.answers += [client.render(document, form) for form in (preview_pb2.TEXT, preview_pb2.ESCPOS)]

    # ---- What is looked for, and where. ----

    def secrets(self):
        """secrets returns {words: byte patterns} of everything that must not be found."""
        found = {}
        for name, data in self.cards.items():
            numbers = set()
            for application in data.get("contact_applications", []) + data.get("contactless_applications", []):
                numbers.add(application["track2"].split("D")[0])
                found[f"key of card {name}"] = _hex_forms(bytes.fromhex(application["card_key"]))
            for number in numbers:
                found[f"number of card {name}"] = [number.encode(), *_bcd(number)]
        for pin in (_PIN, _WRONG_PIN):
            block = f"06{pin}"
            found[f"PIN {pin[:2]}…"] = [pin.encode(), block.encode(), bytes.fromhex(block + "FFFFFFFF")]
        found["test master key"] = _hex_forms(bytes.fromhex("0123456789ABCDEFFEDCBA9876543210"))
        for label, key in self._working_keys().items():
            found[f"working key {label}"] = _hex_forms(key)
        return found

    def _working_keys(self):
        """The acquirer's own copies of the keys that it gave at sign-on."""
        folder = os.path.join(self.shop.terminal.state, "acquirer")
        keys = {}
        for name in os.listdir(folder):
            if not name.endswith((".sqlite", ".db", ".sqlite3")):
                continue
            with sqlite3.connect(os.path.join(folder, name)) as database:
                for pik, mak in database.execute("SELECT pik, mak FROM terminal WHERE pik IS NOT NULL"):
                    keys["PIK"], keys["MAK"] = bytes(pik), bytes(mak)
        return keys

    def files(self, folder, outside=False):
        """files yields (path, bytes) of the regular files under a folder, without those of the outside."""
        for where, _, names in os.walk(folder):
            parts = os.path.relpath(where, self.shop.terminal.home).split(os.sep)
            for name in names:
                path = os.path.join(where, name)
                if os.path.isfile(path) and any(part.split(".")[0] in _OUTSIDE for part in (*parts, name)) is outside:
                    with open(path, "rb") as file:
                        yield path, file.read()

    def assert_clean(self, pieces):
        """No secret is in any of (where, bytes); says where, never what."""
        secrets = self.secrets()
        count = 0
        for where, data in pieces:
            count += 1
            for words, patterns in secrets.items():
                for pattern in patterns:
                    self.assertNotIn(pattern, data, _Silent(f"{words} is in {where}"))
        self.assertGreater(count, 0)
        return count

    # ---- The tests. ----

    def test_the_search_finds_what_is_there(self):
        # The acquirer's own files hold card numbers and PINs: a search that finds nothing there finds nothing anywhere.
        secrets = self.secrets()
        self.assertIn("working key PIK", secrets)
        self.assertIn("working key MAK", secrets)
        everything = b"".join(data for _, data in self.files(os.path.join(self.shop.terminal.state, "acquirer"), outside=True))
        for words in ("number of card unionpay-debit", f"PIN {_PIN[:2]}…", "working key PIK"):
            self.assertTrue(any(pattern in everything for pattern in secrets[words]), words)

    def test_logs(self):
        self.assertGreaterEqual(self.assert_clean(self.files(self.shop.terminal.logs)), len(PROCESSES))

    def test_state(self):
        self.assertGreater(self.assert_clean(self.files(self.shop.terminal.state)), 4)

    def test_run_folder_and_receipts(self):
        jobs = [job for record in self.client.records() for job in record.print_jobs]
        wait_for(lambda: self.client.job(jobs[0]).state == printing_pb2.Job.PRINTED, "the last receipt on paper", 60)
        receipts = [path for path, _ in self.files(self.shop.terminal.run) if re.search(r"receipts/\d+\.txt$", path)]
        self.assertGreater(len(receipts), 10)
        self.assert_clean(self.files(self.shop.terminal.run))

    def test_answers(self):
        self.assertGreater(self.assert_clean((f"answer {index}", data) for index, data in enumerate(self.answers)), 200)

    def test_metrics(self):
        self.assert_clean((name, self.shop.metrics(name)) for name in PROCESSES)

    def test_arguments_and_environments(self):
        def pieces():
            for name in PROCESSES:
                for what in ("cmdline", "environ"):
                    path = f"/proc/{self.shop.terminal.processes[name].pid}/{what}"
                    with open(path, "rb") as file:
                        yield path, file.read()
        self.assert_clean(pieces())

    def test_processes_cannot_be_dumped(self):
        for name in PROCESSES:
            with self.subTest(process=name):
                pid = self.shop.terminal.processes[name].pid
                with open(f"/proc/{pid}/limits", encoding="ascii") as file:
                    core = next(line for line in file if line.startswith("Max core file size"))
                self.assertEqual(core.split()[4:6], ["0", "0"])
                # A process that is not dumpable belongs to root in /proc: its own user cannot open its memory.
                if os.geteuid() == 0:
                    self.assertEqual(os.stat(f"/proc/{pid}/mem").st_uid, 0)


class _Silent(str):
    """A message that stands alone: the assertion's own would print the bytes."""


SecretsTest.longMessage = False


if __name__ == "__main__":
    unittest.main(verbosity=2)
