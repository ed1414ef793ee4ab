// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <vector>

#include "kiosk-ui/tests/fake_kiosk.h"

namespace till::kiosk {
namespace {

TEST(AmountEntry, TakesDigitsFromTheRight) {
  FakeKiosk till;
  till.Type(QStringLiteral("1234"));
  EXPECT_EQ(till.kiosk.entry.text().toStdString(), "¥12.34");
  till.kiosk.entry.pressDoubleZero();
  EXPECT_EQ(till.kiosk.entry.text().toStdString(), "¥1,234.00");
  till.kiosk.entry.pressBackspace();
  EXPECT_EQ(till.kiosk.entry.text().toStdString(), "¥123.40");
}

TEST(AmountEntry, StopsAtTheLargestAmountAndSaysSo) {
  FakeKiosk till;
  till.Type(QStringLiteral("999999999"));
  EXPECT_FALSE(till.kiosk.entry.full());
  till.Type(QStringLiteral("9"));
  EXPECT_TRUE(till.kiosk.entry.full());
  EXPECT_EQ(till.kiosk.entry.text().toStdString(), "¥9,999,999.99");
  till.kiosk.entry.pressDoubleZero();
  EXPECT_EQ(till.kiosk.entry.text().toStdString(), "¥9,999,999.99");
}

TEST(AmountEntry, ZeroStartsNoPayment) {
  FakeKiosk till;
  till.SignIn();
  till.kiosk.checkout.start(Transaction::Sale);
  till.kiosk.checkout.next();
  till.Wait(0);
  EXPECT_FALSE(till.kiosk.payment.active());
  EXPECT_EQ(till.request_ids, 0);
}

TEST(Payment, GoesFromCardToApprovedInOrder) {
  FakeKiosk till;
  std::vector<PaymentStage> stages;
  QObject::connect(&till.kiosk.payment, &PaymentModel::changed, &till.kiosk.payment, [&] {
    if (stages.empty() || stages.back() != till.kiosk.payment.stage())
      stages.push_back(till.kiosk.payment.stage());
  });
  till.Pay();
  till.Wait(15'000);
  const std::vector<PaymentStage> expected = {PaymentStage::Starting,       PaymentStage::WaitingForCard,
                                              PaymentStage::ReadingCard,    PaymentStage::EnteringPin,
                                              PaymentStage::ContactingBank, PaymentStage::FinishingCard,
                                              PaymentStage::TakingCard,     PaymentStage::Finished};
  EXPECT_EQ(stages, expected);
  EXPECT_EQ(till.kiosk.payment.outcome(), PaymentOutcome::Approved);
  EXPECT_EQ(till.kiosk.payment.amountText().toStdString(), "¥128.00");
  EXPECT_EQ(till.kiosk.payment.headline().toStdString(), "收款成功");
  EXPECT_FALSE(till.kiosk.payment.canRetry());
  EXPECT_TRUE(till.kiosk.entry.empty());
}

TEST(Payment, ASecondStartWhileOneRunsDoesNothing) {
  FakeKiosk till;
  till.Pay();
  till.Wait(300);
  till.Type(QStringLiteral("1"));
  till.kiosk.checkout.next();
  EXPECT_EQ(till.request_ids, 1);
}

TEST(Payment, DeclineTellsReasonAndNextStepInTheLanguageOfTheMoment) {
  FakeKiosk till("declined");
  till.Pay();
  till.Wait(9'000);
  ASSERT_EQ(till.kiosk.payment.outcome(), PaymentOutcome::Declined);
  EXPECT_EQ(till.kiosk.payment.headline().toStdString(), "余额不足");
  EXPECT_EQ(till.kiosk.payment.guidance().toStdString(), "请更换付款方式");
  till.kiosk.language.toggle();
  EXPECT_EQ(till.kiosk.payment.headline().toStdString(), "Not enough funds");
  EXPECT_EQ(till.kiosk.payment.guidance().toStdString(), "Try another card");
  EXPECT_EQ(till.kiosk.payment.noteText().toStdString(), "Bank code 51");
}

TEST(Payment, WrongPinSaysSo) {
  FakeKiosk till("wrong_pin", "en");
  till.Pay();
  till.Wait(12'000);
  EXPECT_EQ(till.kiosk.payment.headline().toStdString(), "Wrong PIN");
  EXPECT_EQ(till.kiosk.payment.guidance().toStdString(), "Try again");
}

TEST(Payment, RetryIsANewPaymentWithTheSameAmount) {
  FakeKiosk till("declined");
  till.Pay();
  till.Wait(9'000);
  const QString first = till.kiosk.payment.paymentId();
  till.kiosk.checkout.again();
  till.Wait(300);
  EXPECT_EQ(till.request_ids, 2);
  EXPECT_NE(till.kiosk.payment.paymentId(), first);
  EXPECT_EQ(till.kiosk.payment.amountText().toStdString(), "¥128.00");
  EXPECT_EQ(till.kiosk.payment.stage(), PaymentStage::WaitingForCard);
}

TEST(Payment, AnUnknownOutcomeCannotBeChargedAgainUntilItIsUndone) {
  FakeKiosk till("host_silent", "en");
  till.Pay();
  till.Wait(30'000);
  ASSERT_EQ(till.kiosk.payment.outcome(), PaymentOutcome::Reversing);
  EXPECT_FALSE(till.kiosk.payment.canRetry());
  till.kiosk.checkout.again();
  EXPECT_EQ(till.request_ids, 1);
  till.kiosk.payment.query();
  EXPECT_TRUE(till.kiosk.payment.querying());
  till.Wait(0);
  EXPECT_FALSE(till.kiosk.payment.querying());
  EXPECT_EQ(till.kiosk.payment.outcome(), PaymentOutcome::Reversed);
  EXPECT_TRUE(till.kiosk.payment.canRetry());
}

TEST(Payment, WaitingIsExplainedAtHalfASecondThreeAndTen) {
  FakeKiosk till("host_silent", "en");
  till.Pay();
  till.Wait(4'000);  // the bank is asked from here on
  ASSERT_EQ(till.kiosk.payment.stage(), PaymentStage::ContactingBank);
  EXPECT_EQ(till.kiosk.payment.waitLevel(), 0);
  EXPECT_EQ(till.kiosk.payment.guidance().toStdString(), "");
  till.Wait(500);
  EXPECT_EQ(till.kiosk.payment.waitLevel(), 1);
  till.Wait(2'500);
  EXPECT_EQ(till.kiosk.payment.waitLevel(), 2);
  EXPECT_EQ(till.kiosk.payment.guidance().toStdString(), "Waiting for the bank's answer");
  till.Wait(7'000);
  EXPECT_EQ(till.kiosk.payment.waitLevel(), 3);
  EXPECT_NE(till.kiosk.payment.guidance().indexOf(QStringLiteral("cancel")), -1);
}

TEST(Payment, CancelEndsWithNoMoneyTaken) {
  FakeKiosk till("everyday", "en");
  till.Pay();
  till.Wait(300);
  ASSERT_TRUE(till.kiosk.payment.canCancel());
  till.kiosk.payment.cancel();
  EXPECT_TRUE(till.kiosk.payment.cancelling());
  EXPECT_FALSE(till.kiosk.payment.canCancel());
  till.Wait(0);
  EXPECT_EQ(till.kiosk.payment.outcome(), PaymentOutcome::Cancelled);
  EXPECT_EQ(till.kiosk.payment.guidance().toStdString(), "You cancelled this payment. No money was taken");
}

TEST(Payment, CancelAtTheBankMayEndInAReversal) {
  FakeKiosk till("host_silent");
  till.Pay();
  till.Wait(5'000);
  till.kiosk.payment.cancel();
  till.Wait(0);
  EXPECT_EQ(till.kiosk.payment.outcome(), PaymentOutcome::Reversing);
}

TEST(Payment, ChoiceOfApplicationGoesOnOnlyAfterAChoice) {
  FakeKiosk till("two_applications");
  till.Pay();
  till.Wait(60'000);
  ASSERT_EQ(till.kiosk.payment.stage(), PaymentStage::ChoosingApplication);
  ApplicationListModel* list = till.kiosk.payment.applications();
  ASSERT_EQ(list->rowCount(), 3);
  till.kiosk.payment.choose(list->data(list->index(1), ApplicationListModel::ApplicationIdRole).toString());
  till.Wait(5'000);
  EXPECT_EQ(till.kiosk.payment.outcome(), PaymentOutcome::Approved);
}

TEST(Payment, ARefusedStartIsShownWithItsReason) {
  FakeKiosk till("cannot_start", "en");
  till.Pay();
  EXPECT_EQ(till.kiosk.payment.outcome(), PaymentOutcome::Failed);
  EXPECT_EQ(till.kiosk.payment.headline().toStdString(), "An earlier payment is still being undone");
}

TEST(Payment, PaperOutIsANoteOnAnApprovedPayment) {
  FakeKiosk till("out_of_paper", "en");
  till.Pay();
  till.Wait(9'000);
  ASSERT_EQ(till.kiosk.payment.outcome(), PaymentOutcome::Approved);
  EXPECT_EQ(till.kiosk.payment.noteText().toStdString(),
            "Out of paper. The payment went through. Load paper and it prints by itself");
}

TEST(Payment, TheCardIsNamedByItsLastFourDigitsOnly) {
  FakeKiosk till("declined", "en");
  till.Pay();
  till.Wait(9'000);
  EXPECT_EQ(till.kiosk.payment.cardText().toStdString(), "UnionPay ••••\u00a00018");
}

TEST(Receipt, ShowsTheApprovedPaymentAndIsLaidOutAgainInTheOtherLanguage) {
  FakeKiosk till;
  till.Pay();
  till.Wait(15'000);
  till.kiosk.navigator.openReceipt(till.kiosk.payment.paymentId());
  EXPECT_TRUE(till.kiosk.receipt.loading());
  till.Wait(0);
  ASSERT_TRUE(till.kiosk.receipt.ready());
  EXPECT_NE(till.kiosk.receipt.text().indexOf(QStringLiteral("¥128.00")), -1);
  EXPECT_EQ(till.kiosk.receipt.text().indexOf(QStringLiteral("Approved")), -1);
  const QString before = till.kiosk.receipt.imageSource();
  till.kiosk.language.toggle();
  till.Wait(0);
  EXPECT_NE(till.kiosk.receipt.text().indexOf(QStringLiteral("Approved")), -1);
  EXPECT_NE(till.kiosk.receipt.imageSource(), before);
}

TEST(Receipt, OfAnUnknownPaymentIsAProblemInWords) {
  FakeKiosk till("everyday", "en");
  till.SignIn();
  till.kiosk.receipt.show(QStringLiteral("payments/none"));
  till.Wait(0);
  EXPECT_FALSE(till.kiosk.receipt.ready());
  EXPECT_EQ(till.kiosk.receipt.problemText().toStdString(), "It was not found");
}

TEST(History, ListsTheNewestFirst) {
  FakeKiosk till("everyday", "en");
  till.Pay();
  till.Wait(15'000);
  till.kiosk.history.refresh();
  till.Wait(0);
  HistoryModel& history = till.kiosk.history;
  ASSERT_EQ(history.rowCount(), 9);
  EXPECT_EQ(history.data(history.index(0), HistoryModel::AmountTextRole).toString().toStdString(), "¥128.00");
  EXPECT_EQ(history.data(history.index(2), HistoryModel::OutcomeTextRole).toString().toStdString(),
            "Declined");
  EXPECT_FALSE(history.data(history.index(2), HistoryModel::HasReceiptRole).toBool());
}

TEST(Health, NamesTheWorstFirst) {
  FakeKiosk good("everyday", "en");
  EXPECT_EQ(good.kiosk.health.overallText().toStdString(), "Everything works");
  FakeKiosk limited("out_of_paper", "en");
  EXPECT_EQ(limited.kiosk.health.overallText().toStdString(), "Something needs attention");
  FakeKiosk broken("out_of_service", "en");
  EXPECT_EQ(broken.kiosk.health.overallText().toStdString(), "Out of service");
}

}  // namespace
Payment LeftBehind(PaymentStage stage, PaymentOutcome outcome) {
  Payment payment;
  payment.id = QStringLiteral("payments/left");
  payment.request_id = QStringLiteral("kiosk-left");
  payment.kind = QStringLiteral("SALE");
  payment.amount = {4200, QStringLiteral("CNY")};
  payment.stage = stage;
  payment.outcome = outcome;
  return payment;
}

TEST(ResumedPayment, IsShownToWhoeverSignsInFirst) {
  FakeKiosk till("everyday", "en");
  till.backend.LeaveBehind(LeftBehind(PaymentStage::Finished, PaymentOutcome::Approved));
  till.SignIn();
  EXPECT_EQ(till.kiosk.navigator.page(), Page::Approved);
  EXPECT_EQ(till.kiosk.navigator.amountText().toStdString(), "¥42.00");
  EXPECT_EQ(till.kiosk.payment.guidance().toStdString(),
            "This was the last payment before the screen restarted");
  till.kiosk.navigator.goHome();
  till.kiosk.session.signOut();
  till.backend.LeaveBehind(LeftBehind(PaymentStage::Finished, PaymentOutcome::Approved));
  till.SignIn();
  EXPECT_NE(till.kiosk.navigator.page(), Page::Approved);  // it was seen
}

TEST(ResumedPayment, IsNotChargedAgainFromItsPage) {
  FakeKiosk till("everyday", "en");
  till.backend.LeaveBehind(LeftBehind(PaymentStage::Finished, PaymentOutcome::Declined));
  till.SignIn();
  ASSERT_EQ(till.kiosk.navigator.page(), Page::Declined);
  EXPECT_FALSE(till.kiosk.payment.canRetry());
}

TEST(ResumedPayment, GoesOnWhereItIs) {
  FakeKiosk till("everyday", "en");
  till.backend.LeaveBehind(LeftBehind(PaymentStage::ContactingBank, PaymentOutcome::Pending));
  till.SignIn();
  EXPECT_EQ(till.kiosk.navigator.page(), Page::Processing);
  EXPECT_TRUE(till.kiosk.payment.busy());
}

}  // namespace till::kiosk
