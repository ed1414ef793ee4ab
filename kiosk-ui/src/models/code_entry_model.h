// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_CODE_ENTRY_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_CODE_ENTRY_MODEL_H_

#include <QObject>
#include <QString>

namespace till::kiosk {

// CodeEntryModel is the customer's payment code as a scanner types it, or a person who reads the number under
// it.
class CodeEntryModel final : public QObject {
  Q_OBJECT
  // text: the code in groups of four.
  Q_PROPERTY(QString text READ text NOTIFY changed)
  Q_PROPERTY(bool canSubmit READ canSubmit NOTIFY changed)

 public:
  // Wallets' codes have 16 to 24 digits; one of them may yet come shorter.
  static constexpr int kShortest = 10;
  static constexpr int kLongest = 64;

  using QObject::QObject;

  QString code() const { return code_; }
  QString text() const;
  bool canSubmit() const { return code_.size() >= kShortest; }

  // press takes one character; what no code has is left out.
  Q_INVOKABLE void press(const QString& character);
  Q_INVOKABLE void pressBackspace();
  Q_INVOKABLE void clear();

 Q_SIGNALS:
  void changed();

 private:
  QString code_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_CODE_ENTRY_MODEL_H_
