# SPDX-License-Identifier: Apache-2.0
"""Messages of a terminal gone mad: whatever is in the fields, the acquirer answers, and a refusal moves nothing."""

import json
import os
import random
import tempfile
import unittest

from simulators import des
from simulators.acquirer import downloads, host, iso8583, store
from simulators.acquirer_fixture import NOW, chip, track_of
from simulators.reference_messages import CODES, rows, stripe_items, totals
from simulators.reference_terminal import HostSession, read_testdata

ROUNDS = 1500
CARDS = ("unionpay-debit", "unionpay-credit", "visa-credit", "no-funds", "top-up")


class FuzzTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory(dir="/tmp")
        self.addCleanup(folder.cleanup)
        terminals = read_testdata("terminals.json")
        self.store = store.Store(folder.name, terminals["terminals"], read_testdata("accounts.json")["accounts"])
        self.addCleanup(self.store.close)
        self.host = host.Host(self.store, read_testdata("test_hierarchy.json")["schemes"], terminals["acquirer_code"],
                              downloads.Library(read_testdata("downloads.json")), clock=lambda: NOW)
        self.terminal = HostSession(lambda message: self.host.handle(message).packed())
        self.terminal.sign_on()
        self.chips = {name: chip(name, 100)[:2] for name in ("unionpay-debit", "visa-credit")}
        self.random = random.Random(20261122)
        self.newest = 0

    def money(self):
        """money returns everything that a message could have moved."""
        accounts = [(row["pan"], row["balance_minor"], row["points"], row["ecash_minor"], self.store.held(row["pan"]))
                    for row in self.store.accounts()]
        sums = [(row["id"], row["state"], row["refunded_minor"], row["tips_minor"], row["adjusted_minor"])
                for row in self.store.financials(True) if row["state"] != "declined"]
        return accounts, sums

    def fields(self):
        """fields returns (message type, fields) of a message that could be right."""
        choose = self.random.choice
        kind = choose(list(CODES))
        mti, processing, condition, code = CODES[kind]
        track = track_of(choose(CARDS))
        self.newest += 1
        trace = self.newest if self.random.random() < 0.9 else self.random.randrange(1, self.newest + 1)
        fields = {3: processing, 4: f"{choose((0, 100, 100, 100, 115, 10**11)):012d}", 11: f"{trace:06d}",
                  22: choose(("012", "022", "052", "051", "072", "030")), 25: condition, 35: track, 41: "TILL0001",
                  42: "898100012345678", 49: choose(("156", "156", "840")), 60: code + "00000100050", 63: "CUP"}
        data, chip_track = self.chips[choose(list(self.chips))]
        if fields[22][:2] in ("05", "07"):
            fields.update({35: chip_track, 55: data, 23: "001"})
        if fields[22][2] == "1":
            fields.update(self.terminal.pin_fields("123456", fields[35].split("=")[0]))
        original = max(1, self.newest - self.random.randrange(1, 20))
        fields[61] = f"000001{original:06d}1122"
        if kind == "tip_adjustment":
            fields[48] = fields[4]
        if kind.startswith("qr"):
            action = {"qr_sale": choose(("01", "02")), "qr_query": "03", "qr_close": "04", "qr_refund": "05"}[kind]
            fields[59] = rows(("A1", action), ("A2", f"ORDER{original % 5}"), ("A3", "134567890123456789"))
            del fields[35]
        if self.random.random() < 0.2:
            mti, fields[11] = "0400", f"{original:06d}"
        elif self.random.random() < 0.02:
            mti, fields[48] = choose((("0500", totals((100, 1))), ("0320", stripe_items((0, original, "62", 1)))))
            fields[60] = "00000001" + choose(("201", "202", "203", "207", "000"))
            if mti == "0500":
                fields[60] = "00000009201"  # a settled batch would take nothing any more
        elif self.random.random() < 0.05:
            mti, fields[60] = "0620", "00000001951"
        return mti, fields

    def spoil(self, fields):
        for _ in range(self.random.choice((0, 0, 1, 2))):
            number = self.random.choice([number for number in fields if number not in (11, 41, 42)])
            value = fields[number]
            what = self.random.randrange(4)
            if what == 0 or not value:
                del fields[number]
            elif what == 1:
                at = self.random.randrange(len(value))
                other = b"\xff" if isinstance(value, bytes) else self.random.choice("0159")
                fields[number] = value[:at] + other + value[at + 1 :]
            elif what == 2:
                fields[number] = value[: self.random.randrange(len(value))]
            else:
                fields[number] = value + value[:1]

    def test_every_message_is_answered_and_a_refusal_moves_nothing(self):
        answered, moved, before = {}, 0, self.money()
        for _ in range(ROUNDS):
            mti, fields = self.fields()
            self.spoil(fields)
            try:
                message = iso8583.sealed(mti, fields, lambda data: des.union_pay_mac(self.terminal.mak, data))
                reply = self.host.handle(message)
            except iso8583.FormatError:
                continue
            _, answer = iso8583.unpack(reply.packed())
            after = self.money()
            with self.subTest(mti=mti, fields=json.dumps(fields, default=repr), code=answer[39]):
                if answer[39] not in ("00", "10"):
                    self.assertEqual(after, before)
                self.assertTrue(all(held >= 0 for *_, held in after[0]))
            moved += after != before
            answered[answer[39]] = answered.get(answer[39], 0) + 1
            before = after
        # The day was not all refusals, and every sort of refusal was there.
        self.assertGreater(moved, 30)
        self.assertGreaterEqual(set(answered), {"00", "12", "13", "14", "25", "30", "40", "64", "94"} - {"14"})

    def test_bytes_that_were_changed_on_the_way_are_refused(self):
        message = self.terminal.message("sale", 100, track_of("visa-credit"), "02")
        before = self.money()
        for at in range(len(message)):
            changed = message[:at] + bytes([message[at] ^ (1 << at % 8)]) + message[at + 1 :]
            try:
                answer = iso8583.unpack(self.host.handle(changed).packed())[1]
            except iso8583.FormatError:
                continue
            self.assertNotEqual(answer[39], "00", at)
        self.assertEqual(self.money(), before)


if __name__ == "__main__":
    unittest.main()
