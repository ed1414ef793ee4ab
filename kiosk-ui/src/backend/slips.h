// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_SLIPS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_SLIPS_H_

#include <QObject>
#include <QString>

#include "kiosk-ui/src/backend/sums.h"
#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// Slips prints again, or on request, for a person who asks. Keeps to the duties of backend.h: each method is
// answered by queued or failed.
class Slips : public QObject {
  Q_OBJECT

 public:
  ~Slips() override = default;

  // PrintReceipt prints a further copy of a payment's receipt.
  virtual void PrintReceipt(const QString& payment_id, const QString& request_id) = 0;
  // PrintSettlement prints a settlement's slip again.
  virtual void PrintSettlement(const QString& settlement_id, const QString& request_id) = 0;
  // PrintSums prints sums.
  virtual void PrintSums(const SumsOf& of, const QString& request_id) = 0;

 Q_SIGNALS:
  // queued: the slip is on its way to the printer, or waits for paper.
  void queued(const QString& request_id);
  void failed(const QString& request_id, const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_SLIPS_H_
