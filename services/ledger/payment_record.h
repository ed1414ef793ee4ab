// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_PAYMENT_RECORD_H_
#define TILL_SERVICES_LEDGER_PAYMENT_RECORD_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/payment_kind/payment_kind.h"
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

// PaymentRecord is one payment, as all its journal records together tell it, and those of the payments that
// are about it.
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

  std::string original;   // the payment that this one is about
  int64_t tip_minor = 0;  // part of the amount
  int instalments = 0;
  int shift_number = 1;
  std::string inherited_scheme;  // the original's
  int64_t replaces_minor = 0;    // what an adjustment replaces
  int send_attempts = 0;
  int64_t posted_minor = 0;  // 0 until posted; less than the amount after a partial approval
  int64_t fee_minor = 0;

  // What follow-ups have made of it (follow_up.h).
  int64_t current_minor = 0;     // the posted amount, or what the last adjustment made of it
  int64_t refunded_minor = 0;    // by refunds that are open or posted
  int64_t tips_added_minor = 0;  // by adjustments that are open or posted
  std::string undone_by;         // a void that is open or posted
  bool undone = false;           // it is posted
  std::string completed_by;      // a completion that is open, or posted and not voided
  std::string settlement;        // the settlement that closed its batch

  bool operator==(const PaymentRecord&) const = default;

  Step last_step() const { return steps.empty() ? Step::kNone : steps.back().step; }
  PaymentKind kind() const { return static_cast<PaymentKind>(payment_kind); }
  const KindRules& rules() const { return RulesOf(kind()); }
  // Scheme is the card's, the wallet's, or the original's; "" when none is known.
  std::string_view Scheme() const;
  bool HasStep(Step step) const;
  // PendingMinor is what the intent makes pending: the amount, or by how much an adjustment changes one.
  int64_t PendingMinor() const { return amount_minor - replaces_minor; }
  // WholeMinor is what it is worth now: as last adjusted, with the tips that were added.
  int64_t WholeMinor() const { return current_minor + tips_added_minor; }
  // SoldMinor is what it added to the merchant's claim on the acquirer when it was posted (negative when it
  // took away), tips included and fees aside.
  int64_t SoldMinor() const;
  // SoldTipMinor is the part of SoldMinor that is a tip.
  int64_t SoldTipMinor() const;
};

// MoneyOf is what a posted payment did to the books.
PostedMoney MoneyOf(const PaymentRecord& payment);

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
