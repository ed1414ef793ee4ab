// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_ORIGINAL_LIST_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_ORIGINAL_LIST_MODEL_H_

#include <QAbstractListModel>
#include <QList>

#include "kiosk-ui/src/backend/originals.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/models/original_model.h"
#include "kiosk-ui/src/models/pages.h"

namespace till::kiosk {

// OriginalListModel finds the payment that something shall be done to: in a list, by a number that is typed,
// or by the receipt's barcode.
class OriginalListModel final : public QAbstractListModel {
  Q_OBJECT
  Q_PROPERTY(till::kiosk::OriginalListModel::Purpose purpose READ purpose NOTIFY changed)
  Q_PROPERTY(QString title READ title NOTIFY changed)
  Q_PROPERTY(bool loading READ loading NOTIFY changed)
  Q_PROPERTY(bool empty READ empty NOTIFY changed)
  Q_PROPERTY(QString problemText READ problemText NOTIFY changed)
  // filterText: what the list is narrowed to; empty for all.
  Q_PROPERTY(QString filterText READ filterText NOTIFY changed)
  // by: which number is typed; digits: what of it was typed.
  Q_PROPERTY(till::kiosk::OriginalListModel::By by READ by NOTIFY changed)
  Q_PROPERTY(QString digits READ digits NOTIFY changed)
  Q_PROPERTY(bool canSearch READ canSearch NOTIFY changed)

 public:
  // Purpose is what shall be done to the payment.
  enum class Purpose { UndoOrRefund, Complete, Tip };
  Q_ENUM(Purpose)
  // By is a number that finds a payment.
  enum class By { LastFour, Trace, Reference };
  Q_ENUM(By)

  enum Role {
    PaymentIdRole = Qt::UserRole + 1,
    AmountTextRole,
    TimeTextRole,
    CardTextRole,
    KindTextRole,
    DoneTextRole,
    PossibleRole,
  };

  OriginalListModel(Originals& originals, OriginalModel& original, LanguageModel& language,
                    const MerchantModel& merchant, QObject* parent = nullptr);

  Purpose purpose() const { return purpose_; }
  QString title() const;
  bool loading() const { return loading_; }
  bool empty() const { return payments_.isEmpty(); }
  QString problemText() const;
  QString filterText() const;
  By by() const { return by_; }
  QString digits() const { return digits_; }
  bool canSearch() const;

  // begin lists what may be meant, all of it.
  Q_INVOKABLE void begin(till::kiosk::OriginalListModel::Purpose purpose);
  // showAll takes the filter away.
  Q_INVOKABLE void showAll();
  // choose opens the payment of a row.
  Q_INVOKABLE void choose(const QString& payment_id);
  // enterNumber asks for a number; setBy says which.
  Q_INVOKABLE void enterNumber();
  Q_INVOKABLE void setBy(till::kiosk::OriginalListModel::By by);
  Q_INVOKABLE void pressDigit(int digit);
  Q_INVOKABLE void pressBackspace();
  // search narrows the list to the number that was typed; the one payment that is left opens at once.
  Q_INVOKABLE void search();
  // Scan takes a character that a scanner typed over the list; UseScan its end.
  void Scan(QChar character);
  void UseScan();

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 Q_SIGNALS:
  void changed();
  void opens(till::kiosk::Pages::Page page);

 private:
  QStringList Kinds() const;
  bool IsPossible(const Payment& payment) const;
  int Digits() const;
  void Ask(const OriginalSearch& search);
  static QString DoneText(const Payment& payment);

  Originals& originals_;
  OriginalModel& original_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  Purpose purpose_ = Purpose::UndoOrRefund;
  By by_ = By::LastFour;
  QString digits_;
  QString scanned_;
  OriginalSearch search_;
  QList<Payment> payments_;
  Problem problem_;
  bool loading_ = false;
  bool failed_ = false;
  int number_ = 0;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_ORIGINAL_LIST_MODEL_H_
