# SPDX-License-Identifier: Apache-2.0
"""The settlement card's pages under a finger: for the tests that bind a card on their way."""

import re

# As the two banks publish them (联行号).
ICBC_HEAD_OFFICE = "102100099996"
CCB_HEAD_OFFICE = "105100000017"


class SettlementCardTouches:
    """SettlementCardTouches is mixed into a TouchTestCase whose administrator is signed in."""

    def open_settlement_card(self):
        self.open_menu("Manage", "Shop", "Account and notices", "Settlement card")

    def fill_settlement_form(self, card, holder, branch, begin):
        """fill_settlement_form reads the card and types whose it is; `begin` is the button that leads to the form."""
        self.shop.present(card, "insert", pin="123456")
        self.screen.tap(begin)
        self.screen.tap(re.compile("New card.*"))
        self.screen.wait_for(re.compile("New card, UnionPay.*"), 30.0)
        self.type_settlement_words(holder, branch)

    def type_settlement_words(self, holder, branch):
        self.screen.tap(re.compile("Account holder.*"))
        self.screen.wait_for("Whose account it is, as the bank has it")
        if "Delete all of it" in self.screen.heard():
            self.screen.tap("Delete all of it")
        self.screen.scan(holder)
        self.screen.tap(re.compile("Branch code.*"))
        self.screen.tap_digits(branch)
        self.screen.tap("Done")
        self.screen.wait_for(re.compile("Branch code, " + branch + ".*"))

    def propose_settlement_card(self, password):
        self.screen.tap("Propose")
        self.screen.wait_for(re.compile("Your password, to propose .*"))
        self.screen.tap_digits(password)
        self.screen.tap("Next")

    def agree_to_settlement_card(self):
        """agree_to_settlement_card is the supervisor's word, the second person's."""
        asked = re.compile(".* as settlement card needs a second person")
        self.screen.wait_for(asked, 30.0)
        self.picture("settlement-card-second-person")
        self.approve(asked=asked)
        self.screen.wait_for(re.compile("Present the new card once more.*"), 30.0)

    def present_for_its_test(self, card):
        """present_for_its_test presents a card once more: the test puts it in force."""
        self.shop.present(card, "insert", pin="123456")
        self.screen.tap("Test the card")
