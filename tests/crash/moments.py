# SPDX-License-Identifier: Apache-2.0
"""The moments of a sale at which a process can be killed: each one journaled step, and the terminal held right after it.

Nothing in the terminal helps with this. A sale stands still because the process that would do the next thing is stopped
(SIGSTOP), or because the world does: no card is presented, no key pressed, the acquirer's answer kept back. The
journal, read through its Reports facet, says which step was the last; nothing but what is written here can move it on.
"""

import contextlib

from till.ledger.v1 import journal_pb2

from tests.harness.client import Payment
from tests.harness.shop import wait_for

Record = journal_pb2.PaymentRecord
_PIN = "123456"
# Longer than a kill and all its consequences in other processes take to begin, shorter than a test's patience.
_LATE_S = 1.5


class Stage:
    """Stage is a shop with one sale on it. `payment` is the sale's name once it is journaled."""

    def __init__(self, shop):
        self.shop = shop
        self.client = shop.client
        self.payment = None

    def begin(self, card="unionpay-debit", how="insert", pin=None, amount_minor=1234):
        """begin starts a sale; without a card when `card` is None."""
        self.shop.counter.call("reset")
        if card is not None:
            self.shop.present(card, how, pin)
        run = self.client.start_insisting(amount_minor)
        self.payment = run.payment.name
        run.leave()

    def record(self):
        record = self.client.newest_record()
        return record if record.payment == self.payment else None

    def state(self):
        return self.client.get(self.payment).state

    def last_step(self):
        record = self.record()
        return None if record is None else record.last_step

    def until_step(self, step):
        """until_step returns when this is the journal's last step; an error when the sale has gone past it."""
        wait_for(lambda: self.last_step() == step, f"the step {journal_pb2.Step.Name(step)} of {self.payment}")

    def until_pin_is_typed_but_not_entered(self):
        """All digits are in `pin`'s hands; it waits for the enter key."""
        wait_for(lambda: self.shop.counter.call("state")["pin_entry"]["open"], "the PIN pad to open")
        self.shop.counter.call("type", keys=_PIN)
        wait_for(lambda: self.shop.counter.call("state")["pin_entry"]["dots"] == len(_PIN), "all digits")

    def press_enter(self):
        self.shop.counter.call("type", keys="E")

    @contextlib.contextmanager
    def about_to_send(self, card="unionpay-debit"):
        """The sale is journaled as about to leave, and `uplink` is stopped: it has not left."""
        self.begin(card)
        self.until_pin_is_typed_but_not_entered()
        with self.shop.paused("uplink"):
            self.press_enter()
            self.until_step(journal_pb2.ABOUT_TO_SEND)
            yield

    @contextlib.contextmanager
    def answered(self, step, card="unionpay-debit"):
        """The host's answer is journaled as `step`, and `card` is stopped: it has not had its last word."""
        with contextlib.ExitStack() as stopped:
            with self.about_to_send(card):
                stopped.enter_context(self.shop.paused("card"))
            self.until_step(step)
            yield

    def host_has_it(self):
        record = self.record()
        return any((int(row["batch"]), int(row["trace"])) == (record.batch_number, record.trace_number)
                   for row in self.shop.acquirer.call("record")["record"])

    def host_has_reversal(self):
        record = self.record()
        return any((int(row["batch"]), int(row["trace"])) == (record.batch_number, record.trace_number)
                   for row in self.shop.acquirer.call("record")["reversals"])


# ---- The moments, in the order of a sale. Each holds the sale for the length of a with block. ----


@contextlib.contextmanager
def intent(stage):
    """No card has been presented yet."""
    stage.begin(card=None)
    stage.until_step(journal_pb2.STEP_UNSPECIFIED)
    wait_for(lambda: stage.state() == Payment.WAITING_FOR_CARD, "the reader to be ready")
    yield
    stage.shop.present("unionpay-debit", "insert", _PIN)


@contextlib.contextmanager
def card_read(stage):
    """The customer has typed nothing yet."""
    stage.begin()
    stage.until_step(journal_pb2.CARD_READ)
    wait_for(lambda: stage.shop.counter.call("state")["pin_entry"]["open"], "the PIN pad to open")
    yield
    stage.shop.counter.call("type", keys=_PIN + "E")


@contextlib.contextmanager
def pin_entered(stage):
    """The card is about to be asked for its cryptogram; `card` is stopped."""
    stage.begin()
    stage.until_pin_is_typed_but_not_entered()
    with stage.shop.paused("card"):
        stage.press_enter()
        stage.until_step(journal_pb2.PIN_ENTERED)
        yield


@contextlib.contextmanager
def about_to_send(stage):
    """Journaled, and not one byte has left: `uplink` is stopped."""
    with stage.about_to_send():
        assert not stage.host_has_it()
        yield


@contextlib.contextmanager
def about_to_send_and_sent(stage):
    """The host has approved; its answer is on the way."""
    stage.shop.acquirer.call("behave", next=[{"late_s": _LATE_S}])
    stage.begin(pin=_PIN)
    stage.until_step(journal_pb2.ABOUT_TO_SEND)
    wait_for(stage.host_has_it, "the host to have the payment")
    assert stage.last_step() == journal_pb2.ABOUT_TO_SEND
    yield


@contextlib.contextmanager
def host_approved(stage):
    """The card is about to take the host's approval; `card` is stopped."""
    with stage.answered(journal_pb2.HOST_APPROVED):
        yield


@contextlib.contextmanager
def host_approved_tapped(stage):
    """The card has been tapped and is gone: nobody but the terminal has a word left. `card` is stopped."""
    stage.begin(card=None)
    wait_for(lambda: stage.state() == Payment.WAITING_FOR_CARD, "the reader to be ready")
    with contextlib.ExitStack() as stopped:
        with stage.shop.paused("uplink"):
            stage.shop.present("unionpay-tap", "tap")
            stage.until_step(journal_pb2.ABOUT_TO_SEND)
            stopped.enter_context(stage.shop.paused("card"))
        stage.until_step(journal_pb2.HOST_APPROVED)
        yield


@contextlib.contextmanager
def host_declined(stage):
    """The card is about to take the host's refusal; `card` is stopped."""
    with stage.answered(journal_pb2.HOST_DECLINED, card="no-funds"):
        yield


@contextlib.contextmanager
def host_silent(stage):
    """The host has approved with an answer that cannot be believed; `card` is stopped."""
    stage.shop.acquirer.call("behave", next=["wrong-mac"])
    with stage.answered(journal_pb2.HOST_SILENT):
        yield


@contextlib.contextmanager
def reversal_owed(stage):
    """The reversal is about to leave; `uplink` is stopped."""
    stage.shop.acquirer.call("behave", next=["wrong-mac"])
    with contextlib.ExitStack() as stopped:
        with stage.answered(journal_pb2.HOST_SILENT):
            stopped.enter_context(stage.shop.paused("uplink"))
        stage.until_step(journal_pb2.REVERSAL_OWED)
        yield


@contextlib.contextmanager
def reversal_sent(stage):
    """The host has undone the payment; its answer is on the way."""
    stage.shop.acquirer.call("behave", next=["wrong-mac", {"late_s": _LATE_S}])
    stage.begin(pin=_PIN)
    stage.until_step(journal_pb2.REVERSAL_SENT)
    wait_for(stage.host_has_reversal, "the host to have the reversal")
    assert stage.last_step() == journal_pb2.REVERSAL_SENT
    yield


@contextlib.contextmanager
def posted(stage):
    """The books are written; the receipt is about to be printed; `print` is stopped."""
    with stage.shop.paused("print"):
        stage.begin(pin=_PIN)
        wait_for(lambda: stage.record().state == Record.POSTED, "the posting")
        yield


@contextlib.contextmanager
def voided(stage):
    """The books say that no money moved."""
    stage.begin(card="no-funds", pin=_PIN)
    wait_for(lambda: stage.record().state == Record.VOIDED, "the voiding")
    yield


MOMENTS = {
    "INTENT": intent,
    "CARD_READ": card_read,
    "PIN_ENTERED": pin_entered,
    "ABOUT_TO_SEND, not sent": about_to_send,
    "ABOUT_TO_SEND, sent": about_to_send_and_sent,
    "HOST_APPROVED": host_approved,
    "HOST_APPROVED, tapped": host_approved_tapped,
    "HOST_DECLINED": host_declined,
    "HOST_SILENT": host_silent,
    "REVERSAL_OWED": reversal_owed,
    "REVERSAL_SENT": reversal_sent,
    "POST": posted,
    "VOID": voided,
}
