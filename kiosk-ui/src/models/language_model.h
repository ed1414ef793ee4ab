// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_LANGUAGE_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_LANGUAGE_MODEL_H_

#include <QObject>
#include <QString>
#include <QTranslator>

namespace till::kiosk {

// LanguageModel is the language of every word on the screen: "zh" or "en", changed at once on every page.
class LanguageModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString current READ current NOTIFY changed)
  // otherName: the name of the language that a switch leads to, in that language.
  Q_PROPERTY(QString otherName READ otherName NOTIFY changed)

 public:
  explicit LanguageModel(const QString& initial, QObject* parent = nullptr);

  QString current() const { return current_; }
  bool IsChinese() const { return current_ == QLatin1String("zh"); }
  QString otherName() const;

  // setCurrent loads the translation and tells everyone; anything but "zh" and "en" is ignored.
  Q_INVOKABLE void setCurrent(const QString& language);
  Q_INVOKABLE void toggle();

 Q_SIGNALS:
  void changed();

 private:
  void Load();

  QString current_;
  QTranslator translator_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_LANGUAGE_MODEL_H_
