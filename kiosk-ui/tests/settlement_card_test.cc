// SPDX-License-Identifier: Apache-2.0
// The way to another settlement card, and everything that can end it early: which card is in force is always
// said.
#include <gtest/gtest.h>

#include "kiosk-ui/tests/shop_kiosk.h"

namespace till::kiosk {
namespace {

using Stage = SettlementCardModel::Stage;

// An administrator before the overview of the settlement card.
struct Office : ShopKiosk {
  Office() : card(kiosk.shop.settlement_card) { Open(Page::SettlementCard); }

  Page page() const { return kiosk.navigator.page(); }
  void Digits(const char* digits) {
    for (; *digits != 0; ++digits) kiosk.shop.digits.pressDigit(*digits - '0');
    kiosk.shop.digits.submit();
    Wait(0);
  }
  void Password(const char* digits) {
    for (; *digits != 0; ++digits) kiosk.shop.password_again.pressDigit(*digits - '0');
    kiosk.shop.password_again.submit();
    Wait(0);
  }
  void Approver(const char* number_and_password) {
    for (const char digit : std::string(number_and_password)) kiosk.approval.pressDigit(digit - '0');
    kiosk.approval.submit();
    Wait(0);
  }
  void FillForm() {
    card.begin();
    card.edit(QStringLiteral("card"));
    Wait(7'000);
    card.edit(QStringLiteral("branch"));
    Digits("102100099996");
  }
  // Up to the test of the card.
  void UpToTheTest() {
    FillForm();
    card.propose();
    Password("123456");
    Approver("01123456");
  }

  SettlementCardModel& card;
};

std::string Value(const RowListModel& rows, const char* text) {
  for (const RowListModel::Row& row : rows.rows()) {
    if (row.text == QLatin1String(text)) return row.value.toStdString();
  }
  return "no row";
}

TEST(SettlementCard, ShowsTheOneInForceAndThoseBefore) {
  Office office;
  EXPECT_EQ(Value(office.card, "Account holder"), "陈静");
  EXPECT_EQ(Value(office.card, "Branch code"), "105100000017");
  EXPECT_EQ(office.card.inForceText().toStdString(), "In force: UnionPay ••••\u00A05512, 陈静");
  EXPECT_EQ(office.card.beginText().toStdString(), "Change the card");
}

TEST(SettlementCard, SaysWhyNotInTheLanguageOfTheMoment) {
  Office office;
  office.FillForm();
  office.card.propose();
  office.Password("123456");
  office.card.giveUp();
  office.Wait(0);
  EXPECT_EQ(office.card.guidance().toStdString(), "The change was given up");
  office.kiosk.language.toggle();
  EXPECT_EQ(office.card.guidance().toStdString(), "已放弃更换");
}

TEST(SettlementCard, ItsNumberIsTypedWhereTheSettingsAllowItAndASupervisorAgrees) {
  Office office;
  TerminalSettings settings = office.backends.settings().settings();
  settings.typed_kinds = QStringList{QStringLiteral("BALANCE_INQUIRY")};
  office.backends.settings().Change(settings);
  office.Wait(0);
  office.card.begin();
  office.card.edit(QStringLiteral("card"));
  ASSERT_EQ(office.page(), Page::Choice);
  office.kiosk.shop.choice.choose(QStringLiteral("type"));
  ASSERT_EQ(office.page(), Page::Approval);
  office.Approver("01123456");
  EXPECT_TRUE(office.backend.order().typed);
  EXPECT_FALSE(office.backend.order().approval.isEmpty());
  office.Wait(7'000);
  ASSERT_EQ(office.page(), Page::SettlementCardForm);
  EXPECT_EQ(Value(*office.card.form(), "New card"), "UnionPay ••••\u00A04412");
}

TEST(SettlementCard, IsChangedByACardAPasswordASecondPersonAndATest) {
  Office office;
  office.card.begin();
  ASSERT_EQ(office.page(), Page::SettlementCardForm);
  EXPECT_FALSE(office.card.canPropose());
  office.card.edit(QStringLiteral("card"));
  office.Wait(300);
  EXPECT_EQ(office.page(), Page::PresentCard);
  EXPECT_EQ(office.kiosk.navigator.subjectText().toStdString(), "Settlement card");
  EXPECT_EQ(office.backend.order().transaction, Transaction::Verification);
  office.Wait(7'000);
  // What the account holds is nobody's business here: no page shows it.
  ASSERT_EQ(office.page(), Page::SettlementCardForm);
  EXPECT_TRUE(office.kiosk.payment.answerText().isEmpty());
  EXPECT_EQ(Value(*office.card.form(), "New card"), "UnionPay ••••\u00A04412");
  EXPECT_EQ(Value(*office.card.form(), "Account holder"), "CHEN JING");
  office.card.edit(QStringLiteral("holder"));
  ASSERT_EQ(office.page(), Page::TextEntry);
  office.kiosk.shop.text.clear();
  office.kiosk.shop.text.Type(QStringLiteral("陈静"));
  office.kiosk.shop.text.submit();
  EXPECT_EQ(Value(*office.card.form(), "Account holder"), "陈静");
  office.card.edit(QStringLiteral("branch"));
  office.Digits("102100099996");
  EXPECT_EQ(Value(*office.card.form(), "Bank"), "中国工商银行");
  ASSERT_TRUE(office.card.canPropose());
  office.card.propose();
  ASSERT_EQ(office.page(), Page::PasswordAgain);
  office.Password("123456");
  ASSERT_EQ(office.page(), Page::Approval);
  const CardProposal& proposed = office.backends.settlement_cards().proposal();
  EXPECT_EQ(proposed.branch_code.toStdString(), "102100099996");
  EXPECT_FALSE(proposed.payment.isEmpty());
  office.Approver("01123456");
  EXPECT_EQ(office.backends.settlement_cards().approval().toStdString(), "approval-of-01");
  ASSERT_EQ(office.page(), Page::SettlementCardStep);
  EXPECT_EQ(office.card.stage(), Stage::Test);
  EXPECT_EQ(office.card.inForceText().toStdString(), "In force: UnionPay ••••\u00A05512, 陈静");
  office.card.goOn();
  office.Wait(7'000);
  ASSERT_EQ(office.page(), Page::SettlementCardStep);
  EXPECT_EQ(office.card.stage(), Stage::Done);
  EXPECT_EQ(office.card.inForceText().toStdString(), "In force: UnionPay ••••\u00A04412, 陈静");
  office.card.goOn();
  EXPECT_EQ(office.page(), Page::SettlementCard);
  office.kiosk.navigator.back();
  EXPECT_EQ(office.page(), Page::Home);
}

TEST(SettlementCard, TheBanksNoAtTheTestLeavesTheOldOne) {
  Office office;
  office.UpToTheTest();
  ASSERT_EQ(office.card.stage(), Stage::Test);
  office.backend.DeclineNext(QStringLiteral("05"));
  office.card.goOn();
  office.Wait(7'000);
  ASSERT_EQ(office.page(), Page::SettlementCardStep);
  EXPECT_EQ(office.card.stage(), Stage::Failed);
  EXPECT_EQ(office.card.headline().toStdString(), "The settlement card was not changed");
  EXPECT_EQ(office.card.guidance().toStdString(), "The bank declined this card. Try another card");
  EXPECT_EQ(office.card.inForceText().toStdString(), "In force: UnionPay ••••\u00A05512, 陈静");
}

TEST(SettlementCard, ACancelledTestIsNoResult) {
  Office office;
  office.UpToTheTest();
  office.card.goOn();
  office.Wait(300);
  office.kiosk.payment.cancel();
  office.Wait(100);
  ASSERT_EQ(office.page(), Page::SettlementCardStep);
  EXPECT_EQ(office.card.stage(), Stage::Test);
  EXPECT_FALSE(office.card.busy());
  office.card.goOn();
  office.Wait(7'000);
  EXPECT_EQ(office.card.stage(), Stage::Done);
}

TEST(SettlementCard, AnotherCardAtTheTestIsSaidInWordsAndMayBeTriedAgain) {
  Office office;
  office.UpToTheTest();
  office.backends.settlement_cards().FailTheTest(QStringLiteral("CARD_NOT_VERIFIED"));
  office.card.goOn();
  office.Wait(7'000);
  EXPECT_EQ(office.card.stage(), Stage::Test);
  EXPECT_EQ(office.card.guidance().toStdString(),
            "The bank did not confirm this card. Present the card again");
  office.backends.settlement_cards().FailTheTest({});
  office.card.goOn();
  office.Wait(7'000);
  EXPECT_EQ(office.card.stage(), Stage::Done);
}

TEST(SettlementCard, AWrongPasswordProposesNothing) {
  Office office;
  office.FillForm();
  office.card.propose();
  office.Password("1111");
  ASSERT_EQ(office.page(), Page::PasswordAgain);
  EXPECT_EQ(office.kiosk.shop.password_again.problemText().toStdString(),
            "Wrong number or password. Try again");
  office.Password("123456");
  EXPECT_EQ(office.page(), Page::Approval);
}

TEST(SettlementCard, TooManyChangesAreRefusedInWords) {
  Office office;
  office.FillForm();
  office.backends.settlement_cards().FailToPropose(QStringLiteral("CHANGED_TOO_OFTEN"));
  office.card.propose();
  office.Password("123456");
  ASSERT_EQ(office.page(), Page::SettlementCardForm);
  EXPECT_EQ(office.card.formProblemText().toStdString(),
            "This was changed too often. Wait before changing it again");
  EXPECT_EQ(office.card.inForceText().toStdString(), "In force: UnionPay ••••\u00A05512, 陈静");
}

TEST(SettlementCard, ACardThatTheBankDoesNotKnowIsNotProposed) {
  Office office;
  office.backend.DeclineNext(QStringLiteral("14"));
  office.card.begin();
  office.card.edit(QStringLiteral("card"));
  office.Wait(7'000);
  ASSERT_EQ(office.page(), Page::SettlementCardForm);
  EXPECT_EQ(office.card.formProblemText().toStdString(),
            "The bank does not know this card. Try another card");
  EXPECT_FALSE(office.card.canPropose());
}

TEST(SettlementCard, TheBranchIsOneOfTheBank) {
  Office office;
  office.card.begin();
  office.card.edit(QStringLiteral("bank"));
  office.kiosk.shop.choice.choose(QStringLiteral("102"));
  office.card.edit(QStringLiteral("branch"));
  office.Digits("105100000017");
  ASSERT_EQ(office.page(), Page::Digits);
  EXPECT_EQ(office.kiosk.shop.digits.problemText().toStdString(), "That is a branch of 中国建设银行");
}

TEST(SettlementCard, AnOpenChangeIsGoneOnWithOrGivenUp) {
  Office office;
  office.FillForm();
  office.card.propose();
  office.Password("123456");
  office.kiosk.navigator.goHome();  // whoever could agree is not there
  office.kiosk.navigator.open(Page::SettlementCard);
  office.Wait(0);
  EXPECT_EQ(office.card.beginText().toStdString(), "Go on with the change");
  office.card.begin();
  ASSERT_EQ(office.page(), Page::SettlementCardStep);
  EXPECT_EQ(office.card.stage(), Stage::Second);
  office.card.giveUp();
  office.Wait(0);
  EXPECT_EQ(office.card.stage(), Stage::Failed);
  EXPECT_EQ(office.card.guidance().toStdString(), "The change was given up");
  EXPECT_EQ(office.card.inForceText().toStdString(), "In force: UnionPay ••••\u00A05512, 陈静");
}

TEST(SettlementCard, AnEarlierOneIsRestoredByTwoPeopleWithoutATest) {
  Office office;
  office.card.open(QStringLiteral("bindings/1"));
  ASSERT_EQ(office.card.stage(), Stage::Restore);
  office.card.goOn();
  office.Password("123456");
  ASSERT_EQ(office.page(), Page::Approval);
  office.Approver("01123456");
  EXPECT_EQ(office.card.stage(), Stage::Done);
  EXPECT_EQ(office.card.inForceText().toStdString(),
            "In force: UnionPay ••••\u00A08806, 上海梧桐餐饮有限公司");
}

TEST(SettlementCard, AnAnswerAfterTheSignOutOpensNothing) {
  Office office;
  office.FillForm();
  office.card.propose();
  for (const char digit : std::string("123456")) office.kiosk.shop.password_again.pressDigit(digit - '0');
  office.kiosk.shop.password_again.submit();
  office.kiosk.session.signOut();
  office.Wait(0);
  EXPECT_EQ(office.page(), Page::SignIn);
  office.TypePassword(QStringLiteral("02123456"));
  office.kiosk.sign_in.submit();
  office.Wait(0);
  office.kiosk.navigator.goHome();
  EXPECT_EQ(office.page(), Page::Home);
  EXPECT_FALSE(office.kiosk.navigator.canGoBack());
}

}  // namespace
}  // namespace till::kiosk
