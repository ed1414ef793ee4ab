// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <limits>

#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/format/money_format.h"

namespace till::kiosk {
namespace {

std::string Written(qint64 minor_units, const char* currency) {
  return FormatMoney({minor_units, QString::fromLatin1(currency)}).toStdString();
}

TEST(FormatMoney, GroupsByThousandsAndKeepsTheFraction) {
  EXPECT_EQ(Written(0, "CNY"), "¥0.00");
  EXPECT_EQ(Written(5, "CNY"), "¥0.05");
  EXPECT_EQ(Written(1234, "CNY"), "¥12.34");
  EXPECT_EQ(Written(99999, "CNY"), "¥999.99");
  EXPECT_EQ(Written(100000, "CNY"), "¥1,000.00");
  EXPECT_EQ(Written(123456789, "CNY"), "¥1,234,567.89");
}

TEST(FormatMoney, UsesTheCurrencysOwnExponent) {
  EXPECT_EQ(Written(1234, "JPY"), "JP¥1,234");
  EXPECT_EQ(Written(0, "KRW"), "₩0");
}

TEST(FormatMoney, WritesAnUnknownCurrencyByItsCode) {
  EXPECT_EQ(Written(1234, "XYZ"), "XYZ\u00a012.34");
}

TEST(FormatMoney, WritesANegativeAmountWithAMinusSign) {
  EXPECT_EQ(Written(-1234, "CNY"), "−¥12.34");
  EXPECT_EQ(Written(std::numeric_limits<qint64>::min(), "CNY"), "−¥92,233,720,368,547,758.08");
}

TEST(CurrencyName, SpeaksBothLanguages) {
  EXPECT_EQ(CurrencyName(QStringLiteral("CNY"), QStringLiteral("zh")).toStdString(), "人民币");
  EXPECT_EQ(CurrencyName(QStringLiteral("CNY"), QStringLiteral("en")).toStdString(), "Chinese yuan");
  EXPECT_EQ(CurrencyName(QStringLiteral("XYZ"), QStringLiteral("en")).toStdString(), "XYZ");
}

TEST(FormatDateTime, WritesTheShopsTimeInTheLanguagesForm) {
  const QDateTime moment(QDate(2026, 11, 22), QTime(19, 4), Qt::UTC);
  const QTimeZone shanghai("Asia/Shanghai");
  EXPECT_EQ(FormatDateTime(moment, QStringLiteral("zh"), shanghai).toStdString(), "2026年11月23日 03:04");
  EXPECT_EQ(FormatDateTime(moment, QStringLiteral("en"), shanghai).toStdString(), "23 Nov 2026, 03:04");
  EXPECT_EQ(FormatDateTime(moment, QStringLiteral("en"), QTimeZone::utc()).toStdString(),
            "22 Nov 2026, 19:04");
}

}  // namespace
}  // namespace till::kiosk
