// SPDX-License-Identifier: Apache-2.0
#include "services/payment/recovery.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/payment/host_messages.h"
#include "services/payment/kind_plan.h"
#include "services/payment/owed_messages.h"
#include "services/payment/projection.h"

namespace till::payment {

using ledger::v1::PaymentRecord;
using ledger::v1::ReversalReason;
using ledger::v1::StepDetails;
using ledger::v1::VoidReason;
using uplink::v1::ExchangeResponse;

namespace {

// Field 39 of a reversal's answer that ends it: done, or the host never had the original (25: no such
// record).
bool EndsReversal(const std::string& code) {
  return code == "00" || code == "10" || code == "11" || code == "25";
}

bool ConfirmsUndoing(const absl::StatusOr<ExchangeResponse>& reply) {
  if (!reply.ok()) return false;
  if (reply->outcome() != ExchangeResponse::APPROVED && reply->outcome() != ExchangeResponse::DECLINED)
    return false;
  if (reply->has_qr()) {
    // An order that the host does not know cannot be paid.
    if (reply->qr().state() == uplink::v1::QrAnswer::CLOSED ||
        reply->qr().state() == uplink::v1::QrAnswer::UNKNOWN)
      return true;
  }
  return EndsReversal(reply->host().response().code());
}

std::string WordsOf(const absl::StatusOr<ExchangeResponse>& reply) {
  if (!reply.ok()) return reply.status().ToString();
  return absl::StrCat(ExchangeResponse::Outcome_Name(reply->outcome()), " ", reply->host().response().code(),
                      " ", reply->detail());
}

}  // namespace

Recovery::Recovery(Ports ports, absl::Duration reply_timeout,
                   std::function<bool(const std::string&)> is_running,
                   std::function<void(const PaymentRecord&)> on_ended)
    : ports_(ports),
      reply_timeout_(reply_timeout),
      is_running_(std::move(is_running)),
      on_ended_(std::move(on_ended)) {}

int Recovery::ReversalsOwed(const std::vector<PaymentRecord>& records) {
  return static_cast<int>(std::count_if(records.begin(), records.end(),
                                        [](const PaymentRecord& record) { return OwesReversal(record); }));
}

int Recovery::AdvicesOwed(const std::vector<PaymentRecord>& records) {
  return static_cast<int>(std::count_if(records.begin(), records.end(),
                                        [](const PaymentRecord& record) { return OwesAdvice(record); }));
}

absl::StatusOr<Recovery::Rest> Recovery::ResolveAll() {
  must_sign_on_ = false;
  Rest rest;
  std::set<std::string> tried;
  // A payment that ends may open messages that it owes: the books are read until they hold nothing new.
  for (bool found_new = true; found_new;) {
    const absl::StatusOr<std::vector<PaymentRecord>> open = ports_.books.OpenPayments();
    if (!open.ok()) return open.status();
    found_new = false;
    for (const PaymentRecord& record : *open) {
      if (is_running_(record.payment()) || !tried.insert(record.payment()).second) continue;
      found_new = true;
      const absl::Status resolved = Resolve(record);
      if (resolved.ok()) continue;
      ++rest.payments;
      if (rest.payment.empty()) rest.payment = record.payment();
      log::Warn("payment not resolved yet", {{"payment", record.payment()}, {"status", resolved.ToString()}});
    }
  }
  rest.must_sign_on = must_sign_on_;
  return rest;
}

absl::Status Recovery::Resolve(const PaymentRecord& record) {
  const KindRules& rules = RulesOf(record.kind());
  switch (record.last_step()) {
    case ledger::v1::STEP_UNSPECIFIED:
      // The intent of a message is the message: it is owed from there on.
      return rules.is_message ? Tell(record) : Void(record, VoidReason::TERMINAL_RESTARTED);
    case ledger::v1::CARD_READ:
    case ledger::v1::PIN_ENTERED:
      return Void(record, VoidReason::TERMINAL_RESTARTED);
    case ledger::v1::HOST_DECLINED:
      return Void(record, VoidReason::DECLINED_BY_HOST);
    case ledger::v1::OFFLINE_APPROVED:
    case ledger::v1::CARD_COMPLETED:
      return Complete(record);
    default:
      break;
  }
  switch (rules.discipline) {
    case Discipline::kAdvice:
      return ResolveAdvice(record);
    case Discipline::kInquiry:
      return record.last_step() == ledger::v1::HOST_APPROVED ? Post(record) : VoidInquiry(record);
    default:
      return ResolveSent(record);
  }
}

absl::Status Recovery::ResolveSent(const PaymentRecord& record) {
  switch (record.last_step()) {
    case ledger::v1::NOT_SENT:
      return Void(record, VoidReason::NOTHING_SENT);
    case ledger::v1::REVERSAL_OWED:
    case ledger::v1::REVERSAL_SENT:
      return Reverse(record);
    default:
      break;
  }
  const bool approved = record.last_step() == ledger::v1::HOST_APPROVED;
  // The customer's telephone says that it is paid, and no card has a say after that.
  if (approved && RulesOf(record.kind()).discipline == Discipline::kOrder) return Post(record);
  StepDetails details;
  details.set_reversal_reason(approved ? ReversalReason::TERMINAL_FAULT : ReversalReason::NO_REPLY);
  const absl::StatusOr<PaymentRecord> owed = Step(record, ledger::v1::REVERSAL_OWED, details);
  if (!owed.ok()) return owed.status();
  return Reverse(*owed);
}

absl::Status Recovery::ResolveAdvice(const PaymentRecord& record) {
  if (record.last_step() == ledger::v1::HOST_APPROVED) return Post(record);
  const bool never_left = record.last_step() == ledger::v1::NOT_SENT &&
                          !HasStep(record, ledger::v1::HOST_SILENT) && record.send_attempts() <= 1;
  if (never_left && !PlanOf(record.kind()).owed_when_not_sent) return Void(record, VoidReason::NOTHING_SENT);
  return Tell(record);
}

// Nothing moves, so nothing is owed, whatever the host did.
absl::Status Recovery::VoidInquiry(const PaymentRecord& record) {
  if (record.last_step() == ledger::v1::NOT_SENT) return Void(record, VoidReason::NOTHING_SENT);
  if (record.last_step() == ledger::v1::ABOUT_TO_SEND) {
    const absl::StatusOr<PaymentRecord> silent = Step(record, ledger::v1::HOST_SILENT);
    if (!silent.ok()) return silent.status();
  }
  return Void(record, VoidReason::TIMED_OUT, std::string(ErrorCodeName(ErrorCode::kHostSilent)));
}

// The card has had its last word: the payment goes on to the end that it had.
absl::Status Recovery::Complete(const PaymentRecord& record) {
  if (absl::Status opened = OpenOwedMessages(ports_.books, record); !opened.ok()) return opened;
  if (HasStep(record, ledger::v1::HOST_DECLINED)) return Void(record, VoidReason::DECLINED_BY_HOST);
  return Post(record);
}

absl::StatusOr<PaymentRecord> Recovery::Step(const PaymentRecord& record, ledger::v1::Step step,
                                             const StepDetails& details) {
  ledger::v1::RecordStepRequest request;
  request.set_payment(record.payment());
  request.set_step(step);
  *request.mutable_details() = details;
  return ports_.books.RecordStep(request);
}

absl::Status Recovery::Void(const PaymentRecord& record, VoidReason reason, const std::string& note) {
  ledger::v1::VoidRequest request;
  request.set_payment(record.payment());
  request.set_reason(reason);
  if (!note.empty()) request.mutable_details()->set_note(note);
  const absl::StatusOr<PaymentRecord> voided = ports_.books.Void(request);
  if (!voided.ok()) return voided.status();
  log::Info("payment ended by recovery",
            {{"payment", record.payment()}, {"reason", ledger::v1::VoidReason_Name(reason)}});
  on_ended_(*voided);
  return absl::OkStatus();
}

absl::Status Recovery::Post(const PaymentRecord& record) {
  ledger::v1::PostRequest request;
  request.set_payment(record.payment());
  const absl::StatusOr<PaymentRecord> posted = ports_.books.Post(request);
  if (!posted.ok()) return posted.status();
  log::Info("payment posted by recovery", {{"payment", record.payment()}});
  on_ended_(*posted);
  return absl::OkStatus();
}

absl::StatusOr<uplink::v1::ExchangeRequest> Recovery::UndoingMessage(const PaymentRecord& record) {
  if (RulesOf(record.kind()).discipline == Discipline::kOrder) {
    const absl::StatusOr<ledger::v1::TakeTraceNumberResponse> trace = ports_.books.TakeTraceNumber();
    if (!trace.ok()) return trace.status();
    return OrderMessageOf(record, uplink::v1::QrMessage::CLOSE, trace->trace_number(), reply_timeout_);
  }
  const absl::StatusOr<Context> context = FindContext(ports_.books, record);
  if (!context.ok()) return context.status();
  return ReversalOf(record, *context, reply_timeout_);
}

absl::Status Recovery::Reverse(const PaymentRecord& record) {
  const absl::StatusOr<uplink::v1::ExchangeRequest> request = UndoingMessage(record);
  if (!request.ok()) return request.status();
  const absl::StatusOr<PaymentRecord> journaled = Step(record, ledger::v1::REVERSAL_SENT);
  if (!journaled.ok()) return journaled.status();
  const absl::StatusOr<ExchangeResponse> reply = ports_.host.Exchange(*request);
  if (ConfirmsUndoing(reply)) {
    if (!request->has_qr()) return Void(record, VoidReason::REVERSED_AT_HOST);
    return Void(record, VoidReason::ORDER_CLOSED, record.details().note());
  }
  if (reply.ok() && AsksForSignOn(reply->host().response().code())) must_sign_on_ = true;
  if (!reply.ok()) return reply.status();
  return MakeError(ErrorCode::kReversalOwed, absl::StrCat("reversal not confirmed: ", WordsOf(reply)));
}

// The host is told, with the same message each time, until it answers.
absl::Status Recovery::Tell(const PaymentRecord& record) {
  const absl::StatusOr<Context> context = FindContext(ports_.books, record);
  if (!context.ok()) return context.status();
  const absl::StatusOr<PaymentRecord> sending = Step(record, ledger::v1::ABOUT_TO_SEND);
  if (!sending.ok()) return sending.status();
  const absl::StatusOr<ExchangeResponse> reply =
      ports_.host.Exchange(RequestOf(*sending, *context, reply_timeout_));
  StepDetails details;
  if (reply.ok()) {
    if (reply->host().has_response()) *details.mutable_host() = reply->host();
    details.set_note(reply->detail());
    if (AsksForSignOn(reply->host().response().code())) must_sign_on_ = true;
  }
  switch (WordOfAdvice(reply)) {
    case HostWord::kApproved: {
      const absl::StatusOr<PaymentRecord> approved = Step(*sending, ledger::v1::HOST_APPROVED, details);
      return approved.ok() ? Post(*approved) : approved.status();
    }
    case HostWord::kDeclined: {
      const absl::StatusOr<PaymentRecord> declined = Step(*sending, ledger::v1::HOST_DECLINED, details);
      return declined.ok() ? Void(*declined, VoidReason::DECLINED_BY_HOST) : declined.status();
    }
    case HostWord::kNotSent:
      (void)Step(*sending, ledger::v1::NOT_SENT, {});
      return reply.ok() ? MakeError(ErrorCode::kHostUnreachable, WordsOf(reply)) : reply.status();
    default:
      (void)Step(*sending, ledger::v1::HOST_SILENT, {});
      return MakeError(ErrorCode::kHostSilent, absl::StrCat("not answered: ", WordsOf(reply)));
  }
}

}  // namespace till::payment
