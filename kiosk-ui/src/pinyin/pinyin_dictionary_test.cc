// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/pinyin/pinyin_dictionary.h"

#include <gtest/gtest.h>

namespace till::kiosk {
namespace {

const PinyinDictionary::Candidate* Find(const QList<PinyinDictionary::Candidate>& found, const char* word) {
  for (const PinyinDictionary::Candidate& candidate : found) {
    if (candidate.word == QString::fromUtf8(word)) return &candidate;
  }
  return nullptr;
}

// The readings are those of Xiandai Hanyu Cidian (the surnames too), not of the library.
TEST(PinyinDictionary, FindsSurnamesAndPlacesByTheirReading) {
  PinyinDictionary dictionary;
  struct {
    const char* spelling;
    const char* word;
  } const readings[] = {{"zhang", "张"},    {"li", "李"},        {"wang", "王"},       {"chen", "陈"},
                        {"lv", "吕"},       {"beijing", "北京"}, {"shanghai", "上海"}, {"gongsi", "公司"},
                        {"ouyang", "欧阳"}, {"sichuan", "四川"}, {"xianjin", "现金"}};
  for (const auto& reading : readings) {
    const auto found = dictionary.Search(QLatin1String(reading.spelling), 60);
    const PinyinDictionary::Candidate* word = Find(found, reading.word);
    ASSERT_NE(word, nullptr) << reading.spelling;
    EXPECT_EQ(word->letters, static_cast<qsizetype>(strlen(reading.spelling))) << reading.spelling;
  }
}

TEST(PinyinDictionary, AWordForTheBeginningLeavesTheRestOfTheSpelling) {
  PinyinDictionary dictionary;
  const auto found = dictionary.Search(QStringLiteral("zhangweimin"), 60);
  const PinyinDictionary::Candidate* word = Find(found, "张");
  ASSERT_NE(word, nullptr);
  EXPECT_EQ(word->letters, 5);
}

TEST(PinyinDictionary, KnowsNothingOfWhatIsNoPinyin) {
  PinyinDictionary dictionary;
  EXPECT_TRUE(dictionary.Search(QString(), 60).isEmpty());
  EXPECT_TRUE(dictionary.Search(QStringLiteral("i"), 60).isEmpty());
  EXPECT_TRUE(dictionary.Search(QString(200, QLatin1Char('a')), 60).isEmpty());
  EXPECT_TRUE(dictionary.Search(QString::fromUtf8("张"), 60).isEmpty());
}

TEST(PinyinDictionary, GivesNoMoreThanIsAsked) {
  PinyinDictionary dictionary;
  EXPECT_EQ(dictionary.Search(QStringLiteral("shi"), 7).size(), 7);
}

// What was chosen before changes nothing: no name is remembered.
TEST(PinyinDictionary, LearnsNothing) {
  PinyinDictionary dictionary;
  const auto words = [&dictionary] {
    QStringList list;
    for (const auto& candidate : dictionary.Search(QStringLiteral("wangxiaoming"), 60))
      list += candidate.word;
    return list;
  };
  const QStringList before = words();
  dictionary.Search(QStringLiteral("zhang"), 60);
  EXPECT_EQ(words(), before);
}

}  // namespace
}  // namespace till::kiosk
