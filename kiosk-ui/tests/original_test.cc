// SPDX-License-Identifier: Apache-2.0
// Undoing, refunding and completing: the payment is found, and nobody gives back what they may not.
#include <gtest/gtest.h>

#include "kiosk-ui/src/backend/kinds.h"
#include "kiosk-ui/tests/fake_kiosk.h"

namespace till::kiosk {
namespace {

Page PageOf(const FakeKiosk& till) {
  return till.kiosk.navigator.page();
}

void Open(FakeKiosk& till, const char* payment_id,
          OriginalListModel::Purpose purpose = OriginalListModel::Purpose::UndoOrRefund) {
  till.kiosk.originals.begin(purpose);
  till.Wait(0);
  till.kiosk.originals.choose(QLatin1String(payment_id));
  till.Wait(0);
}

QStringList Listed(FakeKiosk& till) {
  QStringList ids;
  const OriginalListModel& list = till.kiosk.originals;
  for (int row = 0; row < list.rowCount(); ++row)
    ids.append(list.data(list.index(row), OriginalListModel::PaymentIdRole).toString());
  return ids;
}

void TypeKeys(FakeKiosk& till, const char* text) {
  for (; *text != 0; ++text) {
    const int key = *text >= '0' && *text <= '9' ? Qt::Key_0 + (*text - '0') : Qt::Key_A;
    till.kiosk.keys.press(key, QString(QLatin1Char(*text)));
  }
  till.kiosk.keys.press(Qt::Key_Return, QStringLiteral("\r"));
  till.Wait(0);
}

void Approve(FakeKiosk& till, const char* digits) {
  for (; *digits != 0; ++digits) till.kiosk.approval.pressDigit(*digits - '0');
  till.kiosk.approval.submit();
  till.Wait(0);
}

TEST(MayBeAbout, KnowsWhatCanBeDoneToWhat) {
  struct Row {
    const char* what;
    Transaction transaction;
    Payment original;
    bool may;
  };
  const auto payment = [](const char* kind, auto change) {
    Payment made;
    made.kind = QLatin1String(kind);
    made.outcome = PaymentOutcome::Approved;
    made.amount.minor_units = 1000;
    change(made);
    return made;
  };
  const auto same = [](Payment&) {};
  const Row rows[] = {
      {"a sale", Transaction::Void, payment("SALE", same), true},
      {"a sale", Transaction::Refund, payment("SALE", same), true},
      {"a declined sale", Transaction::Void,
       payment("SALE", [](Payment& p) { p.outcome = PaymentOutcome::Declined; }), false},
      {"a settled sale", Transaction::Void, payment("SALE", [](Payment& p) { p.settled = true; }), false},
      {"a settled sale", Transaction::Refund, payment("SALE", [](Payment& p) { p.settled = true; }), true},
      {"an undone sale", Transaction::Refund,
       payment("SALE", [](Payment& p) { p.undone_by = QStringLiteral("payments/2"); }), false},
      {"a sale refunded in part", Transaction::Void,
       payment("SALE", [](Payment& p) { p.refunded.minor_units = 1; }), false},
      {"a sale refunded in part", Transaction::Refund,
       payment("SALE", [](Payment& p) { p.refunded.minor_units = 999; }), true},
      {"a sale refunded whole", Transaction::Refund,
       payment("SALE", [](Payment& p) { p.refunded.minor_units = 1000; }), false},
      {"a refund", Transaction::Void, payment("REFUND", same), false},
      {"a pre-authorisation", Transaction::Void, payment("PRE_AUTHORIZATION", same), true},
      {"a pre-authorisation", Transaction::Refund, payment("PRE_AUTHORIZATION", same), false},
      {"a pre-authorisation", Transaction::Completion, payment("PRE_AUTHORIZATION", same), true},
      {"a completed pre-authorisation", Transaction::Completion,
       payment("PRE_AUTHORIZATION", [](Payment& p) { p.completed_by = QStringLiteral("payments/2"); }),
       false},
      {"a completed pre-authorisation", Transaction::Void,
       payment("PRE_AUTHORIZATION", [](Payment& p) { p.completed_by = QStringLiteral("payments/2"); }),
       false},
      {"a QR sale", Transaction::Refund, payment("QR_SALE", same), true},
      {"a sale", Transaction::Tip, payment("SALE", same), true},
      {"a QR sale", Transaction::Tip, payment("QR_SALE", same), false},
  };
  for (const Row& row : rows)
    EXPECT_EQ(MayBeAbout(row.transaction, row.original), row.may)
        << row.what << " " << static_cast<int>(row.transaction);
}

TEST(Refund, OffersWhatIsLeftAndTakesNoMore) {
  FakeKiosk till;
  till.SignInSupervisor();
  Open(till, "payments/h3");
  ASSERT_EQ(PageOf(till), Page::Original);
  EXPECT_FALSE(till.kiosk.original.canUndo());
  till.kiosk.checkout.about(Transaction::Refund);
  ASSERT_EQ(PageOf(till), Page::Amount);
  EXPECT_EQ(till.kiosk.navigator.amountText().toStdString(), "¥20.00");
  EXPECT_EQ(till.kiosk.order.limitText().toStdString(), "此前已退¥12.00，还可退¥20.00");
  till.Type(QStringLiteral("2001"));
  EXPECT_TRUE(till.kiosk.order.overLimit());
  till.kiosk.checkout.next();
  EXPECT_FALSE(till.kiosk.payment.active());
  till.kiosk.entry.clear();
  till.Type(QStringLiteral("500"));
  till.kiosk.checkout.next();
  till.Wait(10'000);
  ASSERT_EQ(PageOf(till), Page::Approved);
  EXPECT_EQ(till.kiosk.payment.headline().toStdString(), "退款成功");
  EXPECT_EQ(till.backend.order().original.toStdString(), "payments/h3");
  EXPECT_EQ(till.backend.order().amount.minor_units, 500);
  till.kiosk.navigator.goHome();
  Open(till, "payments/h3");
  EXPECT_EQ(till.kiosk.original.payment().refunded.minor_units, 1700);
}

TEST(Refund, TheFirstKeyReplacesTheSuggestedAmount) {
  FakeKiosk till;
  till.SignInSupervisor();
  Open(till, "payments/h6");
  till.kiosk.checkout.about(Transaction::Refund);
  EXPECT_EQ(till.kiosk.entry.text().toStdString(), "¥1,086.00");
  till.Type(QStringLiteral("7"));
  EXPECT_EQ(till.kiosk.entry.text().toStdString(), "¥0.07");
}

TEST(Undo, AsksTwiceAndThenASupervisor) {
  FakeKiosk till;
  till.SignIn();
  Open(till, "payments/h1");
  till.kiosk.checkout.about(Transaction::Void);
  ASSERT_EQ(PageOf(till), Page::Confirm);
  EXPECT_EQ(till.kiosk.navigator.amountText().toStdString(), "¥46.00");
  till.kiosk.checkout.confirm();
  ASSERT_EQ(PageOf(till), Page::Approval);
  EXPECT_FALSE(till.kiosk.payment.active());

  Approve(till, "01123456");  // knows the password, but may not
  EXPECT_EQ(PageOf(till), Page::Approval);
  EXPECT_FALSE(till.kiosk.approval.problemText().isEmpty());
  till.kiosk.approval.editNumber();
  Approve(till, "02999999");  // may, but does not know the password
  EXPECT_EQ(PageOf(till), Page::Approval);
  EXPECT_FALSE(till.kiosk.payment.active());
  EXPECT_EQ(till.kiosk.approval.passwordLength(), 0);

  Approve(till, "246810");  // the number is still there
  till.Wait(5'000);
  ASSERT_EQ(PageOf(till), Page::Approved);
  EXPECT_EQ(till.kiosk.payment.headline().toStdString(), "撤销成功");
  EXPECT_EQ(till.backend.order().approval.toStdString(), "approval-of-02");
  EXPECT_EQ(till.request_ids, 1);
  till.kiosk.navigator.goHome();
  till.kiosk.originals.begin(OriginalListModel::Purpose::UndoOrRefund);
  till.Wait(0);
  EXPECT_FALSE(Listed(till).contains(QStringLiteral("payments/h1")));
}

TEST(Undo, ASupervisorAsksNobody) {
  FakeKiosk till;
  till.SignInSupervisor();
  Open(till, "payments/h1");
  till.kiosk.checkout.about(Transaction::Void);
  till.kiosk.checkout.confirm();
  till.Wait(5'000);
  EXPECT_EQ(PageOf(till), Page::Approved);
  EXPECT_TRUE(till.backend.order().approval.isEmpty());
}

TEST(Undo, AnotherTryWantsAnotherApproval) {
  FakeKiosk till("declined");
  till.SignIn();
  Open(till, "payments/h1");
  till.kiosk.checkout.about(Transaction::Void);
  till.kiosk.checkout.confirm();
  Approve(till, "02246810");
  till.Wait(10'000);
  ASSERT_EQ(PageOf(till), Page::Declined);
  const QString first = till.backend.order().request_id;
  till.kiosk.checkout.again();
  EXPECT_EQ(PageOf(till), Page::Approval);
  EXPECT_EQ(till.backend.order().request_id, first);
  Approve(till, "02246810");
  till.Wait(0);
  EXPECT_NE(till.backend.order().request_id, first);
  EXPECT_EQ(till.backend.order().original.toStdString(), "payments/h1");
}

TEST(Undo, BackFromTheApprovalLeavesEverythingAsItWas) {
  FakeKiosk till;
  till.SignIn();
  Open(till, "payments/h1");
  till.kiosk.checkout.about(Transaction::Void);
  till.kiosk.checkout.confirm();
  till.kiosk.navigator.back();
  till.kiosk.navigator.back();
  EXPECT_EQ(PageOf(till), Page::Original);
  EXPECT_TRUE(till.kiosk.original.canUndo());
  EXPECT_FALSE(till.kiosk.payment.active());
}

TEST(Completion, SuggestsWhatIsHeldAndStopsAtTheCap) {
  FakeKiosk till;
  till.SignInSupervisor();
  till.kiosk.originals.begin(OriginalListModel::Purpose::Complete);
  till.Wait(0);
  EXPECT_EQ(Listed(till), QStringList{QStringLiteral("payments/h7")});
  Open(till, "payments/h7", OriginalListModel::Purpose::Complete);
  till.kiosk.checkout.about(Transaction::Completion);
  EXPECT_EQ(till.kiosk.entry.text().toStdString(), "¥800.00");
  till.Type(QStringLiteral("92001"));
  EXPECT_TRUE(till.kiosk.order.overLimit());
  till.kiosk.entry.clear();
  till.Type(QStringLiteral("92000"));
  EXPECT_FALSE(till.kiosk.order.overLimit());
  till.kiosk.checkout.next();
  till.Wait(5'000);
  EXPECT_EQ(till.kiosk.payment.headline().toStdString(), "预授权已完成");
  till.kiosk.navigator.goHome();
  till.kiosk.originals.begin(OriginalListModel::Purpose::Complete);
  till.Wait(0);
  EXPECT_TRUE(till.kiosk.originals.empty());
}

TEST(Find, ByEachNumberOpensTheOnePayment) {
  struct Row {
    OriginalListModel::By by;
    const char* digits;
    const char* payment_id;
  };
  const Row rows[] = {
      {OriginalListModel::By::LastFour, "0018", "payments/h1"},
      {OriginalListModel::By::Trace, "138", "payments/h3"},
      {OriginalListModel::By::Reference, "112213050031", "payments/h6"},
  };
  for (const Row& row : rows) {
    FakeKiosk till;
    till.SignIn();
    till.kiosk.originals.begin(OriginalListModel::Purpose::UndoOrRefund);
    till.Wait(0);
    till.kiosk.originals.enterNumber();
    ASSERT_EQ(PageOf(till), Page::FindNumber);
    till.kiosk.originals.setBy(row.by);
    for (const char* digit = row.digits; *digit != 0; ++digit) {
      EXPECT_EQ(till.kiosk.originals.canSearch(),
                row.by == OriginalListModel::By::Trace && digit != row.digits);
      till.kiosk.originals.pressDigit(*digit - '0');
    }
    till.kiosk.originals.search();
    till.Wait(0);
    ASSERT_EQ(PageOf(till), Page::Original) << row.digits;
    EXPECT_EQ(till.kiosk.original.payment().id.toStdString(), row.payment_id);
    till.kiosk.navigator.back();
    EXPECT_EQ(PageOf(till), Page::Originals);
    EXPECT_EQ(Listed(till).size(), 1);
    till.kiosk.originals.showAll();
    till.Wait(0);
    EXPECT_GT(Listed(till).size(), 1);
  }
}

TEST(Find, ANumberThatNobodyHasFindsNothing) {
  FakeKiosk till;
  till.SignIn();
  till.kiosk.originals.begin(OriginalListModel::Purpose::UndoOrRefund);
  till.kiosk.originals.enterNumber();
  for (const int digit : {4, 3, 2, 1}) till.kiosk.originals.pressDigit(digit);
  till.kiosk.originals.pressDigit(7);  // no card has a fifth of its last four digits
  EXPECT_EQ(till.kiosk.originals.digits().toStdString(), "4321");
  till.kiosk.originals.search();
  till.Wait(0);
  EXPECT_EQ(PageOf(till), Page::Originals);
  EXPECT_TRUE(till.kiosk.originals.empty());
  EXPECT_FALSE(till.kiosk.originals.filterText().isEmpty());
}

TEST(Find, TheBarcodeOfTheSlipOpensThePayment) {
  for (const char* barcode : {"112215010042", "payments/h1", "142"}) {
    FakeKiosk till;
    till.SignIn();
    till.kiosk.originals.begin(OriginalListModel::Purpose::UndoOrRefund);
    till.Wait(0);
    TypeKeys(till, barcode);
    ASSERT_EQ(PageOf(till), Page::Original) << barcode;
    EXPECT_EQ(till.kiosk.original.payment().id.toStdString(), "payments/h1") << barcode;
  }
}

TEST(Find, AnotherBarcodeDoesNothing) {
  FakeKiosk till;
  till.SignIn();
  till.kiosk.originals.begin(OriginalListModel::Purpose::UndoOrRefund);
  till.Wait(0);
  TypeKeys(till, "6901234567892");  // of something on the shelf
  EXPECT_EQ(PageOf(till), Page::Originals);
  EXPECT_TRUE(till.kiosk.originals.filterText().isEmpty());
}

TEST(Original, TellsWhyNothingCanBeDone) {
  FakeKiosk till("everyday", "en");
  till.SignIn();
  Open(till, "payments/h2");
  EXPECT_FALSE(till.kiosk.original.canUndo() || till.kiosk.original.canRefund());
  EXPECT_EQ(till.kiosk.original.problemText().toStdString(), "No money was moved: there is nothing to undo");
  Open(till, "payments/none");
  EXPECT_FALSE(till.kiosk.original.ready());
  EXPECT_FALSE(till.kiosk.original.problemText().isEmpty());
}

}  // namespace
}  // namespace till::kiosk
