#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Cards whose number is typed, through the real processes: with the holder there, and by mail or telephone.

docs/transactions.md names these tests; the table there and the names here are compared by //tests/docs."""

import os
import time
import unittest

from till.common.v1 import card_pb2, options_pb2
from till.ledger.v1 import journal_pb2
from till.payment.v1 import payments_pb2
from till.print.v1 import preview_pb2
from till.terminal.v1 import operators_pb2

from tests.harness import memory
from tests.harness.client import Payment, state_name
from tests.harness.errors import TillError, till_errors
from tests.harness.shop import ShopTestCase, wait_for

_CARD, _PIN, _MASKED, _NUMBER = "unionpay-debit", "123456", "629399*********1003", "6293990100000001003"
# How long payment goes on with parameters that it has read, and a little.
_PARAMETERS_FRESH_S = 5.2
_KINDS = [journal_pb2.SALE, journal_pb2.PRE_AUTHORIZATION, journal_pb2.BALANCE_INQUIRY, journal_pb2.MOTO_SALE,
          journal_pb2.MOTO_PRE_AUTHORIZATION]


class TypedTest(ShopTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        try:
            cls.shop.client.start_typed(1000).end()
            raise AssertionError("a card is typed although nobody switched that on")
        except TillError as refusal:
            assert refusal.code == "TRANSACTION_DISABLED", refusal
        cls.set_parameters(typed_kinds=_KINDS, typed_limit_minor=500_000)

    @classmethod
    def set_parameters(cls, **changes):
        cls.shop.client.update_parameters(**changes)
        time.sleep(_PARAMETERS_FRESH_S)

    def tearDown(self):
        self.assert_books_equal()

    def assert_state(self, payment, state=Payment.APPROVED):
        self.assertEqual(state_name(payment.state), state_name(state),
                         f"failure {payment.failure}, host {payment.host.response}")

    def typed(self, amount_minor, kind, card=_CARD, pin=None):
        """typed has the card's number typed for a payment, and returns its end."""
        self.shop.present(card, "type", pin)
        payment = self.client.start_typed(amount_minor, kind=kind).end()
        self.assert_state(payment)
        self.assertEqual(payment.kind, kind)
        self.assertEqual(payment.card.entry_mode, card_pb2.MANUAL)
        return payment

    def about(self, run, kind):
        payment = run.end()
        self.assert_state(payment)
        self.assertEqual(payment.kind, kind)
        return payment

    def row(self, payment):
        return self.shop.host_row(payment)

    def slip(self, payment):
        return self.client.render(self.client.receipt(payment.name, payments_pb2.MERCHANT_COPY),
                                  preview_pb2.TEXT).decode()

    # ---- With the holder there. ----

    def test_manual_sale_with_the_pin(self):
        before = self.shop.balances()[_MASKED]
        payment = self.typed(1200, journal_pb2.SALE, pin=_PIN)
        self.assertEqual(self.shop.balances()[_MASKED], before - 1200)
        self.assertEqual(payment.verification, card_pb2.ONLINE_PIN)
        self.assertEqual(payment.card.masked_number, _MASKED)
        self.assertIn("Keyed", self.slip(payment))
        shown = self.shop.counter.call("state")["pin_entry"]
        self.assertFalse(shown["open"])
        # The same card inserted is the same card: what was typed can be told from nothing else.
        inserted = self.shop.sell(_CARD, "insert", _PIN, amount_minor=100)
        self.assertEqual(inserted.card.token, payment.card.token)

    def test_manual_sale_is_voided_and_refunded(self):
        sale = self.typed(1200, journal_pb2.SALE, pin=_PIN)
        self.about(self.client.void(sale.name), journal_pb2.SALE_VOID)
        sale = self.typed(1300, journal_pb2.SALE, pin=_PIN)
        self.shop.present(_CARD, "type")  # the money goes back to the card whose number is typed again
        self.about(self.client.refund(sale.name, 300), journal_pb2.REFUND)
        self.shop.present("unionpay-credit", "type")
        payment = self.client.refund(sale.name, 300).end()
        self.assertEqual(payment.void_reason, journal_pb2.OTHER_CARD)

    def test_manual_pre_authorization_is_completed(self):
        hold = self.typed(2000, journal_pb2.PRE_AUTHORIZATION, pin=_PIN)
        self.about(self.client.complete(hold.name, 1500), journal_pb2.COMPLETION)

    def test_manual_balance(self):
        payment = self.typed(None, journal_pb2.BALANCE_INQUIRY, pin=_PIN)
        self.assertEqual(payment.host.available_balance.minor_units, self.shop.balances()[_MASKED])

    def test_a_wrong_digit_and_a_wrong_date_are_said_and_corrected(self):
        run = self.client.start_typed(700)
        run.until_state(Payment.TYPING_CARD)
        # The last digit wrong, then right; month 13, then last year's, then the card's.
        self.shop.counter.call("type", keys="6293990100000001004ED3E1349EDDDD1225EDDDD1249E")
        run.until_state(Payment.ENTERING_PIN)
        self.shop.counter.call("type", keys="123456E")
        self.assert_state(run.end())
        progress = [(event.typing_card.expiry, event.typing_card.digit_count) for event in run.events
                    if event.HasField("typing_card")]
        self.assertIn((False, 19), progress)
        self.assertEqual(progress[-1], (True, 4))

    def test_what_is_shown_while_a_number_is_typed(self):
        run = self.client.start_typed(700)
        run.until_state(Payment.TYPING_CARD)
        self.shop.counter.call("type", keys="6293990100000001004E")
        shown = wait_for(lambda: (typed := self.shop.counter.call("state")["pin_entry"]["typed"]) and
                         typed[-1][1] == "c" and typed, "the wrong digit to be said")
        self.assertEqual(shown[-1], ["n", "c", "6293990100000001004"])
        self.shop.counter.call("type", keys="C")
        payment = run.end()
        self.assertEqual(payment.state, Payment.CANCELLED)
        self.assertIsNone(self.row(payment))

    def test_a_payment_is_cancelled_while_its_card_is_typed(self):
        run = self.client.start_typed(700)
        run.until_state(Payment.TYPING_CARD)
        self.shop.counter.call("type", keys="6293")
        self.client.cancel(run.payment.name)
        self.assertEqual(run.end().state, Payment.CANCELLED)

    def test_nobody_types(self):
        payment = self.client.start_typed(700, typing_timeout_ms=5000).end()
        self.assert_state(payment, Payment.FAILED)
        self.assertEqual(payment.void_reason, journal_pb2.TIMED_OUT)

    @unittest.skipUnless(os.geteuid() == 0, "NEEDS ROOT: it looks into processes")
    def test_payment_never_holds_the_number(self):
        holds = lambda name: memory.holds(self.shop.terminal.processes[name].pid, _NUMBER.encode())
        run = self.client.start_typed(700)
        run.until_state(Payment.TYPING_CARD)
        self.shop.counter.call("type", keys=_NUMBER)
        wait_for(lambda: run.payment.state == Payment.TYPING_CARD and
                 run.events[-1].typing_card.digit_count == len(_NUMBER), "the number to be typed")
        self.assertTrue(holds("pin"), "a search that finds nothing there finds nothing anywhere")
        self.assertFalse(holds("payment"), "payment has read the number")
        self.shop.counter.call("type", keys="E1249E")
        run.until_state(Payment.ENTERING_PIN)
        self.assertFalse(holds("payment"), "payment has read the number")
        self.shop.counter.call("type", keys="123456E")
        self.assert_state(run.end())
        for name in ("payment", "pin", "card", "ledger", "print", "terminal"):
            self.assertFalse(holds(name), f"{name} holds the number after the payment")

    # ---- Who may, and how much. ----

    def refused(self, run):
        with self.assertRaises(TillError) as refusal:
            run.end()
        return refusal.exception.code

    def test_a_cashier_needs_a_supervisor_on_the_spot(self):
        request = payments_pb2.StartTypedPaymentRequest(request_id="spot-typed", kind=journal_pb2.MOTO_SALE)
        request.amount.minor_units, request.amount.currency_code = 900, "CNY"
        self.assertEqual(self.refused(self.client.follow(self.client.payments.StartTypedPayment, request)),
                         "PERMISSION_MISSING")
        approval = self.client.call(self.client.operators.Approve, operators_pb2.ApproveRequest(
            operator_id="00", password="123456", permission=options_pb2.TYPE_CARDS, subject="spot-typed")).approval_token
        self.shop.present(_CARD, "type")
        with till_errors():
            events = list(self.client.payments.StartTypedPayment(
                request, timeout=60.0, metadata=[*self.client.metadata(), ("till-approval", approval)]))
        payment = events[-1].payment
        self.assert_state(payment)
        self.assertEqual((payment.operator_id, payment.approved_by), ("01", "00"))

    def test_limits_and_kinds(self):
        self.assertEqual(self.refused(self.client.start_typed(500_001)), "INVALID_AMOUNT")
        self.assertEqual(self.refused(self.client.start_typed(100, kind=journal_pb2.INSTALMENT_SALE)), "NOT_SUPPORTED")
        self.assertEqual(self.refused(self.client.start(100, kind=journal_pb2.MOTO_SALE)), "NOT_SUPPORTED")
        self.assertEqual(self.refused(self.client.start(100, entry_modes=[card_pb2.MANUAL])), "INVALID_REQUEST")

    # ---- By mail or telephone. ----

    def test_moto_sale_and_void(self):
        before = self.shop.balances()[_MASKED]
        sale = self.typed(1200, journal_pb2.MOTO_SALE)
        self.assertEqual(self.shop.balances()[_MASKED], before - 1200)
        self.assertEqual((sale.verification, sale.signature_wanted), (card_pb2.NO_CVM, False))
        self.assertEqual(self.row(sale)["kind"], "moto_sale")
        self.assertIn("MOTO sale", self.slip(sale))
        self.assertIn("Keyed", self.slip(sale))
        self.about(self.client.void(sale.name), journal_pb2.MOTO_SALE_VOID)
        self.assertEqual(self.shop.balances()[_MASKED], before)

    def test_moto_refund(self):
        sale = self.typed(1200, journal_pb2.MOTO_SALE)
        self.about(self.client.refund(sale.name, 500), journal_pb2.MOTO_REFUND)
        self.assertEqual(self.refused(self.client.refund(sale.name, 701)), "AMOUNT_EXCEEDS_ORIGINAL")

    def test_moto_pre_authorization_and_completion(self):
        hold = self.typed(2000, journal_pb2.MOTO_PRE_AUTHORIZATION)
        completion = self.about(self.client.complete(hold.name, 2300), journal_pb2.MOTO_COMPLETION)
        self.assertEqual(self.client.get(hold.name).completed_by, completion.name)
        self.about(self.client.refund(completion.name, 300), journal_pb2.MOTO_REFUND)

    def test_moto_completion_by_advice(self):
        hold = self.typed(2000, journal_pb2.MOTO_PRE_AUTHORIZATION)
        self.about(self.client.complete(hold.name, 1500, advice=True), journal_pb2.MOTO_COMPLETION_ADVICE)

    def test_moto_pre_authorization_void(self):
        hold = self.typed(2000, journal_pb2.MOTO_PRE_AUTHORIZATION)
        self.about(self.client.void(hold.name), journal_pb2.MOTO_PRE_AUTHORIZATION_VOID)

    def test_moto_completion_void(self):
        hold = self.typed(2000, journal_pb2.MOTO_PRE_AUTHORIZATION)
        completion = self.about(self.client.complete(hold.name, 2000), journal_pb2.MOTO_COMPLETION)
        self.about(self.client.void(completion.name), journal_pb2.MOTO_COMPLETION_VOID)

    def test_a_silent_moto_sale_is_undone(self):
        self.set_parameters(host_reply_timeout_ms=5000)
        self.addCleanup(self.client.update_parameters, host_reply_timeout_ms=60000)
        before = self.shop.balances()[_MASKED]
        self.shop.acquirer.call("behave", next=["silent"])
        self.shop.present(_CARD, "type")
        run = self.client.start_typed(1100, kind=journal_pb2.MOTO_SALE)
        run.until_state(Payment.UNKNOWN_REVERSING, Payment.REVERSED, timeout_s=30.0)
        payment = self.client.until_final(run.payment.name)
        self.assert_state(payment, Payment.REVERSED)
        self.assertEqual(len(self.shop.host_reversals(payment)), 1)
        self.assertEqual(self.shop.balances()[_MASKED], before)

    def test_payment_dies_while_a_number_is_typed(self):
        run = self.client.start_typed(1100, kind=journal_pb2.MOTO_SALE)
        run.until_state(Payment.TYPING_CARD)
        self.shop.counter.call("type", keys="62939901")
        name = run.payment.name
        self.shop.kill("payment")
        self.shop.until_back("payment")
        self.assertNotEqual(self.client.until_final(name).state, Payment.APPROVED)
        wait_for(lambda: not self.shop.counter.call("state")["pin_entry"]["open"], "the pad to be free", 60.0)

    # ---- The end of the day. ----

    def test_settlement_counts_what_was_typed(self):
        self.typed(1200, journal_pb2.MOTO_SALE)
        sale = self.typed(800, journal_pb2.SALE, pin=_PIN)
        self.shop.present(_CARD, "type")
        self.about(self.client.refund(sale.name, 100), journal_pb2.REFUND)
        hold = self.typed(2000, journal_pb2.MOTO_PRE_AUTHORIZATION)
        settlement = self.client.settle()[-1].settlement
        self.assertEqual((settlement.domestic_flag, settlement.foreign_flag), (1, 1))
        # The reservation outlives its batch; the books have its number no more, so it is typed again.
        self.shop.present(_CARD, "type")
        self.about(self.client.complete(hold.name, 1000), journal_pb2.MOTO_COMPLETION)


if __name__ == "__main__":
    unittest.main(verbosity=2)
