// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/words/card_words.h"

#include <QCoreApplication>

namespace till::kiosk {

QString SchemeName(const QString& scheme) {
  if (scheme == QLatin1String("UNIONPAY")) return QCoreApplication::translate("CardWords", "UnionPay");
  if (scheme == QLatin1String("VISA")) return QStringLiteral("Visa");
  if (scheme == QLatin1String("MASTERCARD")) return QStringLiteral("Mastercard");
  if (scheme == QLatin1String("JCB")) return QStringLiteral("JCB");
  if (scheme == QLatin1String("AMEX")) return QStringLiteral("American Express");
  if (scheme == QLatin1String("WECHAT")) return QCoreApplication::translate("CardWords", "WeChat Pay");
  if (scheme == QLatin1String("ALIPAY")) return QCoreApplication::translate("CardWords", "Alipay");
  if (scheme == QLatin1String("OTHER")) return QCoreApplication::translate("CardWords", "Card");
  return scheme;
}

QString CardWords(const CardSummary& card) {
  const QString name = SchemeName(card.scheme);
  if (card.masked_number.isEmpty()) return name;
  const QString tail = QString(4, QChar(0x2022)) + QChar(0x00A0) + card.masked_number.right(4);
  return name.isEmpty() ? tail : QString(name + QLatin1Char(' ') + tail);
}

}  // namespace till::kiosk
