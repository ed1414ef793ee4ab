// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/words/error_words.h"

#include <gtest/gtest.h>

#include <QRegularExpression>

#include "kiosk-ui/src/models/language_model.h"
#include "services/common/status/error_code.h"

namespace till::kiosk {
namespace {

bool HasChinese(const QString& text) {
  static const QRegularExpression kChinese(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
  return text.contains(kChinese);
}

TEST(ErrorWords, EveryErrorCodeOfTheApiHasWords) {
  for (const till::ErrorCode code : till::AllErrorCodes()) {
    if (code == till::ErrorCode::kUnspecified) continue;
    const std::string_view name = till::ErrorCodeName(code);
    EXPECT_TRUE(ErrorWords::KnownCodes().contains(
        QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))))
        << name;
  }
}

TEST(ErrorWords, AreChineseInChineseAndEnglishInEnglish) {
  LanguageModel language(QStringLiteral("zh"));
  for (const QString& code : ErrorWords::KnownCodes()) {
    const bool from_host = code.startsWith(QLatin1String("HOST:"));
    const Problem problem{from_host ? QString() : code, {}};
    const QString host_code = from_host ? code.mid(5) : QString();
    language.setCurrent(QStringLiteral("zh"));
    EXPECT_TRUE(HasChinese(ErrorWords::ForProblem(problem, host_code).what)) << code.toStdString();
    EXPECT_TRUE(HasChinese(ErrorWords::ForProblem(problem, host_code).next)) << code.toStdString();
    language.setCurrent(QStringLiteral("en"));
    EXPECT_FALSE(HasChinese(ErrorWords::ForProblem(problem, host_code).what)) << code.toStdString();
    EXPECT_FALSE(ErrorWords::ForProblem(problem, host_code).what.contains(code)) << code.toStdString();
  }
}

TEST(ErrorWords, SpeakInTheHousesVoice) {
  LanguageModel language(QStringLiteral("en"));
  for (const QString& code : ErrorWords::KnownCodes()) {
    const bool from_host = code.startsWith(QLatin1String("HOST:"));
    const ErrorWords words =
        ErrorWords::ForProblem({from_host ? QString() : code, {}}, from_host ? code.mid(5) : QString());
    EXPECT_FALSE(words.what.contains(QLatin1Char('!'))) << code.toStdString();
    EXPECT_FALSE(words.what.endsWith(QLatin1Char('.'))) << code.toStdString();
    EXPECT_LE(words.what.size(), 60) << code.toStdString();
  }
}

TEST(ErrorWords, AnUnknownCodeIsNeverShownAlone) {
  LanguageModel language(QStringLiteral("en"));
  EXPECT_EQ(ErrorWords::ForProblem({QStringLiteral("NEW_CODE"), {}}).what.toStdString(),
            "Something went wrong (NEW_CODE)");
  EXPECT_EQ(ErrorWords::ForProblem({QStringLiteral("NEW_CODE"), QStringLiteral("The service's words")})
                .what.toStdString(),
            "The service's words");
  EXPECT_EQ(ErrorWords::ForProblem({}, QStringLiteral("Z9")).what.toStdString(),
            "The bank declined (code Z9)");
  EXPECT_EQ(ErrorWords::ForProblem({}).what.toStdString(), "Something went wrong");
}

}  // namespace
}  // namespace till::kiosk
