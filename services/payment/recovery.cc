// SPDX-License-Identifier: Apache-2.0
#include "services/payment/recovery.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/payment/projection.h"

namespace till::payment {

using ledger::v1::PaymentRecord;
using ledger::v1::ReversalReason;
using ledger::v1::Step;
using ledger::v1::VoidReason;

namespace {

// Field 39 of a reversal's answer that ends it: done, or the host never had the original (25: no such
// record).
bool EndsReversal(const std::string& code) {
  return code == "00" || code == "10" || code == "11" || code == "25";
}

// A payment that was digits away from a PIN had one; field 22 of the reversal repeats that of the original.
bool HadPin(const PaymentRecord& record) {
  return std::any_of(record.steps().begin(), record.steps().end(),
                     [](const auto& step) { return step.step() == Step::PIN_ENTERED; });
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
  return static_cast<int>(std::count_if(records.begin(), records.end(), [](const PaymentRecord& record) {
    return MayHaveReachedTheHost(record.last_step());
  }));
}

absl::StatusOr<int> Recovery::ResolveAll() {
  absl::StatusOr<std::vector<PaymentRecord>> open = ports_.books.OpenPayments();
  if (!open.ok()) return open.status();
  int remaining = 0;
  for (PaymentRecord& record : *open) {
    const std::string payment = record.payment();
    if (is_running_(payment)) continue;
    const absl::Status resolved = Resolve(std::move(record));
    if (resolved.ok()) continue;
    ++remaining;
    log::Warn("payment not resolved yet", {{"payment", payment}, {"status", resolved.ToString()}});
  }
  return remaining;
}

absl::Status Recovery::Resolve(PaymentRecord record) {
  switch (record.last_step()) {
    case Step::STEP_UNSPECIFIED:
    case Step::CARD_READ:
    case Step::PIN_ENTERED:
      return Void(record, VoidReason::TERMINAL_RESTARTED);
    case Step::NOT_SENT:
      return Void(record, VoidReason::NOTHING_SENT);
    case Step::HOST_DECLINED:
      return Void(record, VoidReason::DECLINED_BY_HOST);
    case Step::REVERSAL_OWED:
    case Step::REVERSAL_SENT:
      return Reverse(record);
    default: {
      const bool approved =
          record.last_step() == Step::HOST_APPROVED || record.last_step() == Step::CARD_COMPLETED;
      absl::StatusOr<PaymentRecord> owed =
          Owe(record, approved ? ReversalReason::TERMINAL_FAULT : ReversalReason::NO_REPLY);
      if (!owed.ok()) return owed.status();
      return Reverse(*owed);
    }
  }
}

absl::Status Recovery::Void(const PaymentRecord& record, VoidReason reason) {
  ledger::v1::VoidRequest request;
  request.set_payment(record.payment());
  request.set_reason(reason);
  const absl::StatusOr<PaymentRecord> voided = ports_.books.Void(request);
  if (!voided.ok()) return voided.status();
  log::Info("payment ended by recovery",
            {{"payment", record.payment()}, {"reason", ledger::v1::VoidReason_Name(reason)}});
  on_ended_(*voided);
  return absl::OkStatus();
}

absl::StatusOr<PaymentRecord> Recovery::Owe(const PaymentRecord& record, ReversalReason reason) {
  ledger::v1::RecordStepRequest request;
  request.set_payment(record.payment());
  request.set_step(Step::REVERSAL_OWED);
  request.mutable_details()->set_reversal_reason(reason);
  return ports_.books.RecordStep(request);
}

absl::Status Recovery::Reverse(const PaymentRecord& record) {
  ledger::v1::RecordStepRequest about_to_send;
  about_to_send.set_payment(record.payment());
  about_to_send.set_step(Step::REVERSAL_SENT);
  absl::StatusOr<PaymentRecord> journaled = ports_.books.RecordStep(about_to_send);
  if (!journaled.ok()) return journaled.status();

  const ledger::v1::StepDetails& details = record.details();
  uplink::v1::ExchangeRequest request;
  request.set_payment(record.payment());
  request.set_trace_number(record.trace_number());
  request.set_batch_number(record.batch_number());
  request.set_operator_id(record.operator_id());
  request.set_reply_timeout_ms(static_cast<int>(absl::ToInt64Milliseconds(reply_timeout_)));
  uplink::v1::ReversalMessage& reversal = *request.mutable_reversal();
  *reversal.mutable_amount() = record.amount();
  reversal.set_sealed_account(details.account_for_uplink());
  reversal.set_entry_mode(details.card().entry_mode());
  reversal.set_had_pin(HadPin(record));
  reversal.set_reason(details.reversal_reason());
  reversal.set_authorisation_code(details.host().authorisation_code());
  reversal.set_field_55(details.reversal_field_55());
  reversal.set_original_date(details.host().host_date());
  const absl::StatusOr<uplink::v1::ExchangeResponse> reply = ports_.host.Exchange(request);
  if (!reply.ok()) return reply.status();
  const bool answered = reply->outcome() == uplink::v1::ExchangeResponse::APPROVED ||
                        reply->outcome() == uplink::v1::ExchangeResponse::DECLINED;
  const std::string& code = reply->host().response().code();
  if (!answered || !EndsReversal(code)) {
    return MakeError(
        ErrorCode::kReversalOwed,
        absl::StrCat("reversal not confirmed: ", uplink::v1::ExchangeResponse::Outcome_Name(reply->outcome()),
                     " ", code, " ", reply->detail()));
  }
  return Void(record, VoidReason::REVERSED_AT_HOST);
}

}  // namespace till::payment
