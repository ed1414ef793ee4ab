#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Sales from tap to books, with every kind of card that the counter has: what the till program sees of each."""

import re
import unittest

from till.common.v1 import card_pb2, error_pb2, response_code_pb2
from till.ledger.v1 import journal_pb2
from till.payment.v1 import payments_pb2

from tests.harness.client import Payment, state_name
from tests.harness.shop import ShopTestCase, wait_for

ResponseClass = response_code_pb2.ResponseCode


def _foreign(data):
    """An application that no scheme of this terminal's has."""
    for kind in ("contact_applications", "contactless_applications"):
        for application in data.get(kind, []):
            application["aid"] = "A0000009990101"


class SaleTest(ShopTestCase):
    @classmethod
    def prepare(cls, shop):
        shop.add_card("foreign", "unionpay-debit", _foreign)

    def tearDown(self):
        self.assert_books_equal()

    def failure(self, payment):
        return error_pb2.ErrorCode.Name(payment.failure.code)

    def assert_state(self, payment, state):
        self.assertEqual(state_name(payment.state), state_name(state),
                         f"failure {payment.failure}, host {payment.host.response}")

    def assert_failed(self, payment, state, code):
        """The payment ended without money, with a stable code and words, and the host agrees."""
        self.assert_state(payment, state)
        self.assertEqual(self.failure(payment), code)
        self.assertRegex(payment.failure.message, "^[A-Z][ -~\u2019]+$")
        self.assertRegex(self.in_chinese(payment.name).failure.message, "[\u4e00-\u9fff]")
        self.assertNotEqual(payment.failure.action, error_pb2.ACTION_UNSPECIFIED)
        self.assertTrue(payment.HasField("end_time"))

    def in_chinese(self, name):
        self.client.language = "zh"
        try:
            now, last = self.client.get(name), self.client.watch(name).end()
        finally:
            self.client.language = "en"
        self.assertEqual(now, last)
        return now

    # ---- Approved. ----

    def test_inserted_with_pin(self):
        before = self.shop.balances()
        payment = self.shop.sell("unionpay-debit", "insert", "123456", amount_minor=1234)
        self.assert_state(payment, Payment.APPROVED)
        self.assertEqual(payment.card.masked_number, "629399*********1003")
        self.assertEqual(payment.card.scheme, "UNIONPAY")
        self.assertEqual(payment.card.aid, "A000000333010101")
        self.assertEqual(payment.card.entry_mode, card_pb2.CONTACT)
        self.assertEqual(payment.verification, card_pb2.ONLINE_PIN)
        self.assertRegex(payment.emv.tvr, r"^[0-9A-F]{10}$")
        self.assertEqual(payment.emv.cryptogram_type, "TC")
        self.assertRegex(payment.emv.cryptogram, r"^[0-9A-F]{16}$")
        self.assertRegex(payment.emv.request_cryptogram, r"^[0-9A-F]{16}$")
        self.assertNotEqual(payment.emv.cryptogram, payment.emv.request_cryptogram)
        self.assertEqual(payment.host.response.code, "00")
        self.assertEqual(payment.host.response.response_class, ResponseClass.SUCCESS)
        self.assertRegex(payment.host.authorisation_code, r"^[0-9A-Z]{6}$")
        self.assertRegex(payment.host.reference_number, r"^[0-9A-Z]{12}$")
        self.assertFalse(payment.HasField("failure"))
        self.assertEqual(payment.operator_id, "01")
        row = self.shop.host_row(payment)
        self.assertEqual((row["state"], row["amount_minor"], row["rrn"], row["auth_code"]),
                         ("approved", 1234, payment.host.reference_number, payment.host.authorisation_code))
        self.assertEqual(self._moved(before), {"629399*********1003": -1234})

    def _moved(self, before):
        return {number: balance - before[number] for number, balance in self.shop.balances().items()
                if balance != before[number]}

    def test_events_tell_each_step_once_and_in_order(self):
        self.shop.present("unionpay-debit", pin="123456")
        run = self.client.start(500)
        run.end()
        self.assertEqual([event.number for event in run.events], list(range(1, len(run.events) + 1)))
        details = [event.WhichOneof("detail") for event in run.events if event.WhichOneof("detail")]
        order = [detail for index, detail in enumerate(details) if index == 0 or details[index - 1] != detail]
        self.assertEqual([detail for detail in order if detail != "remove_card"],
                         ["waiting_for_card", "pin_progress", "waiting_for_host"])
        digits = [event.pin_progress.digit_count for event in run.events if event.WhichOneof("detail") == "pin_progress"]
        self.assertEqual(digits, sorted(digits))
        self.assertEqual(digits[-1], 6)

    def test_watching_replays_from_any_event(self):
        self.shop.present("unionpay-debit", pin="123456")
        run = self.client.start(501)
        name = run.end().name
        replay = self.client.watch(name)
        self.assertEqual(replay.end(), run.payment)
        self.assertEqual(replay.events, run.events)
        tail = self.client.watch(name, from_event=3)
        tail.end()
        self.assertEqual(tail.events, run.events[2:])

    def test_tapped_without_pin(self):
        payment = self.shop.sell("unionpay-tap", "tap", None, amount_minor=1500)
        self.assert_state(payment, Payment.APPROVED)
        self.assertEqual(payment.card.entry_mode, card_pb2.CONTACTLESS)
        self.assertEqual(payment.verification, card_pb2.NO_CVM)
        self.assertEqual(payment.emv.cryptogram_type, "ARQC")
        self.assertTrue(re.fullmatch(r"629399\*+2001", payment.card.masked_number), payment.card.masked_number)

    def test_tapped_over_the_limit_wants_a_pin(self):
        payment = self.shop.sell("unionpay-tap", "tap", "123456", amount_minor=150000)
        self.assert_state(payment, Payment.APPROVED)
        self.assertEqual(payment.verification, card_pb2.ONLINE_PIN)

    def test_other_schemes(self):
        for card, how, pin, aid in (("visa-credit", "insert", None, "A0000000031010"),
                                    ("visa-credit", "tap", None, "A0000000031010"),
                                    ("mastercard-debit", "insert", "123456", "A0000000041010"),
                                    ("mastercard-debit", "tap", None, "A0000000041010"),
                                    ("unionpay-credit", "insert", None, "A000000333010102"),
                                    ("t0", "insert", "123456", "A0000000041010")):
            with self.subTest(card=card, how=how):
                payment = self.shop.sell(card, how, pin, amount_minor=2000)
                self.assert_state(payment, Payment.APPROVED)
                self.assertEqual(payment.card.aid, aid)

    def test_customer_chooses_an_application(self):
        for index, aid in ((0, "A000000333010101"), (1, "A000000333010102")):
            with self.subTest(index=index):
                self.shop.present("two-apps", pin="123456")
                run = self.client.start(700 + index)
                asked = run.until(lambda event: event.HasField("choose_application"))
                self.assertEqual(len(asked.choose_application.labels), 2)
                self.client.call(self.client.payments.Respond, payments_pb2.RespondRequest(
                    payment=asked.payment.name, application_index=index))
                payment = run.end()
                self.assert_state(payment, Payment.APPROVED)
                self.assertEqual(payment.card.aid, aid)

    def test_no_choice_is_a_cancellation(self):
        self.shop.present("two-apps", pin="123456")
        run = self.client.start(702)
        asked = run.until(lambda event: event.HasField("choose_application"))
        self.client.call(self.client.payments.Respond, payments_pb2.RespondRequest(
            payment=asked.payment.name, application_index=-1))
        self.assert_failed(run.end(), Payment.CANCELLED, "CANCELLED")

    # ---- Declined by the host, each with its code and words. ----

    def test_host_declines(self):
        cases = (
            ("unionpay-debit", "111111", 1234, "55", ResponseClass.CUSTOMER_RETRIES),
            ("no-funds", "123456", 1234, "51", None),
            ("expired", "123456", 1234, "54", None),
            ("blocked", "123456", 1234, "04", ResponseClass.OPERATOR_ACTS),
            ("lost", "123456", 1234, "41", ResponseClass.OPERATOR_ACTS),
            ("over-limit", "123456", 20000, "61", None),
            ("unknown-account", "123456", 1234, "14", None),
            ("wrong-key", None, 1234, "05", None),
        )
        for card, pin, amount, code, response_class in cases:
            with self.subTest(card=card):
                payment = self.shop.sell(card, "insert", pin, amount_minor=amount)
                self.assert_state(payment, Payment.DECLINED)
                response = payment.host.response
                self.assertEqual(response.code, code)
                self.assertNotIn(response.response_class, (ResponseClass.SUCCESS, ResponseClass.CLASS_UNSPECIFIED))
                if response_class is not None:
                    self.assertEqual(response.response_class, response_class)
                self.assertRegex(response.words_zh, "[\u4e00-\u9fff]")
                self.assertRegex(response.words_en, "[A-Za-z]")
                self.assertEqual(payment.void_reason, journal_pb2.DECLINED_BY_HOST)
                self.assertEqual(payment.card.expired, card == "expired")
                self.assertEqual(self.shop.host_row(payment)["state"], "declined")
        # One wrong PIN does not block the card.
        self.assert_state(self.shop.sell("unionpay-debit", pin="123456"), Payment.APPROVED)

    # ---- The card. ----

    def test_cards_that_cannot_pay(self):
        for card, pin, remove_after, state, code in (
                ("mute", None, "auto", Payment.FAILED, "CARD_UNREADABLE"),
                ("foreign", None, "auto", Payment.FAILED, "CARD_NOT_ACCEPTED"),
                ("declines-offline", "123456", "auto", Payment.DECLINED, "CARD_DECLINED"),
                ("torn", "123456", "auto", Payment.FAILED, "CARD_REMOVED"),
                ("unionpay-debit", "123456", "power-on", Payment.FAILED, "CARD_REMOVED"),
                ("unionpay-debit", "123456", "select", Payment.FAILED, "CARD_REMOVED"),
                ("unionpay-debit", "123456", "gpo", Payment.FAILED, "CARD_REMOVED"),
                ("unionpay-debit", "123456", "read-record", Payment.FAILED, "CARD_REMOVED"),
                ("unionpay-debit", "123456", "pin", Payment.FAILED, "CARD_REMOVED")):
            with self.subTest(card=card, remove_after=remove_after):
                payment = self.shop.sell(card, "insert", pin, remove_after=remove_after)
                self.assert_failed(payment, state, code)
                self.assertIsNone(self.shop.host_row(payment))

    def test_taken_out_while_the_host_thinks(self):
        # The host approves a card that is not there any more for its second GENERATE AC: undone.
        payment = self.shop.sell("unionpay-debit", "insert", "123456", remove_after="first-gen-ac")
        self.assert_state(payment, Payment.REVERSED)
        self.assertEqual(self.shop.host_row(payment)["state"], "reversed")

    def test_card_refuses_what_the_host_approved(self):
        before = self.shop.balances()
        payment = self.shop.sell("refuses-second-ac", "insert", "123456")
        self.assert_state(payment, Payment.REVERSED)
        self.assertEqual(payment.void_reason, journal_pb2.REVERSED_AT_HOST)
        self.assertEqual(self.shop.host_row(payment)["state"], "reversed")
        self.assertEqual(self._moved(before), {})

    # ---- People. ----

    def test_cancel_while_waiting_for_a_card(self):
        run = self.client.start(300)
        waiting = run.until(lambda event: event.HasField("waiting_for_card"))
        answer = self.client.cancel(waiting.payment.name)
        self.assertEqual(answer.result, payments_pb2.CancelPaymentResponse.CANCELLING)
        payment = run.end()
        self.assert_failed(payment, Payment.CANCELLED, "CANCELLED")
        self.assertEqual(payment.void_reason, journal_pb2.CANCELLED_BY_OPERATOR)
        again = self.client.cancel(payment.name)
        self.assertEqual(again.result, payments_pb2.CancelPaymentResponse.ALREADY_ENDED)

    def test_cancel_during_pin_entry(self):
        self.shop.present("unionpay-debit", pin=None)
        run = self.client.start(301)
        entering = run.until_state(Payment.ENTERING_PIN)
        self.client.cancel(entering.payment.name)
        self.assert_failed(run.end(), Payment.CANCELLED, "CANCELLED")
        wait_for(lambda: not self.shop.counter.call("state")["pin_entry"]["open"], "the PIN pad to be let go")

    def test_customer_presses_cancel(self):
        payment = self.shop.sell("unionpay-debit", pin="cancel")
        self.assert_failed(payment, Payment.CANCELLED, "CANCELLED")
        self.assertEqual(payment.void_reason, journal_pb2.CANCELLED_BY_CUSTOMER)

    def test_cancel_while_the_host_is_asked_undoes_an_approval(self):
        self.shop.acquirer.call("behave", next=[{"late_s": 0.7}])
        self.shop.present("unionpay-debit", pin="123456")
        run = self.client.start(302)
        with_host = run.until(lambda event: event.HasField("waiting_for_host"))
        answer = self.client.cancel(with_host.payment.name)
        self.assertEqual(answer.result, payments_pb2.CancelPaymentResponse.REVERSAL_OWED)
        self.assert_state(run.end(), Payment.REVERSED)

    def test_no_card_in_time(self):
        payment = self.client.start(303, card_timeout_ms=1000).end()
        self.assert_failed(payment, Payment.FAILED, "TIMED_OUT")
        self.assertEqual(payment.void_reason, journal_pb2.TIMED_OUT)

    def test_pin_pad_out_of_order(self):
        self.shop.counter.call("pin_pad", healthy=False)
        # The card may still be content without a PIN; the host is not.
        payment = self.shop.sell("unionpay-debit", pin="123456")
        self.assert_state(payment, Payment.DECLINED)
        self.assertTrue(payment.host.response.code or payment.failure.code, payment)

    def test_a_broken_stream_does_not_stop_the_payment(self):
        run = self.client.start(304)
        name = run.until(lambda event: event.HasField("waiting_for_card")).payment.name
        run.leave()
        self.shop.present("unionpay-debit", pin="123456")
        self.assert_state(self.client.watch(name).end(), Payment.APPROVED)


if __name__ == "__main__":
    unittest.main(verbosity=2)
