// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/exchange_request.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/money/currency.h"
#include "services/common/payment_kind/payment_kind.h"
#include "services/common/status/error.h"
#include "services/common/tlv/tlv.h"
#include "services/uplink/iso8583/field48.h"

namespace till::uplink {
namespace {

constexpr int32_t kMaxSixDigits = 999'999;
constexpr int32_t kShortestTimeoutMs = 1'000;
constexpr int32_t kLongestTimeoutMs = 120'000;
constexpr int64_t kMaxAmount = 999'999'999'999;
constexpr int32_t kFewestInstalments = 2;
constexpr int32_t kMostInstalments = 99;
constexpr size_t kMostSignatureBytes = 900;
constexpr tlv::Tag kScriptResultsTag = 0xDF31;

absl::Status Invalid(const std::string& message) {
  return MakeError(ErrorCode::kInvalidRequest, message);
}

bool IsSixDigits(int32_t number) {
  return number >= 1 && number <= kMaxSixDigits;
}

// Take puts what was made into its place.
absl::Status Take(absl::StatusOr<std::string> made, std::string& into) {
  if (!made.ok()) return Invalid(std::string(made.status().message()));
  into = *std::move(made);
  return absl::OkStatus();
}

absl::Status SetAmount(const common::v1::Amount& amount, FinancialRequest& request) {
  if (amount.minor_units() <= 0 || amount.minor_units() > kMaxAmount) {
    return MakeError(ErrorCode::kInvalidAmount, "the amount is not in 1..999999999999");
  }
  const std::optional<Currency> currency = FindCurrency(amount.currency_code());
  if (!currency.has_value()) return MakeError(ErrorCode::kCurrencyNotSupported, "no such currency");
  request.amount_minor = amount.minor_units();
  request.currency = std::string(currency->numeric);
  return absl::OkStatus();
}

absl::Status SetEntryMode(common::v1::EntryMode mode, FinancialRequest& request) {
  switch (mode) {
    case common::v1::CONTACT:
      request.entry = Field22::Entry::kChip;
      return absl::OkStatus();
    case common::v1::CONTACTLESS:
      request.entry = Field22::Entry::kContactlessChip;
      return absl::OkStatus();
    case common::v1::FALLBACK_STRIPE:
      request.chip_failed = true;
      request.entry = Field22::Entry::kStripe;
      return absl::OkStatus();
    case common::v1::MAGNETIC_STRIPE:
      request.entry = Field22::Entry::kStripe;
      return absl::OkStatus();
    case common::v1::MANUAL:
      request.entry = Field22::Entry::kManual;
      return absl::OkStatus();
    default:
      return Invalid("entry_mode is missing");
  }
}

// Field 39 of a reversal (unionpay.md B3).
absl::StatusOr<std::string> ReasonCode(ledger::v1::ReversalReason reason) {
  switch (reason) {
    case ledger::v1::NO_REPLY:
      return std::string("98");
    case ledger::v1::REPLY_MAC_INVALID:
      return std::string("A0");
    case ledger::v1::TERMINAL_FAULT:
      return std::string("06");
    default:
      return Invalid("reversal.reason is missing");
  }
}

absl::Status SetOriginal(const v1::OriginalTransaction& message, FinancialRequest& request) {
  if (!IsSixDigits(message.trace_number())) return Invalid("original.trace_number is not in 1..999999");
  if (!IsSixDigits(message.batch_number())) return Invalid("original.batch_number is not in 1..999999");
  request.original = OriginalReference{.trace = static_cast<uint32_t>(message.trace_number()),
                                       .batch = static_cast<uint32_t>(message.batch_number()),
                                       .date = message.date(),
                                       .reference_number = message.reference_number(),
                                       .authorisation_code = message.authorisation_code()};
  return absl::OkStatus();
}

// RulesOfKind wants a kind: nothing is sold because somebody forgot to say what he wants.
absl::StatusOr<const KindRules*> RulesOfKind(ledger::v1::PaymentKind kind) {
  const KindRules* rules = FindKind(kind);
  if (rules == nullptr) return Invalid("kind is none that there is");
  return rules;
}

// InstalmentDigits is field 62 of an instalment sale and its reversal.
absl::StatusOr<std::string> InstalmentDigits(int32_t instalments) {
  if (instalments < kFewestInstalments || instalments > kMostInstalments) {
    return Invalid("instalments is not in 2..99");
  }
  return absl::StrFormat("%02d", instalments);
}

// WithScriptResults puts tag DF31 behind the card's data, unless it is there.
std::string WithScriptResults(const std::string& chip_data, const std::string& results) {
  const auto bytes = [](const std::string& text) {
    return std::span(reinterpret_cast<const uint8_t*>(text.data()), text.size());
  };
  if (results.empty()) return chip_data;
  const auto found = tlv::Find(bytes(results), kScriptResultsTag);
  if (found.ok() && found->has_value()) return chip_data + results;
  tlv::Writer writer;
  writer.Add(kScriptResultsTag, bytes(results));
  return chip_data + std::string(writer.bytes().begin(), writer.bytes().end());
}

absl::Status SetKindsOriginal(const v1::FinancialMessage& message, const KindRules& rules,
                              FinancialRequest& request) {
  if (!rules.HasOriginal()) return absl::OkStatus();
  if (!message.has_original())
    return Invalid(absl::StrCat("original is missing, of which a ", std::string(rules.name), " has one"));
  // Whether the original is of a kind that suits is the ledger's to say; here it must be one with codes.
  const KindRules* original = FindKind(message.original().kind());
  if (rules.is_message && original == nullptr) return Invalid("original.kind is missing");
  // An upload is of the payment itself: it is the sale, and names no other (unionpay.md B3).
  if (rules.kind == PaymentKind::kOfflineSaleUpload) return absl::OkStatus();
  if (rules.kind == PaymentKind::kTopUpConfirmation || rules.kind == PaymentKind::kScriptResult) {
    request.original_transaction = std::string(original->name);
  }
  return SetOriginal(message.original(), request);
}

absl::Status SetTip(const v1::FinancialMessage& message, const KindRules& rules, FinancialRequest& request) {
  // A tip that is adjusted is the whole amount (field 4), and stands in 48 as well.
  const int64_t tip = message.has_tip() || rules.kind != PaymentKind::kTipAdjustment
                          ? message.tip().minor_units()
                          : message.amount().minor_units();
  if (tip == 0) return absl::OkStatus();
  if (tip < 0 || tip > message.amount().minor_units()) {
    return MakeError(ErrorCode::kInvalidAmount, "the tip is not a part of the amount");
  }
  return Take(TipDigits(tip), request.private_data);
}

absl::Status SetFinancial(const v1::FinancialMessage& message, FinancialRequest& request) {
  const absl::StatusOr<const KindRules*> found = RulesOfKind(message.kind());
  if (!found.ok()) return found.status();
  const KindRules& rules = **found;
  if (rules.kind == PaymentKind::kQrSale || rules.kind == PaymentKind::kQrRefund ||
      rules.kind == PaymentKind::kSlipUpload) {
    return Invalid(absl::StrCat("a ", std::string(rules.name), " has a message of its own"));
  }
  request.transaction = std::string(rules.name);
  if (rules.has_amount || message.has_amount()) {
    if (absl::Status set = SetAmount(message.amount(), request); !set.ok()) return set;
  }
  absl::Status set = SetEntryMode(message.entry_mode(), request);
  set.Update(SetKindsOriginal(message, rules, request));
  set.Update(SetTip(message, rules, request));
  if (rules.kind == PaymentKind::kInstalmentSale) {
    set.Update(Take(InstalmentDigits(message.instalments()), request.extra_data));
  }
  request.sealed_account = message.sealed_account();
  request.account_payment_id = message.account_payment();
  request.pin_block = message.pin_block();
  request.has_pin = !request.pin_block.empty();
  request.chip_data = WithScriptResults(message.field_55(), message.script_results());
  request.authorisation_code = message.telephone_authorisation();
  request.partial_approval = message.partial_approval();
  return set;
}

absl::Status SetReversal(const v1::ReversalMessage& message, FinancialRequest& request) {
  // A reversal without a kind is a sale's, as the API says.
  const absl::StatusOr<const KindRules*> rules =
      RulesOfKind(message.kind() == ledger::v1::PAYMENT_KIND_UNSPECIFIED ? ledger::v1::SALE : message.kind());
  if (!rules.ok()) return rules.status();
  request.transaction = "reversal";
  request.original_transaction = std::string((*rules)->name);
  absl::Status set = SetAmount(message.amount(), request);
  set.Update(SetEntryMode(message.entry_mode(), request));
  set.Update(Take(ReasonCode(message.reason()), request.reversal_reason));
  if (message.instalments() != 0) {
    set.Update(Take(InstalmentDigits(message.instalments()), request.extra_data));
  }
  request.sealed_account = message.sealed_account();
  request.account_payment_id = message.account_payment();
  request.has_pin = message.had_pin();
  request.chip_data = message.field_55();
  request.authorisation_code = message.authorisation_code().empty() ? message.original().authorisation_code()
                                                                    : message.authorisation_code();
  // A reversal names the transaction that it undoes, and that has the reversal's own numbers.
  if (!message.original_date().empty()) {
    request.original =
        OriginalReference{.trace = request.trace, .batch = request.batch, .date = message.original_date()};
  }
  return set;
}

SettlementGroup GroupOf(const ledger::v1::SettlementTotals& totals) {
  return {totals.debit_minor(), totals.debit_count(), totals.credit_minor(), totals.credit_count()};
}

absl::Status SetSettlement(const v1::SettlementMessage& message, FinancialRequest& request) {
  request.transaction = "settlement";
  return Take(SettlementDigits(GroupOf(message.domestic()), GroupOf(message.foreign())),
              request.private_data);
}

absl::Status SetBatchEnd(const v1::BatchEndMessage& message, FinancialRequest& request) {
  request.transaction = message.balanced() ? "batch_end_balanced" : "batch_end_unbalanced";
  return Take(CountDigits(message.uploaded()), request.private_data);
}

absl::Status SetStripes(const v1::BatchDetailMessage& message, FinancialRequest& request) {
  request.transaction = "batch_stripe";
  if (message.items().empty() || message.items_size() > static_cast<int>(kMostStripeDetails)) {
    return Invalid("a stripe message takes one to eight payments");
  }
  for (const v1::BatchDetailMessage::Item& item : message.items()) {
    if (!IsSixDigits(item.trace_number())) return Invalid("items.trace_number is not in 1..999999");
    FinancialRequest checked;
    if (absl::Status set = SetAmount(item.amount(), checked); !set.ok()) return set;
    request.stripe_items.push_back({.foreign = item.foreign() != 0,
                                    .trace = static_cast<uint32_t>(item.trace_number()),
                                    .amount_minor = item.amount().minor_units(),
                                    .sealed_account = item.sealed_account(),
                                    .account_payment_id = item.account_payment()});
  }
  return absl::OkStatus();
}

// DetailRow is the row of a section of which each payment has a message.
absl::StatusOr<std::string> DetailRow(ledger::v1::UploadSection section, bool balanced) {
  switch (section) {
    case ledger::v1::OFFLINE_NOTICES:
    case ledger::v1::REFUNDS:
    case ledger::v1::COMPLETION_ADVICES:
      return std::string("batch_notice");
    case ledger::v1::CHIP_OFFLINE:
    case ledger::v1::CHIP_ONLINE:
      return std::string(balanced ? "batch_chip_balanced" : "batch_chip_unbalanced");
    case ledger::v1::CHIP_FAILED:
      return std::string(balanced ? "batch_chip_failed_balanced" : "batch_chip_failed_unbalanced");
    default:
      return Invalid("section is missing");
  }
}

absl::Status SetBatchDetail(const v1::BatchDetailMessage& message, FinancialRequest& request) {
  if (message.section() == ledger::v1::STRIPE_ONLINE) return SetStripes(message, request);
  absl::Status set = Take(DetailRow(message.section(), message.balanced()), request.transaction);
  if (!set.ok()) return set;
  if (message.items_size() != 1) return Invalid("a message of this section takes one payment");
  const v1::BatchDetailMessage::Item& item = message.items(0);
  if (!IsSixDigits(item.trace_number())) return Invalid("items.trace_number is not in 1..999999");
  if (request.transaction == "batch_notice") {
    const absl::StatusOr<const KindRules*> rules = RulesOfKind(item.kind());
    if (!rules.ok()) return rules.status();
    request.original_transaction = std::string((*rules)->name);
  }
  // The message is the payment's own again, in another form: it has its trace number.
  request.trace = static_cast<uint32_t>(item.trace_number());
  set.Update(SetAmount(item.amount(), request));
  set.Update(SetEntryMode(item.entry_mode(), request));
  if (item.has_original()) set.Update(SetOriginal(item.original(), request));
  request.authorisation_code = item.authorisation_code();
  request.reference_number = item.reference_number();
  request.sealed_account = item.sealed_account();
  request.account_payment_id = item.account_payment();
  request.chip_data = item.field_55();
  return set;
}

absl::Status SetQr(const v1::QrMessage& message, FinancialRequest& request) {
  QrOrder order{.order_number = message.order_number()};
  switch (message.action()) {
    case v1::QrMessage::PAY:
      if (message.customer_code().empty()) return Invalid("qr.customer_code is missing");
      request.transaction = "qr_sale";
      order.customer_code = message.customer_code();
      break;
    case v1::QrMessage::CREATE:
      request.transaction = "qr_sale";
      break;
    case v1::QrMessage::QUERY:
      request.transaction = "qr_query";
      break;
    case v1::QrMessage::CLOSE:
      request.transaction = "qr_close";
      break;
    case v1::QrMessage::REFUND:
      request.transaction = "qr_refund";
      if (!message.has_original()) return Invalid("original is missing, of which a QR refund has one");
      break;
    default:
      return Invalid("qr.action is missing");
  }
  order.action = absl::StrFormat("%02d", static_cast<int>(message.action()));
  const bool moves_money = request.transaction == "qr_sale" || request.transaction == "qr_refund";
  order.with_risk_info = moves_money;
  request.qr = std::move(order);
  absl::Status set;
  if (moves_money || message.has_amount()) set.Update(SetAmount(message.amount(), request));
  if (message.has_original()) set.Update(SetOriginal(message.original(), request));
  return set;
}

absl::Status SetSlip(const v1::SlipMessage& message, FinancialRequest& request) {
  request.transaction = "slip_upload";
  if (message.signature().empty() || message.signature().size() > kMostSignatureBytes) {
    return Invalid("slip.signature is not 1 to 900 bytes");
  }
  request.extra_data = message.signature();
  return SetOriginal(message.original(), request);
}

absl::Status SetMessage(const v1::ExchangeRequest& message, FinancialRequest& request) {
  switch (message.message_case()) {
    case v1::ExchangeRequest::kFinancial:
      return SetFinancial(message.financial(), request);
    case v1::ExchangeRequest::kReversal:
      return SetReversal(message.reversal(), request);
    case v1::ExchangeRequest::kSettlement:
      return SetSettlement(message.settlement(), request);
    case v1::ExchangeRequest::kBatchDetail:
      return SetBatchDetail(message.batch_detail(), request);
    case v1::ExchangeRequest::kBatchEnd:
      return SetBatchEnd(message.batch_end(), request);
    case v1::ExchangeRequest::kQr:
      return SetQr(message.qr(), request);
    case v1::ExchangeRequest::kSlip:
      return SetSlip(message.slip(), request);
    default:
      return Invalid("message is missing");
  }
}

// Messages about a batch are of no payment.
bool IsOfAPayment(const v1::ExchangeRequest& message) {
  return !message.has_settlement() && !message.has_batch_detail() && !message.has_batch_end();
}

}  // namespace

absl::StatusOr<FinancialRequest> FromMessage(const v1::ExchangeRequest& message) {
  FinancialRequest request;
  if (message.payment().empty() && IsOfAPayment(message)) return Invalid("payment is missing");
  request.payment_id = message.payment();
  if (!IsSixDigits(message.trace_number())) return Invalid("trace_number is not in 1..999999");
  if (!IsSixDigits(message.batch_number())) return Invalid("batch_number is not in 1..999999");
  request.trace = static_cast<uint32_t>(message.trace_number());
  request.batch = static_cast<uint32_t>(message.batch_number());
  const int32_t timeout_ms = message.reply_timeout_ms();
  if (timeout_ms != 0 && (timeout_ms < kShortestTimeoutMs || timeout_ms > kLongestTimeoutMs)) {
    return Invalid("reply_timeout_ms is not in 1000..120000");
  }
  request.reply_timeout = absl::Milliseconds(timeout_ms);
  request.operator_id = message.operator_id();
  if (absl::Status set = SetMessage(message, request); !set.ok()) return set;
  return request;
}

}  // namespace till::uplink
