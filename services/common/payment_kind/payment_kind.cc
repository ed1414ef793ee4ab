// SPDX-License-Identifier: Apache-2.0
#include "services/common/payment_kind/payment_kind.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace till {
namespace {

using D = Discipline;
using E = Effect;
using K = PaymentKind;

constexpr std::span<const K> kNone;
constexpr K kSales[] = {K::kSale};
constexpr K kRefundables[] = {K::kSale,           K::kCompletion,        K::kCompletionAdvice,
                              K::kInstalmentSale, K::kOfflineSettlement, K::kReservationSale};
constexpr K kPreAuthorizations[] = {K::kPreAuthorization};
constexpr K kCompletions[] = {K::kCompletion};
constexpr K kOfflineSettlements[] = {K::kOfflineSettlement};
constexpr K kInstalments[] = {K::kInstalmentSale};
constexpr K kCashLoads[] = {K::kLoadFromCash};
constexpr K kQrSales[] = {K::kQrSale};
constexpr K kPointsSales[] = {K::kPointsSale};
constexpr K kReservations[] = {K::kReservationSale};
// Mail order and telephone order keep to themselves: each of their messages has field 25 of its own.
constexpr K kMotoSales[] = {K::kMotoSale};
constexpr K kMotoRefundables[] = {K::kMotoSale, K::kMotoCompletion, K::kMotoCompletionAdvice};
constexpr K kMotoPreAuthorizations[] = {K::kMotoPreAuthorization};
constexpr K kMotoCompletions[] = {K::kMotoCompletion};
constexpr K kWithScripts[] = {K::kSale,
                              K::kPreAuthorization,
                              K::kBalanceInquiry,
                              K::kInstalmentSale,
                              K::kLoadFromBoundAccount,
                              K::kLoadFromOtherAccount,
                              K::kLoadFromCash,
                              K::kPointsSale};
constexpr K kTopUps[] = {K::kAccountTopUp, K::kCashTopUp};
constexpr K kSigned[] = {K::kSale, K::kPreAuthorization, K::kCompletion, K::kInstalmentSale};

// clang-format off
constexpr auto kTable = std::to_array<KindRules>({
    // kind                     name                        when silent      money        amount originals           undoes message
    {K::kSale,                  "sale",                     D::kReversible,  E::kCredit,  true,  kNone,               false, false},
    {K::kSaleVoid,              "sale_void",                D::kReversible,  E::kDebit,   true,  kSales,              true,  false},
    {K::kRefund,                "refund",                   D::kAdvice,      E::kDebit,   true,  kRefundables,        false, false},
    {K::kPreAuthorization,      "pre_authorization",        D::kReversible,  E::kNone,    true,  kNone,               false, false},
    {K::kPreAuthorizationVoid,  "pre_authorization_void",   D::kReversible,  E::kNone,    true,  kPreAuthorizations,  true,  false},
    {K::kCompletion,            "completion",               D::kReversible,  E::kCredit,  true,  kPreAuthorizations,  false, false},
    {K::kCompletionAdvice,      "completion_advice",        D::kAdvice,      E::kCredit,  true,  kPreAuthorizations,  false, false},
    {K::kCompletionVoid,        "completion_void",          D::kReversible,  E::kDebit,   true,  kCompletions,        true,  false},
    {K::kBalanceInquiry,        "balance_inquiry",          D::kInquiry,     E::kNone,    false, kNone,               false, false},
    {K::kTipAdjustment,         "tip_adjustment",           D::kAdvice,      E::kTip,     true,  kSales,              false, false},
    {K::kOfflineAdjustment,     "offline_adjustment",       D::kAdvice,      E::kCredit,  true,  kOfflineSettlements, false, false},
    {K::kOfflineSettlement,     "offline_settlement",       D::kAdvice,      E::kCredit,  true,  kNone,               false, false},
    {K::kInstalmentSale,        "instalment_sale",          D::kReversible,  E::kCredit,  true,  kNone,               false, false},
    {K::kInstalmentVoid,        "instalment_void",          D::kReversible,  E::kDebit,   true,  kInstalments,        true,  false},
    {K::kAccountTopUp,          "account_top_up",           D::kReversible,  E::kCashIn,  true,  kNone,               false, false},
    {K::kCashTopUp,             "cash_top_up",              D::kReversible,  E::kCashIn,  true,  kNone,               false, false},
    {K::kLoadFromBoundAccount,  "load_from_bound_account",  D::kReversible,  E::kNone,    true,  kNone,               false, false},
    {K::kLoadFromOtherAccount,  "load_from_other_account",  D::kReversible,  E::kNone,    true,  kNone,               false, false},
    {K::kLoadFromCash,          "load_from_cash",           D::kReversible,  E::kCashIn,  true,  kNone,               false, false},
    {K::kLoadFromCashVoid,      "load_from_cash_void",      D::kReversible,  E::kCashOut, true,  kCashLoads,          true,  false},
    {K::kQrSale,                "qr_sale",                  D::kOrder,       E::kCredit,  true,  kNone,               false, false},
    {K::kQrRefund,              "qr_refund",                D::kAdvice,      E::kDebit,   true,  kQrSales,            false, false},
    {K::kPointsSale,            "points_sale",              D::kReversible,  E::kCredit,  true,  kNone,               false, false},
    {K::kPointsVoid,            "points_void",              D::kReversible,  E::kDebit,   true,  kPointsSales,        true,  false},
    {K::kPointsInquiry,         "points_inquiry",           D::kInquiry,     E::kNone,    false, kNone,               false, false},
    {K::kReservationSale,       "reservation_sale",         D::kReversible,  E::kCredit,  true,  kNone,               false, false},
    {K::kReservationVoid,       "reservation_void",         D::kReversible,  E::kDebit,   true,  kReservations,       true,  false},
    {K::kElectronicCashRefund,  "electronic_cash_refund",   D::kAdvice,      E::kDebit,   true,  kSales,              false, false},
    {K::kMotoSale,              "moto_sale",                D::kReversible,  E::kCredit,  true,  kNone,               false, false},
    {K::kMotoSaleVoid,          "moto_sale_void",           D::kReversible,  E::kDebit,   true,  kMotoSales,          true,  false},
    {K::kMotoRefund,            "moto_refund",              D::kAdvice,      E::kDebit,   true,  kMotoRefundables,    false, false},
    {K::kMotoPreAuthorization,  "moto_pre_authorization",   D::kReversible,  E::kNone,    true,  kNone,               false, false},
    {K::kMotoPreAuthorizationVoid, "moto_pre_authorization_void", D::kReversible, E::kNone, true, kMotoPreAuthorizations, true, false},
    {K::kMotoCompletion,        "moto_completion",          D::kReversible,  E::kCredit,  true,  kMotoPreAuthorizations, false, false},
    {K::kMotoCompletionAdvice,  "moto_completion_advice",   D::kAdvice,      E::kCredit,  true,  kMotoPreAuthorizations, false, false},
    {K::kMotoCompletionVoid,    "moto_completion_void",     D::kReversible,  E::kDebit,   true,  kMotoCompletions,    true,  false},
    {K::kScriptResult,          "script_result",            D::kAdvice,      E::kNone,    false, kWithScripts,        false, true},
    {K::kTopUpConfirmation,     "top_up_confirmation",      D::kAdvice,      E::kNone,    false, kTopUps,             false, true},
    {K::kOfflineSaleUpload,     "offline_sale_upload",      D::kAdvice,      E::kNone,    false, kSales,              false, true},
    {K::kSlipUpload,            "slip_upload",              D::kAdvice,      E::kNone,    false, kSigned,             false, true},
});
// clang-format on

}  // namespace

const KindRules* FindKind(int number) {
  const auto row = std::ranges::find(kTable, static_cast<PaymentKind>(number), &KindRules::kind);
  return row == kTable.end() ? nullptr : &*row;
}

const KindRules& RulesOf(PaymentKind kind) {
  const KindRules* const rules = FindKind(static_cast<int>(kind));
  if (rules == nullptr) std::abort();  // A kind that the table has not: our own mistake.
  return *rules;
}

std::span<const KindRules> AllKinds() {
  return kTable;
}

}  // namespace till
