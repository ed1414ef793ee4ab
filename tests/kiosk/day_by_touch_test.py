#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A shop's day by touches alone: start of day, sixty payments of every sort with what goes wrong among them, two cashiers,
a refund that the supervisor approves, paper that runs out, the settlement card changed, settlement. At its end the books
equal the bank's."""

import collections
import random
import re
import time
import unittest

from till.ledger.v1 import journal_pb2
from till.payment.v1 import payments_pb2
from till.terminal.v1 import bindings_pb2, bindings_pb2_grpc

from tests.harness.shop import wait_for
from tests.kiosk import settlement_card_touches
from tests.kiosk.touch_test_case import TouchTestCase

Payment = payments_pb2.Payment
# Each sort of payment and how often it comes in the day: sixty in all.
_DAY = {"chip": 20, "tap": 8, "small_chip": 4, "signed": 4, "foreign": 3, "qr_scanned": 5, "qr_shown": 2,
        "declined": 3, "wrong_pin": 2, "cancelled": 3, "lost_answer": 2, "unreadable": 2, "top_up": 2}
ADMINISTRATOR = ("99", "12345678")
_SEED = 20260101  # the order of the day; any will do


class DayByTouchTest(settlement_card_touches.SettlementCardTouches, TouchTestCase):
    """One test a chapter; they run in the order of their names."""

    taken = collections.Counter()

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop.counter.call("reset")
        cls.client = cls.shop.client
        order = [sort for sort, times in _DAY.items() for _ in range(times)]
        random.Random(_SEED).shuffle(order)
        cls.morning, cls.afternoon = order[:30], order[30:]

    def setUp(self):
        # The counter's slips and cards go on through the day: no reset here.
        self.client = self.shop.client

    # ---- The sorts of payment. ----

    def amount(self):
        """amount returns digits of a price, another each time."""
        type(self).taken["amounts"] += 1
        return str(1000 + 137 * self.taken["amounts"] % 9000)

    def leave(self, headline, button="Done", timeout_s=60.0):
        self.screen.wait_for(headline, timeout_s)
        self.screen.tap(button)

    def chip(self):
        self.sell(self.amount())

    def tap(self):
        self.sell(self.amount(), "unionpay-tap", "tap", pin=None)

    def small_chip(self):
        self.sell(self.amount(), "unionpay-credit", "insert", pin=None)

    def foreign(self):
        self.shop.present("mastercard-debit", "insert", pin="123456")
        self.take(self.amount())
        self.leave("Approved")

    def signed(self):
        self.shop.present("visa-credit", "insert")
        self.take(self.amount())
        self.leave("Customer: sign here", "Sign on paper")
        self.leave("Approved")

    def qr_scanned(self):
        self.ask_qr()
        self.screen.tap("The customer: scan the phone")
        self.screen.wait_for(re.compile("Scan the customer's code.*"))
        self.screen.scan("134567890123456789")
        self.leave("Paid")

    def qr_shown(self):
        self.shop.acquirer.call("wallet", order="next", does="pay", after_s=1)
        self.ask_qr()
        self.screen.tap("This terminal: show the code")
        self.leave("Paid")

    def ask_qr(self):
        self.screen.tap("QR code")
        self.screen.tap_digits(self.amount())
        self.screen.tap("Next")

    def declined(self):
        self.shop.present("no-funds", "insert", pin="123456")
        self.take(self.amount())
        self.leave(re.compile("Not enough funds.*"), "Back to start")

    def wrong_pin(self):
        self.shop.present("unionpay-debit", "insert", pin=["111111", "123456"])
        self.take(self.amount())
        self.screen.wait_for(re.compile("Wrong PIN.*|Approved"), 60.0)
        if "Try again" in self.screen.heard().split("\n"):
            self.shop.present("unionpay-debit", "insert", pin="123456")
            self.screen.tap("Try again")
        self.leave("Approved")

    def cancelled(self):
        self.take(self.amount())
        self.screen.wait_for(re.compile("Tap or insert the card.*"), 30.0)
        self.screen.tap("Cancel")
        self.screen.tap("Cancel it")
        self.leave(re.compile("Cancelled.*"), "Back to start")

    def lost_answer(self):
        self.shop.acquirer.call("behave", next=["drop"])
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.take(self.amount())
        self.leave(re.compile("This payment was undone.*"), "Back to start")

    def unreadable(self):
        self.shop.present("torn", "insert", pin="123456")
        self.take(self.amount())
        self.leave(re.compile("The card was taken out too early.*|The card could not be read.*"), "Back to start")

    def top_up(self):
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.open_menu("Card services", "Top up", "With cash")
        self.screen.tap_digits(self.amount())
        self.screen.tap("Top up")
        self.screen.wait_for(re.compile("Top up this amount.*"))
        self.screen.tap("Top up")
        self.leave("Topped up")

    def work(self, sorts):
        for number, sort in enumerate(sorts):
            with self.subTest(number=number, sort=sort):
                began = time.monotonic()
                getattr(self, sort)()
                self.screen.wait_for("Card services", 30.0)
                type(self).taken[sort] += 1
                print(f"{number} {sort}: {time.monotonic() - began:.1f} s", flush=True)

    # ---- The day. ----

    def test_1_the_day_begins(self):
        self.screen.tap_digits(self.operator)
        self.type_password(self.password)
        self.screen.tap("Sign in")
        self.screen.wait_for("Start", 30.0)
        self.assertIn("Line to the bank", self.screen.heard())
        self.screen.tap("Start")
        self.screen.wait_for("Card services")

    def test_2_a_second_cashier_is_added(self):
        self.work_as(*ADMINISTRATOR)
        self.add_cashier("07", "4711")
        self.leave_menu()
        self.sign_out()
        self.choose_password("07", "4711", "8642")

    def test_3_the_morning_is_the_first_cashiers(self):
        self.sign_in()
        self.screen.wait_for("Card services")
        self.work(self.morning)

    def test_4_a_refund_is_approved_by_the_supervisor(self):
        sale = self.sell("9900")
        self.screen.tap("Undo or refund")
        self.screen.wait_for(re.compile("Find by a number.*"))
        self.screen.scan(sale.host.reference_number)
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.screen.tap("Refund a part")
        self.screen.tap_digits("4000")
        self.screen.tap("Refund")
        self.approve()
        self.leave("Refunded")
        self.assertEqual((self.latest().kind, self.latest().approved_by), (journal_pb2.REFUND, "00"))

    def test_5_the_paper_runs_out_and_is_loaded(self):
        self.slips_of(self.latest())
        printed = len(self.printed())
        self.shop.counter.call("printer", paper=False)
        self.shop.present("unionpay-debit", "insert", pin="123456")
        self.take("3100")
        self.screen.wait_for("Approved", 30.0)
        self.screen.wait_for("Out of paper. The payment went through. Load paper and it prints by itself", 15.0)
        self.picture("out-of-paper")
        self.screen.tap("Done")
        sale = self.latest()
        self.assertEqual(len(self.printed()), printed)
        self.sell("3200")  # the next customer is not kept waiting
        self.shop.counter.call("printer", paper=True)
        self.slip_of(sale)
        wait_for(lambda: len(self.printed()) == printed + 4, "both payments' copies, once each", 40.0)

    def test_6_the_settlement_card_is_changed(self):
        self.work_as(*ADMINISTRATOR)
        self.open_settlement_card()
        self.bind("unionpay-debit", "ZHANG SAN", settlement_card_touches.ICBC_HEAD_OFFICE, "Set up a card")
        self.bind("unionpay-credit", "LI SI", settlement_card_touches.CCB_HEAD_OFFICE, "Change the card")
        self.leave_menu(4)
        bindings = self.client.call(bindings_pb2_grpc.BindingsStub(self.client.channel("terminal", "bindings")).ListBindings,
                                    bindings_pb2.ListBindingsRequest(), session=self.client.supervisor()).bindings
        self.assertEqual([(binding.holder, binding.state) for binding in bindings],
                         [("LI SI", bindings_pb2.Binding.IN_FORCE), ("ZHANG SAN", bindings_pb2.Binding.RETIRED)])

    def bind(self, card, holder, branch, begin):
        printed = len(self.printed())
        self.fill_settlement_form(card, holder, branch, begin)
        self.propose_settlement_card(ADMINISTRATOR[1])
        self.agree_to_settlement_card()
        self.present_for_its_test(card)
        self.screen.wait_for(re.compile("The settlement card is changed.*"), 40.0)
        self.screen.wait_for(re.compile("In force: UnionPay .*, " + holder))
        self.screen.tap("Done")
        wait_for(lambda: len(self.printed()) > printed, "the slip of the change", 40.0)

    def test_7_the_afternoon_is_the_second_cashiers(self):
        self.work_as("07", "8642")
        self.work(self.afternoon)

    def test_8_the_day_is_settled(self):
        self.assertEqual(sum(self.taken[sort] for sort in _DAY), sum(_DAY.values()))
        self.client.until_quiet()
        self.screen.tap("Settle")
        self.screen.wait_for(re.compile("Batch .*"))
        self.screen.tap("Settle")
        self.approve()
        self.screen.wait_for("Settled, the figures agree", 90.0)
        self.screen.tap("Done")
        settlement = self.client.settlements()[0]
        self.assertEqual(settlement.state, journal_pb2.Settlement.CLOSED)
        by = collections.Counter(record.operator_id for record in self.client.records())
        self.assertGreaterEqual(min(by["01"], by["07"]), 30)
        self.assert_books_equal()


if __name__ == "__main__":
    unittest.main()
