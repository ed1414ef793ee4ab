// SPDX-License-Identifier: Apache-2.0
// Words typed on the screen: Latin, Chinese by pinyin, and what does not get in.
#include <gtest/gtest.h>

#include <optional>

#include "kiosk-ui/tests/fake_kiosk.h"

namespace till::kiosk {
namespace {

using Script = TextRules::Script;

// A kiosk with an operator signed in, whose page for words asks a question.
struct Asked : FakeKiosk {
  explicit Asked(const TextEntryModel::Question& question, const char* language = "en")
      : FakeKiosk("shop", language), text(kiosk.shop.text) {
    SignIn("99");
    text.Ask(question, [this](const QString& given) { answer = given.toStdString(); });
  }

  void Press(const char* letters) {
    for (const QChar letter : QString::fromUtf8(letters)) text.press(letter);
  }

  TextEntryModel& text;
  std::optional<std::string> answer;
};

TextEntryModel::Question Name(qsizetype most = 40) {
  TextEntryModel::Question question;
  question.title = [] { return QStringLiteral("Name"); };
  question.most = most;
  return question;
}

TEST(TextEntry, TypesLatinLettersWithCapitals) {
  Asked till(Name());
  EXPECT_EQ(till.kiosk.navigator.page(), Page::TextEntry);
  EXPECT_FALSE(till.text.chinese());
  till.text.toggleShift();
  till.Press("till 24");
  EXPECT_EQ(till.text.text().toStdString(), "Till 24");
  till.text.submit();
  EXPECT_EQ(till.answer, "Till 24");
  EXPECT_NE(till.kiosk.navigator.page(), Page::TextEntry);
}

TEST(TextEntry, TypesChineseByPinyinWordByWord) {
  Asked till(Name(), "zh");
  ASSERT_TRUE(till.text.chinese());
  till.Press("zhangwei");
  EXPECT_EQ(till.text.spelling().toStdString(), "zhangwei");
  EXPECT_EQ(till.text.text(), QString());
  const int zhang = static_cast<int>(till.text.candidates().indexOf(QString::fromUtf8("张")));
  ASSERT_GE(zhang, 0);
  till.text.choose(zhang);
  EXPECT_EQ(till.text.text(), QString::fromUtf8("张"));
  EXPECT_EQ(till.text.spelling().toStdString(), "wei");
  const int wei = static_cast<int>(till.text.candidates().indexOf(QString::fromUtf8("伟")));
  ASSERT_GE(wei, 0);
  till.text.choose(wei);
  till.text.submit();
  EXPECT_EQ(till.answer, "张伟");
}

TEST(TextEntry, WhatIsStillSpelledIsNotSent) {
  Asked till(Name(), "zh");
  till.Press("beijing");
  till.text.submit();
  EXPECT_FALSE(till.answer.has_value());
  EXPECT_EQ(till.text.problemText(), QString::fromUtf8("请先为 beijing 选字"));
  till.text.pressSpace();
  till.text.submit();
  EXPECT_EQ(till.answer, "北京");
}

TEST(TextEntry, ADigitEndsASpellingAndEnterKeepsItsLetters) {
  Asked till(Name(), "zh");
  till.Press("beijing8");
  EXPECT_EQ(till.text.text(), QString::fromUtf8("北京8"));
  till.Press("ok");
  till.kiosk.keys.press(Qt::Key_Return);
  EXPECT_EQ(till.text.text(), QString::fromUtf8("北京8ok"));
  till.kiosk.keys.press(Qt::Key_Return);
  EXPECT_EQ(till.answer, "北京8ok");
}

TEST(TextEntry, ALettersOnlySpellingSurvivesTheSwitchToEnglish) {
  Asked till(Name(), "zh");
  till.Press("till");
  till.text.toggleChinese();
  EXPECT_EQ(till.text.text().toStdString(), "till");
  EXPECT_EQ(till.text.spelling(), QString());
}

TEST(TextEntry, NoMoreThanFitsGetsIn) {
  Asked till(Name(5));
  till.text.Type(QString(200, QLatin1Char('a')));
  EXPECT_EQ(till.text.text().toStdString(), "aaaaa");
  EXPECT_EQ(till.text.problemText().toStdString(), "No more than 5 characters fit here");
  EXPECT_EQ(till.text.countText().toStdString(), "5 of 5");
  till.text.pressBackspace();
  EXPECT_EQ(till.text.problemText(), QString());
}

TEST(TextEntry, ChineseOutsideTheBasicPlaneIsOneCharacter) {
  Asked till(Name(2));
  till.text.Type(QString::fromUtf8("𠮷𠮷𠮷"));
  EXPECT_EQ(till.text.text(), QString::fromUtf8("𠮷𠮷"));
  till.text.pressBackspace();
  EXPECT_EQ(till.text.text(), QString::fromUtf8("𠮷"));
}

TEST(TextEntry, WhatCannotBeShownIsLeftOutWithAReason) {
  struct {
    const char* typed;
    const char* kept;
    const char* problem;
  } const cases[] = {
      {"茶😀馆", "茶馆", "Pictures and special signs cannot be printed. They were left out"},
      {"\u2764\uFE0F", "", "Pictures and special signs cannot be printed. They were left out"},
      {"a\u0336b", "ab", "Pictures and special signs cannot be printed. They were left out"},
      {"\uE000", "", "Pictures and special signs cannot be printed. They were left out"},
      {"مقهى", "", "Writing from right to left cannot be printed. Use Chinese or Latin letters"},
      {"בית", "", "Writing from right to left cannot be printed. Use Chinese or Latin letters"},
      {"off \u202E001", "off 001", "Characters that cannot be seen were left out"},
      {"a\tb\nc", "abc", "Characters that cannot be seen were left out"},
      {"e\u0301", "\u00E9", ""},
      {"№5 ★", "№5 ★", ""},
  };
  for (const auto& one : cases) {
    Asked till(Name());
    till.text.Type(QString::fromUtf8(one.typed));
    EXPECT_EQ(till.text.text(), QString::fromUtf8(one.kept)) << one.typed;
    EXPECT_EQ(till.text.problemText().toStdString(), one.problem) << one.typed;
  }
}

TEST(TextEntry, PlainMeansPlain) {
  TextEntryModel::Question question = Name();
  question.script = Script::Plain;
  Asked till(question, "zh");
  EXPECT_FALSE(till.text.chinese());
  till.text.toggleChinese();
  EXPECT_FALSE(till.text.chinese());
  till.text.Type(QString::fromUtf8("bank张.cn"));
  EXPECT_EQ(till.text.text().toStdString(), "bank.cn");
  EXPECT_EQ(till.text.problemText(), QString::fromUtf8("此处只能输入英文字母、数字和半角符号"));
}

TEST(TextEntry, SeveralLinesOnlyWhereThereMayBe) {
  TextEntryModel::Question question = Name();
  question.lines = true;
  Asked till(question);
  till.Press("a");
  till.text.pressLine();
  till.Press("b");
  EXPECT_EQ(till.text.text().toStdString(), "a\nb");
  Asked other(Name());
  other.Press("a");
  other.text.pressLine();
  EXPECT_EQ(other.text.text().toStdString(), "a");
}

TEST(TextEntry, ChecksTheAnswerAndKeepsTheQuestion) {
  TextEntryModel::Question question = Name();
  question.least = 2;
  question.check = [](const QString& text) {
    return text == QLatin1String("no") ? QStringLiteral("Not that") : QString();
  };
  Asked till(question);
  till.Press(" n ");
  EXPECT_FALSE(till.text.canSubmit());
  till.text.clear();
  till.Press("no");
  till.text.submit();
  EXPECT_EQ(till.text.problemText().toStdString(), "Not that");
  EXPECT_FALSE(till.answer.has_value());
  till.Press("w ");
  till.text.submit();
  EXPECT_EQ(till.answer, "now");
}

TEST(TextEntry, WhatWasTypedIsForgottenWithThePage) {
  Asked till(Name());
  till.Press("secret");
  till.kiosk.navigator.back();
  EXPECT_EQ(till.text.text(), QString());
  till.text.submit();
  EXPECT_FALSE(till.answer.has_value());
}

TEST(TextEntry, AKeyboardTypesIntoThePage) {
  Asked till(Name());
  for (const char letter : {'A', 'b', '1'}) {
    till.kiosk.keys.press(letter == 'b' ? int{Qt::Key_B} : int{letter}, QString(QLatin1Char(letter)));
  }
  till.kiosk.keys.press(Qt::Key_Backspace, QStringLiteral("\b"));
  EXPECT_EQ(till.text.text().toStdString(), "Ab");
}

TEST(TextEntry, TheSlipsWordsAndTheShopsNamesAreChangedInTheSettings) {
  FakeKiosk till("shop", "en");
  till.SignIn("99");
  till.Open(Page::Settings);
  SettingsModel& settings = till.kiosk.shop.settings;
  TextEntryModel& text = till.kiosk.shop.text;
  const auto answer = [&](const char* row, const char* words) {
    settings.edit(QLatin1String(row));
    text.clear();
    text.Type(QString::fromUtf8(words));
    text.submit();
    till.Wait(0);
  };
  answer("header", "Welcome");
  answer("footer", "Thank you");
  answer("name_zh", "梨花茶馆");
  answer("name_en", "Pear Blossom");
  const TerminalSettings& now = till.backends.settings().settings();
  EXPECT_EQ(now.receipt_header.toStdString(), "Welcome");
  EXPECT_EQ(now.receipt_footer.toStdString(), "Thank you");
  EXPECT_EQ(now.shop_name_zh, QString::fromUtf8("梨花茶馆"));
  EXPECT_EQ(now.shop_name_en.toStdString(), "Pear Blossom");
  answer("name_zh", "");
  answer("name_en", "");
  EXPECT_EQ(text.problemText().toStdString(), "The shop needs a name in one of the languages");
  EXPECT_EQ(now.shop_name_en.toStdString(), "Pear Blossom");
}

}  // namespace
}  // namespace till::kiosk
