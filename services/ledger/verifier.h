// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_VERIFIER_H_
#define TILL_SERVICES_LEDGER_VERIFIER_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
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

// Verifier proves one snapshot of a journal, by replaying it from its first record into a scratch database of
// the same schema, so that its memory does not grow with the journal:
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
  // `scratch` is an empty database, which the caller throws away.
  Verifier(sqlite::Database& database, sqlite::Database& scratch)
      : database_(database),
        scratch_(scratch),
        store_(database),
        replay_(scratch),
        replay_settlements_(scratch) {}

  absl::StatusOr<Verification> Run();

 private:
  // By account and currency.
  using Sums = std::map<std::pair<std::string, std::string>, int64_t>;

  absl::Status PrepareScratch();
  absl::Status Replay();
  void CheckChain(const JournalRecord& record);
  absl::Status CheckMeaning(const JournalRecord& record);
  absl::Status CheckPaymentRecord(const JournalRecord& record, const Event& event);
  // CheckIntent proves that an intent was allowed as things stood.
  absl::Status CheckIntent(const JournalRecord& record, const Event& event);
  absl::Status Save(RecordKind kind, const PaymentRecord& before, const PaymentRecord& after);
  absl::Status TellOriginals(const PaymentRecord& before, const PaymentRecord& after);
  absl::Status CheckBatchAdopted(const JournalRecord& record, const Event& event);
  absl::Status CheckShift(const JournalRecord& record, const Event& event);
  absl::Status CheckSettlementRecord(const JournalRecord& record, const Event& event);
  absl::Status CheckBegin(const JournalRecord& record, const Event& event, const Settlement& settlement);
  absl::Status CheckProgress(const JournalRecord& record, const Event& event, const Settlement& before,
                             const Settlement& after);
  absl::Status CheckLegs(int64_t sequence, const std::string& currency, const std::vector<Leg>& expected);
  absl::Status CheckOrphanLegs();
  absl::Status CheckProjections();
  // CompareTable compares the rows of both databases, in the order of `key`.
  absl::Status CompareTable(const std::string& table, const std::string& key);
  absl::Status ForEachPayment(const std::function<void(const PaymentRecord&)>& visit);
  absl::Status CheckBalances();
  absl::Status CheckCounters();
  absl::Status CheckRequests();
  absl::Status CheckBoxes();
  void Report(std::string check, int64_t sequence, std::string detail);

  sqlite::Database& database_;
  sqlite::Database& scratch_;
  JournalStore store_;
  JournalStore replay_;
  SettlementStore replay_settlements_;
  Verification result_;
  std::map<std::string, PaymentRecord> open_;  // the same as in the scratch database, at hand
  int64_t legs_ = 0;
  int64_t last_trace_ = 0;
  int last_batch_ = 1;
  int last_shift_ = 1;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_VERIFIER_H_
