#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The settlement card by touches alone: bound, changed, refused. Whatever fails leaves the card in force that was, and the
screen says which. Looked at on screen, in the books, at the host, on paper and over the API."""

import re
import unittest

from till.ledger.v1 import journal_pb2
from till.terminal.v1 import bindings_pb2, bindings_pb2_grpc, operators_pb2

from tests.harness.shop import wait_for
from tests.kiosk.settlement_card_touches import CCB_HEAD_OFFICE, ICBC_HEAD_OFFICE, SettlementCardTouches
from tests.kiosk.touch_test_case import TouchTestCase

DEBIT, CREDIT = "unionpay-debit", "unionpay-credit"


class SettlementCardByTouchTest(SettlementCardTouches, TouchTestCase):
    operator, password = "99", "12345678"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bindings = bindings_pb2_grpc.BindingsStub(cls.shop.client.channel("terminal", "bindings"))

    def administrator(self):
        request = operators_pb2.SignInRequest(operator_id=self.operator, password=self.password)
        return self.client.call(self.client.operators.SignIn, request, session="").session_token

    def all_bindings(self):
        return list(self.client.call(self.bindings.ListBindings, bindings_pb2.ListBindingsRequest(),
                                     session=self.administrator()).bindings)

    def in_force(self):
        return [binding for binding in self.all_bindings() if binding.state == bindings_pb2.Binding.IN_FORCE]

    def inquiries(self):
        return [record for record in self.client.records() if record.kind == journal_pb2.BALANCE_INQUIRY]

    def open_page(self):
        if "Sign in" in self.screen.heard():
            self.sign_in()
        self.open_settlement_card()

    def leave_page(self):
        while not {"Manage", "Payments"} <= set(self.screen.heard().split("\n")):
            self.screen.tap("Back")
            self.screen.wait_for(re.compile("Back|Manage"))

    def test_1_the_first_card_is_bound_by_two_people_and_two_looks(self):
        self.open_page()
        self.screen.wait_for(re.compile("No card is in force.*"))
        before = len(self.printed())
        self.fill_settlement_form(DEBIT, "ZHANG SAN", ICBC_HEAD_OFFICE, "Set up a card")
        self.screen.wait_for(re.compile("Bank, 中国工商银行.*"))
        self.picture("settlement-card-form")
        # Nobody but the administrator: a wrong password proposes nothing.
        self.screen.tap("Propose")
        self.screen.tap_digits("11111111")
        self.screen.tap("Next")
        self.screen.wait_for("Wrong number or password. Try again")
        self.assertEqual(self.all_bindings(), [])
        self.screen.tap_digits(self.password)
        self.screen.tap("Next")
        self.agree_to_settlement_card()
        self.assertEqual(self.in_force(), [], "agreed is not tested")
        self.present_for_its_test(DEBIT)
        self.screen.wait_for(re.compile("The settlement card is changed.*"), 40.0)
        self.screen.wait_for(re.compile("In force: UnionPay .*, ZHANG SAN"))
        self.picture("settlement-card-done")
        binding, = self.in_force()
        self.assertEqual((binding.holder, binding.bank, binding.branch_code),
                         ("ZHANG SAN", "中国工商银行", ICBC_HEAD_OFFICE))
        self.assertEqual((binding.proposed_by, binding.approved_by), ("99", "00"))
        # The books have two inquiries of the administrator's and no money; the host was asked twice.
        inquiries = self.inquiries()
        self.assertEqual({record.payment for record in inquiries}, {binding.verification, binding.test})
        self.assertEqual({record.operator_id for record in inquiries}, {"99"})
        for record in inquiries:
            self.assertIsNotNone(self.shop.host_row(self.client.get(record.payment)))
        # One slip, of the change: what the account holds is printed for nobody.
        slips = wait_for(lambda: self.printed()[before:], "the slip")
        self.assertEqual(len(slips), 1, slips)
        for words in ("CHANGED", binding.masked_account, "Z********", "中国工商银行", ICBC_HEAD_OFFICE):
            self.assertIn(words, slips[0])
        self.screen.tap("Done")
        self.leave_page()
        self.assert_books_equal()

    def test_2_the_banks_no_at_the_test_leaves_the_old_card(self):
        self.open_page()
        before = len(self.printed())
        self.fill_settlement_form(CREDIT, "LI SI", CCB_HEAD_OFFICE, "Change the card")
        self.propose_settlement_card(self.password)
        self.agree_to_settlement_card()
        self.shop.acquirer.call("behave", next=["decline:05"])
        self.present_for_its_test(CREDIT)
        self.screen.wait_for(re.compile("The settlement card was not changed. The bank declined this card.*"), 40.0)
        self.screen.wait_for(re.compile("In force: UnionPay .*, ZHANG SAN"))
        self.picture("settlement-card-not-changed")
        self.assertEqual([binding.holder for binding in self.in_force()], ["ZHANG SAN"])
        self.assertEqual(self.all_bindings()[0].state, bindings_pb2.Binding.FAILED)
        slip = wait_for(lambda: self.printed()[before:], "the slip of the failure")[0]
        self.assertIn("当前结算卡", slip)
        self.assertIn(self.in_force()[0].masked_account, slip)
        self.screen.tap("Done")
        self.leave_page()
        self.assert_books_equal()

    def test_3_another_card_is_no_test_and_a_change_can_be_given_up(self):
        self.open_page()
        self.fill_settlement_form(CREDIT, "LI SI", CCB_HEAD_OFFICE, "Change the card")
        self.propose_settlement_card(self.password)
        self.agree_to_settlement_card()
        self.present_for_its_test(DEBIT)
        self.screen.wait_for(re.compile("Present the new card once more. The bank did not confirm this card.*"), 40.0)
        self.screen.wait_for(re.compile("In force: UnionPay .*, ZHANG SAN"))
        self.screen.tap("Give it up")
        self.screen.wait_for(re.compile("The settlement card was not changed. The change was given up"))
        self.assertEqual([binding.holder for binding in self.in_force()], ["ZHANG SAN"])
        self.screen.tap("Done")
        self.leave_page()

    def test_4_too_many_changes_in_a_day_are_refused_in_words(self):
        self.open_page()
        self.fill_settlement_form(CREDIT, "LI SI", CCB_HEAD_OFFICE, "Change the card")
        self.propose_settlement_card(self.password)
        self.screen.wait_for(re.compile("This was changed too often.*In force: UnionPay .*, ZHANG SAN"), 30.0)
        self.picture("settlement-card-too-often")
        self.assertEqual(len(self.all_bindings()), 3)
        self.assertEqual([binding.holder for binding in self.in_force()], ["ZHANG SAN"])
        self.leave_page()
        self.assert_books_equal()


if __name__ == "__main__":
    unittest.main()
