// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/follow_up.h"

#include <algorithm>
#include <string_view>

#include "services/common/status/error.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {
namespace {

absl::Status Unsuitable(const PaymentRecord& original, std::string_view why) {
  return WithPayment(MakeError(ErrorCode::kOriginalUnsuitable, "original: " + std::string(why)),
                     original.payment);
}

absl::Status TooMuch(const PaymentRecord& original, std::string_view why) {
  return WithPayment(MakeError(ErrorCode::kAmountExceedsOriginal, "amount: " + std::string(why)),
                     original.payment);
}

bool IsCompletion(PaymentKind kind) {
  return kind == PaymentKind::kCompletion || kind == PaymentKind::kCompletionAdvice ||
         kind == PaymentKind::kMotoCompletion || kind == PaymentKind::kMotoCompletionAdvice;
}

// A reservation outlives its batch, everything else that is undone or adjusted does not: the host has settled
// it.
bool MustShareBatch(const KindRules& rules) {
  const bool of_reservation = rules.kind == PaymentKind::kPreAuthorizationVoid ||
                              rules.kind == PaymentKind::kMotoPreAuthorizationVoid;
  return (rules.undoes_original && !of_reservation) || rules.kind == PaymentKind::kTipAdjustment ||
         rules.kind == PaymentKind::kOfflineAdjustment;
}

bool IsOfThisBatch(const PaymentRecord& original, int batch_number) {
  return original.batch_number == batch_number && original.settlement.empty();
}

// A message is opened before its original ends, so that no crash comes between the two.
bool MayHaveMessage(PaymentKind message, const PaymentRecord& original) {
  switch (original.phase) {
    case Phase::kPosted:
      return true;
    case Phase::kApproved:
    case Phase::kApprovedAndCompleted:
      return message != PaymentKind::kOfflineSaleUpload;
    case Phase::kOfflineApproved:
      return message == PaymentKind::kOfflineSaleUpload || message == PaymentKind::kSlipUpload;
    case Phase::kDeclined:
    case Phase::kDeclinedAndCompleted:
    case Phase::kReversalOwed:
    case Phase::kReversalSent:
    case Phase::kVoided:
      // The issuer's scripts may have run on the card whatever became of the money.
      return message == PaymentKind::kScriptResult;
    default:
      return false;
  }
}

bool HasOpen(const std::vector<FollowUp>& siblings, PaymentKind kind) {
  return std::ranges::any_of(siblings, [kind](const FollowUp& sibling) {
    return sibling.payment_kind == static_cast<int>(kind) && !IsEnded(sibling.phase);
  });
}

// CheckSettled refuses an original whose amount at the host is still on its way there.
absl::Status CheckSettled(const PaymentRecord& original, const std::vector<FollowUp>& siblings) {
  if (HasOpen(siblings, PaymentKind::kOfflineSaleUpload)) {
    return Unsuitable(original, "the host does not know of it yet");
  }
  if (HasOpen(siblings, PaymentKind::kOfflineAdjustment) || HasOpen(siblings, PaymentKind::kTipAdjustment)) {
    return Unsuitable(original, "its amount is being adjusted");
  }
  return absl::OkStatus();
}

absl::Status CheckVoid(const Intent& intent, const PaymentRecord& original,
                       const std::vector<FollowUp>& siblings) {
  if (original.refunded_minor != 0) return Unsuitable(original, "it is refunded, in part or whole");
  if (!original.completed_by.empty()) return Unsuitable(original, "it is completed; void the completion");
  LEDGER_RETURN_IF_ERROR(CheckSettled(original, siblings));
  if (intent.amount_minor > original.WholeMinor()) return TooMuch(original, "more than the original's");
  if (intent.amount_minor < original.WholeMinor()) {
    return MakeError(ErrorCode::kInvalidAmount, "amount: a void is of the whole original");
  }
  return absl::OkStatus();
}

absl::Status CheckRefund(const Intent& intent, const PaymentRecord& original,
                         const std::vector<FollowUp>& siblings) {
  LEDGER_RETURN_IF_ERROR(CheckSettled(original, siblings));
  if (intent.amount_minor > original.WholeMinor() - original.refunded_minor) {
    return TooMuch(original, "more than is left of the original after other refunds");
  }
  return absl::OkStatus();
}

absl::Status CheckCompletion(const Intent& intent, const PaymentRecord& original,
                             const LedgerOptions& options) {
  if (!original.completed_by.empty()) return Unsuitable(original, "it is completed already");
  if (intent.amount_minor * 100 > original.posted_minor * options.completion_cap_percent) {
    return TooMuch(original, "more than may be taken of the reservation");
  }
  return absl::OkStatus();
}

absl::Status CheckTip(const Intent& intent, const PaymentRecord& original,
                      const std::vector<FollowUp>& siblings, const LedgerOptions& options) {
  if (original.refunded_minor != 0) return Unsuitable(original, "it is refunded, in part or whole");
  if (HasOpen(siblings, PaymentKind::kOfflineSaleUpload)) {
    return Unsuitable(original, "the host does not know of it yet");
  }
  if ((original.tips_added_minor + intent.amount_minor) * 100 >
      original.current_minor * options.tip_cap_percent) {
    return TooMuch(original, "more than may be added as tips");
  }
  return absl::OkStatus();
}

absl::Status CheckAdjustment(const Intent& intent, const PaymentRecord& original,
                             const std::vector<FollowUp>& siblings) {
  if (original.refunded_minor != 0) return Unsuitable(original, "it is refunded, in part or whole");
  if (HasOpen(siblings, PaymentKind::kOfflineAdjustment)) {
    return Unsuitable(original, "another adjustment of it is open");
  }
  if (intent.amount_minor == original.current_minor) {
    return MakeError(ErrorCode::kInvalidAmount, "amount: it is that already");
  }
  return absl::OkStatus();
}

}  // namespace

bool IsRefund(const KindRules& rules) {
  return rules.effect == Effect::kDebit && !rules.undoes_original;
}

absl::Status CheckFollowUp(const Intent& intent, const PaymentRecord& original,
                           const std::vector<FollowUp>& siblings, int batch_number,
                           const LedgerOptions& options) {
  const KindRules& rules = RulesOf(static_cast<PaymentKind>(intent.payment_kind));
  if (std::ranges::find(rules.originals, original.kind()) == rules.originals.end()) {
    return Unsuitable(original, "it is of another kind");
  }
  if (rules.is_message) {
    if (!MayHaveMessage(rules.kind, original)) return Unsuitable(original, "nothing is to be told of it");
    // A signature is asked of people, who may be late; what the terminal owes by itself was opened in time.
    if (rules.kind == PaymentKind::kSlipUpload && !IsOfThisBatch(original, batch_number)) {
      return Unsuitable(original, "its batch is settled");
    }
    return absl::OkStatus();
  }
  if (original.phase != Phase::kPosted) return Unsuitable(original, "it is not posted");
  if (!original.undone_by.empty()) return Unsuitable(original, "it is undone, or being undone");
  if (intent.currency != original.currency) {
    return MakeError(ErrorCode::kCurrencyNotSupported, "amount: the original is in another currency");
  }
  if (MustShareBatch(rules) && !IsOfThisBatch(original, batch_number)) {
    return Unsuitable(original, "it is of another batch");
  }
  if (rules.undoes_original) return CheckVoid(intent, original, siblings);
  if (IsRefund(rules)) return CheckRefund(intent, original, siblings);
  if (IsCompletion(rules.kind)) return CheckCompletion(intent, original, options);
  if (rules.kind == PaymentKind::kTipAdjustment) return CheckTip(intent, original, siblings, options);
  return CheckAdjustment(intent, original, siblings);
}

void TellOriginal(const PaymentRecord& before, const PaymentRecord& after, PaymentRecord& original) {
  const KindRules& rules = after.rules();
  const bool opened = before.payment.empty();
  const bool posted = !opened && after.phase == Phase::kPosted && before.phase != Phase::kPosted;
  const bool voided = !opened && after.phase == Phase::kVoided && before.phase != Phase::kVoided;
  // What this payment takes of the original now, less what it took before.
  const int64_t taken = opened   ? after.amount_minor
                        : posted ? after.posted_minor - after.amount_minor
                        : voided ? -after.amount_minor
                                 : 0;
  if (rules.undoes_original) {
    if (opened) original.undone_by = after.payment;
    if (posted) original.undone = true;
    if (voided) original.undone_by.clear();
  } else if (IsRefund(rules)) {
    original.refunded_minor += taken;
  } else if (rules.effect == Effect::kTip) {
    original.tips_added_minor += taken;
  } else if (IsCompletion(rules.kind)) {
    if (opened) original.completed_by = after.payment;
    if (voided) original.completed_by.clear();
  } else if (rules.kind == PaymentKind::kOfflineAdjustment && posted) {
    original.current_minor = after.posted_minor;
  }
}

bool FreesReservation(const PaymentRecord& after, const PaymentRecord& original) {
  return after.phase == Phase::kPosted && after.rules().undoes_original && IsCompletion(original.kind());
}

}  // namespace till::ledger
