// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/acquirer_messages.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/money/currency.h"
#include "services/common/status/error.h"

namespace till::uplink {
namespace {

constexpr int32_t kMaxSixDigits = 999'999;
constexpr int32_t kShortestTimeoutMs = 1'000;
constexpr int32_t kLongestTimeoutMs = 120'000;
constexpr int64_t kMaxAmount = 999'999'999'999;

absl::Status Invalid(const std::string& message) {
  return MakeError(ErrorCode::kInvalidRequest, message);
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

common::v1::ResponseCode::Class ClassOf(profile::ResponseClass response_class) {
  switch (response_class) {
    case profile::SUCCESS:
      return common::v1::ResponseCode::SUCCESS;
    case profile::RETRY:
      return common::v1::ResponseCode::RETRY;
    case profile::OPERATOR_ACTS:
      return common::v1::ResponseCode::OPERATOR_ACTS;
    case profile::SYSTEM_FAULT:
      return common::v1::ResponseCode::SYSTEM_FAULT;
    case profile::CUSTOMER_RETRIES:
      return common::v1::ResponseCode::CUSTOMER_RETRIES;
    default:
      return common::v1::ResponseCode::NO_RETRY;
  }
}

// Field 44 may hold GBK, and a protobuf string is UTF-8: what is not ASCII is left out.
std::string AsciiOf(const std::string& text) {
  std::string ascii;
  for (const char c : text) {
    if (c >= 0x20 && c < 0x7F) ascii.push_back(c);
  }
  return ascii;
}

ledger::v1::HostResult HostResultOf(const HostReply& reply, const ResponseCatalogue& catalogue) {
  ledger::v1::HostResult host;
  *host.mutable_response() = ToMessage(reply.response_code, catalogue);
  host.set_authorisation_code(reply.authorisation_code);
  host.set_reference_number(reply.reference_number);
  host.set_host_time(reply.time);
  host.set_host_date(reply.date);
  host.set_settlement_date(reply.settlement_date);
  host.set_acquirer(reply.acquirer);
  host.set_institutions(AsciiOf(reply.institutions));
  return host;
}

v1::ExchangeResponse::Outcome OutcomeOf(const HostSession::FinancialResult& result) {
  switch (result.outcome) {
    case Exchanger::Outcome::kAnswered:
      return result.reply->approved ? v1::ExchangeResponse::APPROVED : v1::ExchangeResponse::DECLINED;
    case Exchanger::Outcome::kNotSent:
      return v1::ExchangeResponse::NOT_SENT;
    case Exchanger::Outcome::kNoReply:
      return v1::ExchangeResponse::NO_REPLY;
    case Exchanger::Outcome::kReplyMacInvalid:
      return v1::ExchangeResponse::REPLY_MAC_INVALID;
    case Exchanger::Outcome::kReplyInvalid:
      return v1::ExchangeResponse::REPLY_INVALID;
  }
  return v1::ExchangeResponse::NO_REPLY;
}

const common::v1::Amount& AmountOf(const v1::ExchangeRequest& request) {
  return request.has_reversal() ? request.reversal().amount() : request.financial().amount();
}

}  // namespace

absl::StatusOr<FinancialRequest> FromMessage(const v1::ExchangeRequest& message) {
  FinancialRequest request;
  if (message.payment().empty()) return Invalid("payment is missing");
  request.payment_id = message.payment();
  if (message.trace_number() < 1 || message.trace_number() > kMaxSixDigits) {
    return Invalid("trace_number is not in 1..999999");
  }
  if (message.batch_number() < 1 || message.batch_number() > kMaxSixDigits) {
    return Invalid("batch_number is not in 1..999999");
  }
  request.trace = static_cast<uint32_t>(message.trace_number());
  request.batch = static_cast<uint32_t>(message.batch_number());
  const int32_t timeout_ms = message.reply_timeout_ms();
  if (timeout_ms != 0 && (timeout_ms < kShortestTimeoutMs || timeout_ms > kLongestTimeoutMs)) {
    return Invalid("reply_timeout_ms is not in 1000..120000");
  }
  request.reply_timeout = absl::Milliseconds(timeout_ms);
  absl::Status set;
  switch (message.message_case()) {
    case v1::ExchangeRequest::kFinancial:
      request.transaction = "sale";
      set.Update(SetAmount(message.financial().amount(), request));
      set.Update(SetEntryMode(message.financial().entry_mode(), request));
      request.sealed_account = message.financial().sealed_account();
      request.pin_block = message.financial().pin_block();
      request.has_pin = !request.pin_block.empty();
      request.chip_data = message.financial().field_55();
      break;
    case v1::ExchangeRequest::kReversal: {
      const v1::ReversalMessage& reversal = message.reversal();
      request.transaction = "sale_reversal";
      set.Update(SetAmount(reversal.amount(), request));
      set.Update(SetEntryMode(reversal.entry_mode(), request));
      request.sealed_account = reversal.sealed_account();
      request.has_pin = reversal.had_pin();
      request.chip_data = reversal.field_55();
      request.authorisation_code = reversal.authorisation_code();
      request.original_date = reversal.original_date();
      absl::StatusOr<std::string> reason = ReasonCode(reversal.reason());
      set.Update(reason.status());
      if (reason.ok()) request.reversal_reason = *std::move(reason);
      break;
    }
    default:
      return Invalid("message is missing");
  }
  if (!set.ok()) return set;
  return request;
}

common::v1::ResponseCode ToMessage(const std::string& code, const ResponseCatalogue& catalogue) {
  const profile::ResponseEntry& entry = catalogue.Find(code);
  common::v1::ResponseCode message;
  message.set_code(code);
  message.set_response_class(ClassOf(entry.response_class()));
  message.set_words_zh(entry.zh());
  message.set_words_en(entry.en());
  return message;
}

v1::ExchangeResponse ToMessage(const HostSession::FinancialResult& result, const v1::ExchangeRequest& request,
                               const ResponseCatalogue& catalogue) {
  v1::ExchangeResponse message;
  message.set_outcome(OutcomeOf(result));
  if (!result.why.ok()) message.set_detail(std::string(result.why.message()));
  if (!result.reply.has_value()) return message;
  const HostReply& reply = *result.reply;
  *message.mutable_host() = HostResultOf(reply, catalogue);
  message.set_issuer_data(reply.issuer_data);
  const common::v1::Amount& asked = AmountOf(request);
  if (reply.approved && reply.amount_minor.has_value() && *reply.amount_minor != asked.minor_units()) {
    common::v1::Amount& approved = *message.mutable_host()->mutable_approved_amount();
    approved.set_minor_units(*reply.amount_minor);
    approved.set_currency_code(asked.currency_code());
  }
  return message;
}

v1::LateReply ToMessage(const LateReply& late, const ResponseCatalogue& catalogue) {
  v1::LateReply message;
  message.set_payment(late.payment_id);
  message.set_trace_number(static_cast<int32_t>(late.trace));
  message.set_batch_number(static_cast<int32_t>(late.batch));
  message.set_outcome(late.reply.approved ? v1::ExchangeResponse::APPROVED : v1::ExchangeResponse::DECLINED);
  *message.mutable_host() = HostResultOf(late.reply, catalogue);
  return message;
}

v1::SignOnResponse ToMessage(const HostSession::SignOnResult& result, const ResponseCatalogue& catalogue) {
  v1::SignOnResponse message;
  message.set_batch_number(static_cast<int32_t>(result.reply.batch.value_or(0)));
  message.set_host_date_time(result.reply.date + result.reply.time);
  *message.mutable_response() = ToMessage(result.reply.response_code, catalogue);
  return message;
}

absl::StatusOr<HostSession::ManagementRequest> FromManagement(int32_t trace, int32_t batch,
                                                              const std::string& operator_id) {
  if (trace < 0 || trace > kMaxSixDigits) return Invalid("trace_number is not in 0..999999");
  if (batch < 0 || batch > kMaxSixDigits) return Invalid("batch_number is not in 0..999999");
  return HostSession::ManagementRequest{static_cast<uint32_t>(trace), static_cast<uint32_t>(batch),
                                        operator_id};
}

}  // namespace till::uplink
