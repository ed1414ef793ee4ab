// SPDX-License-Identifier: Apache-2.0
// The language is switched while a question is open, or a problem is told: the words change, what was typed
// stays.
#include <gtest/gtest.h>

#include <QRegularExpression>

#include "kiosk-ui/tests/shop_kiosk.h"

namespace till::kiosk {
namespace {

bool IsChinese(const QString& text) {
  static const QRegularExpression kChinese(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
  return text.contains(kChinese);
}

struct Office : ShopKiosk {
  Office() : shop(kiosk.shop) {}
  void Speak(const char* language) {
    kiosk.language.setCurrent(QLatin1String(language));
    Wait(0);
  }
  ShopModels& shop;
};

TEST(LanguageSwitch, AnOpenChoiceIsPutAnew) {
  Office office;
  office.Open(Page::Settings);
  office.shop.settings.edit(QStringLiteral("copies"));
  ASSERT_EQ(office.kiosk.navigator.page(), Page::Choice);
  const QList<RowListModel::Row> before = office.shop.choice.rows();
  EXPECT_EQ(office.shop.choice.title().toStdString(), "Copies of each slip");
  office.Speak("zh");
  EXPECT_TRUE(IsChinese(office.shop.choice.title())) << office.shop.choice.title().toStdString();
  ASSERT_EQ(office.shop.choice.rows().size(), before.size());
  for (int at = 0; at < before.size(); ++at) {
    const RowListModel::Row& row = office.shop.choice.rows().at(at);
    EXPECT_TRUE(IsChinese(row.text)) << row.text.toStdString();
    EXPECT_EQ(row.id, before.at(at).id);
    EXPECT_EQ(row.mark, before.at(at).mark);
  }
  office.shop.choice.choose(QStringLiteral("1"));
  office.Wait(0);
  EXPECT_EQ(office.backends.settings().settings().receipt_copies, 1);
}

TEST(LanguageSwitch, DigitsThatWereTypedStayAndTheirProblemIsReworded) {
  Office office;
  office.Open(Page::Settings);
  office.shop.settings.edit(QStringLiteral("idle"));
  office.shop.digits.pressDigit(1);
  office.shop.digits.pressDigit(2);
  office.Speak("zh");
  EXPECT_EQ(office.shop.digits.text().toStdString(), "12");
  EXPECT_TRUE(IsChinese(office.shop.digits.title()));
  EXPECT_TRUE(IsChinese(office.shop.digits.prompt()));
  office.shop.digits.submit();
  EXPECT_TRUE(IsChinese(office.shop.digits.problemText()));
  office.Speak("en");
  EXPECT_EQ(office.shop.digits.problemText().toStdString(), "Choose 30 to 3600 seconds");
  office.shop.digits.pressDigit(0);
  EXPECT_EQ(office.shop.digits.problemText(), QString());
  office.shop.digits.submit();
  office.Wait(0);
  EXPECT_EQ(office.backends.settings().settings().idle_seconds, 120);
}

TEST(LanguageSwitch, WordsThatWereTypedStayAndTheirProblemIsReworded) {
  Office office;
  office.Open(Page::Payee);
  office.shop.payee.act(QStringLiteral("phone"));
  ASSERT_EQ(office.kiosk.navigator.page(), Page::TextEntry);
  office.shop.text.Type(QStringLiteral("12ab"));
  office.Speak("zh");
  EXPECT_EQ(office.shop.text.text().toStdString(), "12ab");
  EXPECT_TRUE(IsChinese(office.shop.text.title()));
  EXPECT_TRUE(IsChinese(office.shop.text.prompt()));
  office.shop.text.submit();
  EXPECT_TRUE(IsChinese(office.shop.text.problemText()));
  office.Speak("en");
  EXPECT_EQ(office.shop.text.problemText().toStdString(), "5 to 20 digits, perhaps with a plus before them");
  EXPECT_EQ(office.shop.text.title().toStdString(), "Telephone");
  office.shop.text.Type(QStringLiteral("\u2603"));
  const QString misfit = office.shop.text.problemText();
  office.Speak("zh");
  EXPECT_NE(office.shop.text.problemText(), misfit);
  EXPECT_TRUE(IsChinese(office.shop.text.problemText()));
}

TEST(LanguageSwitch, WhatIsWrongWithThePayeeIsReworded) {
  Office office;
  office.Open(Page::Payee);
  office.shop.payee.act(QStringLiteral("identity"));
  office.shop.text.Type(QStringLiteral("110105194912310020"));
  office.shop.text.submit();
  office.Wait(0);
  EXPECT_EQ(office.shop.payee.problemText().toStdString(),
            "This identity number cannot be right. Compare it with the card");
  office.Speak("zh");
  EXPECT_TRUE(IsChinese(office.shop.payee.problemText()));
}

TEST(LanguageSwitch, WhatIsMissingOfThePayeeIsReworded) {
  Office office;
  office.backends.payees().Remove();
  office.Open(Page::Payee);
  office.shop.payee.act(QStringLiteral("name"));
  office.shop.text.Type(QStringLiteral("Zhang San"));
  office.shop.text.submit();
  office.Wait(0);
  office.shop.payee.act(QStringLiteral("submit"));
  EXPECT_TRUE(office.shop.payee.problemText().startsWith(QStringLiteral("Still missing: Identity number, ")));
  office.Speak("zh");
  EXPECT_TRUE(IsChinese(office.shop.payee.problemText()));
  EXPECT_TRUE(office.shop.payee.problemText().contains(QString::fromUtf8("、")));
}

TEST(LanguageSwitch, WhatIsWrongWithANoticeIsReworded) {
  Office office;
  office.Open(Page::NoticeChannels);
  office.shop.notice_channels.show(QStringLiteral("webhook"));
  office.shop.notice_channels.edit(QStringLiteral("enabled"));
  office.Wait(0);
  office.shop.notices.sendTest();
  office.Wait(0);
  EXPECT_EQ(office.shop.notices.problemText().toStdString(),
            "There is nowhere to send it. Set up a channel and switch it on");
  office.Speak("zh");
  EXPECT_TRUE(IsChinese(office.shop.notices.problemText()));
}

}  // namespace
}  // namespace till::kiosk
