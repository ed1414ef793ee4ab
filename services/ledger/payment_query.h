// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_PAYMENT_QUERY_H_
#define TILL_SERVICES_LEDGER_PAYMENT_QUERY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/sqlite/database.h"
#include "services/ledger/payment_filter.h"
#include "services/ledger/payment_record.h"

namespace till::ledger {

// PaymentQuery is a filter as SQL. Payments come in the order of their intents' times, newest first, and
// those of one time in the order of the journal; every page is read from an index, so that it takes the same
// time however long the journal is.
class PaymentQuery {
 public:
  // For returns the query, or INVALID_REQUEST for a date that is none or a kind that is unknown.
  static absl::StatusOr<PaymentQuery> For(const PaymentFilter& filter);

  // Canonical is the filter as text: the same question gives the same text, whatever the page.
  std::string Canonical() const;

  // Run returns at most `limit` payments, those that come after the one of sequence `after` (0: from the
  // newest).
  absl::StatusOr<std::vector<PaymentRecord>> Run(sqlite::Database& database, int64_t after, int limit) const;

 private:
  // Condition is SQL with at most one "?" and the value bound to it.
  struct Condition {
    std::string sql;
    std::optional<int64_t> number;
    std::optional<std::string> text;
  };

  void Number(std::string sql, int64_t value);
  void Text(std::string sql, const std::string& value);
  void State(PaymentFilter::State state);
  absl::Status BusinessDate(const std::string& date);
  absl::Status Kinds(const std::vector<int>& kinds, bool with_messages);
  void Shift(int shift_number);

  std::vector<Condition> conditions_;
  bool by_sequence_ = false;  // the journal's order narrows better than the time
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_PAYMENT_QUERY_H_
