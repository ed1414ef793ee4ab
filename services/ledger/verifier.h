// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_VERIFIER_H_
#define TILL_SERVICES_LEDGER_VERIFIER_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/common/sqlite/database.h"
#include "services/ledger/journal_record.h"
#include "services/ledger/journal_store.h"
#include "services/ledger/payment_record.h"
#include "services/ledger/settlement_store.h"

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
//   say projection  payments, steps, sums, settlements, uploads, shifts, request ids, counters and boxes are
//   what the
//               replay makes of them
//   invariant   every step and every follow-up was allowed (refunds within the original, undone once), no
//   payment
//               is both posted and voided or in two batches, and a settlement is of all of its batch
class Verifier {
 public:
  explicit Verifier(sqlite::Database& database)
      : database_(database), store_(database), settlement_store_(database) {}

  absl::StatusOr<Verification> Run();

 private:
  // By account and currency.
  using Sums = std::map<std::pair<std::string, std::string>, int64_t>;

  absl::Status Replay();
  void CheckChain(const JournalRecord& record);
  absl::Status CheckMeaning(const JournalRecord& record);
  absl::Status CheckPaymentRecord(const JournalRecord& record, const Event& event);
  absl::Status CheckSettlementRecord(const JournalRecord& record, const Event& event);
  // CheckIntent proves that an intent was allowed as things stood.
  void CheckIntent(const JournalRecord& record, const Event& event);
  void TellOriginals(const PaymentRecord& before, const PaymentRecord& after);
  std::vector<FollowUp> FollowUpsOf(const std::string& original) const;
  // BatchOf returns the payments of a batch that is not settled, in the order of their intents.
  std::vector<PaymentRecord> BatchOf(int batch_number) const;
  void CheckHostsWord(const JournalRecord& record, const Settlement& settlement);
  void CheckUploaded(const JournalRecord& record, const Event& event, const Settlement& settlement);
  void Close(const Settlement& settlement);
  absl::Status CheckLegs(int64_t sequence, const std::string& currency, const std::vector<Leg>& expected);
  absl::Status CheckOrphanLegs();
  absl::Status CheckPayments();
  absl::Status CheckBalances();
  absl::Status CheckSums();
  absl::Status CheckSettlements();
  absl::Status CheckShifts();
  absl::Status CheckCounters();
  absl::Status CheckRequests();
  absl::Status CheckBoxes();
  void Report(std::string check, int64_t sequence, std::string detail);

  sqlite::Database& database_;
  JournalStore store_;
  SettlementStore settlement_store_;
  Verification result_;
  std::map<std::string, PaymentRecord> payments_;
  std::map<std::string, int> endings_;  // how many post and void records a payment has
  std::map<std::string, std::vector<std::string>> follow_ups_;  // by original
  std::map<int, std::vector<std::string>> batches_;             // payments that are not settled
  std::map<int64_t, Settlement> settlements_;                   // by sequence
  std::map<int64_t, std::vector<PlannedUpload>> plans_;
  std::map<int64_t, std::set<std::string>> uploaded_;
  std::map<int, int64_t> shifts_;  // the sequence that each began with
  int64_t running_ = 0;            // the settlement that is not closed
  int64_t open_ = 0;
  int64_t legs_ = 0;
  int64_t last_trace_ = 0;
  int64_t last_batch_ = 1;
  int last_shift_ = 1;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_VERIFIER_H_
