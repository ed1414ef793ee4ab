// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "kiosk-ui/tests/fake_kiosk.h"

namespace till::kiosk {
namespace {

TEST(SignIn, TakesTheNumberThenThePassword) {
  FakeKiosk till;
  till.TypePassword(QStringLiteral("01"));
  EXPECT_EQ(till.kiosk.sign_in.number().toStdString(), "01");
  EXPECT_TRUE(till.kiosk.sign_in.enteringPassword());
  EXPECT_FALSE(till.kiosk.sign_in.canSubmit());
  till.TypePassword(QStringLiteral("1234"));
  EXPECT_EQ(till.kiosk.sign_in.passwordLength(), 4);
  EXPECT_TRUE(till.kiosk.sign_in.canSubmit());
}

TEST(SignIn, OpensTheSessionOfTheOperator) {
  FakeKiosk till;
  till.SignIn();
  EXPECT_TRUE(till.kiosk.session.signedIn());
  EXPECT_EQ(till.kiosk.session.operatorName().toStdString(), "王芳");
  EXPECT_EQ(till.kiosk.sign_in.passwordLength(), 0);
}

TEST(SignIn, SaysThatThePasswordIsWrongAndForgetsIt) {
  FakeKiosk till("everyday", "en");
  till.TypePassword(QStringLiteral("01999999"));
  till.kiosk.sign_in.submit();
  EXPECT_TRUE(till.kiosk.session.busy());
  till.Wait(0);
  EXPECT_FALSE(till.kiosk.session.signedIn());
  EXPECT_EQ(till.kiosk.sign_in.problemText().toStdString(), "Wrong number or password. Try again");
  EXPECT_EQ(till.kiosk.sign_in.passwordLength(), 0);
  EXPECT_EQ(till.kiosk.sign_in.number().toStdString(), "01");
  till.TypePassword(QStringLiteral("1"));
  EXPECT_TRUE(till.kiosk.sign_in.problemText().isEmpty());
}

TEST(SignIn, HoldsNoMoreThanTheLongestPassword) {
  FakeKiosk till;
  till.TypePassword(QStringLiteral("01") + QString(30, QLatin1Char('7')));
  EXPECT_EQ(till.kiosk.sign_in.passwordLength(), SignInModel::kLongestPassword);
}

TEST(SignIn, BackspaceGoesFromThePasswordBackIntoTheNumber) {
  FakeKiosk till;
  till.TypePassword(QStringLiteral("011"));
  till.kiosk.sign_in.pressBackspace();
  till.kiosk.sign_in.pressBackspace();
  EXPECT_EQ(till.kiosk.sign_in.number().toStdString(), "0");
  EXPECT_FALSE(till.kiosk.sign_in.enteringPassword());
}

TEST(Lock, ComesAfterFiveIdleMinutesAndOpensWithTheSameOperatorsPassword) {
  FakeKiosk till;
  till.SignIn();
  till.Wait(299'000);
  EXPECT_FALSE(till.kiosk.session.locked());
  till.Wait(2'000);
  EXPECT_TRUE(till.kiosk.session.locked());
  EXPECT_EQ(till.kiosk.sign_in.number().toStdString(), "01");
  till.TypePassword(QStringLiteral("123456"));
  till.kiosk.sign_in.submit();
  till.Wait(0);
  EXPECT_FALSE(till.kiosk.session.locked());
}

TEST(Lock, ComesWhenTheShopWantsIt) {
  FakeKiosk till;
  till.SignIn();
  TerminalSettings settings = till.backends.settings().settings();
  settings.idle_seconds = 30;
  till.backends.settings().Change(settings);
  till.Wait(29'000);
  EXPECT_FALSE(till.kiosk.session.locked());
  till.Wait(2'000);
  EXPECT_TRUE(till.kiosk.session.locked());
}

TEST(Lock, StaysShutForAWrongPassword) {
  FakeKiosk till;
  till.SignIn();
  till.kiosk.session.lock();
  till.TypePassword(QStringLiteral("654321"));
  till.kiosk.sign_in.submit();
  till.Wait(0);
  EXPECT_TRUE(till.kiosk.session.locked());
  EXPECT_EQ(till.kiosk.navigator.page(), Page::Lock);
}

TEST(Lock, NeverComesDuringAPayment) {
  FakeKiosk till("host_silent");
  till.Pay();
  till.Wait(4'300);
  ASSERT_EQ(till.kiosk.payment.stage(), PaymentStage::ContactingBank);
  till.kiosk.idle.Touched();
  till.Wait(15'000);
  EXPECT_FALSE(till.kiosk.session.locked());
  EXPECT_TRUE(till.kiosk.payment.active());
}

TEST(Session, NamesAnOperatorWithoutANameByNumber) {
  FakeKiosk till("nameless", "en");
  till.SignIn();
  EXPECT_EQ(till.kiosk.session.operatorText().toStdString(), "Operator 01");
  till.kiosk.language.toggle();
  EXPECT_EQ(till.kiosk.session.operatorText().toStdString(), "操作员 01");
}

TEST(Session, EndsWhenTheServicesSaySo) {
  FakeKiosk till;
  till.SignIn();
  till.backend.ExpireSession();
  till.Wait(0);
  EXPECT_FALSE(till.kiosk.session.signedIn());
  EXPECT_EQ(till.kiosk.navigator.page(), Page::SignIn);
}

}  // namespace
}  // namespace till::kiosk
