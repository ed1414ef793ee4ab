// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/words/photo_words.h"

#include <QCoreApplication>

namespace till::kiosk {
namespace {

struct Entry {
  const char* kind;
  const char* name;
};

constexpr Entry kEntries[] = {
    {"IDENTITY_FRONT", QT_TRANSLATE_NOOP("PhotoWords", "Identity card, front")},
    {"IDENTITY_BACK", QT_TRANSLATE_NOOP("PhotoWords", "Identity card, back")},
    {"SETTLEMENT_CARD", QT_TRANSLATE_NOOP("PhotoWords", "Settlement card")},
    {"SHOP_FRONT", QT_TRANSLATE_NOOP("PhotoWords", "Shop front")},
    {"BUSINESS_LICENCE", QT_TRANSLATE_NOOP("PhotoWords", "Business licence")},
};

}  // namespace

QStringList PhotoKinds() {
  QStringList kinds;
  for (const Entry& entry : kEntries) kinds.append(QLatin1String(entry.kind));
  return kinds;
}

QString PhotoName(const QString& kind) {
  for (const Entry& entry : kEntries) {
    if (kind == QLatin1String(entry.kind)) return QCoreApplication::translate("PhotoWords", entry.name);
  }
  return {};
}

}  // namespace till::kiosk
