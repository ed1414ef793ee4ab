// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_PAYMENT_FILTER_H_
#define TILL_SERVICES_LEDGER_PAYMENT_FILTER_H_

#include <cstdint>
#include <string>
#include <vector>

namespace till::ledger {

// PaymentFilter is what payments to look for; a field that is empty or 0 does not narrow.
struct PaymentFilter {
  int64_t from_micros = 0;  // inclusive, by time of the intent
  int64_t to_micros = 0;    // exclusive
  int64_t amount_minor = 0;
  std::string currency;
  std::string last_four;
  std::string reference_number;
  enum class State { kAny, kOpen, kPosted, kVoided } state = State::kAny;
  std::string operator_id;
  int batch_number = 0;
  std::vector<int> kinds;
  int trace_number = 0;
  std::string business_date;  // "YYYY-MM-DD"
  int shift_number = 0;
  std::string original;        // the payments about this one
  bool with_messages = false;  // messages for other payments too
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_PAYMENT_FILTER_H_
