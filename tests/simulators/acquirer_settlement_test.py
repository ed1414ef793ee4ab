# SPDX-License-Identifier: Apache-2.0
"""Settlement, batch upload and the end of a batch at the acquirer, from outside."""

import unittest

from simulators.acquirer import iso8583
from simulators.acquirer_fixture import AcquirerTestCase, chip, track_of
from simulators.reference_messages import stripe_items, totals

DEBIT, VISA = "6293990100000001003", "4761739900000013"


class SettlementTest(AcquirerTestCase):

    def ask(self, mti, function, **fields):
        """ask sends a message of the batch and returns the answer's fields."""
        return self.terminal.send(self.terminal.batch_message(mti, function, **fields))

    def settle(self, f48):
        return self.ask("0500", "201", f48=f48, f49="156", f63="001")

    def flags(self, f48):
        reply = self.settle(f48)
        self.assertEqual((reply[39], len(reply[48])), ("00", 62))
        return reply[48][30] + reply[48][61]

    def a_day(self):
        """a_day takes one of everything that counts; returns what a terminal must say of it."""
        begin = lambda kind, amount, card="unionpay-debit", pin="123456", **more: self.approved(kind, amount, card, pin, more)
        sale = begin("sale", 10000)
        begin("sale", 2500, "visa-credit", None)
        voided = begin("sale", 700)
        self.advise("sale_void", 700, voided)
        self.advise("refund", 3000, sale)
        self.advise("tip_adjustment", 1000, sale, {48: "000000001000"})
        held = begin("pre_authorization", 5000)
        self.advise("completion", 5500, held)
        offline = self.advise("offline_settlement", 800, None, {38: "T00001"})
        self.advise("offline_adjustment", 900, self.original(offline))
        begin("instalment_sale", 6000, fields={62: b"03"})
        self.advise("cash_top_up", 9999, None)
        begin("load_from_cash", 100, pin=None)
        begin("balance_inquiry", None)
        declined = self.sale(pin="000000")
        self.assertEqual(declined[39], "55")
        undone = self.sale(amount=333)
        self.assertEqual(self.terminal.send(self.terminal.reversal_message(333, DEBIT, int(undone[11])))[39], "00")
        debit = 10000 + 1000 + 700 + 5500 + 900 + 6000
        return totals((debit, 5), (700 + 3000, 2), (2500, 1), (0, 0))

    def approved(self, kind, amount, card, pin, more):
        data, track, _ = chip(card, amount or 0)
        reply = self.terminal.send(self.terminal.message(kind, amount, track, "05", data, pin, sequence="001", **more))
        self.assertEqual(reply[39], "00", kind)
        return self.original(reply)

    def advise(self, kind, amount, original, fields=None):
        reply = self.do(kind, amount, original=original, fields=fields)
        self.assertEqual(reply[39], "00", kind)
        return reply

    # Totals

    def test_totals_that_are_equal(self):
        said = self.a_day()
        self.assertEqual(self.control.call("totals")["domestic"]["debit_minor"], 24100)
        self.assertEqual(self.flags(said), "11")
        (settlement,) = self.control.call("record")["settlements"]
        self.assertTrue(settlement["balanced"])
        self.assertEqual(settlement["theirs"], settlement["ours"])

    def test_totals_that_differ_are_told_by_group(self):
        said = self.a_day()
        self.assertEqual(self.flags(said.replace("000000024100", "000000024101")), "21")
        self.assertEqual(self.flags(said.replace("000000002500", "000000002501")), "12")
        self.assertEqual(self.flags(totals()), "22")
        self.assertEqual(self.flags(said), "11")  # the terminal found its mistake

    def test_an_empty_batch_is_equal(self):
        self.assertEqual(self.flags(totals()), "11")

    def test_the_host_can_be_made_to_differ(self):
        self.control.call("settlement", domestic=2)
        self.assertEqual([self.flags(totals()) for _ in range(2)], ["21", "21"])  # asked again, said again
        self.assertTrue(self.control.call("record")["settlements"][0]["forced"])

    def test_malformed_totals_and_a_wrong_batch(self):
        self.assertEqual(self.settle("123")[39], "30")
        self.terminal.batch = "000009"
        self.assertEqual(self.settle(totals())[39], "77")

    def test_no_settlement_without_a_mac(self):
        message = self.terminal.plain_message("0500", "201", f48=totals(), f49="156", f63="001")
        self.assertEqual(iso8583.unpack(self.line.exchange(message))[1][39], "A0")

    def test_a_settled_batch_takes_no_payment(self):
        self.settle(totals())
        self.assertEqual(self.sale()[39], "77")

    def test_an_advice_that_was_answered_before_is_answered_after_the_settlement_too(self):
        sale = self.approved("sale", 1000, "unionpay-debit", "123456", {})
        message = self.terminal.message("refund", 1000, track_of("unionpay-debit"), original=sale)
        self.assertEqual(self.terminal.send(message)[39], "00")
        self.settle(totals((1000, 1), (1000, 1)))
        self.assertEqual(self.terminal.send(message)[39], "00")

    # Upload

    def uploads(self):
        return {row["trace"]: (row["section"], row["verdict"])
                for row in self.control.call("record")["settlements"][0]["uploads"]}

    def swipe(self, amount):
        message = self.terminal.message("sale", amount, track_of("visa-credit"), "02")
        reply = self.terminal.send(message)
        self.assertEqual(reply[39], "00")
        return int(reply[11])

    def test_stripe_payments_go_up_eight_at_a_time(self):
        traces = [self.swipe(100 + number) for number in range(9)]
        self.settle(totals())
        item = lambda at, **wrong: (1, traces[at], wrong.get("pan", VISA), wrong.get("amount", 100 + at))
        self.assertEqual(self.ask("0320", "201", f48=stripe_items(*map(item, range(8))))[39], "00")
        verdicts = self.uploads()
        self.assertEqual([verdicts[f"{trace:06d}"] for trace in traces[:8]], [("stripe_online", "equal")] * 8)
        self.ask("0320", "201", f48=stripe_items(item(8, amount=1)))
        self.assertEqual(self.uploads()[f"{traces[8]:06d}"][1], "another amount")
        self.ask("0320", "201", f48=stripe_items(item(8, pan=DEBIT)))
        self.assertEqual(self.uploads()[f"{traces[8]:06d}"][1], "another card")
        self.ask("0320", "201", f48=stripe_items(item(8)))
        self.assertEqual(self.uploads()[f"{traces[8]:06d}"][1], "equal")
        self.ask("0320", "201", f48=stripe_items((1, 4711, VISA, 1)))
        self.assertEqual(self.uploads()["004711"], ("stripe_online", "unknown"))
        for wrong in ("00", "09" + stripe_items(*map(item, range(8)))[2:], stripe_items(item(0))[:-1], "1"):
            with self.subTest(wrong):
                self.assertEqual(self.ask("0320", "201", f48=wrong)[39], "30")

    def test_chip_payments_and_notices_go_up_one_by_one(self):
        sale = self.approved("sale", 1000, "unionpay-debit", "123456", {})
        refund = self.advise("refund", 400, sale)
        reversed_one = self.sale(amount=333)
        self.terminal.send(self.terminal.reversal_message(333, DEBIT, int(reversed_one[11])))
        self.control.call("settlement", domestic=2)
        self.settle(totals((1000, 1), (400, 1)))
        up = lambda function, trace, amount, **more: self.ask(
            "0320", function, trace=int(trace), f2=DEBIT, f4=f"{amount:012d}", **more)[39]
        self.assertEqual(up("205", sale[1], 1000, f55=b"\x9f\x36\x02\x00\x01"), "00")
        self.assertEqual(up("206", reversed_one[11], 333), "00")
        notice = {**self.terminal._common(int(refund[11])), 2: DEBIT, 3: "200000", 4: "000000000400", 25: "00",
                  60: "25" + self.terminal.batch + "000"}
        self.assertEqual(self.terminal.send(self.terminal.seal("0320", notice))[39], "00")
        self.assertEqual(self.uploads(), {
            sale[1]: ("chip_online", "equal"), reversed_one[11]: ("chip_failed", "equal"), refund[11]: ("notice", "equal")})
        self.assertEqual(up("205", sale[1], 1000), "00")
        self.assertEqual(self.row(sale[1])["uploads"], [{"section": "chip_online", "verdict": "equal", "times": 2}])
        self.assertEqual(up("203", sale[1], 1000), "00")  # a code of balanced batches
        self.assertEqual(self.uploads()[sale[1]][1], "a section of a balanced batch")

    def test_an_offline_sale_is_known_by_its_certificate(self):
        data, track, _ = chip("offline-approving", 5000, kind="TC")
        message = self.terminal.message("offline_sale_upload", 5000, track, "05", data, sequence="001")
        self.assertEqual(self.terminal.send(message)[39], "00")
        self.settle(totals((5000, 1)))
        pan = track.split("=")[0]
        self.ask("0320", "203", trace=7777, f2=pan, f4="000000005000", f55=data)
        self.assertEqual(self.uploads(), {"007777": ("chip_online", "equal")})

    def test_nothing_goes_up_before_the_settlement(self):
        self.assertEqual(self.ask("0320", "201", f48=stripe_items((0, 1, DEBIT, 1)))[39], "12")
        self.assertEqual(self.ask("0320", "202", f48="0000")[39], "12")

    # The end

    def test_the_end_opens_the_next_batch(self):
        trace = self.swipe(100)
        self.settle(totals())
        self.ask("0320", "201", f48=stripe_items((1, trace, VISA, 100)))
        for _ in range(2):  # its answer may have been lost
            reply = self.ask("0320", "202", f48="0001")
            self.assertEqual((reply[39], reply[60]), ("00", "00000002202"))
        settlement = self.control.call("record")["settlements"][0]
        self.assertEqual((settlement["state"], settlement["uploaded_count"], settlement["note"]), ("ended", 1, ""))
        self.assertTrue(self.row(trace)["settled"])
        self.assertEqual(self.sale()[39], "77")
        self.terminal.sign_on()
        self.assertEqual(self.terminal.batch, "000002")
        self.assertEqual(self.sale()[39], "00")
        original = ("000001", f"{trace:06d}", None, None, "1122")
        self.assertEqual(self.do("sale_void", 100, "visa-credit", original)[39], "12")
        self.assertEqual(self.do("refund", 100, "visa-credit", original)[39], "00")

    def test_a_wrong_count_or_code_is_noted(self):
        self.settle(totals())
        self.ask("0320", "202", f48="0003")
        note = self.control.call("record")["settlements"][0]["note"]
        self.assertEqual(note, "the terminal says 3 uploaded, 0 arrived; ended with the code of the other outcome")

    def test_the_last_batch_number_is_followed_by_the_first(self):
        async def last():
            self.acquirer.host.store.set_batch("TILL0001", "999999")

        self.loop.run(last())
        self.terminal.sign_on()
        self.settle(totals())
        self.assertEqual(self.ask("0320", "207", f48="0000")[60], "00000001207")


if __name__ == "__main__":
    unittest.main()
