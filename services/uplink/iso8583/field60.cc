// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/field60.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace till::uplink {
namespace {

constexpr size_t kTypeDigits = 2;
constexpr size_t kBatchDigits = 6;
constexpr size_t kNetworkDigits = 3;
constexpr size_t kAccountDigits = 3;
constexpr uint32_t kMaxBatch = 999'999;

bool AllDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

}  // namespace

absl::StatusOr<std::string> Field60::Digits() const {
  if (type_code.size() != kTypeDigits || !AllDigits(type_code)) {
    return absl::InvalidArgumentError("field 60: 60.1 is not two digits");
  }
  if (batch > kMaxBatch) return absl::InvalidArgumentError("field 60: the batch has more than six digits");
  if (network_code.size() != kNetworkDigits || !AllDigits(network_code)) {
    return absl::InvalidArgumentError("field 60: 60.3 is not three digits");
  }
  std::string digits = absl::StrFormat("%s%06d%s", type_code, batch, network_code);
  if (entry.has_value()) {
    digits.push_back(static_cast<char>('0' + static_cast<int>(entry->capability)));
    digits.push_back(static_cast<char>('0' + static_cast<int>(entry->condition)));
    const std::string& account = entry->account_type;
    if (!account.empty() && (account.size() != kAccountDigits || !AllDigits(account))) {
      return absl::InvalidArgumentError("field 60: 60.7 is not three digits");
    }
    // 60.6 stands between: it is there when it says something or 60.7 follows.
    if (entry->partial_approval || !account.empty()) {
      absl::StrAppend(&digits, entry->partial_approval ? "1" : "0", account);
    }
  }
  return digits;
}

absl::StatusOr<uint32_t> Field60::ParseBatch(std::string_view digits) {
  uint32_t batch = 0;
  if (digits.size() < kTypeDigits + kBatchDigits || !AllDigits(digits) ||
      !absl::SimpleAtoi(std::string(digits.substr(kTypeDigits, kBatchDigits)), &batch)) {
    return absl::InvalidArgumentError("field 60: no batch in it");
  }
  return batch;
}

}  // namespace till::uplink
