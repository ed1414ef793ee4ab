// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_VERIFIER_H_
#define TILL_SERVICES_LEDGER_VERIFIER_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/common/sqlite/database.h"
#include "services/ledger/journal_record.h"
#include "services/ledger/journal_store.h"
#include "services/ledger/payment_record.h"

namespace till::ledger {

// Finding is one thing that is wrong with the books.
struct Finding {
  std::string check;     // "storage", "chain", "balance", "projection", "invariant"
  int64_t sequence = 0;  // of the record concerned, 0 for none
  std::string detail;
};

// Verification is what the proof found; the books are sound when there are no findings.
struct Verification {
  int64_t entries = 0;  // journal records
  int64_t payments = 0;
  std::string head_hash;
  std::vector<Finding> findings;  // at most 100

  bool sound() const { return findings.empty(); }
};

// Verifier proves one snapshot of a journal, by replaying it from its first record:
//   storage     the file's pages are whole (SQLite's integrity check)
//   chain       sequences have no gap, each record has its predecessor's hash and its own hash is right
//   balance     each record's debits equal its credits; each account's sum is what open and posted payments
//   say projection  payments, steps, request ids, counters and boxes are what the replay makes of them
//   invariant   every step was allowed, and no payment is both posted and voided
class Verifier {
 public:
  explicit Verifier(sqlite::Database& database) : database_(database), store_(database) {}

  absl::StatusOr<Verification> Run();

 private:
  // By account and currency.
  using Sums = std::map<std::pair<std::string, std::string>, int64_t>;

  absl::Status Replay();
  void CheckChain(const JournalRecord& record);
  absl::Status CheckMeaning(const JournalRecord& record);
  absl::Status CheckPaymentRecord(const JournalRecord& record, const Event& event);
  absl::Status CheckLegs(int64_t sequence, const std::string& currency, const std::vector<Leg>& expected);
  absl::Status CheckOrphanLegs();
  absl::Status CheckPayments();
  absl::Status CheckSums();
  absl::Status CheckCounters();
  absl::Status CheckRequests();
  absl::Status CheckBoxes();
  void Report(std::string check, int64_t sequence, std::string detail);

  sqlite::Database& database_;
  JournalStore store_;
  Verification result_;
  std::map<std::string, PaymentRecord> payments_;
  std::map<std::string, int> endings_;  // how many post and void records a payment has
  int64_t legs_ = 0;
  int64_t last_trace_ = 0;
  int64_t last_batch_ = 1;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_VERIFIER_H_
