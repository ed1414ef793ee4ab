// SPDX-License-Identifier: Apache-2.0
#include "services/payment/payment_order.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/money/currency.h"
#include "services/common/status/error.h"
#include "services/payment/digest.h"
#include "services/payment/kind_plan.h"
#include "services/payment/original.h"
#include "services/payment/parameters.h"
#include "services/payment/qr/customer_code.h"

namespace till::payment {

using ledger::v1::PaymentKind;
using ledger::v1::PaymentRecord;
using Wish = PaymentOrder::Wish;

namespace {

constexpr size_t kMostRequestId = 64;
constexpr int64_t kLargestAmount = 999'999'999'999;  // Field 4 has 12 digits.
constexpr size_t kTelephoneAuthorisation = 6;        // Field 38.
constexpr size_t kMostPromotion = 40;

template <typename Request>
PaymentOrder Begin(Wish wish, const Request& request) {
  PaymentOrder order;
  order.wish = wish;
  order.request_id = request.request_id();
  if constexpr (requires { request.has_print_receipts(); })
    order.print_receipts = !request.has_print_receipts() || request.print_receipts();
  return order;
}

absl::Status Invalid(const std::string& what) {
  return MakeError(ErrorCode::kInvalidRequest, what);
}

bool IsRequestId(const std::string& id) {
  return !id.empty() && id.size() <= kMostRequestId && std::all_of(id.begin(), id.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
  });
}

// What StartPayment and StartTopUp may be asked for.
bool StandsAlone(PaymentKind kind) {
  const KindRules* const rules = FindKind(static_cast<int>(kind));
  return rules != nullptr && !rules->HasOriginal() && !rules->is_message;
}

bool IsRefund(PaymentKind kind) {
  return kind == ledger::v1::REFUND || kind == ledger::v1::QR_REFUND ||
         kind == ledger::v1::ELECTRONIC_CASH_REFUND || kind == ledger::v1::MOTO_REFUND;
}

bool IsCompletion(PaymentKind kind) {
  return kind == ledger::v1::COMPLETION || kind == ledger::v1::COMPLETION_ADVICE ||
         kind == ledger::v1::MOTO_COMPLETION || kind == ledger::v1::MOTO_COMPLETION_ADVICE;
}

absl::Status CheckLimit(const PaymentOrder& order, int64_t limit) {
  if (order.amount.minor_units() > 0 && order.amount.minor_units() <= limit) return absl::OkStatus();
  return MakeError(ErrorCode::kInvalidAmount, absl::StrCat("amount.minor_units: 1 to ", limit));
}

absl::Status CheckPercentage(int64_t amount, int64_t of, int percent, const char* what) {
  // No overflow: an amount has at most twelve digits, a percentage three.
  if (amount * 100 <= of * percent) return absl::OkStatus();
  return MakeError(ErrorCode::kAmountExceedsOriginal,
                   absl::StrCat(what, " may be ", percent, " % of its original"));
}

}  // namespace

PaymentOrder OrderOf(const v1::StartPaymentRequest& request) {
  PaymentOrder order = Begin(Wish::kTake, request);
  order.kind = request.kind() == ledger::v1::PAYMENT_KIND_UNSPECIFIED ? ledger::v1::SALE : request.kind();
  order.amount = request.amount();
  order.tip = request.tip();
  order.instalments = request.instalments();
  order.telephone_authorisation = request.telephone_authorisation();
  for (const int mode : request.entry_modes())
    order.entry_modes.push_back(static_cast<common::v1::EntryMode>(mode));
  order.card_timeout_ms = request.card_timeout_ms();
  order.original_amount = request.original_amount();
  order.promotion = request.promotion();
  return order;
}

PaymentOrder OrderOf(const v1::StartTypedPaymentRequest& request) {
  PaymentOrder order = Begin(Wish::kTake, request);
  order.kind = request.kind() == ledger::v1::PAYMENT_KIND_UNSPECIFIED ? ledger::v1::SALE : request.kind();
  order.amount = request.amount();
  order.card_timeout_ms = request.typing_timeout_ms();
  order.typed = true;
  return order;
}

PaymentOrder OrderOf(const v1::VoidPaymentRequest& request) {
  PaymentOrder order = Begin(Wish::kVoid, request);
  order.original = request.payment();
  return order;
}

PaymentOrder OrderOf(const v1::RefundPaymentRequest& request) {
  PaymentOrder order = Begin(Wish::kRefund, request);
  order.original = request.payment();
  order.amount = request.amount();
  return order;
}

PaymentOrder OrderOf(const v1::CompletePreAuthorizationRequest& request) {
  PaymentOrder order = Begin(Wish::kComplete, request);
  order.kind = request.advice() ? ledger::v1::COMPLETION_ADVICE : ledger::v1::COMPLETION;
  order.original = request.payment();
  order.amount = request.amount();
  return order;
}

PaymentOrder OrderOf(const v1::StartTopUpRequest& request) {
  PaymentOrder order = Begin(Wish::kTake, request);
  order.kind =
      request.kind() == ledger::v1::PAYMENT_KIND_UNSPECIFIED ? ledger::v1::ACCOUNT_TOP_UP : request.kind();
  order.amount = request.amount();
  return order;
}

PaymentOrder OrderOf(const v1::QueryBalanceRequest& request) {
  PaymentOrder order = Begin(Wish::kTake, request);
  order.kind = request.points() ? ledger::v1::POINTS_INQUIRY : ledger::v1::BALANCE_INQUIRY;
  return order;
}

PaymentOrder OrderOf(const v1::VerifyCardRequest& request) {
  PaymentOrder order = Begin(Wish::kTake, request);
  order.kind = ledger::v1::BALANCE_INQUIRY;
  // A stripe can be written by anybody, and what the account holds is not this operator's to read on paper.
  order.entry_modes = {common::v1::CONTACT, common::v1::CONTACTLESS};
  order.print_receipts = false;
  order.first_application = true;
  return order;
}

PaymentOrder OrderOf(const v1::StartQrPaymentRequest& request) {
  PaymentOrder order = Begin(Wish::kTake, request);
  order.kind = ledger::v1::QR_SALE;
  order.amount = request.amount();
  order.customer_code = request.customer_code();
  order.wallet_timeout_ms = request.wallet_timeout_ms();
  order.original_amount = request.original_amount();
  order.promotion = request.promotion();
  return order;
}

PaymentOrder OrderOf(const v1::AdjustTipRequest& request) {
  PaymentOrder order = Begin(Wish::kTip, request);
  order.original = request.payment();
  order.amount = request.tip();
  return order;
}

std::string DigestOf(const PaymentOrder& order) {
  // A void takes its amount from the original, where a refund of its own changes what is left.
  if (order.wish == Wish::kVoid) return Sha256(absl::StrCat("void|", order.original));
  std::string text =
      absl::StrCat(order.kind, "|", order.amount.minor_units(), "|", order.amount.currency_code(), "|",
                   order.original, "|", order.tip.minor_units(), "|", order.instalments, "|",
                   order.telephone_authorisation, "|", order.customer_code);
  // Only then: the digests of the last two days are in the books.
  if (!order.promotion.empty())
    absl::StrAppend(&text, "|", order.promotion, "|", order.original_amount.minor_units());
  if (order.typed) absl::StrAppend(&text, "|typed");
  return Sha256(text);
}

absl::Status CompleteFrom(const PaymentRecord& original, PaymentOrder& order) {
  const auto unsuitable = [&](const char* why) {
    return WithPayment(MakeError(ErrorCode::kOriginalUnsuitable, why), original.payment());
  };
  // The host has a row for its refund (unionpay.md B3, 60.1 = 27), and none for its void or its tip.
  const bool approved_by_card =
      original.kind() == ledger::v1::SALE && HasStep(original, ledger::v1::OFFLINE_APPROVED);
  constexpr char kApprovedByCard[] = "the card approved it by itself: refund it";
  switch (order.wish) {
    case Wish::kTake:
      return absl::OkStatus();
    case Wish::kComplete:
      if (original.kind() != ledger::v1::MOTO_PRE_AUTHORIZATION) return absl::OkStatus();
      order.kind = order.kind == ledger::v1::COMPLETION_ADVICE ? ledger::v1::MOTO_COMPLETION_ADVICE
                                                               : ledger::v1::MOTO_COMPLETION;
      return absl::OkStatus();
    case Wish::kVoid: {
      const std::optional<PaymentKind> kind = VoidOf(original.kind());
      if (!kind) return unsuitable("a payment of this kind cannot be undone");
      if (approved_by_card) return unsuitable(kApprovedByCard);
      order.kind = *kind;
      order.amount = MovedAmount(original);
      if (original.has_tips_added())
        order.amount.set_minor_units(order.amount.minor_units() + original.tips_added().minor_units());
      if (order.kind == ledger::v1::QR_REFUND && original.has_refunded())
        order.amount.set_minor_units(order.amount.minor_units() - original.refunded().minor_units());
      return absl::OkStatus();
    }
    case Wish::kRefund:
      order.kind = ledger::v1::REFUND;
      if (original.kind() == ledger::v1::QR_SALE) order.kind = ledger::v1::QR_REFUND;
      if (PlanOf(original.kind()).typing == Typing::kAlways) order.kind = ledger::v1::MOTO_REFUND;
      // What the chip gave by itself goes back to the chip's account (unionpay.md B3, 60.1 = 27).
      if (approved_by_card) order.kind = ledger::v1::ELECTRONIC_CASH_REFUND;
      return absl::OkStatus();
    case Wish::kTip:
      if (approved_by_card) return unsuitable(kApprovedByCard);
      order.kind = ledger::v1::TIP_ADJUSTMENT;
      if (original.kind() != ledger::v1::OFFLINE_SETTLEMENT) return absl::OkStatus();
      // An offline settlement is not added to: the message names the new amount.
      order.kind = ledger::v1::OFFLINE_ADJUSTMENT;
      order.amount.set_minor_units(original.amount().minor_units() + order.amount.minor_units());
      return absl::OkStatus();
  }
  return absl::OkStatus();
}

// Who may type, and what is for StartTypedPayment alone.
static absl::Status CheckTyping(const PaymentOrder& order) {
  if (order.wish != Wish::kTake) return absl::OkStatus();
  const Typing typing = PlanOf(order.kind).typing;
  if (order.typed) {
    if (typing == Typing::kNever)
      return MakeError(ErrorCode::kNotSupported, "kind: no number is typed for it");
    if (order.card_timeout_ms != 0 && order.card_timeout_ms < 5'000)
      return Invalid("typing_timeout_ms: 5,000 to 300,000, or 0");
    return absl::OkStatus();
  }
  if (typing == Typing::kAlways)
    return MakeError(ErrorCode::kNotSupported, "kind: StartTypedPayment takes it");
  if (std::ranges::find(order.entry_modes, common::v1::MANUAL) != order.entry_modes.end())
    return Invalid("entry_modes: a number is typed with StartTypedPayment");
  return absl::OkStatus();
}

static absl::Status CheckPromotion(const PaymentOrder& order) {
  const bool has_original = order.original_amount.minor_units() != 0;
  if (order.promotion.empty() && !has_original) return absl::OkStatus();
  if (order.kind != ledger::v1::SALE && order.kind != ledger::v1::QR_SALE)
    return Invalid("promotion: a sale may have one");
  if (!order.promotion.starts_with("promotions/") || order.promotion.size() > kMostPromotion)
    return Invalid("promotion: a name like promotions/1");
  if (order.original_amount.minor_units() <= order.amount.minor_units() ||
      order.original_amount.minor_units() > kLargestAmount ||
      order.original_amount.currency_code() != order.amount.currency_code())
    return MakeError(ErrorCode::kInvalidAmount, "original_amount: more than the amount, in its currency");
  return absl::OkStatus();
}

absl::Status CheckForm(const PaymentOrder& order) {
  if (!IsRequestId(order.request_id)) return Invalid("request_id: 1 to 64 of A-Z a-z 0-9 - _");
  if (order.wish == Wish::kTake && !StandsAlone(order.kind))
    return MakeError(ErrorCode::kNotSupported, "kind: not one that stands alone");
  if (absl::Status status = CheckTyping(order); !status.ok()) return status;
  if (order.wish != Wish::kTake && order.original.empty()) return Invalid("payment: missing");
  if (order.amount.minor_units() < 0 || order.amount.minor_units() > kLargestAmount)
    return MakeError(ErrorCode::kInvalidAmount, "amount.minor_units: at most twelve digits");
  if (absl::Status status = CheckPromotion(order); !status.ok()) return status;
  if (order.card_timeout_ms != 0 && (order.card_timeout_ms < 1'000 || order.card_timeout_ms > 300'000))
    return Invalid("card_timeout_ms: 1,000 to 300,000, or 0");
  if (order.wallet_timeout_ms != 0 && (order.wallet_timeout_ms < 10'000 || order.wallet_timeout_ms > 300'000))
    return Invalid("wallet_timeout_ms: 10,000 to 300,000, or 0");
  const bool parts = order.kind == ledger::v1::INSTALMENT_SALE;
  if (parts ? order.instalments < 2 || order.instalments > 99 : order.instalments != 0)
    return Invalid("instalments: 2 to 99 for an instalment sale, else 0");
  const std::string& telephone = order.telephone_authorisation;
  const bool by_telephone = order.kind == ledger::v1::OFFLINE_SETTLEMENT;
  const bool well_formed = telephone.size() == kTelephoneAuthorisation &&
                           std::all_of(telephone.begin(), telephone.end(), [](char c) {
                             return absl::ascii_isalnum(static_cast<unsigned char>(c));
                           });
  if (by_telephone ? !well_formed : !telephone.empty())
    return Invalid("telephone_authorisation: six letters or digits for an offline settlement, else empty");
  if (order.tip.minor_units() < 0 ||
      (order.tip.minor_units() > 0 && order.tip.minor_units() >= order.amount.minor_units()))
    return MakeError(ErrorCode::kInvalidAmount, "tip: a part of the amount");
  if (order.tip.minor_units() > 0 && order.tip.currency_code() != order.amount.currency_code())
    return MakeError(ErrorCode::kCurrencyNotSupported, "tip.currency_code: that of the amount");
  if (!order.customer_code.empty() && !WalletOf(order.customer_code))
    return MakeError(ErrorCode::kQrCodeUnknown, "customer_code: of no wallet known here");
  return absl::OkStatus();
}

absl::Status CheckMayType(const PaymentOrder& order, const terminal::v1::TerminalParameters& parameters) {
  if (!order.typed) return absl::OkStatus();
  const auto& kinds = parameters.typed_kinds();
  if (std::find(kinds.begin(), kinds.end(), order.kind) == kinds.end())
    return MakeError(ErrorCode::kTransactionDisabled, "the parameters let no card number be typed for it");
  if (parameters.typed_limit_minor() == 0 || !RulesOf(order.kind).has_amount) return absl::OkStatus();
  return CheckLimit(order, parameters.typed_limit_minor());
}

absl::Status CheckAllowed(const PaymentOrder& order, const terminal::v1::MerchantProfile& profile,
                          const terminal::v1::TerminalParameters& parameters, const PaymentRecord* original,
                          absl::Time now) {
  const auto& disabled = parameters.disabled_kinds();
  if (std::find(disabled.begin(), disabled.end(), order.kind) != disabled.end())
    return MakeError(ErrorCode::kTransactionDisabled, "switched off by the parameters");
  if (absl::Status may = CheckMayType(order, parameters); !may.ok()) return may;
  if (!RulesOf(order.kind).has_amount) return absl::OkStatus();
  if (order.amount.currency_code() != profile.currency_code() || !FindCurrency(profile.currency_code())) {
    return MakeError(
        ErrorCode::kCurrencyNotSupported,
        absl::StrCat("amount.currency_code: this merchant charges in ", profile.currency_code()));
  }
  if (order.wish != Wish::kVoid) {
    for (const terminal::v1::KindLimit& limit : parameters.kind_limits()) {
      if (limit.kind() != order.kind) continue;
      if (absl::Status within = CheckLimit(order, limit.most_minor()); !within.ok()) return within;
    }
  }
  if (original == nullptr) return CheckLimit(order, parameters.sale_limit_minor());
  const int64_t amount = order.amount.minor_units();
  const int64_t first = MovedAmount(*original).minor_units();
  if (order.wish == Wish::kVoid) return absl::OkStatus();  // Whole, whatever it is.
  if (IsRefund(order.kind)) return CheckLimit(order, RefundLimitOf(parameters));
  if (amount <= 0) return CheckLimit(order, parameters.sale_limit_minor());
  if (IsCompletion(order.kind)) {
    const absl::Time taken = absl::FromUnixSeconds(original->create_time().seconds());
    if (now - taken > absl::Hours(24) * PreAuthorizationDaysOf(parameters)) {
      return WithPayment(MakeError(ErrorCode::kWindowClosed, "the pre-authorisation is too old"),
                         original->payment());
    }
    return CheckPercentage(amount, first, CompletionCapOf(parameters), "a completion");
  }
  const int64_t tip = order.kind == ledger::v1::OFFLINE_ADJUSTMENT ? amount - first : amount;
  const int64_t tips = original->has_tips_added() ? original->tips_added().minor_units() : 0;
  return CheckPercentage(tip + tips, first, TipCapOf(parameters), "a tip");
}

}  // namespace till::payment
