// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/intent_check.h"

#include <algorithm>
#include <string_view>

#include "services/common/status/error.h"
#include "services/ledger/ledger.h"

namespace till::ledger {
namespace {

// Field 4 of ISO 8583 has twelve digits.
constexpr int64_t kMaxAmountMinor = 999'999'999'999;
constexpr size_t kMaxNameSize = 100;
constexpr size_t kMaxRequestIdSize = 64;
constexpr size_t kDigestSize = 32;
constexpr int kSale = 1;
// till.ledger.v1.VoidReason.
constexpr int64_t kDeclinedByHost = 1;
constexpr int64_t kReversedAtHost = 8;
constexpr int64_t kLastVoidReason = 10;

bool IsPrintable(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

absl::Status Invalid(std::string_view message) {
  return MakeError(ErrorCode::kInvalidRequest, message);
}

}  // namespace

absl::Status CheckIntent(const Intent& intent) {
  if (!intent.payment.starts_with("payments/") || intent.payment.size() > kMaxNameSize ||
      !IsPrintable(intent.payment)) {
    return Invalid("payment must be a name like \"payments/…\" of at most 100 characters");
  }
  if (intent.request_id.empty() || intent.request_id.size() > kMaxRequestIdSize ||
      !IsPrintable(intent.request_id)) {
    return Invalid("request_id must have 1 to 64 printable characters");
  }
  if (intent.request_digest.size() != kDigestSize) return Invalid("request_digest must have 32 bytes");
  if (intent.payment_kind != kSale) return Invalid("kind must be SALE");
  if (intent.amount_minor <= 0 || intent.amount_minor > kMaxAmountMinor) {
    return MakeError(ErrorCode::kInvalidAmount, "amount must be 1 to 999999999999 minor units");
  }
  if (intent.currency.size() != 3 ||
      !std::ranges::all_of(intent.currency, [](char c) { return c >= 'A' && c <= 'Z'; })) {
    return MakeError(ErrorCode::kCurrencyNotSupported, "currency_code must be three capital letters");
  }
  if (intent.operator_id.size() > 16 || !IsPrintable(intent.operator_id)) {
    return Invalid("operator_id must have at most 16 printable characters");
  }
  return absl::OkStatus();
}

absl::Status CheckVoidReason(Phase phase, const Details& details) {
  const int64_t reason = details.GetNumber(DetailField::kVoidReason);
  if (reason <= 0 || reason > kLastVoidReason) return Invalid("reason is missing or unknown");
  const bool declined = phase == Phase::kDeclined || phase == Phase::kDeclinedAndCompleted;
  if ((reason == kReversedAtHost) != (phase == Phase::kReversalSent) ||
      (reason == kDeclinedByHost && !declined)) {
    return MakeError(ErrorCode::kIllegalStep,
                     "the reason contradicts a payment that is \"" + std::string(PhaseName(phase)) + "\"");
  }
  return absl::OkStatus();
}

absl::Status CheckPrintJobs(const std::vector<std::string>& print_jobs) {
  for (const std::string& job : print_jobs) {
    if (job.empty() || job.size() > kMaxNameSize || !IsPrintable(job)) {
      return Invalid("print_jobs: a name has 1 to 100 printable characters");
    }
  }
  return absl::OkStatus();
}

}  // namespace till::ledger
