// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/format/money_format.h"

#include <array>

namespace till::kiosk {
namespace {

struct Currency {
  const char* code;
  const char* sign;
  int exponent;
  const char* name_zh;
  const char* name_en;
};

constexpr std::array<Currency, 6> kCurrencies = {{
    {"CNY", "¥", 2, "人民币", "Chinese yuan"},
    {"HKD", "HK$", 2, "港币", "Hong Kong dollar"},
    {"USD", "US$", 2, "美元", "US dollar"},
    {"EUR", "€", 2, "欧元", "Euro"},
    {"JPY", "JP¥", 0, "日元", "Japanese yen"},
    {"KRW", "₩", 0, "韩元", "Korean won"},
}};

const Currency* Find(const QString& code) {
  for (const Currency& currency : kCurrencies) {
    if (code == QLatin1String(currency.code)) return &currency;
  }
  return nullptr;
}

// Through unsigned, because the most negative int64 has no positive twin.
quint64 Magnitude(qint64 minor_units) {
  return minor_units < 0 ? 0 - static_cast<quint64>(minor_units) : static_cast<quint64>(minor_units);
}

}  // namespace

int CurrencyExponent(const QString& currency) {
  const Currency* known = Find(currency);
  return known == nullptr ? 2 : known->exponent;
}

QString PlainAmount(const Money& money) {
  const int exponent = CurrencyExponent(money.currency);
  const bool negative = money.minor_units < 0;
  const quint64 magnitude = Magnitude(money.minor_units);
  QString digits = QString::number(magnitude).rightJustified(exponent + 1, QLatin1Char('0'));
  if (exponent > 0) digits.insert(digits.size() - exponent, QLatin1Char('.'));
  return negative ? QString(QLatin1Char('-') + digits) : digits;
}

QString FormatMoney(const Money& money) {
  const Currency* known = Find(money.currency);
  const int exponent = CurrencyExponent(money.currency);
  const bool negative = money.minor_units < 0;
  const quint64 magnitude = Magnitude(money.minor_units);
  QString digits = QString::number(magnitude).rightJustified(exponent + 1, QLatin1Char('0'));
  const QString fraction = exponent > 0 ? QString(QLatin1Char('.') + digits.right(exponent)) : QString();
  QString whole = digits.left(digits.size() - exponent);
  for (qsizetype at = whole.size() - 3; at > 0; at -= 3) whole.insert(at, QLatin1Char(','));
  const QString sign =
      known != nullptr ? QString::fromUtf8(known->sign) : QString(money.currency + QChar(0x00A0));
  return (negative ? QString(QChar(0x2212)) : QString()) + sign + whole + fraction;
}

QString CurrencyName(const QString& currency, const QString& language) {
  const Currency* known = Find(currency);
  if (known == nullptr) return currency;
  return QString::fromUtf8(language == QLatin1String("zh") ? known->name_zh : known->name_en);
}

}  // namespace till::kiosk
