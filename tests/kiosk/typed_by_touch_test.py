#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Card numbers that are typed: switched on by the administrator, approved by a supervisor, typed at the PIN pad; the kiosk
never hears a digit. With the customer there, by telephone, and for the settlement card."""

import re
import time
import unittest

from till.common.v1 import card_pb2
from till.ledger.v1 import journal_pb2
from till.payment.v1 import payments_pb2
from till.terminal.v1 import bindings_pb2, bindings_pb2_grpc

from tests.kiosk.settlement_card_touches import ICBC_HEAD_OFFICE, SettlementCardTouches
from tests.kiosk.touch_test_case import TouchTestCase

ADMINISTRATOR = ("99", "12345678")
# How long payment goes on with parameters that it has read, and a little.
_PARAMETERS_FRESH_S = 5.3
_NUMBER = "6293990100000001003"


class TypedByTouchTest(SettlementCardTouches, TouchTestCase):
    def setUp(self):
        super().setUp()
        self.go_home()

    def tearDown(self):
        self.assert_books_equal()

    def wait_for_card(self, digits):
        self.take(digits)
        self.screen.wait_for(re.compile("Tap.*insert.*"), 30.0)

    def cancel(self):
        self.screen.tap("Cancel")
        self.screen.tap("Cancel it")
        self.screen.tap("Back to start")

    def test_1_an_administrator_switches_it_on(self):
        self.wait_for_card("700")
        self.assertNotIn("Type the card number", self.screen.heard())
        self.cancel()
        self.open_menu("Card services")
        self.screen.wait_for(re.compile("Pre-authorise.*"))
        self.assertNotIn("By telephone", self.screen.heard())
        self.work_as(*ADMINISTRATOR)
        self.open_menu("Manage", "Shop", "Settings")
        self.screen.scroll_to(re.compile("More limits, .*"))
        self.screen.tap(re.compile("More limits, .*"))
        self.screen.scroll_to("Orders by telephone")
        self.screen.tap("With the customer there")
        self.screen.wait_for(re.compile("Largest payment with a typed card, .*"))
        self.screen.tap("Orders by telephone")
        self.screen.scroll_to(re.compile("Largest payment with a typed card, .*"))
        self.screen.tap(re.compile("Largest payment with a typed card, .*"))
        self.screen.tap_digits("5000")
        self.screen.tap("Done")
        # The list is where it was before the keypad lay over it.
        self.screen.wait_for("Largest payment with a typed card, ¥50.00")
        self.picture("typed-settings")
        self.leave_menu(4)
        self.work_as(self.operator, self.password)
        time.sleep(_PARAMETERS_FRESH_S)

    def test_2_the_number_is_typed_with_a_supervisors_word(self):
        self.wait_for_card("1200")
        self.picture("typed-offered")
        self.screen.tap("Type the card number")
        self.approve()
        self.screen.wait_for(re.compile("Type the card number.*"), 30.0)
        self.picture("typed-number")
        self.shop.counter.call("type", keys=_NUMBER + "E1249E")
        self.screen.wait_for(re.compile("Customer: enter your PIN.*"), 30.0)
        self.shop.counter.call("type", keys="123456E")
        self.screen.wait_for("Approved", 30.0)
        self.assertNotIn(_NUMBER[6:15], self.screen.heard())
        self.screen.tap("Done")
        sale = self.latest()
        _, slip = self.assert_done(sale, journal_pb2.SALE, 1200)
        self.assertEqual((sale.approved_by, sale.card.entry_mode), ("00", card_pb2.MANUAL))
        self.assertNotIn(_NUMBER, slip)

    def test_3_an_order_by_telephone_and_its_undoing(self):
        self.open_menu("Card services", "By telephone", "Order by telephone")
        self.screen.tap_digits("3400")
        self.shop.present("unionpay-debit", "type")  # nobody is there to type a PIN
        self.screen.tap("Next")
        self.screen.wait_for("Order by telephone of ¥34.00 needs a supervisor")
        self.picture("telephone-approval")
        self.approve()
        self.screen.wait_for("Approved", 30.0)
        self.screen.tap("Done")
        sale = self.latest()
        self.assert_done(sale, journal_pb2.MOTO_SALE, 3400)
        self.screen.tap("Undo or refund")
        self.screen.tap(re.compile("¥34\\.00, Order by telephone.*", re.DOTALL))
        self.screen.tap("Undo")
        self.confirm_undoing()
        self.assert_done(self.latest(), journal_pb2.MOTO_SALE_VOID, 3400)
        self.assertEqual(self.shop.host_row(sale)["state"], "voided")

    def test_4_a_pre_authorisation_by_telephone_and_its_completion(self):
        self.open_menu("Card services", "By telephone")
        self.picture("telephone-menu")
        self.screen.tap(re.compile("Pre-authorise by telephone, .*"))
        self.screen.tap_digits("2600")
        self.shop.present("unionpay-debit", "type")
        self.screen.tap("Pre-authorise")
        self.screen.wait_for("Pre-authorisation of ¥26.00 needs a supervisor")
        self.approve()
        self.screen.wait_for("Pre-authorised", 30.0)
        self.screen.tap("Done")
        hold = self.latest()
        self.assert_done(hold, journal_pb2.MOTO_PRE_AUTHORIZATION, 2600)
        self.assertEqual((hold.approved_by, hold.card.entry_mode), ("00", card_pb2.MANUAL))
        self.open_menu("Card services", "Complete a pre-authorisation")
        self.screen.tap(re.compile("¥26\\.00, Pre-authorisation.*", re.DOTALL))
        self.screen.tap("Complete")
        self.screen.wait_for(re.compile("¥26\\.00 is held, ¥.* at most"))
        self.screen.tap("Complete")
        self.approve()
        self.screen.wait_for("Completed", 30.0)
        self.screen.tap("Done")
        taken = self.latest()
        self.assert_done(taken, journal_pb2.MOTO_COMPLETION, 2600)
        self.assertEqual(taken.original, hold.name)

    def test_5_no_more_is_typed_than_the_settings_allow(self):
        self.wait_for_card("5001")
        self.assertNotIn("Type the card number", self.screen.heard())
        self.cancel()
        self.assertEqual(self.latest().state, payments_pb2.Payment.CANCELLED)
        self.open_menu("Card services", "By telephone", "Order by telephone")
        self.screen.tap_digits("5001")
        self.screen.tap("Next")
        self.approve()
        self.screen.wait_for(re.compile("This amount cannot be taken.*"), 30.0)
        self.screen.tap("Back to start")

    def test_6_the_settlement_card_is_typed(self):
        self.work_as(*ADMINISTRATOR)
        self.open_settlement_card()
        self.screen.tap("Set up a card")
        self.screen.tap(re.compile("New card.*"))
        self.type_number()
        self.screen.wait_for(re.compile("New card, UnionPay.*"), 30.0)
        self.type_settlement_words("ZHANG SAN", ICBC_HEAD_OFFICE)
        self.propose_settlement_card(ADMINISTRATOR[1])
        self.agree_to_settlement_card()
        self.screen.tap("Test the card")
        self.type_number()
        self.screen.wait_for(re.compile("The settlement card is changed.*"), 40.0)
        self.screen.tap("Done")
        self.leave_menu(4)
        stub = bindings_pb2_grpc.BindingsStub(self.client.channel("terminal", "bindings"))
        binding, = self.client.call(stub.ListBindings, bindings_pb2.ListBindingsRequest(),
                                    session=self.client.supervisor()).bindings
        self.assertEqual((binding.holder, binding.state), ("ZHANG SAN", bindings_pb2.Binding.IN_FORCE))
        for name in (binding.verification, binding.test):
            inquiry = self.client.get(name)
            self.assertEqual((inquiry.card.entry_mode, inquiry.approved_by), (card_pb2.MANUAL, "00"))
        # What the account holds is printed for nobody: the slip of the change alone.
        self.client.until_quiet()
        self.assertEqual(len(self.printed()), 1, self.printed())

    def type_number(self):
        """type_number chooses to type a card, has it approved, and types it with its PIN."""
        self.shop.present("unionpay-debit", "type", pin="123456")
        self.screen.wait_for(re.compile("Type its number.*"))
        self.screen.tap(re.compile("Type its number.*"))
        self.approve(asked=re.compile("Typing the settlement card's number needs a supervisor"))


if __name__ == "__main__":
    unittest.main()
