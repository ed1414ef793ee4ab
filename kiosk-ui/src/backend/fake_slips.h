// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_SLIPS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_SLIPS_H_

#include <QStringList>

#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/slips.h"

namespace till::kiosk {

// FakeSlips prints nothing and remembers what it was asked for.
class FakeSlips final : public Slips {
  Q_OBJECT

 public:
  explicit FakeSlips(Scheduler& scheduler) : scheduler_(scheduler) {}

  void PrintReceipt(const QString& payment_id, const QString& request_id) override;
  void PrintSettlement(const QString& settlement_id, const QString& request_id) override;
  void PrintSums(const SumsOf& of, const QString& request_id) override;

  // What was printed: names of payments and settlements, and "sums".
  const QStringList& printed() const { return printed_; }

 private:
  void Queue(const QString& what, const QString& request_id);

  Scheduler& scheduler_;
  QStringList printed_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_SLIPS_H_
