// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_HISTORY_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_HISTORY_MODEL_H_

#include <QAbstractListModel>
#include <QList>

#include "kiosk-ui/src/backend/backend.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"

namespace till::kiosk {

// HistoryModel is the list of recent payments, newest first.
class HistoryModel final : public QAbstractListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(bool empty READ empty NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)

 public:
  static constexpr int kAtMost = 50;

  enum Role {
    PaymentIdRole = Qt::UserRole + 1,
    AmountTextRole,
    TimeTextRole,
    CardTextRole,
    OutcomeRole,
    OutcomeTextRole,
    HasReceiptRole,
  };

  HistoryModel(Backend& backend, LanguageModel& language, const MerchantModel& merchant,
               QObject* parent = nullptr);

  bool loading() const { return loading_; }
  bool empty() const { return payments_.isEmpty(); }
  QString problemText() const;

  Q_INVOKABLE void refresh();

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 Q_SIGNALS:
  void stateChanged();

 private:
  static QString OutcomeText(const Payment& payment);

  Backend& backend_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  QList<Payment> payments_;
  Problem problem_;
  bool loading_ = false;
  bool failed_ = false;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_HISTORY_MODEL_H_
