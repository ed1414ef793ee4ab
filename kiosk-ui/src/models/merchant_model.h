// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_MERCHANT_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_MERCHANT_MODEL_H_

#include <QObject>
#include <QString>
#include <QTimeZone>

#include "kiosk-ui/src/backend/backend.h"

namespace till::kiosk {

// MerchantModel is the shop: its name for the screen, its currency for amounts.
class MerchantModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString shopName READ shopName NOTIFY changed)
  Q_PROPERTY(QString terminalId READ terminalId NOTIFY changed)

 public:
  explicit MerchantModel(Backend& backend, QObject* parent = nullptr);

  QString shopName() const { return merchant_.shop_name; }
  QString terminalId() const { return merchant_.terminal_id; }
  QString currency() const { return merchant_.currency; }

  // TimeZone is where the shop is, in which times are shown; the machine's own while the shop is not known.
  QTimeZone TimeZone() const;

 Q_SIGNALS:
  void changed();

 private:
  Merchant merchant_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_MERCHANT_MODEL_H_
