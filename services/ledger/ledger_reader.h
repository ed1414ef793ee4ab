// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_LEDGER_READER_H_
#define TILL_SERVICES_LEDGER_LEDGER_READER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "services/common/sqlite/database.h"
#include "services/ledger/journal_record.h"
#include "services/ledger/payment_filter.h"
#include "services/ledger/payment_record.h"
#include "services/ledger/settlement.h"
#include "services/ledger/verifier.h"

namespace till::ledger {

class Ledger;

// PaymentPage is one page, newest first.
struct PaymentPage {
  std::vector<PaymentRecord> payments;
  std::string next_page_token;  // empty on the last page
};

// TotalsFilter is what to sum; all 0 and empty: the current batch.
struct TotalsFilter {
  int batch_number = 0;
  std::string business_date;  // "YYYY-MM-DD", whatever the batch
  int shift_number = 0;       // whatever the batch
};

// TotalsLine sums posted payments. Empty operator and scheme and no shift: all of them.
struct TotalsLine {
  std::string operator_id;
  std::string scheme;
  int shift_number = 0;
  int payment_kind = 0;
  std::string currency;
  int64_t count = 0;
  int64_t amount_minor = 0;  // positive to the merchant, negative back
  int64_t tips_minor = 0;    // part of it
};

// LedgerTotals is a batch, a day or a shift in sums.
struct LedgerTotals {
  int batch_number = 0;           // 0 for a day or a shift
  std::vector<TotalsLine> lines;  // all, then by operator, by scheme, by shift
  int64_t open_count = 0;         // of any batch: money whose fate is open
  int64_t reversal_owed_count = 0;
  int64_t advice_owed_count = 0;
  int shift_number = 0;  // the shift that is open
};

// SettlementPage is one page, newest first.
struct SettlementPage {
  std::vector<Settlement> settlements;
  std::string next_page_token;  // empty on the last page
};

// ExportedRecord is a journal record with what it means.
struct ExportedRecord {
  JournalRecord record;
  std::string payment;
  std::string currency;
  std::vector<Leg> legs;
};

// LedgerReader reads the books and cannot change them. It has a connection of its own, so that a long report
// does not hold up a payment. Thread-safe.
class LedgerReader {
 public:
  // Open opens the journal at `path`, which a Ledger has opened before.
  static absl::StatusOr<std::unique_ptr<LedgerReader>> Open(const std::string& path);
  // Over reads through the ledger's own connection and lock, for a journal in memory. `ledger` must outlive
  // it.
  static std::unique_ptr<LedgerReader> Over(Ledger& ledger);

  // Search returns payments that match, newest first, at most `page_size` (1 to 200; 0 means 50).
  // INVALID_PAGE_TOKEN, INVALID_REQUEST.
  absl::StatusOr<PaymentPage> Search(const PaymentFilter& filter, int page_size,
                                     const std::string& page_token);

  // Totals sums a batch, a day or a shift. INVALID_REQUEST.
  absl::StatusOr<LedgerTotals> Totals(const TotalsFilter& filter);

  // ListSettlements returns settlements, newest first, paged as Search.
  absl::StatusOr<SettlementPage> ListSettlements(int page_size, const std::string& page_token);

  // Verify proves the books; see verifier.h. An error means that the proof could not be run.
  absl::StatusOr<Verification> Verify();

  // BackUp hands the bytes of a copy of the books on to `sink`, in order and at most 64 KiB at a time, until
  // it returns false. The account boxes are not in it.
  absl::Status BackUp(const std::function<bool(std::string_view)>& sink);

  // Export hands every record from `from_sequence` (1 if less) on to `sink`, in order, at most `limit` (0:
  // all), until it returns false. The lock is not held while the sink runs.
  absl::Status Export(int64_t from_sequence, int64_t limit,
                      const std::function<bool(const ExportedRecord&)>& sink);

 private:
  LedgerReader(std::string path, std::unique_ptr<sqlite::Database> owned, sqlite::Database& database,
               absl::Mutex* mutex);

  // CopyTo writes the copy, without boxes, to `path`.
  absl::Status CopyTo(const std::string& path);
  absl::StatusOr<std::string> JournalId();
  absl::StatusOr<std::vector<ExportedRecord>> ReadRecords(int64_t from_sequence, int64_t count);
  absl::Status AddLines(const TotalsFilter& filter, std::string_view group, LedgerTotals& totals);
  absl::Status CountOpen(LedgerTotals& totals);

  const std::string path_;  // of the journal
  const std::unique_ptr<sqlite::Database> owned_;
  sqlite::Database& database_;
  absl::Mutex own_mutex_;
  absl::Mutex* const mutex_;  // own_mutex_, or the ledger's
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_LEDGER_READER_H_
