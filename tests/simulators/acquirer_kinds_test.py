# SPDX-License-Identifier: Apache-2.0
"""Every kind of card transaction at the acquirer, from outside: what it moves, what it is refused with, its reversal."""

import unittest

from simulators import tlv
from simulators.acquirer_fixture import AcquirerTestCase, chip, track_of

PAN = "6293990100000001003"


class KindsTest(AcquirerTestCase):

    def begin(self, kind="sale", amount=10000, card="unionpay-debit", pin="123456", **more):
        """begin takes an online chip transaction of a kind that needs the card, and returns the answer."""
        data, track, _ = chip(card, amount or 0)
        return self.terminal.send(self.terminal.message(
            kind, amount, track, "05", data, pin, sequence="001", **more))

    def reverse(self, kind, reply, amount=10000, **more):
        """reverse returns the code of a reversal of the transaction that was answered by `reply`."""
        message = self.terminal.reversal_message(amount, PAN, int(reply[11]), kind=kind, **more)
        return self.terminal.send(message)[39]

    def code(self, *arguments, **options):
        return self.do(*arguments, **options)[39]

    def approved(self, reply):
        self.assertEqual(reply[39], "00")
        return self.original(reply)

    # Voids

    def test_void_gives_all_back_once(self):
        before = self.balance()
        sale = self.approved(self.begin())
        reply = self.do("sale_void", 10000, original=sale)
        self.assertEqual((reply[39], len(reply[38]), reply[3], reply[60][:2]), ("00", 6, "200000", "23"))
        self.assertEqual(self.balance(), before)
        self.assertEqual((self.row(sale[1])["state"], self.row(reply[11])["state"]), ("voided", "approved"))
        self.assertEqual(self.row(reply[11])["original"], {"batch": "000001", "trace": sale[1]})
        self.assertEqual(self.code("sale_void", 10000, original=sale), "12")
        self.assertEqual(self.balance(), before)

    def test_the_reversal_of_a_void_makes_the_sale_good_again(self):
        before = self.balance()
        sale = self.approved(self.begin())
        void = self.do("sale_void", 10000, original=sale)
        self.assertEqual(self.reverse("sale_void", void), "00")
        self.assertEqual((self.balance(), self.row(sale[1])["state"]), (before - 10000, "approved"))
        self.assertEqual(self.reverse("sale_void", void), "00")
        self.assertEqual(self.balance(), before - 10000)
        self.assertEqual(self.code("sale_void", 10000, original=sale), "00")

    def test_what_a_void_is_refused_with(self):
        sale = self.approved(self.begin())
        batch, trace, rrn, auth, date = sale
        for words, code, amount, original, card in (
                ("another amount", "64", 9999, sale, "unionpay-debit"),
                ("another card", "12", 10000, sale, "unionpay-credit"),
                ("no such trace number", "25", 10000, (batch, "000999", None, None, date), "unionpay-debit"),
                ("another reference number", "25", 10000, (batch, trace, "0" * 12, auth, date), "unionpay-debit"),
                ("another authorisation code", "25", 10000, (batch, trace, rrn, "XXXXXX", date), "unionpay-debit"),
                ("another day", "25", 10000, (batch, trace, rrn, auth, "1121"), "unionpay-debit")):
            with self.subTest(words):
                self.assertEqual(self.code("sale_void", amount, card, original), code)
        self.terminal.batch = "000002"
        self.assertEqual(self.code("sale_void", 10000, original=sale), "12")

    # Refunds

    def test_refunds_add_up_to_the_sale_and_no_more(self):
        before = self.balance()
        sale = self.approved(self.begin())
        self.assertEqual([self.code("refund", amount, original=sale) for amount in (6000, 5000, 4000, 1)],
                         ["00", "64", "00", "64"])
        self.assertEqual((self.balance(), self.row(sale[1])["refunded_minor"]), (before, 10000))
        self.assertEqual(self.code("sale_void", 10000, original=sale), "12")

    def test_a_repeated_refund_is_answered_as_the_first_time(self):
        before = self.balance()
        sale = self.approved(self.begin())
        message = self.terminal.message("refund", 4000, track_of("unionpay-debit"), original=sale)
        first, second = self.terminal.send(message), self.terminal.send(message)
        self.assertEqual(first, second)
        self.assertEqual((self.balance(), self.row(first[11])["repeats"]), (before - 6000, 1))
        other = self.do("refund", 3000, original=sale, trace=int(first[11]))
        self.assertEqual(other[39], "94")

    def test_an_advice_that_was_told_to_come_again_is_decided_anew(self):
        before = self.balance()
        sale = self.approved(self.begin())
        self.control.call("behave", next=["decline:96", "decline:51"])
        message = self.terminal.message("refund", 4000, track_of("unionpay-debit"), original=sale)
        self.assertEqual([self.terminal.send(message)[39] for _ in range(3)], ["96", "51", "51"])
        self.assertEqual(self.balance(), before - 10000)
        self.control.call("behave", next=["decline:91"])
        message = self.terminal.message("refund", 4000, track_of("unionpay-debit"), original=sale)
        self.assertEqual([self.terminal.send(message)[39] for _ in range(3)], ["91", "00", "00"])
        self.assertEqual(self.balance(), before - 6000)

    def test_refund_of_a_later_batch(self):
        sale = self.approved(self.begin())
        self.terminal.batch = "000002"
        self.assertEqual(self.code("refund", 10000, original=sale), "00")

    def test_there_is_no_reversal_of_a_refund(self):
        refund = self.do("refund", 4000, original=self.approved(self.begin()))
        self.assertEqual(self.reverse("refund", refund, 4000), "40")
        self.assertEqual(self.row(refund[11])["state"], "approved")

    # Pre-authorisation

    def held(self):
        return self.account("unionpay-debit")["held_minor"]

    def test_pre_authorisation_reserves_and_its_void_frees(self):
        before = self.balance()
        held = self.begin("pre_authorization")
        self.assertEqual((self.held(), self.balance()), (10000, before))
        self.assertEqual(self.begin("sale", 5000000)[39], "00")
        self.control.call("set_account", card="unionpay-debit", balance_minor=15000)
        self.assertEqual(self.begin("sale", 5001)[39], "51")  # 10000 of it are held
        self.assertEqual(self.code("pre_authorization_void", 10000, original=self.approved(held)), "00")
        self.assertEqual((self.held(), self.row(held[11])["state"]), (0, "voided"))
        self.assertEqual(self.begin("sale", 5001)[39], "00")

    def test_completion_up_to_115_percent_once(self):
        before = self.balance()
        held = self.approved(self.begin("pre_authorization"))
        self.assertEqual(self.code("completion", 11501, original=held), "61")
        done = self.do("completion", 11500, original=held)
        self.assertEqual((done[39], self.balance(), self.held()), ("00", before - 11500, 0))
        self.assertEqual(self.code("completion", 100, original=held), "12")
        self.assertEqual(self.code("pre_authorization_void", 10000, original=held), "12")
        self.assertEqual(self.code("completion_void", 11500, original=self.approved(done)), "00")
        self.assertEqual((self.balance(), self.held()), (before, 10000))
        self.assertEqual(self.code("completion", 100, original=held), "00")

    def test_a_reservation_outlives_its_batch(self):
        held = self.approved(self.begin("pre_authorization"))
        other = self.approved(self.begin("pre_authorization"))
        self.terminal.batch = "000002"
        self.assertEqual(self.code("pre_authorization_void", 10000, original=held), "00")
        self.assertEqual(self.code("completion", 10000, original=other), "00")
        self.assertEqual(self.held(), 0)

    def test_completion_advice(self):
        before = self.balance()
        held = self.approved(self.begin("pre_authorization"))
        message = self.terminal.message("completion_advice", 9000, track_of("unionpay-debit"), original=held)
        self.assertEqual([self.terminal.send(message)[39] for _ in range(3)], ["00"] * 3)
        self.assertEqual((self.balance(), self.held()), (before - 9000, 0))

    def test_reversals_around_a_pre_authorisation(self):
        before = self.balance()
        held = self.begin("pre_authorization")
        done = self.do("completion", 9000, original=self.approved(held))
        self.assertEqual(self.reverse("pre_authorization", held), "12")  # the completion builds on it
        self.assertEqual(self.reverse("completion", done, 9000), "00")
        self.assertEqual((self.balance(), self.held()), (before, 10000))
        void = self.do("pre_authorization_void", 10000, original=self.original(held))
        self.assertEqual(self.reverse("pre_authorization_void", void), "00")
        self.assertEqual((self.held(), self.row(held[11])["state"]), (10000, "approved"))
        self.assertEqual(self.reverse("pre_authorization", held), "00")
        self.assertEqual((self.held(), self.row(held[11])["state"]), (0, "reversed"))

    def test_completion_by_authorisation_code_alone(self):
        held = self.begin("pre_authorization")
        self.assertEqual(self.code("completion", 9000, fields={38: held[38]}), "00")

    # Inquiries, tips, offline

    def test_balance_is_what_can_be_spent(self):
        self.begin("pre_authorization")
        self.control.call("set_account", card="unionpay-debit", balance_minor=20050)
        reply = self.begin("balance_inquiry", None)
        self.assertEqual((reply[39], reply[54]), ("00", "1002156C000000010050"))
        self.assertNotIn(4, reply)
        self.control.call("balance_reply", text="1002156D000000000001")
        self.assertEqual(self.begin("balance_inquiry", None)[54], "1002156D000000000001")
        self.assertEqual(self.begin("balance_inquiry", None, pin="999999")[39], "55")

    def test_tip_is_added_to_a_sale_of_the_batch(self):
        before = self.balance()
        sale = self.approved(self.begin())
        reply = self.do("tip_adjustment", 1500, original=sale, fields={48: "000000001500"})
        self.assertEqual((reply[39], self.balance()), ("00", before - 11500))
        self.assertEqual(self.row(sale[1])["tips_minor"], 1500)
        self.assertEqual(self.code("tip_adjustment", 1500, original=sale, fields={48: "000000001400"}), "30")
        self.assertEqual(self.code("sale_void", 11500, original=sale), "00")
        self.assertEqual(self.balance(), before)

    def test_offline_settlement_and_its_adjustment(self):
        before = self.balance()
        self.assertEqual(self.code("offline_settlement", 7000), "30")
        reply = self.do("offline_settlement", 7000, fields={38: "T12345"})
        self.assertEqual((reply[39], reply[38], self.balance()), ("00", "T12345", before - 7000))
        self.assertEqual(self.code("offline_adjustment", 6500, original=self.original(reply)), "00")
        self.assertEqual((self.balance(), self.row(reply[11])["adjusted_minor"]), (before - 6500, -500))
        self.assertEqual(self.code("offline_adjustment", 8000, original=self.original(reply)), "00")
        self.assertEqual(self.balance(), before - 8000)

    def offline_sale(self, amount=5000, spoil=False, card="offline-approving", **more):
        data, track, session = chip(card, amount, spoil, kind="TC")
        self.assertEqual(session.elements["9F27"], b"\x40")
        return self.terminal.message("offline_sale_upload", amount, track, "05", data, sequence="001", **more)

    def test_offline_sale_is_booked_when_its_certificate_is_right(self):
        before = self.balance("offline-approving")
        message = self.offline_sale()
        self.assertEqual([self.terminal.send(message)[39] for _ in range(2)], ["00", "00"])
        self.assertEqual(self.balance("offline-approving"), before - 5000)
        self.assertEqual(self.terminal.send(self.offline_sale(spoil=True))[39], "05")
        data, track, _ = chip("unionpay-debit", 5000)
        question = self.terminal.message("offline_sale_upload", 5000, track, "05", data, sequence="001")
        self.assertEqual(self.terminal.send(question)[39], "05")  # an ARQC is no approval
        self.assertEqual(self.balance("offline-approving"), before - 5000)

    def test_an_offline_sale_is_undone_as_any_other(self):
        before = self.balance("offline-approving")
        for kind, amount in (("sale_void", 5000), ("refund", 2000)):
            with self.subTest(kind):
                self.control.call("reset")
                upload = self.terminal.send(self.offline_sale())
                reply = self.do(kind, amount, "offline-approving", self.original(upload))
                self.assertEqual((reply[39], self.balance("offline-approving")), ("00", before - 5000 + amount))
        self.assertEqual(self.row(upload[11])["refunded_minor"], 2000)

    def test_one_certificate_is_one_sale(self):
        data, track, _ = chip("offline-approving", 5000, kind="TC")
        message = lambda: self.terminal.message("offline_sale_upload", 5000, track, "05", data, sequence="001")
        self.assertEqual([self.terminal.send(message())[39] for _ in range(2)], ["00", "94"])

    # Instalments, points, reservations, mail orders

    def test_instalments(self):
        before = self.balance()
        for wrong in (None, b"1", b"01", b"AB", b"012"):
            with self.subTest(wrong):
                self.assertEqual(self.begin("instalment_sale", fields={62: wrong})[39], "30")
        sale = self.begin("instalment_sale", fields={62: b"12"})
        self.assertEqual((sale[39], self.row(sale[11])["instalments"]), ("00", 12))
        self.assertEqual(self.code("instalment_void", 10000, original=self.original(sale)), "00")
        self.assertEqual(self.balance(), before)

    def test_points(self):
        self.control.call("set_account", card="unionpay-debit", points=15000)
        self.assertEqual(self.begin("points_inquiry", None)[54], "1090156C000000015000")
        sale = self.begin("points_sale")
        self.assertEqual((sale[39], self.account("unionpay-debit")["points"]), ("00", 5000))
        self.assertEqual(self.begin("points_sale")[39], "51")
        self.assertEqual(self.code("points_void", 10000, original=self.original(sale)), "00")
        self.assertEqual(self.account("unionpay-debit")["points"], 15000)

    def test_reservation(self):
        before = self.balance()
        sale = self.do("reservation_sale", 3000, mode="92")
        self.assertEqual((sale[39], self.balance()), ("00", before - 3000))
        self.assertEqual(self.code("reservation_void", 3000, original=self.original(sale)), "00")
        self.assertEqual(self.balance(), before)

    def test_mail_order_asks_for_no_pin(self):
        self.assertEqual(self.code("sale", 100), "55")
        sale = self.do("mail_order_sale", 100)
        self.assertEqual((sale[39], self.row(sale[11])["kind"]), ("00", "moto_sale"))
        self.assertEqual(self.code("sale_void", 100, original=self.original(sale)), "25", "it is no sale with the card there")
        self.assertEqual(self.code("mail_order_void", 100, original=self.original(sale)), "00")
        self.assertEqual(self.code("mail_order_pre_authorization", 100), "00")

    # Topping up

    def test_top_ups_and_their_confirmation(self):
        for kind in ("cash_top_up", "account_top_up"):
            with self.subTest(kind):
                before = self.balance("top-up")
                reply = self.do(kind, 5000, "top-up")
                self.assertEqual((reply[39], self.balance("top-up")), ("00", before + 5000))
                self.assertFalse(self.row(reply[11])["confirmed"])
                message = self.terminal.message(
                    kind + "_confirmation", 5000, track_of("top-up"), original=self.original(reply))
                self.assertEqual([self.terminal.send(message)[39] for _ in range(2)], ["00", "00"])
                self.assertTrue(self.row(reply[11])["confirmed"])
                self.assertEqual(self.balance("top-up"), before + 5000)

    def test_a_reversed_top_up_is_taken_back(self):
        before = self.balance("top-up")
        reply = self.do("cash_top_up", 5000, "top-up")
        self.assertEqual(self.reverse("cash_top_up", reply, 5000), "00")
        self.assertEqual(self.balance("top-up"), before)

    def test_electronic_cash(self):
        before = self.balance()
        cash = lambda: self.account("unionpay-debit")["ecash_minor"]
        self.assertEqual(self.begin("load_from_bound_account")[39], "00")
        self.assertEqual(self.begin("load_from_other_account")[39], "00")
        self.assertEqual((self.balance(), cash()), (before - 20000, 20000))
        loaded = self.begin("load_from_cash", pin=None)
        self.assertEqual((self.balance(), cash()), (before - 20000, 30000))
        void = self.do("load_from_cash_void", 10000, original=self.approved(loaded))
        self.assertEqual((void[39], cash()), ("00", 20000))
        self.assertEqual(self.reverse("load_from_cash_void", void), "00")
        self.assertEqual(cash(), 30000)

    def test_electronic_cash_refund(self):
        before = self.balance()
        sale = self.approved(self.begin())
        self.assertEqual(self.code("electronic_cash_refund", 2500, original=sale), "00")
        self.assertEqual(self.balance(), before - 7500)

    # Parts, limits, fees

    def test_partial_approval_only_where_the_terminal_takes_it(self):
        self.assertEqual(self.sale("no-funds", 1234)[39], "51")
        reply = self.sale("no-funds", 1234, fields={60: "2200000100050" + "1"})
        self.assertEqual((reply[39], reply[4], self.balance("no-funds")), ("10", "000000000100", 0))
        row = self.row(reply[11])
        self.assertEqual((row["amount_minor"], row["requested_minor"], row["state"]), (100, 1234, "approved"))
        again = self.sale("no-funds", 1234, fields={60: "2200000100050" + "1"})
        self.assertEqual(again[39], "51")
        self.assertEqual(self.terminal.send(self.terminal.reversal_message(
            1234, "6293990100000006002", int(reply[11])))[39], "00")
        self.assertEqual(self.balance("no-funds"), 100)

    def test_the_merchants_fee_is_in_the_record(self):
        sale = self.begin()
        self.assertEqual(self.row(sale[11])["fee_minor"], 38)  # 0.38 % of 100.00
        refund = self.do("refund", 5000, original=self.original(sale))
        self.assertEqual(self.row(refund[11])["fee_minor"], -19)

    # Scripts

    def test_scripts_reach_the_card_and_their_result_the_host(self):
        self.control.call("script", card="takes-scripts", commands=["block-application"])
        data, track, session = chip("takes-scripts", 1000)
        reply = self.terminal.send(self.terminal.message("sale", 1000, track, "05", data, "123456", sequence="001"))
        issuer_data = dict(tlv.decode(reply[55]))
        self.assertEqual(sorted(issuer_data), ["72", "91"])
        command = dict(tlv.decode(issuer_data["72"]))["86"]
        self.assertEqual(session.raw(command), b"\x90\x00")
        results = tlv.encode_all([("95", bytes(5)), ("9F36", bytes(2)), ("DF31", bytes.fromhex("2000000000"))])
        original = self.original(reply)
        fields = {3: "000000", 4: "000000001000", 22: "051", 23: "001", 49: "156", 55: results,
                  61: original[0] + original[1] + original[4]}
        message = self.terminal.seal("0620", {**self.terminal._common(), 60: "00" + self.terminal.batch + "951", **fields})
        self.assertEqual([self.terminal.send(message)[39] for _ in range(2)], ["00", "00"])
        self.assertEqual(self.row(self.terminal.trace)["scripts"], "2000000000")
        self.assertEqual(self.reverse("sale", reply, 1000), "00")  # a script's result moves nothing

    # Reversals in general

    def test_each_reversible_kind_is_undone_and_blocked_before_it_came(self):
        self.control.call("set_account", card="unionpay-debit", points=100000)
        states = lambda: (self.account("unionpay-debit"), )
        before = states()
        for kind, more in (("sale", {}), ("pre_authorization", {}), ("instalment_sale", {"fields": {62: b"03"}}),
                           ("points_sale", {}), ("load_from_bound_account", {}), ("load_from_other_account", {}),
                           ("load_from_cash", {"pin": None})):
            with self.subTest(kind):
                reply = self.begin(kind, **more)
                self.assertEqual(reply[39], "00")
                self.assertNotEqual(states(), before)
                self.assertEqual([self.reverse(kind, reply) for _ in range(2)], ["00", "00"])
                self.assertEqual(states(), before)
                early = self.terminal.trace + 1
                self.assertEqual(self.terminal.send(self.terminal.reversal_message(10000, PAN, early, kind=kind))[39], "00")
                self.terminal.trace = early - 1
                self.assertEqual(self.begin(kind, **more)[39], "12")
                self.assertEqual(states(), before)

    def test_a_reversal_with_other_codes_undoes_nothing(self):
        sale = self.begin()
        self.assertEqual(self.reverse("pre_authorization", sale), "12")
        self.assertEqual(self.row(sale[11])["state"], "approved")

    def test_a_transaction_that_is_not_there(self):
        self.assertEqual(self.do("sale", 100, fields={25: "77"})[39], "40")


if __name__ == "__main__":
    unittest.main()
