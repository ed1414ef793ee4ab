// SPDX-License-Identifier: Apache-2.0
// Programs on other machines: seen, compared, admitted under a name, removed after a question.
#include <gtest/gtest.h>

#include "kiosk-ui/tests/shop_kiosk.h"

namespace till::kiosk {
namespace {

const QString kStranger = QStringLiteral("98fe76dc2b41a05f3e8c97d16b20f4a5c7e8135d04b9a62fe1d37c508a46b9f2");
const QString kBar = QStringLiteral("c04ae2718f5b936d20e7a4f1583bc96d7f10d82e45a6b3c9871e0f5d26ba94c3");

struct Desk : ShopKiosk {
  explicit Desk(const char* scenario = "shop") : ShopKiosk("99", scenario) { Open(Page::Endpoint); }

  EndpointModel& model() { return kiosk.shop.endpoint; }
  FakeEndpoint& endpoint() { return backends.endpoint(); }
  void Answer(const char* answer) {
    kiosk.shop.choice.choose(QLatin1String(answer));
    Wait(0);
  }
  void Name(const char* name) {
    kiosk.shop.text.clear();
    kiosk.shop.text.Type(QString::fromUtf8(name));
    kiosk.shop.text.submit();
    Wait(0);
  }
};

const RowListModel::Row* Find(const RowListModel& rows, const QString& text) {
  for (const RowListModel::Row& row : rows.rows()) {
    if (row.text == text || row.id == text) return &row;
  }
  return nullptr;
}

TEST(OtherMachines, TheFingerprintIsSixteenGroupsOfFour) {
  Desk desk;
  const RowListModel::Row& own = desk.model().rows().first();
  EXPECT_EQ(own.shape, RowListModel::Shape::Fingerprint);
  EXPECT_EQ(own.text.toStdString(), "This terminal's fingerprint");
  EXPECT_EQ(own.value.toStdString(),
            "5d3c f8a0 9b1e 47c2 62f0 d81b 7ae9 4c35 e170 2f6d 9a48 b3c4 0715 ce8f b2d6 3a90");
  EXPECT_EQ(Find(desk.model(), QStringLiteral("Port"))->value.toStdString(), "7443");
}

TEST(OtherMachines, TellWhoWaitsAndWhoIsAdmitted) {
  Desk desk;
  const RowListModel::Row* waits = Find(desk.model(), kStranger);
  ASSERT_NE(waits, nullptr);
  EXPECT_EQ(waits->text.toStdString(), "till-office");
  EXPECT_EQ(waits->note.toStdString(), "192.168.1.23  ·  22 Nov 2026, 15:02");
  EXPECT_EQ(waits->value.toStdString(), "98fe …");
  ASSERT_NE(Find(desk.model(), kBar), nullptr);
  EXPECT_EQ(Find(desk.model(), kBar)->text.toStdString(), "吧台收银机");
}

TEST(OtherMachines, OneThatCallsWhileSomebodyLooksIsShown) {
  Desk desk;
  desk.endpoint().state().waiting.prepend(
      {QString(64, QLatin1Char('a')), QStringLiteral("192.168.1.40"), {}, desk.scheduler.Now()});
  desk.Wait(2'000);
  ASSERT_NE(Find(desk.model(), QString(64, QLatin1Char('a'))), nullptr);
  EXPECT_EQ(Find(desk.model(), QString(64, QLatin1Char('a')))->text.toStdString(),
            "A program without a name");
  desk.kiosk.navigator.goHome();
  desk.Wait(2'000);
  const int fetches = desk.endpoint().fetches();
  desk.Wait(60'000);
  EXPECT_EQ(desk.endpoint().fetches(), fetches) << "nobody looks";
}

TEST(OtherMachines, AWaitingOneIsComparedAndAdmittedUnderAName) {
  Desk desk;
  desk.model().show(kStranger);
  ASSERT_EQ(desk.page(), Page::EndpointProgram);
  EXPECT_EQ(desk.model().details()->rows().first().value.toStdString(),
            "98fe 76dc 2b41 a05f 3e8c 97d1 6b20 f4a5 c7e8 135d 04b9 a62f e1d3 7c50 8a46 b9f2");
  EXPECT_EQ(Find(*desk.model().details(), QStringLiteral("Address"))->value.toStdString(), "192.168.1.23");
  EXPECT_EQ(desk.model().mainText().toStdString(), "Admit");
  EXPECT_EQ(desk.model().quietText().toStdString(), "");
  desk.model().goMain();
  ASSERT_EQ(desk.page(), Page::TextEntry);
  EXPECT_EQ(desk.kiosk.shop.text.text().toStdString(), "till-office") << "what it calls itself is proposed";
  EXPECT_EQ(desk.endpoint().state().admitted.size(), 1) << "nothing yet";
  desk.Name("办公室");
  EXPECT_EQ(desk.page(), Page::Endpoint);
  EXPECT_EQ(Find(desk.model(), kStranger)->text.toStdString(), "办公室");
  EXPECT_NE(Find(desk.model(), QStringLiteral("Nobody waits")), nullptr);
  ASSERT_EQ(desk.endpoint().state().admitted.size(), 2);
  EXPECT_EQ(desk.endpoint().state().admitted.last().fingerprint, kStranger);
}

TEST(OtherMachines, WhoeverComparesSlowlyCanStillAdmit) {
  Desk desk;
  desk.model().show(kStranger);
  desk.endpoint().state().waiting.clear();
  desk.Wait(2'000);
  EXPECT_EQ(desk.page(), Page::EndpointProgram);
  EXPECT_EQ(desk.model().details()->count(), 4);
  desk.model().goMain();
  desk.Name("Office");
  EXPECT_NE(Find(desk.model(), QStringLiteral("Office")), nullptr);
}

TEST(OtherMachines, AnAdmittedOneIsRemovedAfterAQuestion) {
  Desk desk;
  desk.model().show(kBar);
  EXPECT_EQ(desk.model().programTitle().toStdString(), "吧台收银机");
  EXPECT_EQ(desk.model().mainText().toStdString(), "Remove");
  desk.model().goMain();
  ASSERT_EQ(desk.page(), Page::Choice);
  desk.Answer("keep");
  EXPECT_EQ(desk.page(), Page::EndpointProgram);
  EXPECT_EQ(desk.endpoint().state().admitted.size(), 1);
  desk.model().goMain();
  desk.Answer("remove");
  EXPECT_EQ(desk.page(), Page::Endpoint);
  EXPECT_TRUE(desk.endpoint().state().admitted.isEmpty());
  EXPECT_NE(Find(desk.model(), QStringLiteral("Nobody yet")), nullptr);
}

TEST(OtherMachines, AnAdmittedOneGetsAnotherName) {
  Desk desk;
  desk.model().show(kBar);
  desk.model().goQuiet();
  EXPECT_EQ(desk.kiosk.shop.text.text().toStdString(), "吧台收银机");
  desk.Name("Bar");
  EXPECT_EQ(desk.page(), Page::EndpointProgram);
  EXPECT_EQ(desk.model().programTitle().toStdString(), "Bar");
}

TEST(OtherMachines, OneThatWasRemovedElsewhereIsNotShownOn) {
  Desk desk;
  desk.model().show(kBar);
  desk.endpoint().state().admitted.clear();
  desk.Wait(2'000);
  EXPECT_EQ(desk.page(), Page::Endpoint);
}

TEST(OtherMachines, NoMoreThanSixteenAreAdmitted) {
  Desk desk;
  while (desk.endpoint().state().admitted.size() < Endpoint::kMostAdmitted)
    desk.endpoint().state().admitted.append(
        {QString::number(desk.endpoint().state().admitted.size()), {}, {}});
  desk.Wait(2'000);
  desk.model().show(kStranger);
  desk.model().goMain();
  EXPECT_EQ(desk.page(), Page::EndpointProgram);
  EXPECT_EQ(desk.model().problemText().toStdString(), "16 programs are admitted already. Remove one first");
}

TEST(OtherMachines, WhatGoesWrongIsSaidAndForgottenAgain) {
  Desk desk;
  desk.model().show(kBar);
  desk.endpoint().FailWith(QStringLiteral("STORAGE_FULL"));
  desk.model().goMain();
  desk.Answer("remove");
  EXPECT_EQ(desk.page(), Page::EndpointProgram);
  EXPECT_FALSE(desk.model().problemText().isEmpty());
  EXPECT_FALSE(desk.model().busy());
  desk.kiosk.navigator.goHome();
  desk.endpoint().FailWith(QStringLiteral("SERVICE_UNAVAILABLE"));
  desk.Open(Page::Endpoint);
  EXPECT_EQ(desk.model().problemText().toStdString(),
            "Part of the terminal does not answer. Try again in a moment");
  EXPECT_FALSE(desk.model().loading());
  desk.endpoint().FailWith({});
  desk.Wait(2'000);
  EXPECT_EQ(desk.model().problemText().toStdString(), "");
  EXPECT_NE(Find(desk.model(), kBar), nullptr);
}

TEST(OtherMachines, ATerminalThatListensToNobodySaysSoCalmly) {
  Desk desk("typed");
  EXPECT_TRUE(desk.model().silent());
  EXPECT_EQ(desk.model().problemText().toStdString(), "");
  EXPECT_EQ(desk.model().count(), 0);
}

TEST(OtherMachines, AreInTheMenuOfWhoConfigures) {
  const auto offered = [](const char* operator_number) {
    ShopKiosk shop(operator_number);
    MenuModel& menu = shop.kiosk.menu;
    menu.show(MenuModel::Menu::Machine);
    for (int row = 0; row < menu.rowCount(); ++row) {
      if (menu.data(menu.index(row), MenuModel::EntryRole).toInt() ==
          static_cast<int>(MenuModel::Entry::Endpoint))
        return true;
    }
    return false;
  };
  EXPECT_TRUE(offered("99"));
  EXPECT_FALSE(offered("01"));
}

}  // namespace
}  // namespace till::kiosk
