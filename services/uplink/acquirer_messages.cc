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

absl::Status Invalid(const std::string& message) {
  return MakeError(ErrorCode::kInvalidRequest, message);
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
  if (reply.balance.has_value()) {
    host.mutable_available_balance()->set_minor_units(reply.balance->minor);
    // Without a code when it is one that this terminal does not know.
    const std::optional<Currency> currency = FindNumericCurrency(reply.balance->currency);
    if (currency.has_value()) {
      host.mutable_available_balance()->set_currency_code(std::string(currency->code));
    }
  }
  if (reply.points.has_value()) host.set_points(*reply.points);
  if (reply.qr.has_value()) {
    host.set_wallet(reply.qr->wallet);
    host.set_wallet_reference(reply.qr->wallet_reference);
  }
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

v1::QrAnswer QrAnswerOf(const QrReply& reply) {
  v1::QrAnswer answer;
  answer.set_state(static_cast<v1::QrAnswer::State>(reply.state));
  answer.set_payload(reply.payload);
  answer.set_wallet(reply.wallet);
  answer.set_wallet_reference(reply.wallet_reference);
  return answer;
}

}  // namespace

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
  message.set_batch_number(static_cast<int32_t>(reply.batch.value_or(0)));
  if (reply.flags.has_value()) {
    message.set_domestic_flag(reply.flags->domestic);
    message.set_foreign_flag(reply.flags->foreign);
  }
  if (reply.qr.has_value()) *message.mutable_qr() = QrAnswerOf(*reply.qr);
  const common::v1::Amount& asked = request.financial().amount();
  if (reply.approved && request.financial().has_amount() && reply.amount_minor.has_value() &&
      *reply.amount_minor != asked.minor_units()) {
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

v1::DownloadResponse ToMessage(const Downloaded& downloaded) {
  v1::DownloadResponse message;
  for (const std::string& entry : downloaded.entries) message.add_entries(entry);
  message.set_entry_count(message.entries_size());
  message.set_messages(downloaded.messages);
  return message;
}

// The two enumerations have the same numbers.
static_assert(static_cast<int>(DownloadKind::kParameters) == v1::PARAMETERS);
static_assert(static_cast<int>(DownloadKind::kAuthorityKeys) == v1::AUTHORITY_KEYS);
static_assert(static_cast<int>(DownloadKind::kApplications) == v1::APPLICATIONS);
static_assert(static_cast<int>(DownloadKind::kBlacklist) == v1::BLACKLIST);
static_assert(static_cast<int>(DownloadKind::kContactless) == v1::CONTACTLESS);

v1::DownloadKind ToMessage(DownloadKind kind) {
  return static_cast<v1::DownloadKind>(kind);
}

absl::StatusOr<DownloadKind> FromMessage(v1::DownloadKind kind) {
  if (kind == v1::DOWNLOAD_KIND_UNSPECIFIED || !v1::DownloadKind_IsValid(kind)) {
    return Invalid("kind is missing");
  }
  return static_cast<DownloadKind>(kind);
}

}  // namespace till::uplink
