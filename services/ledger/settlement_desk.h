// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_SETTLEMENT_DESK_H_
#define TILL_SERVICES_LEDGER_SETTLEMENT_DESK_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/ledger/journal_writer.h"
#include "services/ledger/settlement_store.h"

namespace till::ledger {

// SettlementStep is how far a settlement has come; what is empty or 0 says nothing.
struct SettlementStep {
  std::string settlement;
  SettlementState state = SettlementState::kNone;
  int domestic_flag = 0;  // 0 to 3
  int foreign_flag = 0;
  std::vector<std::string> uploaded;  // payments that the host has now in detail
  int next_batch_number = 0;          // with kClosed; 0 for one more
  std::vector<std::string> print_jobs;
};

// Upload is one payment that the host wants in detail.
struct Upload {
  UploadSection section = UploadSection::kNone;
  PaymentRecord record;
  std::string account_for_uplink;  // its own box or its original's
};

// SettlementDesk settles batches. The caller holds the lock and the transaction.
class SettlementDesk {
 public:
  SettlementDesk(JournalWriter& writer, sqlite::Database& database) : writer_(writer), store_(database) {}

  SettlementStore& store() { return store_; }

  // Begin freezes and sums the current batch, or returns the settlement that is running. UNRESOLVED_PAYMENTS.
  absl::StatusOr<Settlement> Begin(const std::string& operator_id);
  // Record notes how far it is; what is known already is not noted twice. NOT_FOUND, ILLEGAL_STEP.
  absl::StatusOr<Settlement> Record(const SettlementStep& step);
  // Left returns the next `limit` payments to upload. NOT_FOUND; ILLEGAL_STEP before the host has answered.
  absl::StatusOr<std::vector<Upload>> Left(std::string_view settlement, int limit);

 private:
  absl::StatusOr<Settlement> Load(std::string_view name);
  // News fills `event` with what of `step` is not known yet.
  absl::Status News(const SettlementStep& step, const Settlement& before, Event& event);
  absl::Status Close(const Settlement& settlement);

  JournalWriter& writer_;
  SettlementStore store_;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_SETTLEMENT_DESK_H_
