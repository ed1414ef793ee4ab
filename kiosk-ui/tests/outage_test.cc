// SPDX-License-Identifier: Apache-2.0
// How the screen goes from "one moment" to "out of service" and back, and what it says when the terminal
// starts without its data.
#include <gtest/gtest.h>

#include "kiosk-ui/tests/fake_kiosk.h"

namespace till::kiosk {
namespace {

Page PageOf(const FakeKiosk& till) {
  return till.kiosk.navigator.page();
}

DeviceHealth Without(const char* part, bool needed = true) {
  DeviceHealth health;
  health.parts.append({QStringLiteral("payment"), Health::Good, {}});
  health.parts.append({QString::fromLatin1(part), Health::Broken, {}});
  health.can_take_payments = !needed;
  return health;
}

TEST(Outage, IsBriefForTwentySecondsAndThenLasts) {
  FakeKiosk till("everyday", "en");
  till.SignIn();
  till.backend.SetHealth(Without("card"));
  till.Wait(0);
  EXPECT_EQ(PageOf(till), Page::Reconnecting);
  EXPECT_EQ(till.kiosk.outage.waitingText().toStdString(), "Being started again: Card reader");
  till.Wait(19'900);
  EXPECT_EQ(PageOf(till), Page::Reconnecting);
  till.Wait(100);
  EXPECT_EQ(PageOf(till), Page::OutOfService);
  EXPECT_EQ(till.kiosk.outage.partText().toStdString(), "Card reader");
  EXPECT_EQ(till.kiosk.outage.sinceText().toStdString(), "22 Nov 2026, 15:04");
  EXPECT_EQ(till.kiosk.outage.callText().toStdString(),
            "Support, with the number of this terminal: TILL0001");
}

TEST(Outage, EndsByItselfAtOnce) {
  FakeKiosk till;
  till.SignIn();
  till.backend.SetHealth(Without("card"));
  till.Wait(30'000);
  ASSERT_EQ(PageOf(till), Page::OutOfService);
  DeviceHealth well;
  till.backend.SetHealth(well);
  till.Wait(0);
  EXPECT_EQ(PageOf(till), Page::Home);
}

TEST(Outage, OfThePrinterIsNone) {
  FakeKiosk till;
  till.SignIn();
  till.backend.SetHealth(Without("print", false));
  till.Wait(60'000);
  EXPECT_EQ(PageOf(till), Page::Home);
}

TEST(Outage, IsOneWhateverFallsNext) {
  FakeKiosk till("everyday", "en");
  till.SignIn();
  till.backend.SetHealth(Without("card"));
  till.Wait(15'000);
  till.backend.SetOnline(false);
  till.Wait(5'000);
  EXPECT_EQ(PageOf(till), Page::OutOfService);
  EXPECT_EQ(till.kiosk.outage.partText().toStdString(), "Terminal");
}

TEST(Outage, TheNextOneIsBriefAgain) {
  FakeKiosk till;
  till.SignIn();
  till.backend.SetHealth(Without("card"));
  till.Wait(15'000);
  till.backend.SetHealth({});
  till.Wait(1'000);
  till.backend.SetHealth(Without("card"));
  till.Wait(10'000);  // the first one's timer has gone off
  EXPECT_EQ(PageOf(till), Page::Reconnecting);
  till.Wait(10'000);
  EXPECT_EQ(PageOf(till), Page::OutOfService);
}

TEST(Outage, IsToldToAKioskThatComesLate) {
  FakeKiosk till("out_of_service", "en");
  till.Wait(0);
  EXPECT_EQ(PageOf(till), Page::Reconnecting);
  till.Wait(20'000);
  EXPECT_EQ(PageOf(till), Page::OutOfService);
  EXPECT_EQ(till.kiosk.outage.partText().toStdString(), "Line to the bank");
}

TEST(Outage, TellsOfThePaymentThatGoesOn) {
  FakeKiosk till;
  till.Pay();
  till.Wait(300);
  till.backend.SetOnline(false);
  till.Wait(20'000);
  EXPECT_EQ(PageOf(till), Page::OutOfService);
  EXPECT_TRUE(till.kiosk.payment.active());
}

TEST(Refusal, IsExplained) {
  FakeKiosk till("refused", "en");
  till.Wait(0);
  EXPECT_EQ(PageOf(till), Page::Refused);
  EXPECT_EQ(till.kiosk.refusal.headline().toStdString(), "The data of this terminal cannot be opened");
}

TEST(Refusal, NothingIsErasedBeforeTwoQuestionsWereAnswered) {
  FakeKiosk till("refused", "en");
  till.Wait(0);
  RefusalModel& refusal = till.kiosk.refusal;
  EXPECT_FALSE(refusal.asking());
  refusal.reset();
  EXPECT_TRUE(refusal.asking());
  refusal.keep();
  EXPECT_FALSE(refusal.asking());
  refusal.reset();
  refusal.reset();
  EXPECT_EQ(refusal.resetText().toStdString(), "Erase everything");
  till.Wait(0);
  EXPECT_EQ(till.backends.refusal().requests(), 0);
  refusal.reset();
  refusal.reset();  // a finger that bounces
  till.Wait(0);
  EXPECT_EQ(till.backends.refusal().requests(), 1);
  EXPECT_EQ(refusal.headline().toStdString(), "The terminal is being reset");
  EXPECT_TRUE(refusal.resetText().isEmpty());
}

TEST(Refusal, AResetThatNobodyTakesOnIsTold) {
  FakeKiosk till("refused", "en");
  till.backends.refusal().SetAccepts(false);
  till.Wait(0);
  for (int touch = 0; touch < 3; ++touch) till.kiosk.refusal.reset();
  till.Wait(0);
  EXPECT_EQ(till.kiosk.refusal.headline().toStdString(), "The reset was not possible");
}

TEST(Refusal, GoesWhenTheServicesAnswer) {
  FakeKiosk till("refused");
  till.Wait(0);
  till.backend.SetOnline(true);
  till.Wait(0);
  EXPECT_EQ(PageOf(till), Page::SignIn);
}

TEST(Refusal, IsNotLookedForWhileTheTerminalAnswers) {
  FakeKiosk till;
  till.Wait(60'000);
  EXPECT_EQ(PageOf(till), Page::SignIn);
  EXPECT_FALSE(till.kiosk.refusal.refused());
}

}  // namespace
}  // namespace till::kiosk
