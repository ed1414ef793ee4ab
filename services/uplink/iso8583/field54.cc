// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/field54.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"

namespace till::uplink {
namespace {

constexpr size_t kEntryCharacters = 20;
constexpr size_t kSignAt = 7;
constexpr size_t kAmountAt = 8;

bool AllDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

}  // namespace

absl::StatusOr<std::vector<AdditionalAmount>> ParseField54(std::string_view text) {
  if (text.empty() || text.size() % kEntryCharacters != 0) {
    return absl::InvalidArgumentError("field 54: not entries of twenty characters");
  }
  std::vector<AdditionalAmount> amounts;
  for (; !text.empty(); text.remove_prefix(kEntryCharacters)) {
    const std::string_view entry = text.substr(0, kEntryCharacters);
    const char sign = entry[kSignAt];
    if (sign != 'C' && sign != 'D') return absl::InvalidArgumentError("field 54: a sign is neither C nor D");
    AdditionalAmount amount{.account_type = std::string(entry.substr(0, 2)),
                            .amount_type = std::string(entry.substr(2, 2)),
                            .currency = std::string(entry.substr(4, 3))};
    if (!AllDigits(entry.substr(0, kSignAt)) || !AllDigits(entry.substr(kAmountAt)) ||
        !absl::SimpleAtoi(std::string(entry.substr(kAmountAt)), &amount.minor)) {
      return absl::InvalidArgumentError("field 54: something else than digits");
    }
    if (sign == 'D') amount.minor = -amount.minor;
    amounts.push_back(std::move(amount));
  }
  return amounts;
}

}  // namespace till::uplink
