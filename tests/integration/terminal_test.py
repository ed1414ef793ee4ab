#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The terminal's own facets through the real processes: approval on the spot, promotions, the settlement card, the
checklist, the clock and the bundle for support."""

import http.server
import io
import json
import os
import subprocess
import tarfile
import threading
import time
import unittest
import uuid

from till.common.v1 import money_pb2, options_pb2
from till.payment.v1 import payments_pb2
from till.terminal.v1 import (bindings_pb2, bindings_pb2_grpc, device_pb2, device_pb2_grpc, notices_pb2,
                              notices_pb2_grpc, operators_pb2, payees_pb2, payees_pb2_grpc, promotions_pb2,
                              promotions_pb2_grpc, self_test_pb2, self_test_pb2_grpc)

from tests.harness.client import Payment, PaymentRun
from tests.harness.errors import TillError, till_errors
from tests.harness.shop import ShopTestCase

ICBC_HEAD_OFFICE = "102100099996"  # as the bank publishes it


def cny(minor_units):
    return money_pb2.Amount(minor_units=minor_units, currency_code="CNY")


class TerminalTest(ShopTestCase):
    def setUp(self):
        super().setUp()
        channel = self.client.channel
        self.promotions = promotions_pb2_grpc.PromotionsStub(channel("terminal", "promotions"))
        self.bindings = bindings_pb2_grpc.BindingsStub(channel("terminal", "bindings"))
        self.payees = payees_pb2_grpc.PayeesStub(channel("terminal", "payees"))
        self.notices = notices_pb2_grpc.NoticesStub(channel("terminal", "notices"))
        self.device = device_pb2_grpc.DeviceStub(channel("terminal", "device"))
        self.tests = self_test_pb2_grpc.SelfTestStub(channel("terminal", "self-test"))
        self.client.sign_in()
        self.cashier = self.client.session
        self.administrator = self.session("99", "12345678")

    def session(self, operator, password):
        request = operators_pb2.SignInRequest(operator_id=operator, password=password)
        return self.client.call(self.client.operators.SignIn, request, session="").session_token

    def ask(self, method, request, session=None, approval=None):
        metadata = self.client.metadata(session)
        if approval:
            metadata.append(("till-approval", approval))
        with till_errors():
            return method(request, timeout=10.0, metadata=metadata)

    def refused(self, code, *call, **options):
        with self.assertRaises(TillError) as caught:
            self.ask(*call, **options)
        self.assertEqual(caught.exception.code, code, caught.exception)

    def approve(self, permission, subject, operator="00", password="123456", session=None):
        request = operators_pb2.ApproveRequest(operator_id=operator, password=password, permission=permission,
                                               subject=subject)
        return self.ask(self.client.operators.Approve, request, session=session).approval_token

    def void(self, payment, request_id, approval):
        """void is a cashier's call with a supervisor's approval beside it."""
        request = payments_pb2.VoidPaymentRequest(request_id=request_id, payment=payment)
        metadata = self.client.metadata() + ([("till-approval", approval)] if approval else [])
        return PaymentRun(self.client.payments.VoidPayment(request, timeout=60.0, metadata=metadata))

    # ---- Approval on the spot. ----

    def test_a_cashier_voids_with_the_supervisors_approval(self):
        sale = self.shop.sell(amount_minor=1500)
        request_id = "void-" + uuid.uuid4().hex
        with self.assertRaises(TillError) as caught:
            self.void(sale.name, request_id, None).end()
        self.assertEqual(caught.exception.code, "PERMISSION_MISSING")
        approval = self.approve(options_pb2.UNDO_PAYMENTS, request_id)
        with self.assertRaises(TillError) as caught:
            self.void(sale.name, "void-another", approval).end()
        self.assertEqual(caught.exception.code, "APPROVAL_INVALID", "it is for that one request")
        undone = self.void(sale.name, request_id, approval).end()
        self.assertEqual(undone.state, Payment.APPROVED)
        self.assertEqual((undone.operator_id, undone.approved_by), ("01", "00"))
        again = self.void(sale.name, request_id, approval).end()
        self.assertEqual(again.name, undone.name, "the same request with the same approval is the same payment")
        self.assertEqual(self.client.get(undone.name).approved_by, "00", "and the books have it")
        audit = self.ask(self.client.operators.ListAudit, operators_pb2.ListAuditRequest(acts=["approve"]),
                         session=self.administrator)
        self.assertEqual(audit.entries[0].operator_id, "00")
        self.assertEqual(audit.entries[0].subject, f"UNDO_PAYMENTS for 01: {request_id}")
        verified = self.ask(self.client.operators.VerifyAudit, operators_pb2.VerifyAuditRequest(),
                            session=self.administrator)
        self.assertTrue(verified.sound)
        self.assert_books_equal()

    def test_an_approval_is_nobody_elses(self):
        request_id = "refund-" + uuid.uuid4().hex
        approval = self.approve(options_pb2.UNDO_PAYMENTS, request_id)
        sale = self.shop.sell(amount_minor=1600)
        self.client.session = self.session("02", "0000")
        with self.assertRaises(TillError) as caught:
            self.void(sale.name, request_id, approval).end()
        self.assertEqual(caught.exception.code, "APPROVAL_INVALID")
        self.client.session = self.cashier
        for operator, password, code in (("01", "0000", "SECOND_PERSON_REQUIRED"), ("02", "0000", "PERMISSION_MISSING"),
                                         ("00", "000000", "WRONG_PASSWORD"), ("😀", "x" * 200, "WRONG_PASSWORD")):
            request = operators_pb2.ApproveRequest(operator_id=operator, password=password,
                                                   permission=options_pb2.UNDO_PAYMENTS, subject="v")
            self.refused(code, self.client.operators.Approve, request)

    # ---- Promotions. ----

    def test_a_sale_under_a_promotion_keeps_what_it_would_have_cost(self):
        promotion = self.ask(self.promotions.AddPromotion, promotions_pb2.AddPromotionRequest(
            promotion=promotions_pb2.Promotion(name_zh="九折", name_en="10 % off", enabled=True,
                                               percent_hundredths_off=1000, least_amount_minor=2000)),
                             session=self.administrator)
        quote = self.ask(self.promotions.Quote, promotions_pb2.QuoteRequest(amount=cny(5000)))
        self.assertEqual((quote.original.minor_units, quote.discount.minor_units, quote.payable.minor_units),
                         (5000, 500, 4500))
        sale = self.shop.sell(amount_minor=4500, original_amount=cny(5000), promotion=promotion.promotion)
        self.assertEqual(sale.state, Payment.APPROVED)
        kept = self.client.get(sale.name)
        self.assertEqual((kept.original_amount.minor_units, kept.promotion), (5000, promotion.promotion))
        self.assertEqual(int(self.shop.host_row(sale)["amount_minor"]), 4500)
        receipt = self.ask(self.client.payments.GetReceipt, payments_pb2.GetReceiptRequest(payment=sale.name))
        self.assertTrue(receipt.document.fields["before_discount"].endswith("50.00"), receipt)
        self.assertTrue(receipt.document.fields["discount"].endswith("5.00"), receipt)
        for amount, original in ((4000, 5000), (4500, 6000)):
            with self.assertRaises(TillError) as caught:
                self.client.start(amount, original_amount=cny(original), promotion=promotion.promotion).end()
            self.assertEqual(caught.exception.code, "INVALID_AMOUNT", "a discount is the shop's, not the caller's")
        self.ask(self.promotions.RemovePromotion, promotions_pb2.RemovePromotionRequest(promotion=promotion.promotion),
                 session=self.administrator)
        self.refused("PERMISSION_MISSING", self.promotions.RemovePromotion,
                     promotions_pb2.RemovePromotionRequest(promotion=promotion.promotion))
        self.assert_books_equal()

    # ---- The settlement card. ----

    def inquiry(self, card="unionpay-debit", pin="123456"):
        self.shop.present(card, "insert", pin)
        return self.client.balance().end()

    def propose(self, payment, **changes):
        fields = {"holder": "张三", "bank": "中国工商银行", "branch_code": ICBC_HEAD_OFFICE, "payment": payment,
                  "password": "12345678", **changes}
        return self.ask(self.bindings.ProposeBinding, bindings_pb2.ProposeBindingRequest(**fields),
                        session=self.administrator)

    def test_the_settlement_card_changes_by_two_people_and_two_looks(self):
        verification = self.inquiry()
        self.assertEqual(verification.state, Payment.APPROVED)
        request = bindings_pb2.ProposeBindingRequest(holder="张三", bank="工行", branch_code="102100099995",
                                                     payment=verification.name, password="12345678")
        self.refused("INVALID_REQUEST", self.bindings.ProposeBinding, request, session=self.administrator)
        binding = self.propose(verification.name)
        self.assertEqual(binding.state, bindings_pb2.Binding.PROPOSED)
        self.assertEqual(binding.masked_account, verification.card.masked_number)
        approve = bindings_pb2.ApproveBindingRequest(binding=binding.binding)
        self.refused("SECOND_PERSON_REQUIRED", self.bindings.ApproveBinding, approve, session=self.administrator)
        approval = self.approve(options_pb2.APPROVE_CHANGES, binding.binding, session=self.administrator)
        approved = self.ask(self.bindings.ApproveBinding, approve, session=self.administrator, approval=approval)
        self.assertEqual((approved.state, approved.approved_by), (bindings_pb2.Binding.APPROVED, "00"))
        self.refused("NOT_FOUND", self.bindings.GetBinding, bindings_pb2.GetBindingRequest(), session=self.administrator)
        other = self.inquiry("unionpay-credit")
        self.refused("CARD_NOT_VERIFIED", self.bindings.TestBinding,
                     bindings_pb2.TestBindingRequest(binding=binding.binding, payment=other.name),
                     session=self.administrator)
        test = self.inquiry()
        in_force = self.ask(self.bindings.TestBinding,
                            bindings_pb2.TestBindingRequest(binding=binding.binding, payment=test.name),
                            session=self.administrator)
        self.assertEqual(in_force.state, bindings_pb2.Binding.IN_FORCE)
        self.assertTrue(in_force.print_job.startswith("jobs/"), "its slip is queued")
        now = self.ask(self.bindings.GetBinding, bindings_pb2.GetBindingRequest(), session=self.administrator)
        self.assertEqual(now.binding, binding.binding)
        self.shop.terminal.processes["terminal"].kill()
        self.client.session = self.administrator
        kept = self.client.insist(self.bindings.GetBinding, bindings_pb2.GetBindingRequest())
        self.assertEqual(kept.binding, binding.binding, "a restart keeps it, and signs nobody out")

    # ---- The rest of the counter. ----

    def test_the_checklist_and_the_self_tests(self):
        checklist = self.ask(self.device.GetChecklist, device_pb2.GetChecklistRequest())
        marks = {item.point: item.mark for item in checklist.items}
        for point in ("paper", "reader", "pin_pad", "clock", "line", "sign_on", "storage"):
            self.assertEqual(marks[point], device_pb2.Checklist.GOOD, (point, checklist))
        self.assertTrue(checklist.ready)
        with till_errors():
            results = list(self.tests.RunTests(self_test_pb2.RunTestsRequest(tests=["host_clock", "keys", "network"]),
                                               timeout=30.0, metadata=self.client.metadata()))
        self.assertTrue(all(result.passed for result in results), results)
        report = self.ask(self.tests.PrintReport, self_test_pb2.PrintReportRequest(
            results=[self_test_pb2.TestResult(test="touch", passed=True)]))
        self.assertTrue(report.print_job.startswith("jobs/"))

    def test_the_clock_is_not_adjusted_in_the_middle_of_a_batch(self):
        clock = self.ask(self.device.GetClock, device_pb2.GetClockRequest())
        self.assertTrue(clock.HasField("host_difference_seconds"))
        self.assertLess(abs(clock.host_difference_seconds), 120)
        self.shop.sell(amount_minor=1700)
        self.refused("BATCH_OPEN", self.device.AdjustClock, device_pb2.AdjustClockRequest(correction_seconds=60),
                     session=self.administrator)
        self.refused("PERMISSION_MISSING", self.device.AdjustClock,
                     device_pb2.AdjustClockRequest(correction_seconds=60))

    def test_the_support_bundle_opens_and_has_no_card_number(self):
        self.shop.sell(amount_minor=1800)
        with till_errors():
            chunks = self.device.CreateSupportBundle(device_pb2.CreateSupportBundleRequest(), timeout=30.0,
                                                     metadata=self.client.metadata(self.administrator))
            content = b"".join(chunk.content for chunk in chunks)
        with tarfile.open(fileobj=io.BytesIO(content)) as bundle:
            names = bundle.getnames()
            text = b"".join(bundle.extractfile(name).read() for name in names)
        self.assertIn("till/health.txt", names)
        self.assertIn(b"sign-in", text)
        for secret in (b"argon2", self.administrator.encode(), b"12345678\n"):
            self.assertNotIn(secret, text)

    def test_the_payee_is_masked_and_sealed(self):
        payee = self.ask(self.payees.UpdatePayee, payees_pb2.UpdatePayeeRequest(
            name="张三丰", identity_number="11010519491231002X", phone="13812345678", address="北京市朝阳区建国路一号"),
                         session=self.administrator)
        self.assertEqual(payee.masked_identity_number, "1****************X")
        folder = os.path.join(self.shop.terminal.state, "terminal")
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), "rb") as file:
                content = file.read()
            for secret in ("张三丰", "11010519491231002X", "13812345678"):
                self.assertNotIn(secret.encode(), content, name)

    def test_a_change_is_told_to_a_webhook(self):
        told = []

        class Receiver(http.server.BaseHTTPRequestHandler):
            def do_POST(self):  # pylint: disable=invalid-name
                told.append((self.path, json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        with http.server.HTTPServer(("127.0.0.1", 0), Receiver) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            channel = notices_pb2.NoticeChannel(name="webhook", enabled=True,
                                                url=f"http://127.0.0.1:{server.server_port}/till")
            self.ask(self.notices.UpdateNoticeSettings, notices_pb2.UpdateNoticeSettingsRequest(
                settings=notices_pb2.NoticeSettings(channels=[channel])), session=self.administrator)
            self.ask(self.notices.SendTestNotice, notices_pb2.SendTestNoticeRequest(), session=self.administrator)
            end = time.monotonic() + 30
            while not told and time.monotonic() < end:
                time.sleep(0.1)
            server.shutdown()
        self.assertEqual([(path, body["event"], body["terminal"]) for path, body in told],
                         [("/till", "TEST_NOTICE", "TILL0001")])
        listed = self.ask(self.notices.ListNotices, notices_pb2.ListNoticesRequest())
        self.assertEqual(listed.notices[0].event, notices_pb2.TEST_NOTICE)
        bad = notices_pb2.NoticeChannel(name="webhook", url="gopher://x")
        self.refused("INVALID_REQUEST", self.notices.UpdateNoticeSettings, notices_pb2.UpdateNoticeSettingsRequest(
            settings=notices_pb2.NoticeSettings(channels=[bad])), session=self.administrator)

    def test_a_machine_that_cannot_be_reset_says_so(self):
        done = subprocess.run([TILLCTL, "--run-directory", self.shop.terminal.run, "device", "factory-reset", "--approver", "00",
                               "--approver-password", "123456", "--language", "en"],
                              capture_output=True, text=True, timeout=60, check=False)
        self.assertNotEqual(done.returncode, 0, done.stdout)
        self.assertIn("NOT_SUPPORTED", done.stdout + done.stderr)
        self.assertEqual(self.shop.sell(amount_minor=1950).state, Payment.APPROVED)  # nothing is held

    def test_tillctl_speaks_of_it_in_both_languages(self):
        def tillctl(*words):
            done = subprocess.run([TILLCTL, "--run-directory", self.shop.terminal.run, *words], capture_output=True,
                                  text=True, timeout=60, check=False)
            self.assertEqual(done.returncode, 0, (words, done.stdout, done.stderr))
            return done.stdout
        self.assertIn("可以营业", tillctl("device", "checklist", "--language", "zh"))
        self.assertIn("ready to open", tillctl("device", "checklist", "--language", "en"))
        self.assertIn("supervisor", tillctl("operators", "list", "--language", "en"))
        self.assertIn("sound", tillctl("audit", "verify", "--language", "en"))
        self.assertIn("应付", tillctl("promotions", "quote", "12.00", "--language", "zh"))
        sale = self.shop.sell(amount_minor=1900)
        self.assertIn("payments/", tillctl("void", sale.name, "--operator", "01", "--password", "0000", "--approver", "00",
                                           "--approver-password", "123456", "--language", "en"))


TILLCTL = os.path.join("tools", "tillctl", "tillctl")

if __name__ == "__main__":
    unittest.main()
