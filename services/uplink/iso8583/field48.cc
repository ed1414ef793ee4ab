// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/field48.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace till::uplink {
namespace {

constexpr int64_t kMaxAmount = 999'999'999'999;
constexpr int32_t kMaxGroupCount = 999;
constexpr int32_t kMaxBatchCount = 9'999;
constexpr uint32_t kMaxTrace = 999'999;
constexpr size_t kGroupDigits = 31;
constexpr size_t kDetailDigits = 40;
constexpr size_t kPanDigits = 20;

absl::Status Refuse(const std::string& fault) {
  return absl::InvalidArgumentError(absl::StrCat("field 48: ", fault));
}

bool IsAmount(int64_t minor) {
  return minor >= 0 && minor <= kMaxAmount;
}

absl::StatusOr<std::string> GroupDigits(const SettlementGroup& group) {
  if (!IsAmount(group.debit_minor) || !IsAmount(group.credit_minor))
    return Refuse("a total has more than twelve digits");
  if (group.debit_count < 0 || group.debit_count > kMaxGroupCount || group.credit_count < 0 ||
      group.credit_count > kMaxGroupCount) {
    return Refuse("a count is not in 0..999");
  }
  return absl::StrFormat("%012d%03d%012d%03d0", group.debit_minor, group.debit_count, group.credit_minor,
                         group.credit_count);
}

}  // namespace

absl::StatusOr<std::string> SettlementDigits(const SettlementGroup& domestic,
                                             const SettlementGroup& foreign) {
  const absl::StatusOr<std::string> first = GroupDigits(domestic);
  if (!first.ok()) return first.status();
  const absl::StatusOr<std::string> second = GroupDigits(foreign);
  if (!second.ok()) return second.status();
  return absl::StrCat(*first, *second);
}

absl::StatusOr<SettlementFlags> ParseSettlementFlags(std::string_view digits) {
  if (digits.size() != 2 * kGroupDigits || !std::all_of(digits.begin(), digits.end(), absl::ascii_isdigit)) {
    return Refuse("a settlement's answer is not 62 digits");
  }
  const SettlementFlags flags{digits[kGroupDigits - 1] - '0', digits[2 * kGroupDigits - 1] - '0'};
  for (const int32_t flag : {flags.domestic, flags.foreign}) {
    if (flag < 1 || flag > 3) return Refuse("a settlement's flag is none of 1, 2, 3");
  }
  return flags;
}

absl::StatusOr<SecretBuffer> StripeDetailDigits(std::span<const StripeDetail> details) {
  if (details.empty() || details.size() > kMostStripeDetails)
    return Refuse("one to eight payments go into a message");
  SecretBuffer digits(2 + details.size() * kDetailDigits);
  const std::span<uint8_t> memory = digits.Mutable();
  std::fill(memory.begin(), memory.end(), '0');
  const auto put = [&](size_t offset, std::string_view text) {
    std::copy(text.begin(), text.end(), memory.begin() + static_cast<ptrdiff_t>(offset));
  };
  put(0, absl::StrFormat("%02d", details.size()));
  size_t offset = 2;
  for (const StripeDetail& detail : details) {
    if (detail.trace == 0 || detail.trace > kMaxTrace) return Refuse("a trace number is not in 1..999999");
    if (!IsAmount(detail.amount_minor)) return Refuse("an amount has more than twelve digits");
    if (detail.pan.empty() || detail.pan.size() > kPanDigits ||
        !std::all_of(detail.pan.begin(), detail.pan.end(), absl::ascii_isdigit)) {
      return Refuse("an account number is not 1 to 20 digits");
    }
    put(offset, detail.foreign ? "01" : "00");
    put(offset + 2, absl::StrFormat("%06d", detail.trace));
    put(offset + 8 + kPanDigits - detail.pan.size(), detail.pan);
    put(offset + 8 + kPanDigits, absl::StrFormat("%012d", detail.amount_minor));
    offset += kDetailDigits;
  }
  return digits;
}

absl::StatusOr<std::string> CountDigits(int32_t count) {
  if (count < 0 || count > kMaxBatchCount) return Refuse("a batch's count is not in 0..9999");
  return absl::StrFormat("%04d", count);
}

absl::StatusOr<std::string> TipDigits(int64_t minor) {
  if (!IsAmount(minor)) return Refuse("a tip has more than twelve digits");
  return absl::StrFormat("%012d", minor);
}

}  // namespace till::uplink
