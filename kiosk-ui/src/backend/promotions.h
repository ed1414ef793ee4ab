// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_PROMOTIONS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_PROMOTIONS_H_

#include <QList>
#include <QObject>
#include <QString>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// Promotion is something off, above an amount, for a time.
struct Promotion {
  QString id;  // "promotions/3"; empty for one that is to be added
  QString name_zh;
  QString name_en;  // one of the two at least
  bool enabled = true;
  // One of the two; the other is 0.
  int percent_hundredths = 0;  // of a percent: 1000 is 10 %
  qint64 amount_off = 0;       // minor units
  qint64 least_amount = 0;     // minor units; 0 for any
  qint64 most_off = 0;         // minor units; 0 for no bound
  QString first_day;           // "YYYY-MM-DD"; empty: since ever
  QString last_day;            // empty: without end

  // NameIn is the name in a language, or in the other one when it has none there.
  QString NameIn(const QString& language) const {
    const QString& wanted = language == QLatin1String("zh") ? name_zh : name_en;
    const QString& other = language == QLatin1String("zh") ? name_en : name_zh;
    return wanted.isEmpty() ? other : wanted;
  }
};

// Quotation is what is to be paid for an amount now.
struct Quotation {
  Money original;
  Money discount;  // 0 when no promotion applies
  Money payable;
  Promotion promotion;
};

// Promotions keeps the shop's own promotions and says what a customer pays under them. Keeps to the duties of
// backend.h.
class Promotions : public QObject {
  Q_OBJECT

 public:
  ~Promotions() override = default;

  // List asks for all of them; answered by listed or failed.
  virtual void List() = 0;

  // Add, Change and Remove are answered by done, or by failed.
  virtual void Add(const Promotion& promotion) = 0;
  virtual void Change(const Promotion& promotion) = 0;
  virtual void Remove(const QString& id) = 0;

  // Quote asks what is to be paid for an amount under the promotion that takes most off; answered by quoted,
  // or by quoteFailed with that amount.
  virtual void Quote(const Money& amount) = 0;

 Q_SIGNALS:
  void listed(const QList<till::kiosk::Promotion>& promotions);
  // done names the promotion that was added, changed or removed.
  void done(const QString& id);
  void failed(const till::kiosk::Problem& problem);
  void quoted(const till::kiosk::Quotation& quotation);
  void quoteFailed(const till::kiosk::Money& amount, const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_PROMOTIONS_H_
