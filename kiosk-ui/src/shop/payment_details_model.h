// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_PAYMENT_DETAILS_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_PAYMENT_DETAILS_MODEL_H_

#include <QString>

#include "kiosk-ui/src/backend/books.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

// PaymentDetailsModel is all that is known of one payment, and what can be done with it.
class PaymentDetailsModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)
  Q_PROPERTY(QString paymentId READ paymentId NOTIFY stateChanged)
  Q_PROPERTY(QString kindText READ kindText NOTIFY stateChanged)
  Q_PROPERTY(QString amountText READ amountText NOTIFY stateChanged)
  Q_PROPERTY(QString outcomeText READ outcomeText NOTIFY stateChanged)
  Q_PROPERTY(QString nextText READ nextText NOTIFY stateChanged)
  Q_PROPERTY(int mark READ mark NOTIFY stateChanged)
  Q_PROPERTY(bool hasReceipt READ hasReceipt NOTIFY stateChanged)

 public:
  PaymentDetailsModel(Books& books, LanguageModel& language, const MerchantModel& merchant,
                      QObject* parent = nullptr);

  bool loading() const { return loading_; }
  QString problemText() const;
  QString paymentId() const { return id_; }
  QString kindText() const;
  QString amountText() const;
  QString outcomeText() const;
  QString nextText() const;
  int mark() const;
  bool hasReceipt() const { return known_ && payment_.outcome == PaymentOutcome::Approved; }
  const Payment& payment() const { return payment_; }

  void Show(const QString& payment_id);

 Q_SIGNALS:
  void stateChanged();

 private:
  void Fill();

  Books& books_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  QString id_;
  bool loading_ = false;
  bool known_ = false;
  Payment payment_;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_PAYMENT_DETAILS_MODEL_H_
