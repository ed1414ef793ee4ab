#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Requests that must not become a payment, or not a second one: each is refused with its stable code and words."""

import unittest
import uuid

import grpc
from till.common.v1 import money_pb2
from till.ledger.v1 import journal_pb2
from till.payment.v1 import payments_pb2
from till.terminal.v1 import operators_pb2

from tests.harness.client import Payment
from tests.harness.errors import TillError, till_errors
from tests.harness.shop import ShopTestCase


class RequestsTest(ShopTestCase):
    def refused(self, code, call):
        """Whatever call() asks for is refused with this code, with words in both languages; returns the error."""
        errors = {}
        for language in ("zh", "en"):
            self.client.language = language
            try:
                with self.assertRaises(TillError) as caught:
                    call()
            finally:
                self.client.language = "en"
            errors[language] = caught.exception
            self.assertEqual(caught.exception.code, code, caught.exception)
            self.assertTrue(caught.exception.action, caught.exception)
        self.assertRegex(errors["zh"].message, "[\u4e00-\u9fff]")
        self.assertRegex(errors["en"].message, "^[ -~\u2019]+$")
        return errors["en"]

    def setUp(self):
        super().setUp()
        self._before = len(self.client.records())

    def new_records(self):
        return len(self.client.records()) - self._before

    # ---- The same request again. ----

    def test_same_request_id_twice_is_one_payment(self):
        request_id = "twice-" + uuid.uuid4().hex
        first = self.shop.sell(request_id=request_id, amount_minor=900)
        second = self.client.start(900, request_id=request_id).end()
        self.assertEqual(first.state, Payment.APPROVED)
        self.assertEqual(second.name, first.name)
        now = self.client.get(first.name)
        for payment in (second, now):  # The receipt's jobs come a moment after the payment's end.
            payment.ClearField("print_jobs")
            payment.ClearField("last_event")
        self.assertEqual(second, now)
        self.assertEqual(self.new_records(), 1)
        self.assert_books_equal()

    def test_same_request_id_while_it_runs_joins_it(self):
        request_id = "join-" + uuid.uuid4().hex
        first = self.client.start(901, request_id=request_id)
        first.until(lambda event: event.HasField("waiting_for_card"))
        second = self.client.start(901, request_id=request_id)
        second.until(lambda event: event.HasField("waiting_for_card"))
        self.shop.present("unionpay-debit", pin="123456")
        self.assertEqual(first.end(), second.end())
        self.assertEqual(first.events, second.events)
        self.assertEqual(self.new_records(), 1)

    def test_same_request_id_with_other_content(self):
        request_id = "reused-" + uuid.uuid4().hex
        self.shop.sell(request_id=request_id, amount_minor=902)
        self.refused("REQUEST_ID_REUSED", lambda: self.client.start(903, request_id=request_id).end())
        self.assertEqual(self.new_records(), 1)

    def test_a_second_payment_while_one_runs(self):
        run = self.client.start(904)
        name = run.until(lambda event: event.HasField("waiting_for_card")).payment.name
        error = self.refused("PAYMENT_IN_PROGRESS", lambda: self.client.start(905).end())
        self.assertEqual(error.detail.payment, name)
        self.assertTrue(error.detail.HasField("retry_after"))
        self.client.cancel(name)
        self.assertEqual(run.end().state, Payment.CANCELLED)
        self.assertEqual(self.new_records(), 1)

    # ---- What is asked. ----

    def test_amounts(self):
        for amount in (0, -1, -(2**63), 10**12, 2**63 - 1):
            with self.subTest(amount=amount):
                self.refused("INVALID_AMOUNT", lambda amount=amount: self.client.start(amount).end())
        self.assertEqual(self.new_records(), 0)

    def test_currencies(self):
        for currency in ("USD", "", "cny", "CNYY", "\u5143"):
            with self.subTest(currency=currency):
                self.refused("CURRENCY_NOT_SUPPORTED",
                             lambda currency=currency: self.client.start(100, currency=currency).end())
        self.assertEqual(self.new_records(), 0)

    def test_request_ids(self):
        for request_id in (" ", "a" * 65, "a/b", "a\nb", "\u4ed8\u6b3e"):
            with self.subTest(request_id=request_id):
                self.refused("INVALID_REQUEST",
                             lambda request_id=request_id: self.client.start(100, request_id=request_id).end())
        self.assertEqual(self.new_records(), 0)

    def test_no_request_id(self):
        request = payments_pb2.StartPaymentRequest(amount=money_pb2.Amount(minor_units=1, currency_code="CNY"))

        def ask():
            with till_errors():
                list(self.client.payments.StartPayment(request, timeout=5, metadata=self.client.metadata()))
        self.refused("INVALID_REQUEST", ask)

    def test_card_timeouts(self):
        for timeout in (-1, 1, 999, 300001):
            with self.subTest(timeout=timeout):
                self.refused("INVALID_REQUEST",
                             lambda timeout=timeout: self.client.start(100, card_timeout_ms=timeout).end())

    def test_payments_that_do_not_exist(self):
        for name in ("", "payments/none", "payments/" + "x" * 5000, "../journal"):
            for method, request in (
                    (self.client.payments.GetPayment, payments_pb2.GetPaymentRequest(payment=name)),
                    (self.client.payments.CancelPayment, payments_pb2.CancelPaymentRequest(payment=name)),
                    (self.client.payments.GetReceipt, payments_pb2.GetReceiptRequest(payment=name))):
                with self.subTest(name=name[:20], request=type(request).__name__):
                    self.refused("NOT_FOUND", lambda method=method, request=request: self.client.call(method, request))
            self.refused("NOT_FOUND", lambda name=name: self.client.watch(name).end())

    def test_an_answer_to_no_question(self):
        payment = self.shop.sell(amount_minor=906)
        self.refused("ILLEGAL_STEP", lambda: self.client.call(self.client.payments.Respond, payments_pb2.RespondRequest(
            payment=payment.name, application_index=0)))

    def test_a_receipt_before_the_end(self):
        run = self.client.start(907)
        name = run.until(lambda event: event.HasField("waiting_for_card")).payment.name
        self.refused("ILLEGAL_STEP", lambda: self.client.receipt(name))
        self.client.cancel(name)
        run.end()

    def test_kinds_that_do_not_stand_alone(self):
        for kind in (journal_pb2.SALE_VOID, journal_pb2.REFUND, journal_pb2.SCRIPT_RESULT, 99):
            with self.subTest(kind=kind):
                self.refused("NOT_SUPPORTED", lambda kind=kind: self.client.start(100, kind=kind).end())
        self.assertEqual(self.new_records(), 0)

    def test_a_refund_of_nothing(self):
        supervisor = self._session("00", "123456")
        for payment, code in (("", "INVALID_REQUEST"), ("payments/none", "NOT_FOUND")):
            def ask(payment=payment):
                request = payments_pb2.RefundPaymentRequest(
                    request_id="r", payment=payment, amount=money_pb2.Amount(minor_units=1, currency_code="CNY"))
                with till_errors():
                    list(self.client.payments.RefundPayment(request, timeout=5, metadata=self.client.metadata(supervisor)))
            with self.subTest(payment=payment):
                self.refused(code, ask)

    # ---- Who asks. ----

    def _session(self, operator, password):
        return self.client.call(self.client.operators.SignIn, operators_pb2.SignInRequest(
            operator_id=operator, password=password)).session_token

    def test_without_a_session(self):
        good = self.client.session
        damaged = good[:-4] + ("AAAA" if good[-4:] != "AAAA" else "BBBB")
        for session in ("", "nonsense", damaged):
            with self.subTest(session=session[:8]):
                self.refused("NOT_SIGNED_IN", lambda session=session: self.client.start(100, session=session).end())
        self.assertEqual(self.new_records(), 0)

    def test_an_administrator_takes_no_payments(self):
        session = self._session("99", "12345678")
        self.refused("PERMISSION_MISSING", lambda: self.client.start(100, session=session).end())
        self.assertEqual(self.new_records(), 0)

    def test_wrong_password(self):
        self.refused("WRONG_PASSWORD", lambda: self._session("02", "9999"))
        self._session("02", "0000")
        self.refused("WRONG_PASSWORD", lambda: self._session("77", "0000"))

    def test_too_many_wrong_passwords(self):
        for _ in range(20):
            with self.assertRaises(TillError) as caught:
                self._session("05", "9999")
            if caught.exception.code == "OPERATOR_LOCKED":
                break
            self.assertEqual(caught.exception.code, "WRONG_PASSWORD")
        self.assertEqual(caught.exception.code, "OPERATOR_LOCKED")
        self.refused("OPERATOR_LOCKED", lambda: self._session("05", "0000"))
        self._session("04", "0000")

    def test_without_a_deadline(self):
        request = payments_pb2.GetPaymentRequest(payment="payments/none")

        def ask():
            with till_errors():
                self.client.payments.GetPayment(request, metadata=self.client.metadata())
        self.refused("DEADLINE_REQUIRED", ask)

    def test_noise_instead_of_a_request(self):
        noise = self.client.channel("payment", "payments").unary_unary("/till.payment.v1.Payments/GetPayment")
        with self.assertRaises(grpc.RpcError) as caught:
            noise(b"\xff" * 64, timeout=5)
        self.assertNotEqual(caught.exception.code(), grpc.StatusCode.UNAVAILABLE)
        self.assertEqual(self.shop.sell(amount_minor=908).state, Payment.APPROVED)


if __name__ == "__main__":
    unittest.main(verbosity=2)
