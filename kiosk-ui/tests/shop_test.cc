// SPDX-License-Identifier: Apache-2.0
// The shop's own pages: the day, the payments looked up, the people, the settings, the machine.
#include <gtest/gtest.h>

#include "kiosk-ui/tests/shop_kiosk.h"

namespace till::kiosk {
namespace {

using Mark = RowListModel::Mark;

struct Counter : ShopKiosk {
  explicit Counter(const char* number = "01", const char* scenario = "shop") : ShopKiosk(number, scenario) {}

  void Password(const char* digits) {
    for (; *digits != 0; ++digits) kiosk.shop.password.pressDigit(*digits - '0');
    kiosk.shop.password.submit();
    Wait(0);
  }
};

std::string Value(const RowListModel& rows, const char* text) {
  for (const RowListModel::Row& row : rows.rows()) {
    if (row.text == QLatin1String(text)) return row.value.toStdString();
  }
  return "no row";
}

const RowListModel::Row* Find(const RowListModel& rows, const char* id) {
  for (const RowListModel::Row& row : rows.rows()) {
    if (row.id == QLatin1String(id)) return &row;
  }
  return nullptr;
}

TEST(Settlement, ShowsTheBatchAndSettlesIt) {
  Counter till;
  till.Open(Page::Settle);
  SettlementModel& settlement = till.kiosk.shop.settlement;
  EXPECT_EQ(settlement.batchText().toStdString(), "Batch 000042");
  // 12,843.50 + 4,028.00 - 96.00
  EXPECT_EQ(settlement.totalText().toStdString(), "¥16,775.50");
  EXPECT_EQ(Value(*settlement.sums(), "Total"), "¥16,775.50");
  ASSERT_TRUE(settlement.canSettle());
  settlement.settle();
  till.Wait(0);
  EXPECT_EQ(till.page(), Page::Settling);
  EXPECT_EQ(settlement.stage(), SettlementModel::Stage::Settling);
  till.Wait(1'000);
  EXPECT_EQ(settlement.percent(), 40);
  till.Wait(4'000);
  EXPECT_EQ(settlement.stage(), SettlementModel::Stage::Done);
  EXPECT_TRUE(settlement.balanced());
  EXPECT_EQ(settlement.headline().toStdString(), "Settled, the figures agree");
  EXPECT_EQ(Value(*settlement.outcome(), "The bank's own count"), "The same");
}

TEST(Settlement, SaysWhenTheBankCountsOtherwise) {
  Counter till("01", "shop_differs");
  till.Open(Page::Settle);
  till.kiosk.shop.settlement.settle();
  till.Wait(5'000);
  EXPECT_FALSE(till.kiosk.shop.settlement.balanced());
  EXPECT_EQ(till.kiosk.shop.settlement.headline().toStdString(), "Settled, the figures differ");
}

TEST(Settlement, NamesWhatBlocksItAndGoesWhenThatHasEnded) {
  Counter till("01", "shop_trouble");
  till.Open(Page::Settle);
  SettlementModel& settlement = till.kiosk.shop.settlement;
  EXPECT_FALSE(settlement.canSettle());
  EXPECT_EQ(Value(*settlement.blockers(), "Payments being undone"), "1");
  EXPECT_EQ(Value(*settlement.blockers(), "Messages waiting for the bank"), "2");
  ASSERT_NE(Find(*settlement.blockers(), "payments/b04"), nullptr);
  settlement.settle();
  till.Wait(0);
  EXPECT_EQ(till.page(), Page::Settle);
  till.backends.batches().EndOwed();
  settlement.look();
  till.Wait(0);
  EXPECT_TRUE(settlement.canSettle());
}

TEST(Settlement, OfACashierNeedsASupervisorsWord) {
  Counter till("02");
  till.Open(Page::Settle);
  till.kiosk.shop.settlement.settle();
  till.Wait(0);
  ASSERT_EQ(till.page(), Page::Approval);
  for (const char digit : std::string("01123456")) till.kiosk.approval.pressDigit(digit - '0');
  till.kiosk.approval.submit();
  till.Wait(5'000);
  EXPECT_EQ(till.kiosk.shop.settlement.stage(), SettlementModel::Stage::Done);
  EXPECT_FALSE(till.backends.batches().last_approval().isEmpty());
}

TEST(Settlements, GrowWithoutLosingTheirPlace) {
  Counter till;
  till.Open(Page::Settlements);
  SettlementListModel& list = till.kiosk.shop.settlements;
  EXPECT_EQ(list.count(), 8);
  list.more();
  till.Wait(0);
  EXPECT_EQ(list.count(), 10);
  EXPECT_EQ(list.rows().at(1).mark, Mark::Attention);
  till.kiosk.shop.showSettlement(QStringLiteral("settlements/40-1"));
  EXPECT_EQ(till.page(), Page::Settling);
  EXPECT_EQ(Value(*till.kiosk.shop.settlement.outcome(), "Settled by"), "The terminal itself");
}

TEST(StartOfDay, ComesOnceADayAndStopsNobody) {
  FakeKiosk till("shop_trouble", "en");
  till.SignIn();
  ASSERT_EQ(till.kiosk.navigator.page(), Page::StartOfDay);
  ChecklistModel& checklist = till.kiosk.shop.checklist;
  EXPECT_EQ(checklist.headline().toStdString(), "Not everything works. What works can be used");
  EXPECT_EQ(Find(checklist, "paper")->mark, Mark::Good);
  EXPECT_EQ(Find(checklist, "reader")->mark, Mark::Bad);
  checklist.signOn();
  till.Wait(100);
  EXPECT_EQ(Find(checklist, "sign_on")->mark, Mark::Waiting);
  till.Wait(1'000);
  EXPECT_EQ(Find(checklist, "sign_on")->mark, Mark::Bad);
  till.kiosk.navigator.goHome();
  till.kiosk.session.signOut();
  till.SignIn();
  EXPECT_EQ(till.kiosk.navigator.page(), Page::Home);
}

TEST(Payments, StayInPlaceWhileTheBooksGrow) {
  Counter till;
  till.Open(Page::Payments);
  SearchModel& search = till.kiosk.shop.search;
  ASSERT_EQ(search.count(), FakeBooks::kPage);
  const QString last = search.rows().last().id;
  BookEntry fresh;
  fresh.id = QStringLiteral("payments/fresh");
  till.backends.books().Take(fresh);
  search.more();
  till.Wait(0);
  EXPECT_EQ(search.count(), 15);
  EXPECT_EQ(search.rows().at(FakeBooks::kPage - 1).id, last);
  EXPECT_EQ(search.rows().at(FakeBooks::kPage).id.toStdString(), "payments/b13");
  EXPECT_EQ(Find(search, "payments/fresh"), nullptr);
}

TEST(Payments, AreNarrowedByFilters) {
  Counter till;
  till.Open(Page::Payments);
  SearchModel& search = till.kiosk.shop.search;
  search.edit(QStringLiteral("card"));
  ASSERT_EQ(till.page(), Page::Digits);
  till.Digits("9036");
  EXPECT_EQ(till.page(), Page::Payments);
  EXPECT_EQ(search.count(), 3);
  search.edit(QStringLiteral("family"));
  till.kiosk.shop.choice.choose(QStringLiteral("2"));
  till.Wait(0);
  ASSERT_EQ(search.count(), 1);
  EXPECT_EQ(search.rows().first().id.toStdString(), "payments/b05");
  EXPECT_EQ(search.filterText().toStdString(), "Refunds and undone payments  ·  Card •••• 9036");
  search.clearFilters();
  till.Wait(0);
  EXPECT_EQ(search.count(), FakeBooks::kPage);
}

TEST(Payments, AnAnswerToAnOlderSearchIsNotShown) {
  Counter till;
  till.Open(Page::Payments);
  SearchModel& search = till.kiosk.shop.search;
  search.edit(QStringLiteral("operator"));
  for (const int digit : {0, 2}) till.kiosk.shop.digits.pressDigit(digit);
  search.refresh();                 // asked for all
  till.kiosk.shop.digits.submit();  // and before that was answered, for those of 02
  till.Wait(0);
  EXPECT_EQ(search.count(), 4);
}

TEST(Details, SayWhatHappenedAndWhetherMoneyMoved) {
  Counter till;
  till.kiosk.shop.showPayment(QStringLiteral("payments/b02"));
  till.Wait(0);
  PaymentDetailsModel& details = till.kiosk.shop.details;
  EXPECT_EQ(details.outcomeText().toStdString(), "Not enough funds");
  EXPECT_EQ(details.nextText().toStdString(), "No money moved");
  EXPECT_FALSE(details.hasReceipt());
  till.kiosk.shop.showPayment(QStringLiteral("payments/b04"));
  till.Wait(0);
  EXPECT_EQ(details.outcomeText().toStdString(), "Being undone");
  till.kiosk.shop.showPayment(QStringLiteral("payments/none"));
  till.Wait(0);
  EXPECT_FALSE(details.problemText().isEmpty());
}

TEST(Totals, SumUpByOperator) {
  Counter till;
  till.Open(Page::Totals);
  SumsModel& sums = till.kiosk.shop.sums;
  EXPECT_EQ(Value(sums, "UnionPay"), "¥10,871.50");  // 10,967.50 - 96.00
  sums.editSort();
  till.kiosk.shop.choice.choose(QStringLiteral("1"));
  EXPECT_EQ(Value(sums, "Operator 02"), "¥6,832.00");
  EXPECT_EQ(Value(sums, "Total"), "¥16,775.50");
}

TEST(Slip, PrintsWhatIsShownOnceForEachTouch) {
  Counter till;
  till.Open(Page::Settlements);
  till.kiosk.shop.showSettlement(QStringLiteral("settlements/40-1"));
  till.kiosk.shop.printSettlement();
  till.kiosk.shop.printSettlement();  // not answered yet
  till.Wait(0);
  EXPECT_EQ(till.kiosk.shop.slip.label().toStdString(), "Being printed");
  till.Open(Page::Totals);
  till.kiosk.shop.printTotals();
  till.Wait(0);
  till.Open(Page::Receipt);
  till.kiosk.shop.slip.PrintReceipt(QStringLiteral("payments/b01"));
  EXPECT_EQ(till.backends.slips().printed(),
            (QStringList{QStringLiteral("settlements/40-1"), QStringLiteral("sums"),
                         QStringLiteral("payments/b01")}));
}

TEST(Staff, AnAdministratorAddsUnlocksAndSwitchesOff) {
  Counter till("99");
  till.Open(Page::Staff);
  StaffModel& staff = till.kiosk.shop.staff;
  EXPECT_EQ(staff.count(), 6);
  till.kiosk.shop.showMember(QStringLiteral("04"));
  ASSERT_NE(Find(*staff.acts(), "unlock"), nullptr);
  staff.act(QStringLiteral("unlock"));
  till.Wait(0);
  till.Wait(0);
  EXPECT_EQ(Find(*staff.acts(), "unlock"), nullptr);
  staff.act(QStringLiteral("disable"));
  till.Wait(0);
  till.Wait(0);
  EXPECT_NE(Find(*staff.acts(), "enable"), nullptr);
  till.kiosk.navigator.back();
  staff.add();
  till.Digits("04");
  EXPECT_FALSE(till.kiosk.shop.digits.problemText().isEmpty());
  till.kiosk.shop.digits.pressBackspace();
  till.Digits("6");
  ASSERT_EQ(till.page(), Page::Choice);
  till.kiosk.shop.choice.choose(QStringLiteral("0"));
  ASSERT_EQ(till.page(), Page::NewPassword);
  till.Password("4711");
  till.Password("4712");
  EXPECT_FALSE(till.kiosk.shop.password.problemText().isEmpty());
  till.Password("4711");
  till.Password("4711");
  till.Wait(0);
  EXPECT_EQ(till.page(), Page::Staff);
  EXPECT_NE(Find(staff, "06"), nullptr);
}

TEST(Staff, NobodyChangesTheirOwnRole) {
  Counter till("99");
  till.Open(Page::Staff);
  till.kiosk.shop.showMember(QStringLiteral("99"));
  EXPECT_EQ(till.kiosk.shop.staff.acts()->count(), 0);
}

TEST(NewPassword, AFirstOneMustBeChangedBeforeAnythingElse) {
  FakeKiosk till("shop", "en");
  till.TypePassword(QStringLiteral("03123456"));
  till.kiosk.sign_in.submit();
  till.Wait(0);
  ASSERT_EQ(till.kiosk.navigator.page(), Page::NewPassword);
  till.kiosk.navigator.goHome();
  EXPECT_EQ(till.kiosk.navigator.page(), Page::NewPassword);
  const auto type = [&](const char* digits) {
    for (; *digits != 0; ++digits) till.kiosk.keys.press(Qt::Key_0 + (*digits - '0'));
    till.kiosk.keys.press(Qt::Key_Return);
    till.Wait(0);
  };
  type("123456");
  type("123456");
  EXPECT_EQ(till.kiosk.shop.password.problemText().toStdString(), "That is the old password. Choose another");
  type("8642");
  type("8642");
  EXPECT_EQ(till.kiosk.navigator.page(), Page::SignIn);
}

TEST(NewPassword, AWrongOldOneBeginsAgain) {
  Counter till;
  till.kiosk.shop.password.askOwn();
  till.Password("9999");
  till.Password("8642");
  till.Password("8642");
  EXPECT_EQ(till.page(), Page::NewPassword);
  EXPECT_EQ(till.kiosk.shop.password.step(), 1);
  EXPECT_FALSE(till.kiosk.shop.password.problemText().isEmpty());
}

TEST(Settings, ChangeRowByRow) {
  Counter till("99");
  till.Open(Page::Settings);
  SettingsModel& settings = till.kiosk.shop.settings;
  EXPECT_FALSE(Find(settings, "preauth")->on);
  settings.edit(QStringLiteral("preauth"));
  till.Wait(0);
  EXPECT_TRUE(Find(settings, "preauth")->on);
  EXPECT_TRUE(till.backends.settings().settings().disabled_kinds.isEmpty());
  settings.edit(QStringLiteral("idle"));
  till.Digits("12");
  EXPECT_EQ(till.kiosk.shop.digits.problemText().toStdString(), "Choose 30 to 3600 seconds");
  till.Digits("0");
  EXPECT_EQ(till.backends.settings().settings().idle_seconds, 120);
  settings.edit(QStringLiteral("settlement_time"));
  till.Digits("2460");
  EXPECT_EQ(till.page(), Page::Digits);
  for (int press = 0; press < 4; ++press) till.kiosk.shop.digits.pressBackspace();
  till.Digits("2215");
  EXPECT_EQ(till.backends.settings().settings().settlement_time.toStdString(), "22:15");
  settings.edit(QStringLiteral("contactless_limit"));
  till.Digits("0");
  EXPECT_EQ(Find(settings, "contactless_limit")->value.toStdString(), "Never");
}

TEST(SelfTest, TellsEachResultAsItComes) {
  Counter till;
  till.Open(Page::SelfTest);
  SelfTestModel& tests = till.kiosk.shop.self_test;
  EXPECT_EQ(tests.count(), 10);  // the terminal's eight, and the kiosk's two
  tests.runAll();
  till.Wait(700);
  EXPECT_EQ(Find(tests, "storage")->mark, Mark::Good);
  EXPECT_EQ(Find(tests, "clock")->mark, Mark::Waiting);
  till.Wait(5'000);
  EXPECT_FALSE(tests.running());
  EXPECT_EQ(Find(tests, "printer")->mark, Mark::Bad);
  EXPECT_EQ(tests.headline().toStdString(), "Faults found: 1");
}

TEST(SelfTest, TouchGridAndColoursGoIntoTheReport) {
  Counter till;
  till.Open(Page::SelfTest);
  SelfTestModel& tests = till.kiosk.shop.self_test;
  tests.run(QStringLiteral("touch"));
  ASSERT_EQ(till.page(), Page::TouchGrid);
  for (int field = 0; field < SelfTestModel::kColumns * SelfTestModel::kRows; ++field) tests.touch(field);
  EXPECT_EQ(till.page(), Page::SelfTest);
  EXPECT_EQ(Find(tests, "touch")->mark, Mark::Good);
  tests.run(QStringLiteral("display"));
  tests.judgePatterns(false);
  EXPECT_EQ(Find(tests, "display")->mark, Mark::Bad);
  tests.printReport();
  till.Wait(0);
  ASSERT_EQ(till.backends.machine().printed().size(), 2);
  EXPECT_EQ(till.backends.machine().printed().at(1).health, Health::Broken);
}

TEST(Help, HasEveryCodeAndFindsOneOfTheBank) {
  Counter till;
  till.Open(Page::Help);
  HelpModel& help = till.kiosk.shop.help;
  EXPECT_GT(help.count(), 100);
  help.search();
  till.Digits("51");
  ASSERT_NE(Find(help, "HOST:51"), nullptr);
  EXPECT_EQ(help.count(), 2);  // with its heading
  help.show(QStringLiteral("HOST:51"));
  EXPECT_EQ(till.page(), Page::HelpCode);
  EXPECT_EQ(help.whatText().toStdString(), "Not enough funds");
  EXPECT_FALSE(help.callText().isEmpty());
  EXPECT_EQ(help.PageText().toStdString(),
            "The bank's code 51\nNot enough funds\n" + help.nextText().toStdString() + "\n" +
                help.callText().toStdString() + "\ndocs/integrators.md#errors");
  EXPECT_TRUE(help.qrSource().startsWith(QLatin1String("image://qr/")));
}

TEST(Menu, ShowsWhatOneMayDo) {
  Counter till("02");
  till.kiosk.navigator.openMenu(MenuModel::Menu::Shop);
  const int cashier = till.kiosk.menu.rowCount();
  Counter other("99");
  other.kiosk.navigator.openMenu(MenuModel::Menu::Shop);
  EXPECT_EQ(other.kiosk.menu.rowCount(), cashier + 3);  // settings, promotions, account
  other.kiosk.navigator.back();
  EXPECT_EQ(other.kiosk.menu.title().toStdString(), "Manage");
  EXPECT_EQ(other.page(), Page::Menu);
}

}  // namespace
}  // namespace till::kiosk
