// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_PAYMENT_KIND_PAYMENT_KIND_H_
#define TILL_SERVICES_COMMON_PAYMENT_KIND_PAYMENT_KIND_H_

#include <span>
#include <string_view>

namespace till {

// PaymentKind is what kind of transaction a payment is. The numbers are those of till.ledger.v1.PaymentKind,
// which a test compares.
enum class PaymentKind {
  kUnspecified = 0,
  kSale = 1,
  kSaleVoid = 2,
  kRefund = 3,
  kPreAuthorization = 4,
  kPreAuthorizationVoid = 5,
  kCompletion = 6,
  kCompletionAdvice = 7,
  kCompletionVoid = 8,
  kBalanceInquiry = 9,
  kTipAdjustment = 10,
  kOfflineAdjustment = 11,
  kOfflineSettlement = 12,
  kInstalmentSale = 13,
  kInstalmentVoid = 14,
  kAccountTopUp = 15,
  kCashTopUp = 16,
  kLoadFromBoundAccount = 17,
  kLoadFromOtherAccount = 18,
  kLoadFromCash = 19,
  kLoadFromCashVoid = 20,
  kQrSale = 21,
  kQrRefund = 22,
  kPointsSale = 23,
  kPointsVoid = 24,
  kPointsInquiry = 25,
  kReservationSale = 26,
  kReservationVoid = 27,
  kElectronicCashRefund = 28,
  kMotoSale = 29,
  kMotoSaleVoid = 30,
  kMotoRefund = 31,
  kMotoPreAuthorization = 32,
  kMotoPreAuthorizationVoid = 33,
  kMotoCompletion = 34,
  kMotoCompletionAdvice = 35,
  kMotoCompletionVoid = 36,
  kScriptResult = 40,
  kTopUpConfirmation = 41,
  kOfflineSaleUpload = 42,
  kSlipUpload = 43,
};

// Discipline is what a request without an answer means.
enum class Discipline {
  kReversible,  // It may have moved money: it is undone at the host (0400) until the host confirms.
  kAdvice,      // The host is told, not asked: the same message is sent again until it is answered.
  kInquiry,     // Nothing moves: nothing is owed.
  kOrder,       // A QR order: it is closed at the host until the host confirms.
};

// Effect is what a posted payment does to the merchant's money.
enum class Effect {
  kNone,     // Inquiries, reservations, messages.
  kCredit,   // To the merchant: sales and completions.
  kDebit,    // Back to the cardholder: voids and refunds.
  kTip,      // To the merchant, as a tip.
  kCashIn,   // The cardholder pays cash at the till and the acquirer tops the account up: the merchant owes
             // it.
  kCashOut,  // The undoing of that.
};

// KindRules are what the books, the payment machine and the line all need to know of a kind: one row of the
// one table.
struct KindRules {
  PaymentKind kind;
  std::string_view name;  // "sale_void": the profile's row and the word in documents.
  Discipline discipline;
  Effect effect;
  bool has_amount;  // Inquiries have none.
  // Kinds that the original may be of; empty when it stands alone.
  std::span<const PaymentKind> originals;
  bool undoes_original;  // A void: once only, whole, and in the original's batch.
  bool is_message;       // Owed for another payment, and kept apart in lists.

  bool HasOriginal() const { return !originals.empty(); }
};

// FindKind returns the rules of a kind by its number, or null when there is no such kind.
const KindRules* FindKind(int number);

// RulesOf returns the rules of `kind`, which is one of the table's.
const KindRules& RulesOf(PaymentKind kind);

// AllKinds returns the table, in the order of the numbers.
std::span<const KindRules> AllKinds();

}  // namespace till

#endif  // TILL_SERVICES_COMMON_PAYMENT_KIND_PAYMENT_KIND_H_
