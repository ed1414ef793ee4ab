// SPDX-License-Identifier: Apache-2.0
// The page of updates: each phase, each step, what goes wrong, and who may do what.
#include <gtest/gtest.h>

#include "kiosk-ui/tests/shop_kiosk.h"

namespace till::kiosk {
namespace {

using Mark = RowListModel::Mark;
using Phase = UpdateStatus::Phase;

struct Workshop : ShopKiosk {
  using ShopKiosk::ShopKiosk;

  // Open opens the page; what the channel has comes later.
  void Open() { ShopKiosk::Open(Page::Update); }
  void OpenAndLook() {
    Open();
    Wait(1'000);
  }
  void Main() {
    update().goMain();
    Wait(0);
  }
  void Quiet() {
    update().goQuiet();
    Wait(0);
  }
  UpdateModel& update() { return kiosk.shop.update; }
  UpdatesScenario& world() { return backends.updates().world(); }
  std::string headline() { return update().headline().toStdString(); }
  std::string problem() { return update().problemText().toStdString(); }
  std::string main_text() { return update().mainText().toStdString(); }
  std::string quiet_text() { return update().quietText().toStdString(); }
  std::string Row(const char* text) {
    for (const RowListModel::Row& row : update().rows()) {
      if (row.text == QString::fromUtf8(text)) return row.value.toStdString() + row.note.toStdString();
    }
    return "no row";
  }
};

TEST(Update, FromTheOfferToTheVersionInUse) {
  Workshop shop;
  shop.Open();
  EXPECT_EQ(shop.headline(), "Looking for updates");
  EXPECT_FALSE(shop.update().mainEnabled());
  EXPECT_EQ(shop.Row("Version now"), "1.0.0");
  EXPECT_EQ(shop.Row("Channel"), "Stable");
  EXPECT_EQ(shop.Row("On offer"), "no row");
  shop.Wait(1'000);
  EXPECT_EQ(shop.headline(), "Version 1.1.0 can be downloaded");
  EXPECT_EQ(shop.Row("On offer"), "1.1.048.0 MB");
  EXPECT_EQ(shop.Row("What is new"), "Prints faster. The tax rate on slips is right again");
  EXPECT_EQ(shop.Row("Can wait until"), "7 Dec 2026, 02:00");
  ASSERT_EQ(shop.main_text(), "Download");
  shop.Main();
  shop.Wait(2'500);
  EXPECT_TRUE(shop.update().moving());
  EXPECT_EQ(shop.update().percent(), 40);
  EXPECT_EQ(shop.update().progressText().toStdString(), "40 %, about 1 min left");
  EXPECT_EQ(shop.main_text(), "");
  shop.Wait(2'000);
  EXPECT_EQ(shop.update().progressText().toStdString(), "70 %, less than a minute left");
  shop.Wait(1'200);
  EXPECT_EQ(shop.update().percent(), 90);
  shop.Wait(1'000);
  EXPECT_EQ(shop.headline(), "Version 1.1.0 is here");
  ASSERT_EQ(shop.main_text(), "Install now");
  ASSERT_EQ(shop.quiet_text(), "Install later");
  // Put off: it waits for the quiet hours, and can be had at once after all.
  shop.Quiet();
  EXPECT_EQ(shop.headline(), "Version 1.1.0 waits to be installed");
  EXPECT_EQ(shop.update().guidance().toStdString(),
            "It is not within the quiet hours. It begins by itself then, or install it now");
  ASSERT_EQ(shop.main_text(), "Install now");
  shop.Main();
  EXPECT_EQ(shop.headline(), "Installing version 1.1.0");
  shop.Wait(7'000);
  EXPECT_EQ(shop.headline(), "Version 1.1.0 is installed");
  ASSERT_EQ(shop.main_text(), "Restart now");
  shop.Main();
  EXPECT_EQ(shop.headline(), "Restarting");
  EXPECT_FALSE(shop.update().mainEnabled());
  // The machine is down for a while: that is no problem.
  shop.backends.updates().Lose(QStringLiteral("SERVICE_UNAVAILABLE"));
  EXPECT_EQ(shop.headline(), "Restarting");
  EXPECT_EQ(shop.problem(), "");
  shop.Wait(2'500);
  EXPECT_EQ(shop.headline(), "Version 1.1.0 is on trial");
  EXPECT_EQ(shop.quiet_text(), "Go back");
  shop.Wait(5'000);
  EXPECT_EQ(shop.headline(), "Version 1.1.0 is in use");
  EXPECT_EQ(shop.update().mark(), Mark::Good);
  EXPECT_EQ(shop.Row("Version now"), "1.1.0");
  EXPECT_EQ(shop.Row("On offer"), "no row");
}

TEST(Update, GoingBackIsAskedAboutFirst) {
  Workshop shop;
  shop.OpenAndLook();
  shop.update().act(QStringLiteral("back"));
  ASSERT_EQ(shop.kiosk.navigator.page(), Page::Choice);
  shop.kiosk.shop.choice.choose(QStringLiteral("stay"));
  shop.Wait(1'000);
  EXPECT_EQ(shop.world().status.phase, Phase::Found);
  shop.update().act(QStringLiteral("back"));
  shop.kiosk.shop.choice.choose(QStringLiteral("back"));
  shop.Wait(0);
  ASSERT_EQ(shop.kiosk.navigator.page(), Page::Update);
  EXPECT_EQ(shop.headline(), "Version 0.9.4 comes back");
  shop.Main();
  shop.Wait(2'000);
  EXPECT_EQ(shop.headline(), "Version 0.9.4 is in use");
  EXPECT_EQ(shop.update().guidance().toStdString(), "The version after it was taken back");
}

TEST(Update, WithNothingBeforeThereIsNoWayBack) {
  Workshop shop;
  shop.world().previous_version.clear();
  shop.OpenAndLook();
  shop.update().act(QStringLiteral("back"));
  shop.kiosk.shop.choice.choose(QStringLiteral("back"));
  shop.Wait(0);
  EXPECT_EQ(shop.problem(), "There is no earlier version to go back to. This version stays in use");
  EXPECT_EQ(shop.world().status.phase, Phase::Found);
}

TEST(Update, OneThatIsInstalledCanBeDropped) {
  Workshop shop;
  shop.world().status.phase = Phase::Installed;
  shop.world().status.version = QStringLiteral("1.1.0");
  shop.Open();
  ASSERT_EQ(shop.quiet_text(), "Drop it");
  shop.Quiet();
  EXPECT_EQ(shop.headline(), "Version 1.0.0 is in use");
  EXPECT_EQ(shop.main_text(), "Look for updates");
}

TEST(Update, AFailureSaysWhatToDoAndIsReadBeforeTheChannelIsAskedAgain) {
  Workshop shop;
  shop.world().download_fault = QStringLiteral("SERVER_STOPPED");
  shop.OpenAndLook();
  shop.Main();
  shop.Wait(4'000);
  EXPECT_EQ(shop.headline(), "The download broke off");
  EXPECT_EQ(shop.update().guidance().toStdString(), "Look for updates again: it goes on from there");
  EXPECT_EQ(shop.update().mark(), Mark::Bad);
  shop.kiosk.navigator.goHome();
  shop.OpenAndLook();
  EXPECT_EQ(shop.headline(), "The download broke off");
  shop.world().download_fault.clear();
  shop.Main();
  shop.Wait(1'000);
  shop.Main();
  shop.Wait(7'000);
  EXPECT_EQ(shop.headline(), "Version 1.1.0 is here");
}

TEST(Update, AVersionThatDidNotStartCanBeTriedAgain) {
  Workshop shop("99", "update_failed");
  shop.OpenAndLook();
  EXPECT_EQ(shop.headline(), "Version 1.0.0 is in use");
  EXPECT_EQ(shop.update().mark(), Mark::Attention);
  EXPECT_EQ(shop.update().guidance().toStdString(),
            "The new version did not start. The version before it runs again. Nothing is to be done");
  ASSERT_EQ(shop.main_text(), "Look for updates");
  shop.Main();
  shop.Wait(1'000);
  EXPECT_EQ(shop.problem(), "The update server cannot be reached. Check the network, then look again");
}

TEST(Update, ARefusedStepIsToldInWords) {
  Workshop shop;
  shop.OpenAndLook();
  shop.world().refused_with = QStringLiteral("NOT_FOUND");
  shop.Main();
  EXPECT_EQ(shop.problem(), "That version is not on offer any more. Look for updates again");
  EXPECT_TRUE(shop.update().mainEnabled());
  shop.world().status.phase = Phase::Installed;
  shop.world().refused_with = QStringLiteral("PAYMENT_IN_PROGRESS");
  shop.kiosk.navigator.goHome();
  shop.Open();
  shop.Main();
  EXPECT_EQ(shop.problem(), "Another payment is running. Finish it first");
  EXPECT_EQ(shop.headline(), "Version 1.1.0 is installed");
}

TEST(Update, WhoeverMayNotUpdateSeesHowItStandsAndMayLook) {
  Workshop shop("02");
  shop.OpenAndLook();
  EXPECT_EQ(shop.headline(), "Version 1.1.0 can be downloaded");
  EXPECT_EQ(shop.update().guidance().toStdString(), "An administrator installs updates");
  EXPECT_EQ(shop.main_text(), "Look for updates");
  EXPECT_EQ(shop.quiet_text(), "");
  EXPECT_EQ(shop.Row("Go back to the version before"), "no row");
  shop.world().status.phase = Phase::Downloaded;
  shop.kiosk.navigator.goHome();
  shop.Open();
  EXPECT_EQ(shop.main_text(), "");
  EXPECT_EQ(shop.Row("An administrator installs updates"), "");
}

TEST(Update, IsFollowedOnlyWhileSomebodyLooks) {
  Workshop shop;
  EXPECT_FALSE(shop.backends.updates().following());
  shop.Open();
  EXPECT_TRUE(shop.backends.updates().following());
  shop.backends.updates().Lose(QStringLiteral("SERVICE_UNAVAILABLE"));
  EXPECT_FALSE(shop.update().known());
  EXPECT_EQ(shop.problem(), "Part of the terminal does not answer. Try again in a moment");
  EXPECT_EQ(shop.main_text(), "");
  shop.kiosk.navigator.goHome();
  EXPECT_FALSE(shop.backends.updates().following());
}

TEST(Update, AChangeOfLanguageBringsTheNewsInThatLanguage) {
  Workshop shop;
  shop.OpenAndLook();
  shop.kiosk.language.setCurrent(QStringLiteral("zh"));
  EXPECT_EQ(shop.headline(), "可下载版本 1.1.0");
  shop.Wait(1'000);
  EXPECT_EQ(shop.Row("更新内容"), "打印更快，修正小票上的税率");
}

}  // namespace
}  // namespace till::kiosk
