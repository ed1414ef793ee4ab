// SPDX-License-Identifier: Apache-2.0
#include "services/payment/kind_plan.h"

#include <algorithm>
#include <array>

namespace till::payment {
namespace {

using K = PaymentKind;
using C = CardPart;
using T = Typing;

// clang-format off
constexpr auto kPlans = std::to_array<KindPlan>({
    // kind                     card             9C    owed when not sent, typing
    {K::kSale,                  C::kFull,         0x00, false, T::kMay},
    {K::kSaleVoid,              C::kFromOriginal, 0x20, false},
    // Money goes back to the card that paid, and that is there to be seen.
    {K::kRefund,                C::kAccountOnly,  0x20, false},
    {K::kPreAuthorization,      C::kFull,         0x03, false, T::kMay},
    {K::kPreAuthorizationVoid,  C::kFromOriginal, 0x20, false},
    {K::kCompletion,            C::kFromOriginal, 0x00, false},
    {K::kCompletionAdvice,      C::kFromOriginal, 0x00, true},
    {K::kCompletionVoid,        C::kFromOriginal, 0x20, false},
    {K::kBalanceInquiry,        C::kFull,         0x31, false, T::kMay},
    {K::kTipAdjustment,         C::kFromOriginal, 0x00, true},
    {K::kOfflineAdjustment,     C::kFromOriginal, 0x00, true},
    {K::kOfflineSettlement,     C::kAccountOnly,  0x00, true},
    {K::kInstalmentSale,        C::kFull,         0x00, false},
    {K::kInstalmentVoid,        C::kFromOriginal, 0x20, false},
    {K::kAccountTopUp,          C::kAccountOnly,  0x40, false},
    {K::kCashTopUp,             C::kAccountOnly,  0x63, false},
    {K::kLoadFromBoundAccount,  C::kFull,         0x60, false},
    {K::kLoadFromOtherAccount,  C::kFull,         0x62, false},
    {K::kLoadFromCash,          C::kFull,         0x63, false},
    {K::kLoadFromCashVoid,      C::kFromOriginal, 0x17, false},
    {K::kQrSale,                C::kNone,         0x00, false},
    {K::kQrRefund,              C::kNone,         0x20, false},
    {K::kPointsSale,            C::kFull,         0x00, false},
    {K::kPointsVoid,            C::kFromOriginal, 0x20, false},
    {K::kPointsInquiry,         C::kFull,         0x31, false},
    {K::kReservationSale,       C::kFull,         0x00, false},
    {K::kReservationVoid,       C::kFromOriginal, 0x20, false},
    {K::kElectronicCashRefund,  C::kAccountOnly,  0x20, false},
    {K::kMotoSale,              C::kAccountOnly,  0x00, false, T::kAlways},
    {K::kMotoSaleVoid,          C::kFromOriginal, 0x20, false, T::kAlways},
    // Nobody is there who could show the card that paid.
    {K::kMotoRefund,            C::kFromOriginal, 0x20, false, T::kAlways},
    {K::kMotoPreAuthorization,  C::kAccountOnly,  0x03, false, T::kAlways},
    {K::kMotoPreAuthorizationVoid, C::kFromOriginal, 0x20, false, T::kAlways},
    {K::kMotoCompletion,        C::kFromOriginal, 0x00, false, T::kAlways},
    {K::kMotoCompletionAdvice,  C::kFromOriginal, 0x00, true,  T::kAlways},
    {K::kMotoCompletionVoid,    C::kFromOriginal, 0x20, false, T::kAlways},
    {K::kScriptResult,          C::kNone,         0x00, true},
    {K::kTopUpConfirmation,     C::kNone,         0x00, true},
    {K::kOfflineSaleUpload,     C::kNone,         0x00, true},
    {K::kSlipUpload,            C::kNone,         0x00, true},
});
// clang-format on

}  // namespace

const KindPlan& PlanOf(ledger::v1::PaymentKind kind) {
  const auto plan = std::ranges::find(kPlans, static_cast<PaymentKind>(kind), &KindPlan::kind);
  return plan == kPlans.end() ? kPlans.front() : *plan;
}

const KindRules& RulesOf(ledger::v1::PaymentKind kind) {
  const KindRules* const rules = FindKind(static_cast<int>(kind));
  return rules != nullptr ? *rules : till::RulesOf(PaymentKind::kSale);
}

std::optional<ledger::v1::PaymentKind> VoidOf(ledger::v1::PaymentKind kind) {
  if (kind == ledger::v1::QR_SALE) return ledger::v1::QR_REFUND;
  for (const KindRules& rules : AllKinds()) {
    if (!rules.undoes_original) continue;
    if (std::ranges::find(rules.originals, static_cast<PaymentKind>(kind)) == rules.originals.end()) continue;
    return static_cast<ledger::v1::PaymentKind>(rules.kind);
  }
  return std::nullopt;
}

}  // namespace till::payment
