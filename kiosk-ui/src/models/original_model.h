// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_ORIGINAL_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_ORIGINAL_MODEL_H_

#include <QObject>
#include <QString>
#include <QVariantList>

#include "kiosk-ui/src/backend/originals.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"

namespace till::kiosk {

// OriginalModel is the payment that was found: what it was, what was done to it since, and what may be done
// to it now.
class OriginalModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY changed)
  Q_PROPERTY(bool ready READ ready NOTIFY changed)
  Q_PROPERTY(QString kindText READ kindText NOTIFY changed)
  Q_PROPERTY(QString amountText READ amountText NOTIFY changed)
  // lines: {label, value} each, in the order in which a person checks them.
  Q_PROPERTY(QVariantList lines READ lines NOTIFY changed)
  Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)
  Q_PROPERTY(bool canRefund READ canRefund NOTIFY changed)
  Q_PROPERTY(bool canComplete READ canComplete NOTIFY changed)
  Q_PROPERTY(bool canTip READ canTip NOTIFY changed)
  // problemText: why it cannot be shown, or why nothing can be done to it.
  Q_PROPERTY(QString problemText READ problemText NOTIFY changed)

 public:
  OriginalModel(Originals& originals, LanguageModel& language, const MerchantModel& merchant,
                QObject* parent = nullptr);

  bool loading() const { return loading_; }
  bool ready() const { return !payment_.id.isEmpty(); }
  const Payment& payment() const { return payment_; }
  QString kindText() const;
  QString amountText() const;
  QVariantList lines() const;
  bool canUndo() const;
  bool canRefund() const;
  bool canComplete() const;
  bool canTip() const;
  QString problemText() const;

  // Show asks for the payment as it is now.
  void Show(const QString& payment_id);

 Q_SIGNALS:
  void changed();

 private:
  Originals& originals_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  QString wanted_;
  Payment payment_;
  Problem problem_;
  bool loading_ = false;
  bool failed_ = false;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_ORIGINAL_MODEL_H_
