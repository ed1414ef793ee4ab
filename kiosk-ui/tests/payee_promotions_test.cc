// SPDX-License-Identifier: Apache-2.0
// Whom the bank pays, what the shop takes off, and what that makes of a sale.
#include <gtest/gtest.h>

#include "kiosk-ui/tests/shop_kiosk.h"

namespace till::kiosk {
namespace {

struct Counter : ShopKiosk {
  using ShopKiosk::ShopKiosk;

  void Write(const char* words) {
    kiosk.shop.text.clear();
    kiosk.shop.text.Type(QString::fromUtf8(words));
    kiosk.shop.text.submit();
    Wait(0);
  }
  void Choose(const char* answer) {
    kiosk.shop.choice.choose(QLatin1String(answer));
    Wait(0);
  }
  // Somebody else's number and password, on the page that asks for them.
  void Approve(const char* credentials) {
    for (; *credentials != 0; ++credentials) kiosk.approval.pressDigit(*credentials - '0');
    kiosk.approval.submit();
    Wait(0);
  }
  Page page() const { return kiosk.navigator.page(); }
};

const RowListModel::Row* Find(const RowListModel& rows, const char* id) {
  for (const RowListModel::Row& row : rows.rows()) {
    if (row.id == QLatin1String(id)) return &row;
  }
  return nullptr;
}

TEST(Payee, IsEnteredFieldByFieldAndShownMasked) {
  Counter till;
  till.backends.payees().Remove();
  till.Wait(0);
  till.Open(Page::Payee);
  PayeeModel& payee = till.kiosk.shop.payee;
  EXPECT_EQ(Find(payee, "name")->value.toStdString(), "Missing");
  EXPECT_EQ(Find(payee, "submit"), nullptr);
  payee.act(QStringLiteral("name"));
  ASSERT_EQ(till.page(), Page::TextEntry);
  till.Write("张三丰");
  EXPECT_EQ(till.page(), Page::Payee);
  EXPECT_EQ(Find(payee, "name")->value, QString::fromUtf8("张**"));
  payee.act(QStringLiteral("identity"));
  till.Write("1101051949123100");
  EXPECT_EQ(till.kiosk.shop.text.problemText().toStdString(),
            "It has 17 digits, then a digit or the letter x");
  // The example of GB 11643 has the check character X; with 0 the terminal refuses it.
  till.Write("110105194912310020");
  EXPECT_EQ(payee.problemText().toStdString(),
            "This identity number cannot be right. Compare it with the card");
  payee.act(QStringLiteral("identity"));
  till.Write("11010519491231002X");
  EXPECT_EQ(Find(payee, "identity")->value.toStdString(), "1****************X");
  EXPECT_EQ(payee.problemText(), QString());
  payee.act(QStringLiteral("phone"));
  till.Write("12ab");
  EXPECT_FALSE(till.kiosk.shop.text.problemText().isEmpty());
  till.Write("13812345678");
  EXPECT_EQ(Find(payee, "phone")->value.toStdString(), "138****5678");
  payee.act(QStringLiteral("submit"));
  EXPECT_EQ(payee.problemText().toStdString(),
            "Still missing: Address, Identity card, front, Identity card, back");
}

TEST(Payee, ASecondPersonReviewsOnTheSpot) {
  Counter till;
  till.Open(Page::Payee);
  PayeeModel& payee = till.kiosk.shop.payee;
  payee.act(QStringLiteral("accept"));
  ASSERT_EQ(till.page(), Page::Approval);
  EXPECT_EQ(till.kiosk.approval.purposeText().toStdString(), "A second person reviews the payee");
  till.Approve("01123456");
  EXPECT_EQ(till.page(), Page::Payee);
  EXPECT_TRUE(till.backends.payees().review().accepted);
  EXPECT_EQ(till.backends.payees().review().submission.toStdString(), "payee/1");
  EXPECT_EQ(till.backends.payees().review().approval.toStdString(), "approval-of-01");
  EXPECT_EQ(Find(payee, "review")->text.toStdString(), "Right, says operator 01");
  EXPECT_EQ(Find(payee, "accept"), nullptr);
}

TEST(Payee, WhoDidNotEnterItReviewsWithoutAnother) {
  Counter till("01");
  till.Open(Page::Payee);
  PayeeModel& payee = till.kiosk.shop.payee;
  EXPECT_EQ(Find(payee, "name")->shape, RowListModel::Shape::Fact) << "a supervisor changes nothing";
  payee.act(QStringLiteral("refuse"));
  ASSERT_EQ(till.page(), Page::TextEntry);
  till.Write("The photo is not sharp");
  EXPECT_EQ(till.page(), Page::Payee);
  EXPECT_TRUE(till.backends.payees().review().approval.isEmpty());
  EXPECT_EQ(Find(payee, "review")->note.toStdString(), "The photo is not sharp");
}

TEST(Payee, IsRemovedAfterASecondLook) {
  Counter till;
  till.Open(Page::Payee);
  PayeeModel& payee = till.kiosk.shop.payee;
  payee.act(QStringLiteral("remove"));
  till.Choose("keep");
  EXPECT_NE(Find(payee, "review"), nullptr);
  payee.act(QStringLiteral("remove"));
  till.Choose("remove");
  EXPECT_EQ(Find(payee, "review"), nullptr);
  EXPECT_EQ(Find(payee, "name")->value.toStdString(), "Missing");
}

TEST(Promotions, AreAddedStepByStepAndChanged) {
  Counter till;
  till.Open(Page::Promotions);
  PromotionsModel& promotions = till.kiosk.shop.promotions;
  const int before = promotions.count();
  promotions.add();
  till.Write("Autumn");
  ASSERT_EQ(till.page(), Page::Choice);
  till.Choose("percent");
  till.Digits("0");
  EXPECT_EQ(till.kiosk.shop.digits.problemText().toStdString(), "More than nothing, or it is no promotion");
  till.Digits("1250");
  till.Digits("5000");
  EXPECT_EQ(till.page(), Page::Promotions);
  ASSERT_EQ(promotions.count(), before + 1);
  EXPECT_EQ(promotions.rows().last().text.toStdString(), "Autumn");
  EXPECT_EQ(promotions.rows().last().value.toStdString(), "12.50 % off");
  till.kiosk.shop.showPromotion(promotions.rows().last().id);
  const auto now = [&] { return till.backends.promotions().promotions().last(); };
  EXPECT_EQ(now().least_amount, 5000);
  EXPECT_TRUE(now().enabled);
  promotions.edit(QStringLiteral("first"));
  till.Digits("20261301");
  EXPECT_EQ(till.kiosk.shop.digits.problemText().toStdString(), "There is no such day");
  till.kiosk.shop.digits.pressBackspace();
  for (int i = 0; i < 7; ++i) till.kiosk.shop.digits.pressBackspace();
  till.Digits("20261101");
  EXPECT_EQ(now().first_day.toStdString(), "2026-11-01");
  promotions.edit(QStringLiteral("last"));
  till.Digits("20261031");
  EXPECT_EQ(till.kiosk.shop.digits.problemText().toStdString(), "The last day would come before the first");
  for (int i = 0; i < 8; ++i) till.kiosk.shop.digits.pressBackspace();
  till.Digits("20261130");
  EXPECT_EQ(now().last_day.toStdString(), "2026-11-30");
  promotions.edit(QStringLiteral("benefit"));
  till.Choose("amount");
  till.Digits("500");
  EXPECT_EQ(now().amount_off, 500);
  EXPECT_EQ(now().percent_hundredths, 0);
  promotions.edit(QStringLiteral("enabled"));
  till.Wait(0);
  EXPECT_FALSE(now().enabled);
  EXPECT_EQ(promotions.rows().last().note.toStdString(), "Switched off");
  promotions.edit(QStringLiteral("remove"));
  till.Choose("remove");
  EXPECT_EQ(till.page(), Page::Promotions);
  EXPECT_EQ(promotions.count(), before);
}

TEST(Promotions, ANameInOneLanguageStays) {
  Counter till;
  till.Open(Page::Promotions);
  till.kiosk.shop.showPromotion(QStringLiteral("promotions/2"));
  till.kiosk.shop.promotions.edit(QStringLiteral("name_zh"));
  till.Write("");
  EXPECT_EQ(till.page(), Page::TextEntry) << "it has no other name";
}

// A kiosk whose shop takes 20.00 off from 100.00 on, in which an amount was typed.
struct Selling : FakeKiosk {
  explicit Selling(Transaction transaction = Transaction::Sale) : FakeKiosk("promotion", "en") {
    SignIn();
    kiosk.checkout.start(transaction);
    Type(QStringLiteral("14800"));
  }
  Page page() const { return kiosk.navigator.page(); }
};

TEST(Quotation, TheDiscountIsShownBeforeTheSaleAndNamedInIt) {
  Selling till;
  till.kiosk.checkout.next();
  EXPECT_TRUE(till.kiosk.checkout.quoting());
  till.kiosk.checkout.next();  // a second touch asks no second time
  till.Wait(0);
  ASSERT_EQ(till.page(), Page::Confirm);
  EXPECT_EQ(till.kiosk.order.priceText().toStdString(), "¥148.00");
  EXPECT_EQ(till.kiosk.order.discountText().toStdString(), "−¥20.00");
  EXPECT_EQ(till.kiosk.navigator.amountText().toStdString(), "¥128.00");
  EXPECT_EQ(till.kiosk.order.promotionText().toStdString(), "20 off from 100");
  till.kiosk.checkout.confirm();
  till.Wait(0);
  const Order& order = till.backend.order();
  EXPECT_EQ(order.amount, (Money{12800, QStringLiteral("CNY")}));
  EXPECT_EQ(order.full_price, (Money{14800, QStringLiteral("CNY")}));
  EXPECT_EQ(order.promotion.toStdString(), "promotions/1");
  till.Wait(9'000);
  EXPECT_EQ(till.kiosk.payment.promotionText().toStdString(),
            "Price ¥148.00, discount ¥20.00, to pay ¥128.00");
}

TEST(Quotation, GoingBackShowsWhatWasTypedAndAsksAnew) {
  Selling till;
  till.kiosk.checkout.next();
  till.Wait(0);
  till.kiosk.navigator.back();
  ASSERT_EQ(till.page(), Page::Amount);
  EXPECT_EQ(till.kiosk.navigator.amountText().toStdString(), "¥148.00");
  till.kiosk.entry.clear();
  till.Type(QStringLiteral("9999"));  // below what the promotion is for
  till.kiosk.checkout.next();
  till.Wait(0);
  EXPECT_EQ(till.backend.order().amount.minor_units, 9999);
  EXPECT_TRUE(till.backend.order().promotion.isEmpty());
}

TEST(Quotation, WithoutAnAnswerTheSaleGoesOnAtTheFullPrice) {
  Selling till;
  till.backends.promotions().FailQuotes();
  till.kiosk.checkout.next();
  till.Wait(0);
  EXPECT_EQ(till.backend.order().amount.minor_units, 14800);
  EXPECT_TRUE(till.backend.order().promotion.isEmpty());
}

TEST(Quotation, AnAnswerToAPageThatWasLeftBeginsNothing) {
  Selling till;
  till.backends.promotions().FailQuotes();
  till.kiosk.checkout.next();
  till.kiosk.navigator.back();
  till.Wait(0);
  EXPECT_EQ(till.page(), Page::Home);
  EXPECT_FALSE(till.kiosk.payment.active());
}

TEST(Quotation, AQrSaleIsCheaperToo) {
  Selling till(Transaction::QrSale);
  till.kiosk.checkout.next();
  till.Wait(0);
  ASSERT_EQ(till.page(), Page::Confirm);
  till.kiosk.checkout.confirm();
  ASSERT_EQ(till.page(), Page::QrWay);
  till.kiosk.checkout.showCode();
  till.Wait(0);
  EXPECT_EQ(till.backend.order().amount.minor_units, 12800);
  EXPECT_EQ(till.backend.order().promotion.toStdString(), "promotions/1");
}

TEST(Completion, TakesAsMuchAsTheParametersAllow) {
  Counter till;
  TerminalSettings settings = till.backends.settings().settings();
  settings.completion_percent = 105;
  till.backends.settings().Change(settings);
  till.Wait(0);
  Payment held;
  held.kind = QStringLiteral("PRE_AUTHORIZATION");
  held.amount = {10'000, QStringLiteral("CNY")};
  till.kiosk.order.BeginAbout(Transaction::Completion, held);
  EXPECT_EQ(till.kiosk.order.limitText().toStdString(), "¥100.00 is held, ¥105.00 at most");
  till.kiosk.entry.clear();
  for (const int digit : {1, 0, 5, 0, 1}) till.kiosk.entry.pressDigit(digit);
  EXPECT_TRUE(till.kiosk.order.overLimit());
}

}  // namespace
}  // namespace till::kiosk
