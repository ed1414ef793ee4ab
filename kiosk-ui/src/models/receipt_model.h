// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_RECEIPT_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_RECEIPT_MODEL_H_

#include <QImage>
#include <QObject>
#include <QString>

#include "kiosk-ui/src/backend/backend.h"
#include "kiosk-ui/src/models/language_model.h"

namespace till::kiosk {

// ReceiptModel is the receipt on the screen: the picture that the printer would print, and its text for a
// screen reader.
class ReceiptModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY changed)
  Q_PROPERTY(bool ready READ ready NOTIFY changed)
  // imageSource: an address for Image, another one for each picture; empty until ready.
  Q_PROPERTY(QString imageSource READ imageSource NOTIFY changed)
  Q_PROPERTY(QString text READ text NOTIFY changed)
  Q_PROPERTY(QString problemText READ problemText NOTIFY changed)
  // hasLast: there is a last receipt to show.
  Q_PROPERTY(bool hasLast READ hasLast NOTIFY changed)

 public:
  ReceiptModel(Backend& backend, LanguageModel& language, QObject* parent = nullptr);

  bool loading() const { return loading_; }
  bool ready() const { return !receipt_.image.isNull(); }
  QString imageSource() const;
  QString text() const { return receipt_.text; }
  QString problemText() const;
  bool hasLast() const { return !last_payment_id_.isEmpty(); }
  const QImage& image() const { return receipt_.image; }

  Q_INVOKABLE void show(const QString& payment_id);
  Q_INVOKABLE void showLast();

 Q_SIGNALS:
  void changed();

 private:
  Backend& backend_;
  QString payment_id_;
  QString last_payment_id_;
  Receipt receipt_;
  Problem problem_;
  bool loading_ = false;
  bool failed_ = false;
  int revision_ = 0;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_RECEIPT_MODEL_H_
