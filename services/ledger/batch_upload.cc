// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/batch_upload.h"

#include <algorithm>

namespace till::ledger {
namespace {

// till.common.v1.EntryMode.
constexpr int64_t kContact = 1;
constexpr int64_t kContactless = 2;

bool IsChip(const PaymentRecord& payment) {
  const int64_t mode = payment.details.GetNumber(DetailField::kEntryMode);
  return mode == kContact || mode == kContactless;
}

// The host approved, and then the card did not, or something failed.
bool IsChipFailure(const PaymentRecord& payment) {
  return payment.phase == Phase::kVoided && IsChip(payment) && SignOf(payment.rules().effect) != 0 &&
         payment.HasStep(Step::kHostApproved) && payment.HasStep(Step::kReversalSent) &&
         payment.details.Get(DetailField::kCryptogramType) == "AAC";
}

bool IsForeign(std::string_view scheme) {
  for (const std::string_view foreign : {"VISA", "MASTERCARD", "JCB", "AMEX"}) {
    if (scheme == foreign) return true;
  }
  return false;
}

}  // namespace

UploadSection SectionOf(const PaymentRecord& payment) {
  if (IsChipFailure(payment)) return UploadSection::kChipFailed;
  if (payment.phase != Phase::kPosted) return UploadSection::kNone;
  switch (payment.kind()) {
    case PaymentKind::kOfflineSettlement:
    case PaymentKind::kOfflineAdjustment:
    case PaymentKind::kTipAdjustment:
      return UploadSection::kOfflineNotices;
    case PaymentKind::kRefund:
    case PaymentKind::kMotoRefund:
    case PaymentKind::kElectronicCashRefund:
      return UploadSection::kRefundNotices;
    case PaymentKind::kCompletionAdvice:
    case PaymentKind::kMotoCompletionAdvice:
      return UploadSection::kCompletionAdvices;
    case PaymentKind::kQrSale:
    case PaymentKind::kQrRefund:
      return UploadSection::kNone;  // no card: the order's number is the platform's own record
    default:
      break;
  }
  const Effect effect = payment.rules().effect;
  if (effect != Effect::kCredit && effect != Effect::kDebit) return UploadSection::kNone;
  if (payment.HasStep(Step::kOfflineApproved)) return UploadSection::kChipOffline;
  return IsChip(payment) ? UploadSection::kChipOnline : UploadSection::kStripeOnline;
}

std::vector<PlannedUpload> PlanUploads(const std::vector<PaymentRecord>& batch, bool balanced) {
  std::vector<PlannedUpload> plan;
  for (const PaymentRecord& payment : batch) {
    const UploadSection section = SectionOf(payment);
    if (section == UploadSection::kNone) continue;
    if (balanced && section == UploadSection::kStripeOnline) continue;
    plan.push_back({section, payment.payment});
  }
  std::ranges::stable_sort(plan, {}, &PlannedUpload::section);
  return plan;
}

BatchSums SumsOf(const std::vector<PaymentRecord>& batch) {
  BatchSums sums;
  for (const PaymentRecord& payment : batch) {
    if (payment.phase != Phase::kPosted) continue;
    SettlementSums& group = IsForeign(payment.Scheme()) ? sums.foreign : sums.domestic;
    const KindRules& rules = payment.rules();
    if (rules.effect == Effect::kCredit || rules.effect == Effect::kTip) {
      group.debit_minor += payment.SoldMinor();
      const bool amends = rules.effect == Effect::kTip || rules.kind == PaymentKind::kOfflineAdjustment;
      if (!amends) ++group.debit_count;
    } else if (rules.effect == Effect::kDebit) {
      group.credit_minor -= payment.SoldMinor();
      ++group.credit_count;
    }
  }
  return sums;
}

}  // namespace till::ledger
