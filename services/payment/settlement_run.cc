// SPDX-License-Identifier: Apache-2.0
#include "services/payment/settlement_run.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/payment/host_messages.h"
#include "services/payment/original.h"

namespace till::payment {

using ledger::v1::RecordSettlementStepRequest;
using ledger::v1::Settlement;
using uplink::v1::BatchDetailMessage;
using uplink::v1::ExchangeRequest;
using uplink::v1::ExchangeResponse;

namespace {

constexpr size_t kMostStripes = 8;  // In one message (unionpay.md B8).
constexpr int kEqual = 1;

// What the host did not answer is asked again later; the error says what an operator can do.
absl::Status Unanswered(const absl::StatusOr<ExchangeResponse>& reply, const char* message) {
  if (!reply.ok()) return reply.status();
  const ErrorCode code =
      reply->outcome() == ExchangeResponse::NOT_SENT ? ErrorCode::kHostUnreachable : ErrorCode::kHostSilent;
  return MakeError(code, absl::StrCat(message, ": ", ExchangeResponse::Outcome_Name(reply->outcome()), " ",
                                      reply->host().response().code(), " ", reply->detail()));
}

// Field 63.1 holds an operator's digits; a settlement that began by itself has none.
std::string OperatorOf(const Settlement& settlement) {
  return settlement.operator_id() == "auto" ? "00" : settlement.operator_id();
}

// An authentic answer that does not only say "later".
bool IsAnswered(const absl::StatusOr<ExchangeResponse>& reply) {
  const HostWord word = WordOfAdvice(reply);
  return word == HostWord::kApproved || word == HostWord::kDeclined;
}

// What cannot be made into a message keeps nobody from settling: a transaction that failed moved nothing, and
// its box may be gone with it; a journal of an older version kept no boxes of posted payments at all.
bool CannotBeSaid(const absl::StatusOr<ExchangeResponse>& reply, const BatchDetailMessage& detail) {
  if (reply.ok()) return false;
  const ErrorCode code = ErrorCodeOf(reply.status());
  const bool box_gone = std::any_of(detail.items().begin(), detail.items().end(),
                                    [](const auto& item) { return item.sealed_account().empty(); });
  if (detail.section() != ledger::v1::CHIP_FAILED && !box_gone) return false;
  return code == ErrorCode::kInvalidRequest || code == ErrorCode::kSealedAccountInvalid;
}

}  // namespace

SettlementRun::SettlementRun(Ports ports, absl::Duration reply_timeout, PrintSlip print_slip)
    : ports_(ports), reply_timeout_(reply_timeout), print_slip_(std::move(print_slip)) {}

absl::Status SettlementRun::Run(const std::string& operator_id, const Progress& on_progress) {
  absl::StatusOr<Settlement> settlement = ports_.books.BeginSettlement(operator_id);
  if (!settlement.ok()) return settlement.status();
  log::Info("settling",
            {{"settlement", settlement->name()}, {"state", Settlement::State_Name(settlement->state())}});
  on_progress(*settlement);
  while (settlement->state() != Settlement::CLOSED) {
    const Settlement::State before = settlement->state();
    if (absl::Status status = Advance(*settlement, on_progress); !status.ok()) {
      log::Warn("settlement stopped", {{"settlement", settlement->name()}, {"status", status.ToString()}});
      return status;
    }
    if (settlement->state() == before)
      return MakeError(ErrorCode::kInternal, "the settlement does not advance");
    on_progress(*settlement);
  }
  log::Info("settled", {{"settlement", settlement->name()}, {"uploaded", settlement->uploaded()}});
  return absl::OkStatus();
}

absl::Status SettlementRun::Advance(Settlement& settlement, const Progress& on_progress) {
  switch (settlement.state()) {
    case Settlement::BEGUN:
      return Compare(settlement);
    case Settlement::BALANCED:
    case Settlement::UNBALANCED:
      if (absl::Status status = UploadDetails(settlement, on_progress); !status.ok()) return status;
      return EndUpload(settlement);
    case Settlement::UPLOADED:
      return Close(settlement);
    default:
      return MakeError(ErrorCode::kInternal, "the books have the settlement in no known state");
  }
}

absl::Status SettlementRun::Compare(Settlement& settlement) {
  ExchangeRequest request = Envelope(settlement);
  *request.mutable_settlement()->mutable_domestic() = settlement.domestic();
  *request.mutable_settlement()->mutable_foreign() = settlement.foreign();
  const absl::StatusOr<ExchangeResponse> reply = Tell(request);
  if (!reply.ok() || reply->domestic_flag() == 0) return Unanswered(reply, "settlement");
  RecordSettlementStepRequest step;
  const bool balanced = reply->domestic_flag() == kEqual && reply->foreign_flag() == kEqual;
  step.set_state(balanced ? Settlement::BALANCED : Settlement::UNBALANCED);
  step.set_domestic_flag(reply->domestic_flag());
  step.set_foreign_flag(reply->foreign_flag());
  return Note(settlement, step);
}

absl::Status SettlementRun::UploadDetails(Settlement& settlement, const Progress& on_progress) {
  while (true) {
    const absl::StatusOr<std::vector<Upload>> next = ports_.books.ListUploads(settlement.name());
    if (!next.ok()) return next.status();
    if (next->empty()) return absl::OkStatus();
    // The next message: one payment, or as many stripes as follow each other.
    const auto is_stripe = [](const Upload& upload) { return upload.section() == ledger::v1::STRIPE_ONLINE; };
    size_t count = 1;
    if (is_stripe(next->front())) {
      count = static_cast<size_t>(std::find_if_not(next->begin(), next->end(), is_stripe) - next->begin());
      count = std::min(count, kMostStripes);
    }
    const std::vector<Upload> message(next->begin(), next->begin() + static_cast<std::ptrdiff_t>(count));
    const int before = settlement.uploaded();
    if (absl::Status status = UploadOne(settlement, message); !status.ok()) return status;
    if (settlement.uploaded() <= before)
      return MakeError(ErrorCode::kInternal, "the upload does not advance");
    on_progress(settlement);
  }
}

absl::Status SettlementRun::UploadOne(Settlement& settlement, const std::vector<Upload>& uploads) {
  ExchangeRequest request = Envelope(settlement);
  // The host knows a message by its trace number: a copy of this one must have the same, another one another.
  request.set_payment(uploads.front().record().payment());
  request.set_trace_number(uploads.front().record().trace_number());
  BatchDetailMessage& detail = *request.mutable_batch_detail();
  detail.set_section(uploads.front().section());
  detail.set_balanced(settlement.state() == Settlement::BALANCED);
  RecordSettlementStepRequest step;
  for (const Upload& upload : uploads) {
    absl::StatusOr<BatchDetailMessage::Item> item = ItemOf(upload);
    if (!item.ok()) return item.status();
    *detail.add_items() = *std::move(item);
    step.add_uploaded_payments(upload.record().payment());
  }
  const absl::StatusOr<ExchangeResponse> reply = Tell(request);
  if (CannotBeSaid(reply, detail)) {
    log::Warn("a detail of the batch cannot be told",
              {{"payment", uploads.front().record().payment()}, {"status", reply.status().ToString()}});
    return Note(settlement, step);
  }
  if (!IsAnswered(reply)) return Unanswered(reply, "batch upload");
  if (reply->outcome() == ExchangeResponse::DECLINED) {
    // It has been told; what it makes of it is settled between people, with the journal at hand.
    log::Warn("the host refused a detail of the batch", {{"payment", uploads.front().record().payment()},
                                                         {"response", reply->host().response().code()}});
  }
  return Note(settlement, step);
}

absl::StatusOr<BatchDetailMessage::Item> SettlementRun::ItemOf(const Upload& upload) {
  const ledger::v1::PaymentRecord& record = upload.record();
  const absl::StatusOr<Context> context = FindContext(ports_.books, record);
  if (!context.ok()) return context.status();
  BatchDetailMessage::Item item;
  item.set_kind(record.kind());
  item.set_trace_number(record.trace_number());
  *item.mutable_amount() = MovedAmount(record);
  const bool own_box = context->account.payment == record.payment();
  item.set_sealed_account(own_box && !upload.account_for_uplink().empty() ? upload.account_for_uplink()
                                                                          : context->account.box);
  item.set_account_payment(context->account.payment);
  item.set_entry_mode(record.details().card().entry_mode());
  item.set_field_55(record.details().field_55());
  item.set_authorisation_code(record.details().host().authorisation_code());
  item.set_reference_number(record.details().host().reference_number());
  if (context->original) *item.mutable_original() = context->original_at_host;
  return item;
}

absl::Status SettlementRun::EndUpload(Settlement& settlement) {
  ExchangeRequest request = Envelope(settlement);
  request.mutable_batch_end()->set_uploaded(settlement.uploaded());
  request.mutable_batch_end()->set_balanced(settlement.state() == Settlement::BALANCED);
  const absl::StatusOr<ExchangeResponse> reply = Tell(request);
  if (!IsAnswered(reply)) return Unanswered(reply, "end of the batch");
  RecordSettlementStepRequest step;
  step.set_state(Settlement::UPLOADED);
  return Note(settlement, step);
}

absl::Status SettlementRun::Close(Settlement& settlement) {
  // The day is over whether or not the host hears of it: keys that are dropped twice, or a line that is down
  // now, keep nobody from the next batch.
  const absl::StatusOr<ledger::v1::TakeTraceNumberResponse> trace = ports_.books.TakeTraceNumber();
  if (!trace.ok()) return trace.status();
  uplink::v1::SignOffRequest sign_off;
  sign_off.set_trace_number(trace->trace_number());
  sign_off.set_batch_number(settlement.batch_number());
  sign_off.set_operator_id(OperatorOf(settlement));
  if (absl::Status signed_off = ports_.host.SignOff(sign_off).status(); !signed_off.ok())
    log::Warn("not signed off", {{"settlement", settlement.name()}, {"status", signed_off.ToString()}});

  RecordSettlementStepRequest step;
  for (const std::string& job : print_slip_(settlement)) step.add_print_jobs(job);
  step.set_state(Settlement::CLOSED);
  return Note(settlement, step);
}

absl::StatusOr<ExchangeResponse> SettlementRun::Tell(const ExchangeRequest& request) {
  // It is not sent, and goes on with the next run.
  if (stopping_) return MakeError(ErrorCode::kServiceUnavailable, "the terminal is stopping");
  absl::StatusOr<ExchangeResponse> reply = ports_.host.Exchange(request);
  if (reply.ok() && AsksForSignOn(reply->host().response().code())) must_sign_on_ = true;
  return reply;
}

absl::Status SettlementRun::Note(Settlement& settlement, const RecordSettlementStepRequest& step) {
  RecordSettlementStepRequest named = step;
  named.set_settlement(settlement.name());
  absl::StatusOr<Settlement> noted = ports_.books.RecordSettlementStep(named);
  if (!noted.ok()) return noted.status();
  settlement = *std::move(noted);
  return absl::OkStatus();
}

ExchangeRequest SettlementRun::Envelope(const Settlement& settlement) const {
  ExchangeRequest request;
  request.set_payment(settlement.name());
  request.set_trace_number(settlement.trace_number());
  request.set_batch_number(settlement.batch_number());
  request.set_operator_id(OperatorOf(settlement));
  request.set_reply_timeout_ms(static_cast<int>(absl::ToInt64Milliseconds(reply_timeout_)));
  return request;
}

}  // namespace till::payment
