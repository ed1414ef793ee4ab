// SPDX-License-Identifier: Apache-2.0
// Training: the way in and out, what is said of it, and the simulated customer.
#include <gtest/gtest.h>

#include "kiosk-ui/tests/fake_kiosk.h"

namespace till::kiosk {
namespace {

// Switches remembers into which worlds the kiosk wanted to go.
struct Switches {
  explicit Switches(FakeKiosk& till) {
    QObject::connect(&till.kiosk.training, &TrainingModel::switches, &till.kiosk.training,
                     [this](bool training) { to.append(training); });
  }
  QList<bool> to;
};

QStringList TextsOf(const TrainingModel& training) {
  QStringList texts;
  for (const QVariant& row : training.customer()) {
    texts.append(row.toMap().value(QStringLiteral("text")).toString() + QStringLiteral(": ") +
                 row.toMap().value(QStringLiteral("note")).toString());
  }
  return texts;
}

void OpenTraining(FakeKiosk& till) {
  till.SignIn();
  till.kiosk.navigator.openMenu(MenuModel::Menu::Manage);
  till.kiosk.navigator.open(Page::Training);
}

TEST(Training, IsThereAtAWishAndGoneIntoWhenItIsUp) {
  FakeKiosk till("everyday", "en");
  Switches switches(till);
  OpenTraining(till);
  EXPECT_FALSE(till.kiosk.training.on());
  EXPECT_EQ(till.kiosk.training.headline().toStdString(), "Learn without moving money");
  till.kiosk.training.enter();
  till.kiosk.training.enter();  // twice is once
  till.Wait(1'500);
  EXPECT_TRUE(till.kiosk.training.starting());
  EXPECT_GT(till.kiosk.training.progress(), 0.3);
  EXPECT_LT(till.kiosk.training.progress(), 0.7);
  EXPECT_TRUE(switches.to.isEmpty()) << "not before it is up";
  till.Wait(3'000);
  EXPECT_EQ(switches.to, QList<bool>{true});
}

TEST(Training, SaysWhenItDoesNotStartAndTriesAgain) {
  FakeKiosk till("everyday", "en");
  Switches switches(till);
  OpenTraining(till);
  till.backends.practice().SetFails(true);
  till.kiosk.training.enter();
  till.Wait(4'000);
  EXPECT_TRUE(till.kiosk.training.failed());
  EXPECT_EQ(till.kiosk.training.headline().toStdString(), "Training did not start");
  EXPECT_TRUE(switches.to.isEmpty());
  till.backends.practice().SetFails(false);
  till.kiosk.training.enter();
  EXPECT_FALSE(till.kiosk.training.failed());
  till.Wait(4'000);
  EXPECT_EQ(switches.to, QList<bool>{true});
}

TEST(Training, WhoeverLeavesThePageWantsItNoLonger) {
  FakeKiosk till;
  Switches switches(till);
  OpenTraining(till);
  till.kiosk.training.enter();
  till.Wait(1'000);
  till.kiosk.navigator.back();
  EXPECT_FALSE(till.backends.practice().asked());
  till.Wait(5'000);
  EXPECT_TRUE(switches.to.isEmpty());
}

TEST(Training, IsSaidOnEveryPageWithWhatHelpsThere) {
  FakeKiosk till("everyday", "en");
  till.backends.practice().SetActive(true);
  EXPECT_TRUE(till.kiosk.training.on());
  EXPECT_EQ(till.kiosk.training.hint().toStdString(), "Operator 01, password 0000");
  till.SignIn();
  EXPECT_EQ(till.kiosk.training.hint().toStdString(), "Simulated cards, no money moves");
  till.kiosk.session.lock();
  EXPECT_EQ(till.kiosk.training.hint().toStdString(), "Operator 01, password 0000");
  EXPECT_TRUE(till.kiosk.training.on());
}

TEST(Training, TheServicesHaveTheLastWordOnWhichWorldItIs) {
  FakeKiosk real;
  Switches switches(real);
  real.backends.practice().SetServices(true);  // a kiosk that was started on the wrong folder
  real.backends.practice().AskServices();
  real.Wait(0);
  EXPECT_TRUE(real.kiosk.training.on()) << "the band is shown all the same";

  FakeKiosk training;
  Switches back(training);
  training.backends.practice().SetActive(true);
  training.backends.practice().SetServices(false);
  training.backends.practice().AskServices();
  training.Wait(0);
  EXPECT_EQ(back.to, QList<bool>{false}) << "nothing is real under the band";
}

TEST(Training, TheCustomerOffersWhatThePageAsksForOnce) {
  FakeKiosk till("everyday", "en");
  till.backends.practice().SetActive(true);
  till.SignIn();
  EXPECT_TRUE(TextsOf(till.kiosk.training).isEmpty());
  till.kiosk.checkout.start(Transaction::Sale);
  till.Type(QStringLiteral("12800"));
  till.kiosk.checkout.next();
  till.Wait(300);
  ASSERT_EQ(till.kiosk.navigator.page(), Page::PresentCard);
  EXPECT_EQ(
      TextsOf(till.kiosk.training),
      (QStringList{QStringLiteral("Tap: Approved"), QStringLiteral("Insert: Approved, the PIN is right"),
                   QStringLiteral("Insert: Declined, the PIN is wrong"),
                   QStringLiteral("Insert: Declined, not enough money"),
                   QStringLiteral("Swipe: Approved, the customer signs")}));
  EXPECT_FALSE(till.kiosk.training.canLeave()) << "in the middle of a payment";
  till.kiosk.training.act(2);
  till.kiosk.training.act(0);  // a second touch holds out no second card
  EXPECT_EQ(till.backends.practice().acts(), QStringList{QStringLiteral("mastercard-debit insert 000000")});
  EXPECT_TRUE(TextsOf(till.kiosk.training).isEmpty());
}

TEST(Training, ARealKioskHasNoSimulatedCustomer) {
  FakeKiosk till;
  till.Pay();
  till.Wait(300);
  ASSERT_EQ(till.kiosk.navigator.page(), Page::PresentCard);
  EXPECT_TRUE(till.kiosk.training.customer().isEmpty());
  till.kiosk.training.act(0);
  EXPECT_TRUE(till.backends.practice().acts().isEmpty());
}

TEST(Training, TheCustomersPhoneIsReadAndAShownCodeIsPaid) {
  FakeKiosk till("everyday", "en");
  till.backends.practice().SetActive(true);
  till.SignIn();
  till.kiosk.checkout.start(Transaction::QrSale);
  till.Type(QStringLiteral("2650"));
  till.kiosk.checkout.next();
  till.Wait(0);
  EXPECT_EQ(till.backends.practice().acts(), QStringList{QStringLiteral("pay")});
  till.kiosk.checkout.scanCode();
  ASSERT_EQ(TextsOf(till.kiosk.training),
            QStringList{QStringLiteral("The customer's phone: Its code is read")});
  till.kiosk.training.act(0);
  EXPECT_EQ(till.backend.order().customer_code.toStdString(), "134567890123456789");
}

TEST(Training, IsLeftByAWordOrWhenNobodyIsThere) {
  FakeKiosk till;
  Switches switches(till);
  till.kiosk.training.leave();
  EXPECT_TRUE(switches.to.isEmpty()) << "it is not training";
  till.backends.practice().SetActive(true);
  till.SignIn();
  till.kiosk.session.lock();
  till.Wait(9 * 60'000);
  EXPECT_TRUE(switches.to.isEmpty());
  till.Wait(61'000);
  EXPECT_EQ(switches.to, QList<bool>{false});
  till.kiosk.training.leave();
  EXPECT_EQ(switches.to, (QList<bool>{false, false}));
}

}  // namespace
}  // namespace till::kiosk
