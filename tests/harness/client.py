# SPDX-License-Identifier: Apache-2.0
"""A till program: what an integrator would write with stubs made from protos/."""

import os
import threading
import time
import uuid

import grpc
from till.common.v1 import money_pb2
from till.ledger.v1 import journal_pb2, reports_pb2, reports_pb2_grpc
from till.payment.v1 import batches_pb2, batches_pb2_grpc, moments_pb2, moments_pb2_grpc, payments_pb2, payments_pb2_grpc
from till.print.v1 import preview_pb2, preview_pb2_grpc, printing_pb2, printing_pb2_grpc
from till.terminal.v1 import operators_pb2, operators_pb2_grpc, parameters_pb2, parameters_pb2_grpc

from tests.harness.errors import TillError, till_errors

Payment = payments_pb2.Payment
FINAL = {Payment.APPROVED, Payment.DECLINED, Payment.CANCELLED, Payment.FAILED, Payment.REVERSED}
# What a stream may end with: an advice whose answer is missing has ended for the till program, not for the terminal.
_STREAM_ENDS = FINAL | {Payment.ADVICE_OWED}

_OPTIONS = (
    # A process that was killed is back soon, and every channel finds that out for itself.
    ("grpc.initial_reconnect_backoff_ms", 50),
    ("grpc.min_reconnect_backoff_ms", 5000),
    ("grpc.max_reconnect_backoff_ms", 500),
    ("grpc.use_local_subchannel_pool", 1),
    ("grpc.enable_http_proxy", 0),
)
_CALL_S = 10.0
_PAYMENT_S = 180.0


def state_name(state):
    """state_name returns "APPROVED" for Payment.APPROVED."""
    return Payment.State.Name(state)


class PaymentRun:
    """PaymentRun follows one stream of payment events on a thread of its own."""

    def __init__(self, stream):
        self.events = []
        self.error = None
        self._stream = stream
        self._ended = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def _follow(self):
        try:
            with till_errors():
                for event in self._stream:
                    with self._changed:
                        self.events.append(event)
                        self._changed.notify_all()
        except TillError as error:
            self.error = error
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def until(self, wanted, timeout_s=20.0):
        """until returns the first event that wanted(event) is true of; raises the stream's error, or TimeoutError."""
        end = time.monotonic() + timeout_s
        seen = 0
        with self._changed:
            while True:
                for event in self.events[seen:]:
                    if wanted(event):
                        return event
                seen = len(self.events)
                if self._ended:
                    raise self.error or AssertionError("the stream ended before: " + self.story())
                if not self._changed.wait(max(0.0, end - time.monotonic())):
                    raise TimeoutError("not in time: " + self.story())

    def until_state(self, *states, timeout_s=20.0):
        """until_state waits for an event whose payment is in one of these states."""
        return self.until(lambda event: event.payment.state in states, timeout_s)

    def end(self, timeout_s=60.0):
        """end returns the payment in its final state, once the stream has ended."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._ended, timeout_s):
                raise TimeoutError("the payment does not end: " + self.story())
        if self.error is not None:
            raise self.error
        last = self.events[-1].payment
        if last.state not in _STREAM_ENDS:
            raise AssertionError("the stream ended without an end: " + self.story())
        return last

    def leave(self):
        """leave breaks the stream, as a till program does that loses its line."""
        self._stream.cancel()

    @property
    def payment(self):
        """payment is what the latest event said."""
        return self.events[-1].payment

    def story(self):
        """story is the states so far, for a failing test."""
        return " > ".join(f"{state_name(event.payment.state)}/{event.WhichOneof('detail') or '-'}" for event in self.events)


class Client:
    """Client calls a terminal's facets under a run folder. Each call has a deadline; errors are TillErrors."""

    def __init__(self, run):
        self._run = run
        self._channels = {}
        self.session = None
        self._supervisor = None
        self.language = "en"
        self.payments = payments_pb2_grpc.PaymentsStub(self.channel("payment", "payments"))
        self.batches = batches_pb2_grpc.BatchesStub(self.channel("payment", "batches"))
        self.moments = moments_pb2_grpc.MomentsStub(self.channel("payment", "moments"))
        self.operators = operators_pb2_grpc.OperatorsStub(self.channel("terminal", "operators"))
        self.parameters = parameters_pb2_grpc.ParametersStub(self.channel("terminal", "parameters"))
        self.reports = reports_pb2_grpc.ReportsStub(self.channel("ledger", "reports"))
        self.preview = preview_pb2_grpc.PreviewStub(self.channel("print", "preview"))
        self.printing = printing_pb2_grpc.PrintingStub(self.channel("print", "printing"))

    def channel(self, server, role):
        """channel returns the one channel to a facet's socket."""
        path = os.path.join(self._run, server, role + ".sock")
        if path not in self._channels:
            self._channels[path] = grpc.insecure_channel("unix:" + path, _OPTIONS)
        return self._channels[path]

    def close(self):
        for channel in self._channels.values():
            channel.close()

    def metadata(self, session=None):
        """metadata returns what goes with a call: the session (this client's unless given) and the language."""
        session = self.session if session is None else session
        pairs = [("accept-language", self.language)]
        return pairs + ([("till-session", session)] if session else [])

    def call(self, method, request, timeout_s=_CALL_S, session=None):
        """call makes a unary call."""
        with till_errors():
            return method(request, timeout=timeout_s, metadata=self.metadata(session))

    def insist(self, method, request, timeout_s=20.0, call_s=3.0):
        """insist repeats an idempotent call, which may take `call_s`, while a process is coming back."""
        end = time.monotonic() + timeout_s
        while True:
            try:
                return self.call(method, request, timeout_s=call_s)
            except TillError as error:
                if error.status not in _COMING_BACK or time.monotonic() > end:
                    raise
                time.sleep(0.02)

    # ---- Operators. ----

    def sign_in(self, operator="01", password="0000"):
        """sign_in makes its session the one of later calls."""
        answer = self.call(self.operators.SignIn, operators_pb2.SignInRequest(operator_id=operator, password=password))
        self.session = answer.session_token
        return answer

    def update_parameters(self, **changes):
        """update_parameters changes the terminal's parameters as its administrator."""
        before = self.session
        self.sign_in("99", "12345678")
        try:
            parameters = self.call(self.parameters.GetParameters, parameters_pb2.GetParametersRequest())
            for name, value in changes.items():
                if isinstance(value, list):
                    parameters.ClearField(name)
                    getattr(parameters, name).extend(value)
                else:
                    setattr(parameters, name, value)
            self.call(self.parameters.UpdateParameters, parameters_pb2.UpdateParametersRequest(parameters=parameters))
        finally:
            self.session = before

    def read_parameters(self):
        return self.insist(self.parameters.GetParameters, parameters_pb2.GetParametersRequest())

    # ---- Payments. ----

    def start(self, amount_minor=1234, request_id=None, currency="CNY", session=None, **fields):
        """start asks for a payment and returns its PaymentRun."""
        request = payments_pb2.StartPaymentRequest(
            request_id=request_id or "test-" + uuid.uuid4().hex,
            amount=money_pb2.Amount(minor_units=amount_minor, currency_code=currency), **fields)
        return PaymentRun(self.payments.StartPayment(request, timeout=_PAYMENT_S, metadata=self.metadata(session)))

    def start_typed(self, amount_minor=None, kind=journal_pb2.SALE, session=None, **fields):
        """start_typed asks for a payment whose card is typed, as a supervisor unless `session` says otherwise."""
        amount = _cny(amount_minor) if amount_minor is not None else None
        request = payments_pb2.StartTypedPaymentRequest(amount=amount, kind=kind, **fields)
        return self.follow(self.payments.StartTypedPayment, request, session or self.supervisor())

    def start_insisting(self, amount_minor=1234, request_id=None, timeout_s=40.0, **fields):
        """start_insisting is a till program's own loop: the same request_id again until the terminal has taken it.

        Returns the PaymentRun after its first event. Errors that repeating does not mend are raised at once.
        """
        request_id = request_id or "test-" + uuid.uuid4().hex
        end = time.monotonic() + timeout_s
        while True:
            run = self.start(amount_minor, request_id=request_id, **fields)
            try:
                run.until(lambda event: True)
                return run
            except TillError as error:
                if error.code == "NOT_SIGNED_IN":
                    self.sign_in()
                elif not (error.action == "RETRY" or error.status in _COMING_BACK) or time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def follow(self, method, request, session=None):
        """follow calls any RPC that streams the events of a payment, with a request_id of its own if it has none."""
        request.request_id = request.request_id or "test-" + uuid.uuid4().hex
        return PaymentRun(method(request, timeout=_PAYMENT_S, metadata=self.metadata(session)))

    def void(self, payment, **fields):
        """void undoes a payment of this batch; a supervisor's business."""
        request = payments_pb2.VoidPaymentRequest(payment=payment, **fields)
        return self.follow(self.payments.VoidPayment, request, self.supervisor())

    def refund(self, payment, amount_minor, **fields):
        request = payments_pb2.RefundPaymentRequest(payment=payment, amount=_cny(amount_minor), **fields)
        return self.follow(self.payments.RefundPayment, request, self.supervisor())

    def complete(self, payment, amount_minor, **fields):
        request = payments_pb2.CompletePreAuthorizationRequest(payment=payment, amount=_cny(amount_minor), **fields)
        return self.follow(self.payments.CompletePreAuthorization, request, self.supervisor())

    def sign(self, payment, width, height, rows):
        """sign attaches a cardholder's signature, drawn on a screen."""
        image = payments_pb2.SignatureImage(width=width, height=height, rows=rows)
        request = payments_pb2.AttachSignatureRequest(payment=payment, image=image)
        return self.call(self.payments.AttachSignature, request).payment

    def add_tip(self, payment, amount_minor, **fields):
        return self.follow(self.payments.AdjustTip,
                           payments_pb2.AdjustTipRequest(payment=payment, tip=_cny(amount_minor), **fields))

    def top_up(self, amount_minor, kind=journal_pb2.ACCOUNT_TOP_UP, **fields):
        return self.follow(self.payments.StartTopUp,
                           payments_pb2.StartTopUpRequest(amount=_cny(amount_minor), kind=kind, **fields))

    def balance(self, **fields):
        return self.follow(self.payments.QueryBalance, payments_pb2.QueryBalanceRequest(**fields))

    def qr(self, amount_minor, customer_code="", **fields):
        request = payments_pb2.StartQrPaymentRequest(amount=_cny(amount_minor), customer_code=customer_code, **fields)
        return self.follow(self.payments.StartQrPayment, request)

    def supervisor(self):
        """supervisor returns a session of operator 00; the client's own session stays as it is."""
        if self._supervisor is None:
            answer = self.call(self.operators.SignIn,
                               operators_pb2.SignInRequest(operator_id="00", password="123456"), session="")
            self._supervisor = answer.session_token
        return self._supervisor

    # ---- Batches. ----

    def sign_on(self):
        return self.call(self.batches.SignOn, batches_pb2.SignOnRequest(), timeout_s=30.0)

    def settle(self, request_id=None, timeout_s=180.0):
        """settle settles the batch and returns every event of it, the last with the closed settlement."""
        request = batches_pb2.SettleRequest(request_id=request_id or "settle-" + uuid.uuid4().hex)
        with till_errors():
            return list(self.batches.Settle(request, timeout=timeout_s, metadata=self.metadata(self.supervisor())))

    def settlements(self):
        """settlements returns what was settled so far, newest first."""
        request = batches_pb2.ListSettlementsRequest()
        request.page.page_size = 200
        return list(self.insist(self.batches.ListSettlements, request).settlements)

    def watch(self, payment, from_event=0):
        """watch follows a payment that exists."""
        request = payments_pb2.WatchPaymentRequest(payment=payment, from_event=from_event)
        return PaymentRun(self.payments.WatchPayment(request, timeout=_PAYMENT_S, metadata=self.metadata()))

    def get(self, payment):
        return self.insist(self.payments.GetPayment, payments_pb2.GetPaymentRequest(payment=payment))

    def until_final(self, payment, timeout_s=60.0):
        """until_final asks until the payment is in a final state, whatever happens to the terminal meanwhile."""
        end = time.monotonic() + timeout_s
        while True:
            now = self.get(payment)
            if now.state in FINAL:
                return now
            if time.monotonic() > end:
                raise TimeoutError(f"{payment} stays {state_name(now.state)}")
            time.sleep(0.02)

    def cancel(self, payment):
        return self.call(self.payments.CancelPayment, payments_pb2.CancelPaymentRequest(payment=payment))

    def receipt(self, payment, copy=payments_pb2.CUSTOMER_COPY, language=""):
        """receipt returns the document of an ended payment's receipt."""
        request = payments_pb2.GetReceiptRequest(payment=payment, copy=copy, language=language)
        return self.call(self.payments.GetReceipt, request).document

    def render(self, document, form=preview_pb2.TEXT, columns=0):
        """render returns a document's bytes in a format."""
        request = preview_pb2.RenderRequest(document=document, format=form, width_columns=columns)
        return self.call(self.preview.Render, request).content

    def job(self, name):
        return self.call(self.printing.GetJob, printing_pb2.GetJobRequest(job=name))

    def reprint(self, job):
        """reprint prints a job again, as a signed-in operator at the kiosk does."""
        request = printing_pb2.ReprintRequest(job=job, request_id=str(uuid.uuid4()))
        return self.call(self.printing.ReprintForOperator, request).job

    def print_receipt(self, payment, copy=payments_pb2.CUSTOMER_COPY, request_id=None):
        """print_receipt prints a copy that a person asks for, and returns its job."""
        request = payments_pb2.PrintReceiptRequest(payment=payment, copy=copy, request_id=request_id or str(uuid.uuid4()))
        return self.call(self.payments.PrintReceipt, request).print_job

    def reprint_settlement(self, settlement=""):
        request = batches_pb2.ReprintSettlementRequest(settlement=settlement, request_id=str(uuid.uuid4()))
        return self.call(self.batches.ReprintSettlement, request).print_job

    def print_totals(self, **totals):
        request = batches_pb2.PrintTotalsRequest(totals=totals, request_id=str(uuid.uuid4()))
        return self.call(self.batches.PrintTotals, request).print_job

    # ---- Books. ----

    def records(self):
        """records returns every payment that the ledger knows, newest first."""
        found, token = [], ""
        while True:
            request = reports_pb2.SearchRequest()
            request.page.page_size, request.page.page_token, request.with_messages = 200, token, True
            answer = self.insist(self.reports.Search, request)
            found += answer.records
            token = answer.next_page_token
            if not token:
                return found

    def newest_record(self):
        """newest_record returns the payment with the latest intent, or None."""
        request = reports_pb2.SearchRequest()
        request.page.page_size = 1
        records = self.insist(self.reports.Search, request).records
        return records[0] if records else None

    def verify_books(self):
        # The proof reads the whole journal: half an hour of payments, on a busy machine.
        return self.insist(self.reports.Verify, reports_pb2.VerifyRequest(), call_s=120.0)

    def line(self):
        return self.insist(self.batches.GetLine, batches_pb2.GetLineRequest())

    def is_quiet(self):
        """is_quiet tells whether no payment is open and nothing is owed."""
        return self.insist(self.moments.IsQuiet, moments_pb2.IsQuietRequest()).quiet

    def until_quiet(self, timeout_s=60.0):
        """until_quiet returns when the terminal says that nothing is open; TimeoutError with what is."""
        end = time.monotonic() + timeout_s
        while not self.is_quiet():
            if time.monotonic() > end:
                open_ones = [record for record in self.records() if record.state == journal_pb2.PaymentRecord.OPEN]
                raise TimeoutError(f"still open: {open_ones}")
            time.sleep(0.02)
        line = self.line()
        if line.reversals_owed or line.advices_owed:
            raise AssertionError(f"quiet, and yet {line.reversals_owed} reversals and {line.advices_owed} advices are owed")


def _cny(minor_units):
    return money_pb2.Amount(minor_units=minor_units, currency_code="CNY")


_COMING_BACK = {grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED, grpc.StatusCode.CANCELLED}
