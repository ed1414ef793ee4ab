// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_PAYMENT_RECORD_H_
#define TILL_SERVICES_LEDGER_PAYMENT_RECORD_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/ledger/accounts.h"
#include "services/ledger/details.h"
#include "services/ledger/event.h"
#include "services/ledger/journal_record.h"
#include "services/ledger/phase.h"

namespace till::ledger {

// RecordedStep is a step as the journal has it.
struct RecordedStep {
  Step step = Step::kNone;
  int64_t sequence = 0;
  int64_t time_micros = 0;

  bool operator==(const RecordedStep&) const = default;
};

// PaymentRecord is one payment, as all its journal records together tell it.
struct PaymentRecord {
  std::string payment;
  std::string request_id;
  std::string request_digest;
  int payment_kind = 0;
  int64_t amount_minor = 0;
  std::string currency;
  std::string operator_id;
  int trace_number = 0;
  int batch_number = 0;
  std::string business_date;
  Phase phase = Phase::kIntended;
  Details details;
  std::string account_digest;
  std::vector<std::string> print_jobs;
  int reversal_attempts = 0;
  int64_t sequence = 0;       // of the intent
  int64_t last_sequence = 0;  // of the last record that moved it
  int64_t create_time_micros = 0;
  int64_t end_time_micros = 0;  // 0 while open
  std::vector<RecordedStep> steps;

  bool operator==(const PaymentRecord&) const = default;

  Step last_step() const { return steps.empty() ? Step::kNone : steps.back().step; }
};

// Booked is what one record does: the payment after it and the double entry that it makes (maybe none).
struct Booked {
  PaymentRecord payment;
  std::vector<Leg> legs;
};

// Book applies a record of kind intent, step, post, void or receipt to the payment as it was before (`before`
// is ignored for an intent). ILLEGAL_STEP when it may not follow. Pure: writing and verifying go through the
// same function, so that the projections can be proved from the journal.
absl::StatusOr<Booked> Book(const PaymentRecord& before, const JournalRecord& record, const Event& event);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_PAYMENT_RECORD_H_
