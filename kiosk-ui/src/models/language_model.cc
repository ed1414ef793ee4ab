// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/language_model.h"

#include <QCoreApplication>

namespace till::kiosk {

LanguageModel::LanguageModel(const QString& initial, QObject* parent)
    : QObject(parent), current_(initial == QLatin1String("en") ? initial : QStringLiteral("zh")) {
  Load();
}

QString LanguageModel::otherName() const {
  return IsChinese() ? QStringLiteral("English") : QString::fromUtf8("中文");
}

void LanguageModel::setCurrent(const QString& language) {
  if (language == current_) return;
  if (language != QLatin1String("zh") && language != QLatin1String("en")) return;
  current_ = language;
  Load();
  Q_EMIT changed();
}

void LanguageModel::toggle() {
  setCurrent(IsChinese() ? QStringLiteral("en") : QStringLiteral("zh"));
}

void LanguageModel::Load() {
  QCoreApplication::removeTranslator(&translator_);
  const QString file =
      IsChinese() ? QStringLiteral(":/i18n/till_zh_CN.qm") : QStringLiteral(":/i18n/till_en.qm");
  if (translator_.load(file)) QCoreApplication::installTranslator(&translator_);
}

}  // namespace till::kiosk
