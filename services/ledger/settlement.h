// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_SETTLEMENT_H_
#define TILL_SERVICES_LEDGER_SETTLEMENT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/ledger/event.h"
#include "services/ledger/journal_record.h"
#include "services/ledger/settlement_sums.h"

namespace till::ledger {

// SettlementState is how far a settlement is. The numbers are those of till.ledger.v1.Settlement.State and
// are on disk.
enum class SettlementState : int {
  kNone = 0,
  kBegun = 1,       // the batch is frozen and summed
  kBalanced = 2,    // the host's totals are ours
  kUnbalanced = 3,  // they are not
  kUploaded = 4,    // the host has confirmed the end of the batch
  kClosed = 5,      // the next batch is open
};

// Settlement is one, as its journal records together tell it.
struct Settlement {
  std::string name;  // "settlements/{batch}-{n}"
  int batch_number = 0;
  SettlementState state = SettlementState::kNone;
  SettlementSums domestic;
  SettlementSums foreign;
  int domestic_flag = 0;
  int foreign_flag = 0;
  int uploaded = 0;
  int to_upload = 0;
  std::string operator_id;
  int64_t begin_time_micros = 0;
  int64_t end_time_micros = 0;  // 0 until closed
  int trace_number = 0;
  std::vector<std::string> print_jobs;
  std::string business_date;
  int next_batch_number = 0;  // once closed
  int64_t sequence = 0;
  int64_t last_sequence = 0;

  bool operator==(const Settlement&) const = default;
};

// BookSettlement applies a record of kind settlement. ILLEGAL_STEP when it may not follow. Pure: writing and
// verifying go through the same function.
absl::StatusOr<Settlement> BookSettlement(const Settlement& before, const JournalRecord& record,
                                          const Event& event);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_SETTLEMENT_H_
