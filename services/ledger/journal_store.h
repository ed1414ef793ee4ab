// SPDX-License-Identifier: Apache-2.0
// The SQL of the ledger: rows in and out, no rules.

#ifndef TILL_SERVICES_LEDGER_JOURNAL_STORE_H_
#define TILL_SERVICES_LEDGER_JOURNAL_STORE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/common/sqlite/database.h"
#include "services/ledger/follow_up.h"
#include "services/ledger/journal_record.h"
#include "services/ledger/payment_record.h"

namespace till::ledger {

// The counters, by their name in the file.
inline constexpr std::string_view kTraceCounter = "trace";  // the last one taken, 0 before the first
inline constexpr std::string_view kBatchCounter = "batch";  // the current one
inline constexpr std::string_view kShiftCounter = "shift";  // the current one

// KnownRequest is what a request_id opened.
struct KnownRequest {
  std::string payment;
  std::string digest;
  int64_t time_micros = 0;
};

// JournalStore reads and writes one database. The caller holds the lock and the transaction.
class JournalStore {
 public:
  explicit JournalStore(sqlite::Database& database) : database_(database) {}

  // Head returns the last record without its payload; sequence 0 and the zero hash before the first.
  absl::StatusOr<JournalRecord> Head();
  absl::Status InsertRecord(const JournalRecord& record);
  absl::Status InsertLegs(int64_t sequence, std::string_view currency, const std::vector<Leg>& legs);
  absl::StatusOr<std::vector<Leg>> Legs(int64_t sequence);

  // FindPayment returns the payment with its steps, or nothing.
  absl::StatusOr<std::optional<PaymentRecord>> FindPayment(std::string_view payment);
  // SelectPayments prepares a SELECT of payments; `rest` is the SQL after their table's name.
  absl::StatusOr<sqlite::Statement> SelectPayments(std::string_view rest);
  absl::StatusOr<std::vector<PaymentRecord>> ReadPayments(sqlite::Statement& rows);
  // OpenPayments returns those that have not ended, BatchPayments those of a batch that is not settled; in
  // the order of their intents.
  absl::StatusOr<std::vector<PaymentRecord>> OpenPayments();
  absl::StatusOr<std::vector<PaymentRecord>> BatchPayments(int batch_number);
  absl::StatusOr<bool> AnyOpen();
  // FollowUps returns the payments about `original`.
  absl::StatusOr<std::vector<FollowUp>> FollowUps(std::string_view original);
  absl::Status InsertPayment(const PaymentRecord& payment);
  // UpdatePayment writes what changed from `before` to `after`, and a step that is new.
  absl::Status UpdatePayment(const PaymentRecord& before, const PaymentRecord& after);
  // AddToSums adds a payment that has just been posted to the totals.
  absl::Status AddToSums(const PaymentRecord& payment);
  absl::Status InsertShift(int shift_number, int64_t sequence);

  absl::StatusOr<int64_t> Counter(std::string_view name);
  absl::Status SetCounter(std::string_view name, int64_t value);

  absl::StatusOr<std::optional<KnownRequest>> FindRequest(std::string_view request_id);
  absl::Status SaveRequest(std::string_view request_id, const KnownRequest& request);
  absl::Status ForgetRequestsBefore(int64_t time_micros);

  absl::Status SaveSealedAccount(std::string_view payment, std::string_view box);
  // FindSealedAccount returns the box, empty when there is none.
  absl::StatusOr<std::string> FindSealedAccount(std::string_view payment);
  absl::Status DestroySealedAccount(std::string_view payment);
  // DestroyBatchAccounts destroys those of every payment of a batch.
  absl::Status DestroyBatchAccounts(int batch_number);

  sqlite::Database& database() { return database_; }

 private:
  absl::Status LoadSteps(PaymentRecord& payment);
  absl::Status UpdateIndexed(const PaymentRecord& before, const PaymentRecord& after);

  sqlite::Database& database_;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_JOURNAL_STORE_H_
