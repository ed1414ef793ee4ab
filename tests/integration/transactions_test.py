#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Every transaction of a UnionPay terminal through the real processes: what the till program sees, what the host holds.

docs/transactions.md names these tests; the table there and the names here are compared by //tests/docs."""

import time
import unittest

from till.ledger.v1 import journal_pb2
from till.payment.v1 import payments_pb2

from tests.harness.client import Payment, state_name
from tests.harness.errors import TillError
from tests.harness.shop import ShopTestCase, wait_for
from tests.simulators.acquirer import slips

_CARD = "unionpay-debit"
_PIN = "123456"
# How long payment goes on with parameters that it has read, and a little.
_PARAMETERS_FRESH_S = 5.2


class TransactionsTest(ShopTestCase):
    def tearDown(self):
        self.assert_books_equal()

    def assert_state(self, payment, state=Payment.APPROVED):
        self.assertEqual(state_name(payment.state), state_name(state),
                         f"failure {payment.failure}, host {payment.host.response}")

    def held(self, run, card=_CARD, how="insert", pin=_PIN):
        """held holds the card out for a payment that asks for one, and returns its end."""
        self.shop.present(card, how, pin)
        return run.end()

    def approved(self, run, kind, card=_CARD, **presentation):
        payment = self.held(run, card, **presentation)
        self.assert_state(payment)
        self.assertEqual(payment.kind, kind)
        return payment

    def sell(self, amount_minor=1000, **fields):
        payment = self.shop.sell(_CARD, "insert", _PIN, amount_minor=amount_minor, **fields)
        self.assert_state(payment)
        return payment

    def refused(self, run):
        with self.assertRaises(TillError) as refusal:
            run.end()
        return refusal.exception.code

    def moved_by(self, action):
        """moved_by returns what an action took from the card's account, minor units."""
        before = self.shop.balances()["629399*********1003"]
        action()
        return before - self.shop.balances()["629399*********1003"]

    # ---- Void and refund. ----

    def test_void(self):
        sale = None

        def sell_and_void():
            nonlocal sale
            sale = self.sell(1200)
            void = self.approved(self.client.void(sale.name), journal_pb2.SALE_VOID)
            self.assertEqual(void.original, sale.name)
            self.assertEqual(void.amount.minor_units, 1200)
        self.assertEqual(self.moved_by(sell_and_void), 0)
        self.assertTrue(self.client.get(sale.name).undone_by)
        self.assertEqual(self.refused(self.client.void(sale.name)), "ORIGINAL_UNSUITABLE")
        self.assertEqual(self.refused(self.client.refund(sale.name, 100)), "ORIGINAL_UNSUITABLE")

    def test_void_wants_a_supervisor(self):
        sale = self.sell()
        request = payments_pb2.VoidPaymentRequest(payment=sale.name)
        self.assertEqual(self.refused(self.client.follow(self.client.payments.VoidPayment, request)), "PERMISSION_MISSING")

    def test_refund_in_parts(self):
        sale = self.sell(1000)
        for part in (300, 500):
            refund = self.approved(self.client.refund(sale.name, part), journal_pb2.REFUND)
            self.assertEqual(refund.original, sale.name)
        self.assertEqual(self.client.get(sale.name).refunded.minor_units, 800)
        self.assertEqual(self.refused(self.client.refund(sale.name, 201)), "AMOUNT_EXCEEDS_ORIGINAL")
        self.approved(self.client.refund(sale.name, 200), journal_pb2.REFUND)
        self.assertEqual(self.refused(self.client.void(sale.name)), "ORIGINAL_UNSUITABLE")

    def test_refund_to_another_card_is_refused(self):
        sale = self.sell(1000)
        payment = self.held(self.client.refund(sale.name, 100), card="unionpay-credit")
        self.assertNotEqual(payment.state, Payment.APPROVED)
        self.assertEqual(payment.void_reason, journal_pb2.OTHER_CARD)

    # ---- Pre-authorisation. ----

    def pre_authorize(self, amount_minor=2000):
        return self.approved(self.client.start(amount_minor, kind=journal_pb2.PRE_AUTHORIZATION), journal_pb2.PRE_AUTHORIZATION)

    def test_pre_authorization_and_completion(self):
        hold = self.pre_authorize(2000)
        completion = self.approved(self.client.complete(hold.name, 2300), journal_pb2.COMPLETION)
        self.assertEqual(completion.original, hold.name)
        self.assertEqual(self.client.get(hold.name).completed_by, completion.name)
        self.assertEqual(self.refused(self.client.complete(hold.name, 100)), "ORIGINAL_UNSUITABLE")

    def test_completion_over_the_cap_is_refused(self):
        hold = self.pre_authorize(2000)
        self.assertEqual(self.refused(self.client.complete(hold.name, 2301)), "AMOUNT_EXCEEDS_ORIGINAL")

    def test_completion_by_advice(self):
        hold = self.pre_authorize(2000)
        self.approved(self.client.complete(hold.name, 1500, advice=True), journal_pb2.COMPLETION_ADVICE)

    def test_pre_authorization_void(self):
        hold = self.pre_authorize(2000)
        self.approved(self.client.void(hold.name), journal_pb2.PRE_AUTHORIZATION_VOID)
        self.assertEqual(self.refused(self.client.complete(hold.name, 100)), "ORIGINAL_UNSUITABLE")

    def test_completion_void(self):
        hold = self.pre_authorize(2000)
        completion = self.approved(self.client.complete(hold.name, 2000), journal_pb2.COMPLETION)
        self.approved(self.client.void(completion.name), journal_pb2.COMPLETION_VOID)

    # ---- Signature. ----

    def signed_sale(self):
        payment = self.shop.sell("unionpay-credit", "insert", None, amount_minor=60_000)  # below 300.00 it asks nothing
        self.assert_state(payment)
        self.assertTrue(payment.signature_wanted)
        self.assertFalse(payment.signature_attached)
        return payment

    def host_slips(self, payment):
        """host_slips returns field 62 of each slip of a payment that the host has taken."""
        about = f"{payment.batch_number:06d}{payment.trace_number:06d}"
        return [bytes.fromhex(row["data"]) for row in self.shop.acquirer.call("record")["management"]
                if row["function"] == "800" and row["original"].startswith(about) and row["response_code"] == "00"]

    def test_signature(self):
        sale = self.signed_sale()
        rows = b"\x00\xff\x40" * 40
        self.assertTrue(self.client.sign(sale.name, 22, 40, rows).signature_attached)
        wait_for(lambda: self.host_slips(sale), "the slip to reach the host")
        # Read with the simulator's own reader: the picture that was drawn.
        self.assertEqual([slips.read(slip) for slip in self.host_slips(sale)], [(22, 40, rows)])
        self.assertTrue(self.client.sign(sale.name, 22, 40, rows).signature_attached)
        self.client.until_quiet()
        self.assertEqual(len(self.host_slips(sale)), 1)
        with self.assertRaises(TillError) as refusal:
            self.client.sign(sale.name, 22, 40, b"\x01\xff\x40" * 40)
        self.assertEqual(refusal.exception.code, "REQUEST_ID_REUSED")

    def test_a_signature_outlives_a_silent_host_and_a_crash(self):
        sale = self.signed_sale()
        self.shop.acquirer.call("behave", next=[{"do": "silent", "mti": "0820"}])
        self.client.sign(sale.name, 8, 1, b"\x18")
        self.shop.kill("payment")
        self.shop.until_back("payment")
        wait_for(lambda: self.host_slips(sale), "the slip to reach the host", timeout_s=90.0)
        self.client.until_quiet()
        self.assertTrue(self.client.get(sale.name).signature_attached)

    def test_a_signature_where_none_is_wanted(self):
        sale = self.sell()  # by PIN
        self.assertFalse(sale.signature_wanted)
        for payment, code in ((sale.name, "ILLEGAL_STEP"), ("payments/none", "NOT_FOUND")):
            with self.assertRaises(TillError) as refusal:
                self.client.sign(payment, 8, 1, b"\x18")
            self.assertEqual(refusal.exception.code, code)
        signed = self.signed_sale()
        with self.assertRaises(TillError) as refusal:
            self.client.sign(signed.name, 385, 1, b"\x18" * 49)
        self.assertEqual(refusal.exception.code, "INVALID_REQUEST")
        self.client.sign(signed.name, 8, 1, b"\x18")

    # ---- Inquiries. ----

    def test_balance(self):
        payment = self.approved(self.client.balance(), journal_pb2.BALANCE_INQUIRY)
        self.assertEqual(payment.host.available_balance.minor_units, self.shop.balances()["629399*********1003"])

    def test_points_inquiry(self):
        payment = self.approved(self.client.balance(points=True), journal_pb2.POINTS_INQUIRY)
        self.assertTrue(payment.host.HasField("points"))

    # ---- Tips, instalments, telephone, points, reservations. ----

    def test_tip(self):
        sale = self.sell(1000)
        tip = self.client.add_tip(sale.name, 150).end()
        self.assert_state(tip)
        self.assertEqual(tip.kind, journal_pb2.TIP_ADJUSTMENT)
        self.assertEqual(self.client.get(sale.name).tips_added.minor_units, 150)
        self.assertEqual(self.refused(self.client.add_tip(sale.name, 100)), "AMOUNT_EXCEEDS_ORIGINAL")

    def test_void_of_a_sale_with_a_tip_gives_the_tip_back_too(self):
        def sell_tip_and_void():
            sale = self.sell(1000)
            self.assert_state(self.client.add_tip(sale.name, 150).end())
            void = self.approved(self.client.void(sale.name), journal_pb2.SALE_VOID)
            self.assertEqual(void.amount.minor_units, 1150)
        self.assertEqual(self.moved_by(sell_tip_and_void), 0)

    def test_instalments_and_their_void(self):
        payment = self.approved(self.client.start(3000, kind=journal_pb2.INSTALMENT_SALE, instalments=6),
                                journal_pb2.INSTALMENT_SALE)
        self.assertEqual(payment.instalments, 6)
        self.approved(self.client.void(payment.name), journal_pb2.INSTALMENT_VOID)

    def test_offline_settlement(self):
        self.approved(self.client.start(700, kind=journal_pb2.OFFLINE_SETTLEMENT, telephone_authorisation="A12345"),
                      journal_pb2.OFFLINE_SETTLEMENT)

    def test_a_tip_on_an_offline_settlement_names_the_new_amount(self):
        def settle_and_tip():
            taken = self.approved(self.client.start(1000, kind=journal_pb2.OFFLINE_SETTLEMENT, telephone_authorisation="A12345"),
                                  journal_pb2.OFFLINE_SETTLEMENT)
            adjusted = self.client.add_tip(taken.name, 120).end()
            self.assert_state(adjusted)
            self.assertEqual((adjusted.kind, adjusted.original, adjusted.amount.minor_units),
                             (journal_pb2.OFFLINE_ADJUSTMENT, taken.name, 1120))
            row = self.shop.host_row(adjusted)
            self.assertEqual((row["kind"], row["state"], row["amount_minor"]), ("offline_adjustment", "approved", 1120))
            self.assertEqual(self.refused(self.client.add_tip(taken.name, 900)), "AMOUNT_EXCEEDS_ORIGINAL")
        self.assertEqual(self.moved_by(settle_and_tip), 1120)

    def test_points_sale_and_void(self):
        payment = self.approved(self.client.start(100, kind=journal_pb2.POINTS_SALE), journal_pb2.POINTS_SALE)
        self.approved(self.client.void(payment.name), journal_pb2.POINTS_VOID)

    def test_reservation_and_void(self):
        payment = self.approved(self.client.start(100, kind=journal_pb2.RESERVATION_SALE), journal_pb2.RESERVATION_SALE)
        self.approved(self.client.void(payment.name), journal_pb2.RESERVATION_VOID)

    # ---- Top-ups. ----

    def test_account_top_up(self):
        self.approved(self.client.top_up(5000), journal_pb2.ACCOUNT_TOP_UP)

    def test_cash_top_up(self):
        self.assertEqual(self.moved_by(lambda: self.approved(
            self.client.top_up(5000, journal_pb2.CASH_TOP_UP), journal_pb2.CASH_TOP_UP)), -5000)

    def test_electronic_cash_loads(self):
        for kind in (journal_pb2.LOAD_FROM_BOUND_ACCOUNT, journal_pb2.LOAD_FROM_OTHER_ACCOUNT):
            with self.subTest(kind=kind):
                self.approved(self.client.top_up(1000, kind), kind)

    def test_electronic_cash_load_from_cash_and_its_void(self):
        load = self.approved(self.client.top_up(1000, journal_pb2.LOAD_FROM_CASH), journal_pb2.LOAD_FROM_CASH)
        self.approved(self.client.void(load.name), journal_pb2.LOAD_FROM_CASH_VOID)

    # ---- QR. ----

    def test_qr_scanned(self):
        payment = self.client.qr(880, customer_code="134567890123456789").end()
        self.assert_state(payment)
        self.assertEqual((payment.kind, payment.host.wallet), (journal_pb2.QR_SALE, "WECHAT"))

    def test_qr_shown(self):
        self.shop.acquirer.call("wallet", order="next", does="pay", after_s=0.5)
        run = self.client.qr(990)
        shown = run.until(lambda event: event.WhichOneof("detail") == "show_code")
        self.assertTrue(shown.show_code.payload.startswith("000201"))
        self.assert_state(run.end())

    def test_qr_not_paid_in_time_is_closed(self):
        self.shop.acquirer.call("wallet", order="next", does="ignore")
        payment = self.client.qr(990, wallet_timeout_ms=10_000).end()
        self.assertIn(payment.state, (Payment.CANCELLED, Payment.REVERSED, Payment.FAILED, Payment.DECLINED))
        self.assertEqual(payment.host.response.code or "00", "00")

    def test_qr_refund(self):
        payment = self.client.qr(880, customer_code="284567890123456789").end()
        self.assert_state(payment)
        self.assertEqual(payment.host.wallet, "ALIPAY")
        refund = self.client.refund(payment.name, 380).end()
        self.assert_state(refund)
        self.assertEqual(refund.kind, journal_pb2.QR_REFUND)

    def test_an_unknown_code_is_refused(self):
        self.assertEqual(self.refused(self.client.qr(100, customer_code="99999")), "QR_CODE_UNKNOWN")

    # ---- What is owed. ----

    def shorten_the_hosts_time(self):
        self.client.update_parameters(host_reply_timeout_ms=5000)
        self.addCleanup(self.client.update_parameters, host_reply_timeout_ms=60000)
        time.sleep(_PARAMETERS_FRESH_S)

    def test_a_refund_without_an_answer_is_told_again_until_it_is_answered(self):
        self.shorten_the_hosts_time()
        sale = self.sell(1000)
        self.shop.acquirer.call("behave", next=["silent"])
        refund = self.held(self.client.refund(sale.name, 400))
        self.assertIn(refund.state, (Payment.ADVICE_OWED, Payment.APPROVED))
        now = wait_for(lambda: (p := self.client.get(refund.name)).state == Payment.APPROVED and p, "the advice's answer", 60.0)
        self.assertEqual(now.amount.minor_units, 400)

    def test_a_balance_without_an_answer_owes_nothing(self):
        self.shorten_the_hosts_time()
        self.shop.acquirer.call("behave", next=["silent"])
        payment = self.held(self.client.balance())
        self.assertNotIn(payment.state, (Payment.APPROVED, Payment.UNKNOWN_REVERSING, Payment.REVERSED))

    def test_a_void_without_an_answer_is_undone(self):
        sale = self.sell(1000)
        self.shorten_the_hosts_time()
        self.shop.acquirer.call("behave", next=["silent"])
        run = self.client.void(sale.name)
        self.shop.present(_CARD, pin=_PIN)
        run.until_state(Payment.UNKNOWN_REVERSING, Payment.REVERSED, timeout_s=30.0)
        void = self.client.until_final(run.payment.name)
        self.assert_state(void, Payment.REVERSED)
        self.assertFalse(self.client.get(sale.name).undone_by)


if __name__ == "__main__":
    unittest.main(verbosity=2)
