// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_ORIGINALS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_ORIGINALS_H_

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// OriginalSearch says which payments to look for; what is not set matches all.
struct OriginalSearch {
  QStringList kinds;  // as the API names them; empty for any
  QString last_four;  // of the card
  QString reference;  // field 37
  int trace = 0;      // field 11
  int at_most = 50;
};

// Originals finds the payment that a refund, an undoing or a completion is about. Keeps to the duties of
// backend.h.
class Originals : public QObject {
  Q_OBJECT

 public:
  ~Originals() override = default;

  // Find asks for approved payments, newest first; answered by found or findFailed with the same number.
  virtual void Find(int number, const OriginalSearch& search) = 0;

  // Fetch asks for one payment as it is now, with what was done to it since; answered by fetched or
  // fetchFailed.
  virtual void Fetch(const QString& payment_id) = 0;

 Q_SIGNALS:
  void found(int number, const QList<till::kiosk::Payment>& payments);
  void findFailed(int number, const till::kiosk::Problem& problem);
  void fetched(const till::kiosk::Payment& payment);
  void fetchFailed(const QString& payment_id, const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_ORIGINALS_H_
