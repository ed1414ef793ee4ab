// SPDX-License-Identifier: Apache-2.0
// What the terminal does beside card sales: QR payments, inquiries, top-ups.
#include <gtest/gtest.h>

#include "kiosk-ui/tests/fake_kiosk.h"

namespace till::kiosk {
namespace {

Page PageOf(const FakeKiosk& till) {
  return till.kiosk.navigator.page();
}

void AskForQr(FakeKiosk& till) {
  till.SignIn();
  till.kiosk.checkout.start(Transaction::QrSale);
  till.Type(QStringLiteral("2650"));
  till.kiosk.checkout.next();
  till.Wait(0);
}

void TypeCode(FakeKiosk& till, const char* code) {
  for (; *code != 0; ++code) till.kiosk.keys.press(Qt::Key_0 + (*code - '0'), QString(QLatin1Char(*code)));
  till.kiosk.keys.press(Qt::Key_Return, QStringLiteral("\r"));
  till.Wait(0);
}

TEST(Qr, ShowsTheMerchantsCodeUntilItIsPaid) {
  FakeKiosk till("everyday", "en");
  AskForQr(till);
  ASSERT_EQ(PageOf(till), Page::QrWay);
  till.kiosk.checkout.showCode();
  till.Wait(400);
  ASSERT_EQ(PageOf(till), Page::ShowCode);
  EXPECT_TRUE(till.kiosk.navigator.showsAmount());
  EXPECT_TRUE(till.kiosk.payment.qrSource().startsWith(QStringLiteral("image://qr/")));
  EXPECT_EQ(till.kiosk.payment.countdownText().toStdString(), "1:00 left");
  int ticks = 0;
  QObject::connect(&till.kiosk.payment, &PaymentModel::changed, &till.kiosk.payment, [&] { ++ticks; });
  till.Wait(5'000);
  EXPECT_GE(ticks, 5);
  EXPECT_EQ(till.kiosk.payment.countdownText().toStdString(), "0:55 left");
  till.Wait(5'000);
  ASSERT_EQ(PageOf(till), Page::Approved);
  EXPECT_EQ(till.kiosk.payment.headline().toStdString(), "Paid");
  EXPECT_TRUE(till.kiosk.payment.qrSource().isEmpty());
}

TEST(Qr, TheCustomersCodeComesFromAScanner) {
  FakeKiosk till;
  AskForQr(till);
  till.kiosk.checkout.scanCode();
  ASSERT_EQ(PageOf(till), Page::ScanCode);
  TypeCode(till, "134512");  // torn off: too short for any wallet
  EXPECT_FALSE(till.kiosk.payment.active());
  TypeCode(till, "789012345678");
  EXPECT_EQ(till.backend.order().customer_code.toStdString(), "134512789012345678");
  EXPECT_EQ(till.backend.order().amount.minor_units, 2650);
  till.Wait(500);
  EXPECT_EQ(PageOf(till), Page::Wallet);
  till.Wait(5'000);
  EXPECT_EQ(PageOf(till), Page::Approved);
}

TEST(Scanner, TheTerminalsOwnTypesIntoThePageThatWaitsForACode) {
  FakeKiosk till;
  AskForQr(till);
  till.kiosk.checkout.scanCode();
  ASSERT_EQ(PageOf(till), Page::ScanCode);
  till.kiosk.keys.press(Qt::Key_7, QStringLiteral("7"));  // somebody began to type
  till.backends.scans().Read(QStringLiteral("134512789012345678"));
  till.Wait(0);
  EXPECT_EQ(till.backend.order().customer_code.toStdString(), "134512789012345678");
}

TEST(Scanner, ACodeIsNeitherAnAmountNorAPassword) {
  FakeKiosk till;
  till.backends.scans().Follow();
  till.backends.scans().Read(QStringLiteral("01123456"));
  EXPECT_EQ(till.kiosk.sign_in.passwordLength(), 0);
  till.SignIn();
  till.backends.scans().Read(QStringLiteral("134512789012345678"));
  EXPECT_EQ(PageOf(till), Page::Home);
  till.kiosk.checkout.start(Transaction::Sale);
  till.Type(QStringLiteral("5"));
  till.backends.scans().Read(QStringLiteral("134512789012345678"));
  EXPECT_EQ(till.kiosk.navigator.amountText().toStdString(), "¥0.05");
}

TEST(Scanner, IsNotHeardWhenNobodyIsSignedIn) {
  FakeKiosk till;
  till.SignIn();
  till.kiosk.session.signOut();
  till.Wait(0);
  int heard = 0;
  QObject::connect(&till.backends.scans(), &Scans::scanned, &till.backend, [&heard] { ++heard; });
  till.backends.scans().Read(QStringLiteral("134512789012345678"));
  EXPECT_EQ(heard, 0);
}

TEST(TelephoneOrder, IsOfferedWhereTheSettingsAllowItAndTyped) {
  FakeKiosk till("shop", "en");
  till.TypePassword(QStringLiteral("02123456"));
  till.kiosk.sign_in.submit();
  till.Wait(0);
  till.kiosk.navigator.goHome();
  const auto offered = [&till](MenuModel::Menu menu, const char* text) {
    till.kiosk.navigator.openMenu(menu);
    for (int row = 0; row < till.kiosk.menu.rowCount(); ++row) {
      if (till.kiosk.menu.index(row).data(MenuModel::TextRole) == QLatin1String(text)) return true;
    }
    return false;
  };
  using Menu = MenuModel::Menu;
  EXPECT_FALSE(offered(Menu::CardServices, "By telephone"));
  TerminalSettings settings = till.backends.settings().settings();
  settings.typed_kinds = QStringList{QStringLiteral("MOTO_SALE")};
  till.backends.settings().Change(settings);
  till.Wait(0);
  EXPECT_TRUE(offered(Menu::CardServices, "By telephone"));
  EXPECT_TRUE(offered(Menu::Telephone, "Order by telephone"));
  EXPECT_FALSE(offered(Menu::Telephone, "Pre-authorise by telephone"));
  settings.typed_kinds = QStringList{QStringLiteral("MOTO_PRE_AUTHORIZATION")};
  till.backends.settings().Change(settings);
  till.Wait(0);
  EXPECT_TRUE(offered(Menu::CardServices, "By telephone"));
  EXPECT_FALSE(offered(Menu::Telephone, "Order by telephone"));
  EXPECT_TRUE(offered(Menu::Telephone, "Pre-authorise by telephone"));
  till.kiosk.checkout.start(Transaction::TelephonePreAuthorization);
  till.Type(QStringLiteral("2600"));
  till.kiosk.checkout.next();
  ASSERT_EQ(PageOf(till), Page::Approval);
  EXPECT_EQ(till.kiosk.approval.purposeText().toStdString(),
            "Pre-authorisation of ¥26.00 needs a supervisor");
  till.kiosk.navigator.goHome();
  till.kiosk.checkout.start(Transaction::TelephoneSale);
  till.Type(QStringLiteral("4500"));
  till.kiosk.checkout.next();
  // A cashier may not type cards: a supervisor's word comes first.
  ASSERT_EQ(PageOf(till), Page::Approval);
  EXPECT_EQ(till.kiosk.approval.purposeText().toStdString(),
            "Order by telephone of ¥45.00 needs a supervisor");
}

TEST(Qr, NobodyPaidInTime) {
  FakeKiosk till("qr_not_paid", "en");
  AskForQr(till);
  till.kiosk.checkout.showCode();
  till.Wait(61'000);
  ASSERT_EQ(PageOf(till), Page::NotTaken);
  EXPECT_EQ(till.kiosk.payment.titleText().toStdString(), "No money was taken");
  EXPECT_EQ(till.kiosk.payment.guidance().toStdString(),
            "The customer did not pay in time. No money was taken");
  till.kiosk.checkout.again();
  till.Wait(500);
  EXPECT_EQ(PageOf(till), Page::ShowCode);
  EXPECT_EQ(till.kiosk.payment.amountText().toStdString(), "¥26.50");
  EXPECT_EQ(till.request_ids, 2);
}

TEST(Qr, AnotherTryWantsAnotherCodeOfTheCustomer) {
  FakeKiosk till("declined");
  AskForQr(till);
  till.kiosk.checkout.scanCode();
  TypeCode(till, "134512789012345678");
  till.Wait(9'000);
  ASSERT_EQ(PageOf(till), Page::Declined);
  till.kiosk.checkout.again();
  ASSERT_EQ(PageOf(till), Page::ScanCode);
  EXPECT_EQ(till.kiosk.navigator.amountText().toStdString(), "¥26.50");
  EXPECT_EQ(till.request_ids, 1);
  TypeCode(till, "134512789012345679");
  EXPECT_EQ(till.backend.order().customer_code.toStdString(), "134512789012345679");
  EXPECT_EQ(till.backend.order().amount.minor_units, 2650);
}

TEST(Inquiry, TheBalanceIsShownForAWhileAndThenGone) {
  FakeKiosk till;
  till.SignIn();
  till.kiosk.checkout.start(Transaction::Balance);
  till.Wait(300);
  ASSERT_EQ(PageOf(till), Page::PresentCard);
  EXPECT_FALSE(till.kiosk.navigator.showsAmount());
  EXPECT_EQ(till.kiosk.navigator.subjectText().toStdString(), "余额查询");
  till.Wait(6'600);
  ASSERT_EQ(PageOf(till), Page::Answer);
  EXPECT_EQ(till.kiosk.payment.answerText().toStdString(), "¥3,256.80");
  till.Wait(19'000);
  EXPECT_EQ(PageOf(till), Page::Answer);
  till.Wait(2'000);
  EXPECT_EQ(PageOf(till), Page::Home);
  EXPECT_TRUE(till.kiosk.payment.answerText().isEmpty());
}

TEST(Inquiry, LeavingThePageWipesTheAnswerAtOnce) {
  FakeKiosk till;
  till.SignIn();
  till.kiosk.checkout.start(Transaction::Points);
  till.Wait(6'000);
  ASSERT_EQ(PageOf(till), Page::Answer);
  EXPECT_EQ(till.kiosk.payment.answerText().toStdString(), "12,860");
  till.kiosk.navigator.goHome();
  EXPECT_TRUE(till.kiosk.payment.answerText().isEmpty());
  // The next payment is not closed by the clock of the one before.
  till.kiosk.checkout.start(Transaction::Sale);
  till.Type(QStringLiteral("100"));
  till.kiosk.checkout.next();
  till.Wait(20'000);
  EXPECT_EQ(PageOf(till), Page::Approved);
}

TEST(TopUp, IsConfirmedFirst) {
  FakeKiosk till;
  till.SignIn();
  till.kiosk.checkout.start(Transaction::CashTopUp);
  till.Type(QStringLiteral("10000"));
  till.kiosk.checkout.next();
  ASSERT_EQ(PageOf(till), Page::Confirm);
  EXPECT_FALSE(till.kiosk.payment.active());
  till.kiosk.checkout.confirm();
  till.Wait(15'000);
  ASSERT_EQ(PageOf(till), Page::Approved);
  EXPECT_EQ(till.kiosk.payment.headline().toStdString(), "充值成功");
  EXPECT_EQ(till.backend.order().kind.toStdString(), "CASH_TOP_UP");
}

TEST(TopUp, AnInterruptedOneResolvesItselfAndSaysSo) {
  FakeKiosk till("top_up_interrupted", "en");
  till.SignIn();
  till.kiosk.checkout.start(Transaction::AccountTopUp);
  till.Type(QStringLiteral("10000"));
  till.kiosk.checkout.next();
  till.kiosk.checkout.confirm();
  till.Wait(30'000);
  ASSERT_EQ(PageOf(till), Page::Undoing);
  EXPECT_FALSE(till.kiosk.payment.canRetry());
  EXPECT_EQ(till.kiosk.payment.guidance().toStdString(),
            "This top-up is being undone. Check its status before topping up again");
  till.Wait(30'000);
  ASSERT_EQ(PageOf(till), Page::NotTaken);
  EXPECT_EQ(till.kiosk.payment.titleText().toStdString(), "Nothing was topped up");
}

TEST(Tip, IsOnTopOfASaleAndWantsNoSupervisor) {
  FakeKiosk till("everyday", "en");
  till.SignIn();
  till.kiosk.originals.begin(OriginalListModel::Purpose::Tip);
  till.Wait(0);
  till.kiosk.originals.choose(QStringLiteral("payments/h1"));
  till.Wait(0);
  ASSERT_TRUE(till.kiosk.original.canTip());
  till.kiosk.checkout.about(Transaction::Tip);
  EXPECT_EQ(till.kiosk.order.limitText().toStdString(), "On top of ¥46.00");
  till.Type(QStringLiteral("460"));
  till.kiosk.checkout.next();
  till.Wait(5'000);
  EXPECT_EQ(till.kiosk.payment.headline().toStdString(), "Tip added");
}

TEST(Order, ASaleAfterARefundIsASale) {
  FakeKiosk till;
  till.SignInSupervisor();
  till.kiosk.originals.begin(OriginalListModel::Purpose::UndoOrRefund);
  till.Wait(0);
  till.kiosk.originals.choose(QStringLiteral("payments/h1"));
  till.Wait(0);
  till.kiosk.checkout.about(Transaction::Refund);
  till.kiosk.navigator.goHome();
  till.kiosk.keys.press(Qt::Key_5, QStringLiteral("5"));
  EXPECT_EQ(till.kiosk.entry.text().toStdString(), "¥0.05");
  till.kiosk.keys.press(Qt::Key_Return, QStringLiteral("\r"));
  till.Wait(0);
  EXPECT_EQ(till.backend.order().transaction, Transaction::Sale);
  EXPECT_TRUE(till.backend.order().original.isEmpty());
}

void Sign(FakeKiosk& till) {
  till.kiosk.signature.setPad(480, 200);
  till.kiosk.signature.press(0, 100);
  till.kiosk.signature.drag(240, 100);
  till.kiosk.signature.drag(480, 100);
}

TEST(Signature, IsAskedForAndHandedIn) {
  FakeKiosk till("signature");
  till.Pay();
  till.Wait(9'000);
  ASSERT_EQ(PageOf(till), Page::Signature);
  till.kiosk.signature.done();  // nothing is drawn yet
  till.Wait(0);
  ASSERT_EQ(PageOf(till), Page::Signature);
  Sign(till);
  till.kiosk.signature.done();
  till.Wait(0);
  EXPECT_EQ(PageOf(till), Page::Approved);
  // A line from edge to edge at half the height, black on white.
  const QImage picture = till.backends.signatures().picture();
  ASSERT_EQ(picture.size(), QSize(Signatures::kWidest, Signatures::kHighest));
  EXPECT_EQ(picture.format(), QImage::Format_Mono);
  for (const int x : {2, 100, 192, 300, 381}) {
    EXPECT_EQ(picture.pixelIndex(x, 79), 1) << x;
    EXPECT_EQ(picture.pixelIndex(x, 20), 0) << x;
    EXPECT_EQ(picture.pixelIndex(x, 140), 0) << x;
  }
  EXPECT_TRUE(till.kiosk.signature.empty());
}

TEST(Signature, ThatCannotBeSentStaysOnTheSheet) {
  FakeKiosk till("signature");
  till.Pay();
  till.Wait(9'000);
  till.backends.signatures().Fail(QStringLiteral("SERVICE_UNAVAILABLE"));
  Sign(till);
  till.kiosk.signature.done();
  till.Wait(0);
  EXPECT_EQ(PageOf(till), Page::Signature);
  EXPECT_FALSE(till.kiosk.signature.empty());
  EXPECT_FALSE(till.kiosk.signature.problemText().isEmpty());
  till.backends.signatures().Fail({});
  till.kiosk.signature.done();
  till.Wait(0);
  EXPECT_EQ(PageOf(till), Page::Approved);
}

TEST(Signature, MayBeOnPaper) {
  FakeKiosk till("signature");
  till.Pay();
  till.Wait(9'000);
  till.kiosk.signature.usePaper();
  EXPECT_EQ(PageOf(till), Page::Approved);
  EXPECT_TRUE(till.backends.signatures().picture().isNull());
}

}  // namespace
}  // namespace till::kiosk
