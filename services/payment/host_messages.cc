// SPDX-License-Identifier: Apache-2.0
#include "services/payment/host_messages.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/ascii.h"
#include "services/common/status/error.h"
#include "services/payment/kind_plan.h"

namespace till::payment {

using ledger::v1::PaymentRecord;
using uplink::v1::ExchangeRequest;
using uplink::v1::ExchangeResponse;

namespace {

constexpr size_t kMostOrderNumber = 32;
// Field 39 that says: the trace number was used before.
constexpr char kUsedBefore[] = "94";

ExchangeRequest Envelope(const PaymentRecord& record, absl::Duration reply_timeout) {
  ExchangeRequest request;
  request.set_payment(record.payment());
  request.set_trace_number(record.trace_number());
  request.set_batch_number(record.batch_number());
  request.set_operator_id(record.operator_id());
  request.set_reply_timeout_ms(static_cast<int>(absl::ToInt64Milliseconds(reply_timeout)));
  return request;
}

// The payment that the box is bound to is named when it is another one.
std::string OtherHolder(const PaymentRecord& record, const Context& context) {
  return context.account.payment == record.payment() ? "" : context.account.payment;
}

// Field 22 of this message: a card that was not presented again was typed, so to speak, by the terminal.
common::v1::EntryMode EntryModeOf(const PaymentRecord& record, const Context& context) {
  return OtherHolder(record, context).empty() ? record.details().card().entry_mode() : common::v1::MANUAL;
}

// Errors of `uplink` that prove that it never put a byte on the line.
bool ProvesNothingWasSent(const absl::Status& status) {
  switch (ErrorCodeOf(status)) {
    case ErrorCode::kInvalidRequest:
    case ErrorCode::kSealedAccountInvalid:
    case ErrorCode::kKeyMissing:
    case ErrorCode::kHostUnreachable:
    case ErrorCode::kNotSignedOn:
    case ErrorCode::kCallerRefused:
    case ErrorCode::kNotSupported:
      return true;
    default:
      return false;
  }
}

}  // namespace

ExchangeRequest RequestOf(const PaymentRecord& record, const Context& context, absl::Duration reply_timeout) {
  if (record.kind() == ledger::v1::QR_REFUND) {
    ExchangeRequest refund =
        OrderMessageOf(record, uplink::v1::QrMessage::REFUND, record.trace_number(), reply_timeout);
    if (context.original) {
      refund.mutable_qr()->set_order_number(context.original->details().order_number());
      *refund.mutable_qr()->mutable_original() = context.original_at_host;
    }
    return refund;
  }
  ExchangeRequest request = Envelope(record, reply_timeout);
  if (record.kind() == ledger::v1::SLIP_UPLOAD) {
    uplink::v1::SlipMessage& slip = *request.mutable_slip();
    slip.set_signature(record.details().signature());
    if (!context.original) return request;
    *slip.mutable_original() = context.original_at_host;
    *slip.mutable_amount() = MovedAmount(*context.original);
    return request;
  }
  uplink::v1::FinancialMessage& financial = *request.mutable_financial();
  financial.set_kind(record.kind());
  if (RulesOf(record.kind()).has_amount) *financial.mutable_amount() = record.amount();
  financial.set_sealed_account(context.account.box);
  financial.set_account_payment(OtherHolder(record, context));
  financial.set_entry_mode(EntryModeOf(record, context));
  if (record.has_tip()) *financial.mutable_tip() = record.tip();
  financial.set_instalments(record.instalments());
  financial.set_repeated_send(record.send_attempts() > 1);
  if (record.kind() == ledger::v1::OFFLINE_SETTLEMENT)
    financial.set_telephone_authorisation(record.details().host().authorisation_code());
  if (!context.original) return request;
  *financial.mutable_original() = context.original_at_host;
  if (!RulesOf(record.kind()).is_message) return request;
  // A message about another payment repeats what that one was.
  *financial.mutable_amount() = MovedAmount(*context.original);
  financial.set_entry_mode(context.original->details().card().entry_mode());
  if (record.kind() == ledger::v1::TOP_UP_CONFIRMATION) return request;
  financial.set_field_55(context.original->details().field_55());
  if (record.kind() == ledger::v1::SCRIPT_RESULT)
    financial.set_script_results(context.original->details().script_results());
  return request;
}

ExchangeRequest ReversalOf(const PaymentRecord& record, const Context& context,
                           absl::Duration reply_timeout) {
  const ledger::v1::StepDetails& details = record.details();
  ExchangeRequest request = Envelope(record, reply_timeout);
  uplink::v1::ReversalMessage& reversal = *request.mutable_reversal();
  reversal.set_kind(record.kind());
  *reversal.mutable_amount() = record.amount();
  reversal.set_sealed_account(context.account.box);
  reversal.set_account_payment(OtherHolder(record, context));
  reversal.set_entry_mode(EntryModeOf(record, context));
  // A payment that was digits away from a PIN had one; field 22 of the reversal repeats that of the original.
  reversal.set_had_pin(HasStep(record, ledger::v1::PIN_ENTERED));
  reversal.set_reason(details.reversal_reason());
  reversal.set_authorisation_code(details.host().authorisation_code());
  reversal.set_field_55(details.reversal_field_55());
  reversal.set_original_date(details.host().host_date());
  reversal.set_instalments(record.instalments());
  if (context.original) *reversal.mutable_original() = context.original_at_host;
  return request;
}

ExchangeRequest OrderMessageOf(const PaymentRecord& record, uplink::v1::QrMessage::Action action,
                               int trace_number, absl::Duration reply_timeout) {
  ExchangeRequest request = Envelope(record, reply_timeout);
  request.set_trace_number(trace_number);
  request.mutable_qr()->set_action(action);
  *request.mutable_qr()->mutable_amount() = record.amount();
  request.mutable_qr()->set_order_number(OrderNumberOf(record.payment()));
  return request;
}

std::string OrderNumberOf(const std::string& payment) {
  std::string number;
  for (const char c : IdOf(payment)) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c)))
      number += absl::ascii_toupper(static_cast<unsigned char>(c));
  }
  return number.substr(0, kMostOrderNumber);
}

HostWord WordOf(const absl::StatusOr<ExchangeResponse>& reply) {
  if (!reply.ok()) return ProvesNothingWasSent(reply.status()) ? HostWord::kNotSent : HostWord::kUnknown;
  switch (reply->outcome()) {
    case ExchangeResponse::APPROVED:
      return HostWord::kApproved;
    case ExchangeResponse::DECLINED:
      // The ledger gives no number twice: it was this very request that came before, on another way, and what
      // became of it is not known. (Found by the simulation.)
      return reply->host().response().code() == kUsedBefore ? HostWord::kUnknown : HostWord::kDeclined;
    case ExchangeResponse::NOT_SENT:
      return HostWord::kNotSent;
    default:  // NO_REPLY, REPLY_MAC_INVALID, REPLY_INVALID: nothing that may be believed.
      return HostWord::kUnknown;
  }
}

HostWord WordOfAdvice(const absl::StatusOr<ExchangeResponse>& reply) {
  const bool has_it = reply.ok() && reply->outcome() == ExchangeResponse::DECLINED &&
                      reply->host().response().code() == kUsedBefore;
  if (has_it) return HostWord::kApproved;
  const HostWord word = WordOf(reply);
  if (word != HostWord::kDeclined) return word;
  const common::v1::ResponseCode& response = reply->host().response();
  const bool later =
      response.response_class() == common::v1::ResponseCode::RETRY || AsksForSignOn(response.code());
  return later ? HostWord::kUnknown : HostWord::kDeclined;
}

bool AsksForSignOn(const std::string& code) {
  return code == "A0" || code == "97" || code == "77" || code == "99";
}

}  // namespace till::payment
