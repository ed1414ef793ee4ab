// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/intent_check.h"

#include <algorithm>
#include <string_view>

#include "services/common/payment_kind/payment_kind.h"
#include "services/common/status/error.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {
namespace {

// Field 4 of ISO 8583 has twelve digits.
constexpr int64_t kMaxAmountMinor = 999'999'999'999;
constexpr size_t kMaxNameSize = 100;
constexpr size_t kMaxRequestIdSize = 64;
constexpr size_t kDigestSize = 32;
// What field 62 has room for beside its length, in the terms of the API (SlipMessage.signature).
constexpr size_t kMaxSignatureSize = 900;
// till.ledger.v1.VoidReason.
constexpr int64_t kDeclinedByHost = 1;
constexpr int64_t kReversedAtHost = 8;
constexpr int64_t kOrderClosed = 12;
constexpr int64_t kLastVoidReason = 12;

bool IsPrintable(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

absl::Status Invalid(std::string_view message) {
  return MakeError(ErrorCode::kInvalidRequest, message);
}

absl::Status CheckMoney(const Intent& intent, const KindRules& rules) {
  if (!rules.has_amount && intent.amount_minor != 0) {
    return MakeError(ErrorCode::kInvalidAmount, "amount: that kind has none");
  }
  if (!rules.has_amount && intent.currency.empty()) return absl::OkStatus();
  if (rules.has_amount && (intent.amount_minor <= 0 || intent.amount_minor > kMaxAmountMinor)) {
    return MakeError(ErrorCode::kInvalidAmount, "amount must be 1 to 999999999999 minor units");
  }
  if (intent.currency.size() != 3 ||
      !std::ranges::all_of(intent.currency, [](char c) { return c >= 'A' && c <= 'Z'; })) {
    return MakeError(ErrorCode::kCurrencyNotSupported, "currency_code must be three capital letters");
  }
  return absl::OkStatus();
}

// A tip may come with a sale at once; what is added later is a payment of its own.
absl::Status CheckTip(const Intent& intent, const KindRules& rules) {
  if (intent.tip_minor == 0) return absl::OkStatus();
  if (rules.effect != Effect::kCredit || rules.kind == PaymentKind::kOfflineAdjustment) {
    return Invalid("tip: that kind has none");
  }
  if (intent.tip_minor < 0 || intent.tip_minor >= intent.amount_minor) {
    return MakeError(ErrorCode::kInvalidAmount, "tip must be less than the amount, of which it is a part");
  }
  if (intent.tip_currency != intent.currency) {
    return MakeError(ErrorCode::kCurrencyNotSupported, "tip: another currency than the amount's");
  }
  return absl::OkStatus();
}

absl::Status CheckInstalments(const Intent& intent, const KindRules& rules) {
  // Field 62 of an instalment sale has two digits.
  const bool has_them = rules.kind == PaymentKind::kInstalmentSale;
  if (has_them ? intent.instalments >= 2 && intent.instalments <= 99 : intent.instalments == 0) {
    return absl::OkStatus();
  }
  return Invalid(has_them ? "instalments must be 2 to 99" : "instalments: that kind has none");
}

// A slip without its signature would be a message that can never be sent.
absl::Status CheckSignature(const Intent& intent, const KindRules& rules) {
  const bool is_slip = rules.kind == PaymentKind::kSlipUpload;
  if (!is_slip) {
    return intent.signature.empty() ? absl::OkStatus() : Invalid("signature: that kind has none");
  }
  if (!intent.signature.empty() && intent.signature.size() <= kMaxSignatureSize) return absl::OkStatus();
  return Invalid("signature must have 1 to 900 bytes");
}

// A promotion takes something off, and says from what.
absl::Status CheckPromotion(const Intent& intent) {
  if (intent.promotion.empty() && intent.undiscounted_minor == 0) return absl::OkStatus();
  if (!intent.promotion.starts_with("promotions/") || intent.promotion.size() > kMaxNameSize ||
      !IsPrintable(intent.promotion)) {
    return Invalid("promotion must be a name like \"promotions/…\" of at most 100 characters");
  }
  if (intent.undiscounted_minor <= intent.amount_minor || intent.undiscounted_minor > kMaxAmountMinor ||
      intent.undiscounted_currency != intent.currency) {
    return Invalid("original_amount must be more than the amount, in its currency");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckOperator(std::string_view operator_id) {
  if (operator_id.size() <= 16 && IsPrintable(operator_id)) return absl::OkStatus();
  return Invalid("operator_id must have at most 16 printable characters");
}

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
  const KindRules* const rules = FindKind(intent.payment_kind);
  if (rules == nullptr) return Invalid("kind is missing or unknown");
  LEDGER_RETURN_IF_ERROR(CheckMoney(intent, *rules));
  LEDGER_RETURN_IF_ERROR(CheckTip(intent, *rules));
  LEDGER_RETURN_IF_ERROR(CheckInstalments(intent, *rules));
  LEDGER_RETURN_IF_ERROR(CheckSignature(intent, *rules));
  LEDGER_RETURN_IF_ERROR(CheckOperator(intent.operator_id));
  LEDGER_RETURN_IF_ERROR(CheckOperator(intent.approved_by));
  LEDGER_RETURN_IF_ERROR(CheckPromotion(intent));
  if (rules->HasOriginal() == intent.original.empty()) {
    return Invalid(intent.original.empty() ? "original is missing" : "original: that kind has none");
  }
  return absl::OkStatus();
}

absl::Status CheckVoidReason(PaymentKind kind, Phase phase, const Details& details) {
  const int64_t reason = details.GetNumber(DetailField::kVoidReason);
  if (reason <= 0 || reason > kLastVoidReason) return Invalid("reason is missing or unknown");
  const bool declined = phase == Phase::kDeclined || phase == Phase::kDeclinedAndCompleted;
  const bool reversed = phase == Phase::kReversalSent;
  const bool is_order = RulesOf(kind).discipline == Discipline::kOrder;
  bool fits = !reversed;
  if (reason == kReversedAtHost) fits = reversed;
  if (reason == kOrderClosed) fits = is_order && (reversed || declined);
  if (reason == kDeclinedByHost) fits = declined;
  if (fits) return absl::OkStatus();
  return MakeError(ErrorCode::kIllegalStep,
                   "the reason contradicts a payment that is \"" + std::string(PhaseName(phase)) + "\"");
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
