// SPDX-License-Identifier: Apache-2.0
// Behind the counter: notices, the line, the clock, files on a stick, the seldom touched limits.
#include <gtest/gtest.h>

#include "kiosk-ui/src/shop/payments_table.h"
#include "kiosk-ui/tests/shop_kiosk.h"

namespace till::kiosk {
namespace {

using Mark = RowListModel::Mark;

using Office = ShopKiosk;

const RowListModel::Row* Find(const RowListModel& rows, const char* id) {
  for (const RowListModel::Row& row : rows.rows()) {
    if (row.id == QLatin1String(id)) return &row;
  }
  return nullptr;
}

std::string Value(const RowListModel& rows, const char* text) {
  for (const RowListModel::Row& row : rows.rows()) {
    if (row.text == QLatin1String(text)) return row.value.toStdString();
  }
  return "no row";
}

TEST(Notices, SayWhatBecameOfEach) {
  Office office;
  office.Open(Page::Notices);
  const NoticeListModel& list = office.kiosk.shop.notices;
  ASSERT_EQ(list.count(), 4);
  EXPECT_EQ(list.rows().at(0).value.toStdString(), "Tried 2 times");
  EXPECT_EQ(list.rows().at(0).mark, Mark::Waiting);
  EXPECT_EQ(list.rows().at(1).value.toStdString(), "Sent");
  EXPECT_EQ(list.rows().at(2).value.toStdString(), "Refused, code 403");
  EXPECT_TRUE(list.rows().at(2).note.contains(QStringLiteral("138****0000")));
  office.kiosk.shop.notices.sendTest();
  office.Wait(0);
  ASSERT_EQ(list.count(), 5);
  EXPECT_EQ(list.rows().at(0).text.toStdString(), "Test");
}

TEST(Notices, ATestWithNowhereToGoSaysSo) {
  Office office;
  office.Open(Page::NoticeChannels);
  NoticeChannelsModel& channels = office.kiosk.shop.notice_channels;
  channels.show(QStringLiteral("webhook"));
  channels.edit(QStringLiteral("enabled"));
  office.Wait(0);
  EXPECT_FALSE(office.backends.notices().channels().at(0).enabled);
  office.kiosk.shop.notices.sendTest();
  office.Wait(0);
  EXPECT_EQ(office.kiosk.shop.notices.problemText().toStdString(),
            "There is nowhere to send it. Set up a channel and switch it on");
}

TEST(Notices, ChannelsChangeRowByRow) {
  Office office;
  office.Open(Page::NoticeChannels);
  NoticeChannelsModel& channels = office.kiosk.shop.notice_channels;
  channels.show(QStringLiteral("sms"));
  ASSERT_EQ(office.page(), Page::NoticeChannel);
  // No event is named: it tells of all.
  EXPECT_TRUE(Find(*channels.details(), "event:PAYEE_CHANGED")->on);
  channels.edit(QStringLiteral("event:PAYEE_CHANGED"));
  office.Wait(0);
  EXPECT_EQ(office.backends.notices().channels().at(1).events,
            (QStringList{QStringLiteral("BINDING_CHANGED"), QStringLiteral("OPERATOR_CHANGED"),
                         QStringLiteral("SETTINGS_CHANGED")}));
  channels.edit(QStringLiteral("event:PAYEE_CHANGED"));
  office.Wait(0);
  EXPECT_TRUE(office.backends.notices().channels().at(1).events.isEmpty());
  channels.edit(QStringLiteral("phone"));
  office.Digits("0571888");
  EXPECT_EQ(office.backends.notices().channels().at(1).phones.last().toStdString(), "0571888");
  channels.edit(QStringLiteral("phone:0"));
  office.kiosk.shop.choice.choose(QStringLiteral("remove"));
  office.Wait(0);
  EXPECT_EQ(office.backends.notices().channels().at(1).phones, QStringList{QStringLiteral("0571888")});
  channels.edit(QStringLiteral("remove"));
  office.kiosk.shop.choice.choose(QStringLiteral("remove"));
  office.Wait(0);
  EXPECT_EQ(office.backends.notices().channels().size(), 1);
  EXPECT_EQ(office.page(), Page::NoticeChannels);
}

TEST(Notices, ASecretIsTypedUnseenAndNotKept) {
  Office office;
  office.Open(Page::NoticeChannels);
  NoticeChannelsModel& channels = office.kiosk.shop.notice_channels;
  TextEntryModel& text = office.kiosk.shop.text;
  channels.show(QStringLiteral("sms"));
  EXPECT_EQ(Find(*channels.details(), "secret")->value.toStdString(), "None");
  channels.edit(QStringLiteral("secret"));
  ASSERT_EQ(office.page(), Page::TextEntry);
  EXPECT_FALSE(text.canSubmit());
  text.Type(QStringLiteral("Jefe"));
  EXPECT_EQ(text.text().toStdString(), "••••");
  text.toggleMask();
  EXPECT_EQ(text.text().toStdString(), "Jefe");
  text.toggleMask();
  EXPECT_TRUE(text.masked());
  text.submit();
  office.Wait(0);
  EXPECT_EQ(office.backends.notices().sent().at(1).secret.toStdString(), "Jefe");
  EXPECT_EQ(office.backends.notices().sent().at(0).secret.toStdString(), "") << "another channel's stays";
  EXPECT_EQ(Find(*channels.details(), "secret")->value.toStdString(), "Set");
  channels.edit(QStringLiteral("authorization"));
  text.Type(QStringLiteral("Bearer t0ken"));
  text.submit();
  office.Wait(0);
  EXPECT_EQ(office.backends.notices().sent().at(1).authorization.toStdString(), "Bearer t0ken");
  EXPECT_EQ(office.backends.notices().sent().at(1).secret.toStdString(), "") << "empty keeps it";
  EXPECT_EQ(Find(*channels.details(), "secret")->value.toStdString(), "Set");
  // What is not a secret is seen.
  channels.edit(QStringLiteral("url"));
  EXPECT_FALSE(text.masked());
  EXPECT_NE(text.text().toStdString(), "");
}

TEST(Notices, AChannelIsAddedWithItsAddress) {
  Office office;
  office.Open(Page::NoticeChannels);
  NoticeChannelsModel& channels = office.kiosk.shop.notice_channels;
  channels.add();
  office.kiosk.shop.choice.choose(QStringLiteral("webhook"));
  ASSERT_EQ(office.page(), Page::TextEntry);
  office.kiosk.shop.text.Type(QStringLiteral("book.example.cn/x"));
  office.kiosk.shop.text.submit();
  office.Wait(0);
  ASSERT_EQ(channels.count(), 3);
  EXPECT_EQ(office.backends.notices().channels().at(2).name.toStdString(), "webhook-2");
  EXPECT_EQ(office.backends.notices().channels().at(2).url.toStdString(), "https://book.example.cn/x");
  channels.show(QStringLiteral("webhook-2"));
  channels.edit(QStringLiteral("url"));
  office.kiosk.shop.text.clear();
  office.kiosk.shop.text.Type(QStringLiteral("ftp://x"));
  office.kiosk.shop.text.submit();
  office.Wait(0);
  EXPECT_EQ(channels.problemText().toStdString(),
            "The address is not right. It begins with https and has a host");
  EXPECT_EQ(office.backends.notices().channels().at(2).url.toStdString(), "https://book.example.cn/x");
}

TEST(Network, SaysWhereTheTerminalIsConnected) {
  Office office("02");
  office.Open(Page::Network);
  EXPECT_EQ(Value(office.kiosk.shop.network, "Line to the bank"), "Connected");
  EXPECT_EQ(Value(office.kiosk.shop.network, "Address of the bank"), "acquirer.example.cn:18443");
}

TEST(Clock, TheTimeOnSlipsIsSetTheShortWay) {
  // 23:50 to 00:10 is twenty minutes ahead, not most of a day back.
  EXPECT_EQ(ClockModel::CorrectionFor(QTime(23, 50), QTime(0, 10)), 20 * 60);
  EXPECT_EQ(ClockModel::CorrectionFor(QTime(0, 10), QTime(23, 50)), -20 * 60);
  Office office;
  office.Open(Page::Clock);
  ClockModel& clock = office.kiosk.shop.clock;
  EXPECT_EQ(Value(clock, "The bank's clock"), "The same");
  clock.edit(QStringLiteral("slips"));
  office.Digits("2460");
  EXPECT_EQ(office.kiosk.shop.digits.problemText().toStdString(), "There is no such time of day");
  office.kiosk.shop.digits.pressBackspace();
  office.kiosk.shop.digits.pressBackspace();
  office.kiosk.shop.digits.pressBackspace();
  office.kiosk.shop.digits.pressBackspace();
  office.Digits("1510");
  // The terminal has 15:04:05.
  EXPECT_EQ(office.backends.device().clock().correction_seconds, 5 * 60 + 55);
  EXPECT_EQ(Value(clock, "Slips print now"), "2026-11-22 15:10:00");
  clock.edit(QStringLiteral("none"));
  office.Wait(0);
  EXPECT_EQ(office.backends.device().clock().correction_seconds, 0);
}

TEST(Clock, IsNotSetWhileTheBatchIsOpenNorByACashier) {
  Office office;
  office.backends.device().FailToAdjust(QStringLiteral("BATCH_OPEN"));
  office.Open(Page::Clock);
  office.kiosk.shop.clock.edit(QStringLiteral("slips"));
  office.Digits("1510");
  EXPECT_EQ(office.kiosk.shop.clock.problemText().toStdString(),
            "The day's book is not empty. Settle first, then try again");
  Office cashier("02");
  cashier.Open(Page::Clock);
  EXPECT_EQ(Find(cashier.kiosk.shop.clock, "slips"), nullptr);
}

void ApproveAs(Office& office, const char* number_and_password) {
  for (const QChar digit : QString::fromLatin1(number_and_password))
    office.kiosk.approval.pressDigit(digit.digitValue());
  office.kiosk.approval.submit();
  office.Wait(1000);
}

TEST(FactoryReset, IsTwoQuestionsAndASecondPerson) {
  Office office;
  office.Open(Page::FactoryReset);
  FactoryResetModel& reset = office.kiosk.shop.factory_reset;
  EXPECT_EQ(reset.headline().toStdString(), "Erase everything on this terminal?");
  reset.reset();
  EXPECT_EQ(reset.headline().toStdString(), "This cannot be undone");
  EXPECT_TRUE(reset.asking());
  EXPECT_EQ(office.kiosk.navigator.page(), Page::FactoryReset);
  reset.reset();
  EXPECT_EQ(office.kiosk.navigator.page(), Page::Approval);
  EXPECT_EQ(office.kiosk.approval.purposeText().toStdString(), "A factory reset needs a second person");
  ApproveAs(office, "01123456");
  EXPECT_EQ(office.kiosk.navigator.page(), Page::FactoryReset);
  EXPECT_EQ(reset.headline().toStdString(), "The terminal is being reset");
  EXPECT_TRUE(reset.resetText().isEmpty());
  EXPECT_FALSE(reset.asking());
  // Nothing leads back to the questions any more.
  office.kiosk.navigator.back();
  office.Open(Page::FactoryReset);
  EXPECT_EQ(reset.headline().toStdString(), "The terminal is being reset");
}

TEST(FactoryReset, KeepsEverythingWhenAskedTo) {
  Office office;
  office.Open(Page::FactoryReset);
  FactoryResetModel& reset = office.kiosk.shop.factory_reset;
  reset.reset();
  reset.keep();
  EXPECT_NE(office.kiosk.navigator.page(), Page::FactoryReset);
  office.Open(Page::FactoryReset);
  EXPECT_EQ(reset.headline().toStdString(), "Erase everything on this terminal?");
  // Whoever comes back from the approval has not said yes, and an approval of before is of no use.
  reset.reset();
  reset.reset();
  office.kiosk.navigator.back();
  EXPECT_EQ(office.kiosk.navigator.page(), Page::FactoryReset);
  EXPECT_TRUE(reset.asking());
  reset.keep();
  reset.Approved(QStringLiteral("token"));
  office.Wait(1000);
  EXPECT_EQ(reset.headline().toStdString(), "Erase everything on this terminal?");
}

TEST(FactoryReset, ARefusalSaysWhatToDo) {
  Office office;
  const std::pair<const char*, const char*> refusals[] = {
      {"BATCH_OPEN", "The day's book is not empty. Settle first, then try again"},
      {"ILLEGAL_STEP", "An update is not finished. Restart into it, or drop it, then try again"},
      {"NOT_SUPPORTED", "This terminal does not do that. Go back"},
  };
  for (const auto& [code, words] : refusals) {
    office.backends.device().FailToReset(QString::fromLatin1(code));
    office.Open(Page::FactoryReset);
    FactoryResetModel& reset = office.kiosk.shop.factory_reset;
    reset.reset();
    reset.reset();
    ApproveAs(office, "01123456");
    EXPECT_EQ(reset.headline().toStdString(), "The reset was not possible");
    EXPECT_EQ(reset.guidance().toStdString(), words);
    office.kiosk.navigator.back();
  }
}

TEST(FactoryReset, IsInTheMenuOfWhoConfigures) {
  const auto offered = [](const char* operator_number) {
    Office office(operator_number);
    MenuModel& menu = office.kiosk.menu;
    menu.show(MenuModel::Menu::Service);
    for (int row = 0; row < menu.rowCount(); ++row) {
      if (menu.data(menu.index(row), MenuModel::EntryRole).toInt() ==
          static_cast<int>(MenuModel::Entry::FactoryReset))
        return true;
    }
    return false;
  };
  EXPECT_TRUE(offered("99"));
  EXPECT_FALSE(offered("02"));
}

TEST(Export, WritesWhatTheFilterFinds) {
  Office office("01");
  office.Open(Page::Payments);
  office.kiosk.shop.search.edit(QStringLiteral("state"));
  office.kiosk.shop.choice.choose(QString::number(static_cast<int>(BookState::Posted)));
  office.Wait(0);
  office.Open(Page::Export);
  ExportModel& exports = office.kiosk.shop.exports;
  EXPECT_EQ(exports.guidance().toStdString(), "Approved, as a table for a spreadsheet. Put a USB stick in");
  exports.save();
  office.Wait(1'000);
  ASSERT_EQ(exports.state(), StickFileModel::State::Saved);
  EXPECT_EQ(exports.guidance().toStdString(),
            "till-payments-20261122-150400.csv on KINGSTON. The stick may be taken out");
  const QList<QByteArray> lines = office.backends.sticks().content().split('\n');
  // Headings, the 13 of 15 that are posted (more than a page), and what follows the last line's end.
  EXPECT_EQ(lines.size(), 1 + 13 + 1);
  EXPECT_EQ(lines.at(1).toStdString(),
            "2026-11-22 14:51:00,Sale,Approved,46.00,CNY,UnionPay,622848*********0018,01,000000,000000,,"
            "payments/b01\r");
  // The list on the screen is as it was.
  EXPECT_EQ(office.kiosk.shop.search.count(), 12);
}

TEST(Export, WithoutAStickSaysWhatToDo) {
  Office office("01");
  office.backends.sticks().FailWith(QStringLiteral("NO_STICK"));
  office.Open(Page::Export);
  office.kiosk.shop.exports.save();
  office.Wait(1'000);
  EXPECT_EQ(office.kiosk.shop.exports.headline().toStdString(), "No USB stick was found");
  EXPECT_EQ(office.kiosk.shop.exports.guidance().toStdString(), "Put one in, wait a moment, then try again");
  EXPECT_TRUE(office.kiosk.shop.exports.canSave());
}

TEST(Export, ACellIsNeverAFormula) {
  LanguageModel language(QStringLiteral("en"));
  BookEntry entry;
  entry.reference = QStringLiteral("=HYPERLINK(\"x\",1)");
  entry.amount = {-5, QStringLiteral("CNY")};
  entry.time = QDateTime(QDate(2026, 11, 22), QTime(0, 0), Qt::UTC);
  const QByteArray table = PaymentsTable({entry}, QTimeZone::utc());
  EXPECT_TRUE(table.startsWith("\xEF\xBB\xBFTime,Kind,"));
  EXPECT_TRUE(table.contains("\"'=HYPERLINK(\"\"x\"\",1)\""));
}

TEST(SupportFile, GoesOntoTheStick) {
  Office office;
  office.Open(Page::SupportFile);
  office.kiosk.shop.support_file.save();
  // The export waits for the same stick: it is not its file.
  office.Wait(2'000);
  EXPECT_EQ(office.kiosk.shop.support_file.state(), StickFileModel::State::Saved);
  EXPECT_EQ(office.kiosk.shop.exports.state(), StickFileModel::State::Ready);
  EXPECT_EQ(office.backends.sticks().content().toStdString(), "a tar file");
}

TEST(Limits, ChangeWithinTheirBounds) {
  Office office;
  office.Open(Page::Limits);
  LimitsModel& limits = office.kiosk.shop.limits;
  EXPECT_EQ(Value(limits, "Merchant number"), "898100012345678");
  EXPECT_EQ(Value(limits, "All that wait together"), "¥1,000.00");
  limits.edit(QStringLiteral("tip_percent"));
  office.Digits("101");
  EXPECT_EQ(office.kiosk.shop.digits.problemText().toStdString(), "Choose 1 to 100");
  for (int digit = 0; digit < 3; ++digit) office.kiosk.shop.digits.pressBackspace();
  office.Digits("15");
  EXPECT_EQ(office.backends.settings().settings().tip_percent, 15);
  limits.edit(QStringLiteral("void_needs_card"));
  office.Wait(0);
  EXPECT_TRUE(office.backends.settings().settings().void_needs_card);
  limits.edit(QStringLiteral("offline_limit"));
  office.Digits("0");
  EXPECT_EQ(Find(limits, "offline_most"), nullptr);
}

TEST(Limits, SayWhichCardNumbersMayBeTyped) {
  Office office;
  office.Open(Page::Limits);
  LimitsModel& limits = office.kiosk.shop.limits;
  EXPECT_FALSE(Find(limits, "typed")->on);
  EXPECT_EQ(Find(limits, "typed_limit"), nullptr);
  limits.edit(QStringLiteral("typed"));
  office.Wait(0);
  EXPECT_TRUE(Find(limits, "typed")->on);
  EXPECT_FALSE(Find(limits, "typed_moto")->on);
  EXPECT_EQ(office.backends.settings().settings().typed_kinds,
            (QStringList{QStringLiteral("SALE"), QStringLiteral("PRE_AUTHORIZATION"),
                         QStringLiteral("BALANCE_INQUIRY")}));
  EXPECT_EQ(Find(limits, "typed_limit")->value.toStdString(), "As with any card");
  limits.edit(QStringLiteral("typed_limit"));
  office.Digits("50000");
  EXPECT_EQ(Find(limits, "typed_limit")->value.toStdString(), "¥500.00");
  limits.edit(QStringLiteral("typed"));
  office.Wait(0);
  EXPECT_TRUE(office.backends.settings().settings().typed_kinds.isEmpty());
}

}  // namespace
}  // namespace till::kiosk
