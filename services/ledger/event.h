// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_EVENT_H_
#define TILL_SERVICES_LEDGER_EVENT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/ledger/details.h"
#include "services/ledger/journal_record.h"
#include "services/ledger/phase.h"
#include "services/ledger/settlement_sums.h"

namespace till::ledger {

// Event is the meaning of a journal record's payload: which fields are set depends on the record's kind.
// The number beside each is its tag in the canonical encoding.
struct Event {
  std::string payment;         // 1
  std::string request_id;      // 2
  std::string request_digest;  // 3, 32 bytes
  int payment_kind = 0;        // 4, till.ledger.v1.PaymentKind
  int64_t amount_minor = 0;    // 5; in a post: what was approved, when that is less than the intent
  std::string currency;        // 6
  std::string operator_id;     // 7
  int trace_number = 0;        // 8
  int batch_number = 0;        // 9
  std::string business_date;   // 10, "YYYY-MM-DD"
  Step step = Step::kNone;     // 11
  Details details;             // 13, canonical in canonical
  // 14: SHA-256 of the sealed account box. The box itself is beside the journal, so that it can be destroyed
  // when the payment ends and the chain still holds.
  std::string account_digest;
  std::vector<std::string> print_jobs;  // 15, joined by line feeds
  std::string journal_id;               // 16
  std::string original;                 // 17
  int64_t tip_minor = 0;                // 18
  int instalments = 0;                  // 19
  int shift_number = 0;                 // 21
  // 22: what the acquirer keeps, decided when the payment is posted; negative when it gives a fee back.
  int64_t fee_minor = 0;
  std::string settlement;             // 23, "settlements/…"
  int settlement_state = 0;           // 24, till.ledger.v1.Settlement.State; 0 for no change
  int domestic_flag = 0;              // 25
  int foreign_flag = 0;               // 26
  std::vector<std::string> uploaded;  // 27, payments, joined by line feeds
  int next_batch_number = 0;          // 28
  SettlementSums domestic;            // 29, canonical in canonical
  SettlementSums foreign;             // 30
  int to_upload = 0;                  // 31
  // 32: the original's scheme, so that a void without a card is booked where its sale was.
  std::string scheme;
  int64_t replaces_minor = 0;  // 33: the amount that an adjustment replaces

  bool operator==(const Event&) const = default;
};

// EncodeEvent returns the payload. DecodeEvent refuses everything that EncodeEvent does not write, and a
// payload without what a record of `kind` must have.
std::string EncodeEvent(const Event& event);
absl::StatusOr<Event> DecodeEvent(RecordKind kind, std::string_view payload);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_EVENT_H_
