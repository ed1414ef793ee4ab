// SPDX-License-Identifier: Apache-2.0
// The SQL of settlements: rows in and out, no rules.

#ifndef TILL_SERVICES_LEDGER_SETTLEMENT_STORE_H_
#define TILL_SERVICES_LEDGER_SETTLEMENT_STORE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/common/sqlite/database.h"
#include "services/ledger/batch_upload.h"
#include "services/ledger/settlement.h"

namespace till::ledger {

// SettlementStore reads and writes one database. The caller holds the lock and the transaction.
class SettlementStore {
 public:
  explicit SettlementStore(sqlite::Database& database) : database_(database) {}

  absl::StatusOr<std::optional<Settlement>> Find(std::string_view name);
  // FindRunning returns the settlement that is not closed; there is at most one.
  absl::StatusOr<std::optional<Settlement>> FindRunning();
  // CountOf says how many settlements a batch number has had.
  absl::StatusOr<int64_t> CountOf(int batch_number);
  // List returns those begun before `sequence`, newest first.
  absl::StatusOr<std::vector<Settlement>> List(int64_t before_sequence, int64_t limit);
  absl::Status Insert(const Settlement& settlement);
  absl::Status Update(const Settlement& settlement);

  absl::Status InsertUploads(int64_t settlement_sequence, const std::vector<PlannedUpload>& plan);
  // IsDone says whether the host has the payment already; nothing when it is not to be uploaded.
  absl::StatusOr<std::optional<bool>> IsDone(int64_t settlement_sequence, std::string_view payment);
  absl::Status MarkDone(int64_t settlement_sequence, std::string_view payment);
  // Left returns the next ones that the host has not.
  absl::StatusOr<std::vector<PlannedUpload>> Left(int64_t settlement_sequence, int64_t limit);
  // Plan returns all of them.
  absl::StatusOr<std::vector<PlannedUpload>> Plan(int64_t settlement_sequence);

  // CloseBatch marks the payments of the settlement's batch as settled by it.
  absl::Status CloseBatch(const Settlement& settlement);

 private:
  absl::StatusOr<std::vector<Settlement>> Read(sqlite::Statement& rows);

  sqlite::Database& database_;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_SETTLEMENT_STORE_H_
