// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "kiosk-ui/tests/fake_kiosk.h"

namespace till::kiosk {
namespace {

Page PageOf(const FakeKiosk& till) {
  return till.kiosk.navigator.page();
}

TEST(Navigator, EveryStageAndOutcomeHasItsPage) {
  struct Row {
    const char* scenario;
    int after_ms;
    Page page;
  };
  const Row rows[] = {
      {"everyday", 0, Page::Processing},
      {"everyday", 300, Page::PresentCard},
      {"everyday", 3'300, Page::Processing},
      {"everyday", 4'200, Page::Pin},
      {"everyday", 9'600, Page::TakeCard},
      {"everyday", 15'000, Page::Approved},
      {"two_applications", 5'000, Page::ChooseApplication},
      {"declined", 9'000, Page::Declined},
      {"host_silent", 30'000, Page::Undoing},
      {"no_card", 70'000, Page::NotTaken},
      {"cannot_start", 100, Page::NotTaken},
  };
  for (const Row& row : rows) {
    FakeKiosk till(row.scenario);
    till.Pay();
    till.Wait(row.after_ms);
    EXPECT_EQ(PageOf(till), row.page) << row.scenario << " after " << row.after_ms << " ms";
  }
}

TEST(Navigator, StartsAtSignInAndGoesHome) {
  FakeKiosk till;
  EXPECT_EQ(PageOf(till), Page::SignIn);
  till.SignIn();
  EXPECT_EQ(PageOf(till), Page::Home);
}

TEST(Navigator, NoConnectionComesBeforeEverything) {
  FakeKiosk till;
  till.Pay();
  till.Wait(300);
  till.backend.SetOnline(false);
  till.Wait(0);
  EXPECT_EQ(PageOf(till), Page::Reconnecting);
  till.backend.SetOnline(true);
  till.Wait(0);
  EXPECT_EQ(PageOf(till), Page::PresentCard);
}

TEST(Navigator, OutOfServiceDoesNotHideAPayment) {
  FakeKiosk till;
  till.Pay();
  DeviceHealth broken;
  broken.can_take_payments = false;
  till.backend.SetHealth(broken);
  // The twenty seconds of "one moment" end while the approved payment is shown.
  till.Wait(20'500);
  EXPECT_EQ(PageOf(till), Page::Approved);
  till.kiosk.navigator.goHome();
  EXPECT_EQ(PageOf(till), Page::OutOfService);
}

TEST(Navigator, BackReturnsTheWayOneCame) {
  FakeKiosk till;
  till.SignIn();
  till.kiosk.navigator.openPayments();
  till.Wait(0);
  till.kiosk.navigator.openReceipt(QStringLiteral("payments/h1"));
  EXPECT_EQ(PageOf(till), Page::Receipt);
  till.kiosk.navigator.back();
  EXPECT_EQ(PageOf(till), Page::Payments);
  till.kiosk.navigator.back();
  EXPECT_EQ(PageOf(till), Page::Home);
  EXPECT_FALSE(till.kiosk.navigator.canGoBack());
}

TEST(Navigator, TheReceiptLiesOnTheApprovedPayment) {
  FakeKiosk till;
  till.Pay();
  till.Wait(15'000);
  till.kiosk.navigator.openReceipt(till.kiosk.payment.paymentId());
  EXPECT_EQ(PageOf(till), Page::Receipt);
  till.kiosk.navigator.back();
  EXPECT_EQ(PageOf(till), Page::Approved);
  till.kiosk.navigator.goHome();
  EXPECT_EQ(PageOf(till), Page::Home);
}

TEST(Navigator, AnApprovedPaymentLeavesByItself) {
  FakeKiosk till;
  till.Pay();
  till.Wait(12'000);
  ASSERT_EQ(PageOf(till), Page::Approved);
  till.Wait(21'000);
  EXPECT_EQ(PageOf(till), Page::Home);
}

TEST(Navigator, ADeclinedOrUnknownPaymentStaysUntilSomeoneSawIt) {
  for (const char* scenario : {"declined", "host_silent"}) {
    FakeKiosk till(scenario);
    till.Pay();
    till.Wait(120'000);
    EXPECT_TRUE(PageOf(till) == Page::Declined || PageOf(till) == Page::Undoing) << scenario;
  }
}

TEST(Navigator, TheAmountIsShownOnEveryPageOfAPayment) {
  FakeKiosk till;
  till.SignIn();
  EXPECT_FALSE(till.kiosk.navigator.showsAmount());
  till.kiosk.checkout.start(Transaction::Sale);
  till.Type(QStringLiteral("12800"));
  EXPECT_TRUE(till.kiosk.navigator.showsAmount());
  EXPECT_EQ(till.kiosk.navigator.amountText().toStdString(), "¥128.00");
  till.kiosk.checkout.next();
  for (int step = 0; step < 13; ++step) {
    EXPECT_TRUE(till.kiosk.navigator.showsAmount()) << static_cast<int>(PageOf(till));
    EXPECT_EQ(till.kiosk.navigator.amountText().toStdString(), "¥128.00");
    till.Wait(1'000);
  }
}

TEST(KeyRouter, ASaleWithTheKeyboardAlone) {
  FakeKiosk till;
  const auto press = [&](std::initializer_list<int> keys) {
    for (const int key : keys) EXPECT_TRUE(till.kiosk.keys.press(key)) << key;
    till.Wait(0);
  };
  press({Qt::Key_0, Qt::Key_1, Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_6,
         Qt::Key_Return});
  ASSERT_EQ(PageOf(till), Page::Home);
  press({Qt::Key_5, Qt::Key_0, Qt::Key_0, Qt::Key_Backspace, Qt::Key_0, Qt::Key_Return});
  till.Wait(15'000);
  ASSERT_EQ(PageOf(till), Page::Approved);
  EXPECT_EQ(till.kiosk.payment.amountText().toStdString(), "¥5.00");
  press({Qt::Key_Return});
  EXPECT_EQ(PageOf(till), Page::Home);
}

TEST(KeyRouter, EscapeAsksBeforeItCancels) {
  FakeKiosk till;
  till.Pay();
  till.Wait(300);
  int asked = 0;
  QObject::connect(&till.kiosk.keys, &KeyRouter::cancelAsked, &till.kiosk.keys, [&asked] { ++asked; });
  EXPECT_TRUE(till.kiosk.keys.press(Qt::Key_Escape));
  EXPECT_EQ(asked, 1);
  EXPECT_FALSE(till.kiosk.payment.cancelling());
}

}  // namespace
}  // namespace till::kiosk
