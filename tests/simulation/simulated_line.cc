// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/simulated_line.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "tests/simulation/process_death.h"

namespace till::simulation {

using uplink::v1::ExchangeRequest;
using uplink::v1::ExchangeResponse;

namespace {

// What `uplink` matches a reply to its request by: the numbers and the codes of the message.
std::string KeyOf(const ExchangeRequest& request) {
  int codes = 0;
  switch (request.message_case()) {
    case ExchangeRequest::kFinancial:
      codes = request.financial().kind();
      break;
    case ExchangeRequest::kQr:
      codes = request.qr().action();
      break;
    case ExchangeRequest::kBatchDetail:
      codes = request.batch_detail().items_size() > 0 ? request.batch_detail().items(0).trace_number() : 0;
      break;
    default:
      break;
  }
  return absl::StrCat(request.batch_number(), "/", request.trace_number(), " ",
                      static_cast<int>(request.message_case()), " ", codes);
}

ExchangeResponse Outcome(ExchangeResponse::Outcome outcome) {
  ExchangeResponse response;
  response.set_outcome(outcome);
  return response;
}

}  // namespace

void SimulatedLine::Send(Message message, absl::Duration delay) {
  in_flight_.emplace(std::make_pair(clock_.Monotonic() + delay, sent_++), std::move(message));
}

std::optional<SimulatedLine::Message> SimulatedLine::Arrive(absl::Duration end) {
  const auto next = in_flight_.begin();
  if (next == in_flight_.end() || next->first.first > end) {
    clock_.Advance(end - clock_.Monotonic());
    return std::nullopt;
  }
  clock_.Advance(next->first.first - clock_.Monotonic());
  Message message = std::move(next->second);
  in_flight_.erase(next);
  if (message.reply) return message;
  AnswerAtHost(message.request);
  return std::nullopt;
}

void SimulatedLine::AnswerAtHost(const ExchangeRequest& request) {
  Message answer{.request = request, .reply = host_.Handle(request)};
  if (faults_.Strike(Fault::kReplyLost)) return log_.Add("line: reply ", KeyOf(request), " lost");
  if (faults_.Strike(Fault::kReplyMacDamaged)) {
    log_.Add("line: reply ", KeyOf(request), " damaged");
    answer.reply = Outcome(ExchangeResponse::REPLY_MAC_INVALID);
  } else if (faults_.Strike(Fault::kReplyGarbled)) {
    log_.Add("line: reply ", KeyOf(request), " garbled");
    answer.reply = Outcome(ExchangeResponse::REPLY_INVALID);
  }
  if (faults_.Strike(Fault::kReplyDuplicated)) Send(answer, LongWhile() / 10);
  const bool delayed = faults_.Strike(Fault::kReplyDelayed);
  if (delayed) log_.Add("line: reply ", KeyOf(request), " delayed");
  Send(std::move(answer), delayed ? LongWhile() : ShortWhile());
}

void SimulatedLine::Idle(absl::Duration duration) {
  const absl::Duration end = clock_.Monotonic() + duration;
  while (clock_.Monotonic() < end) {
    if (const auto reply = Arrive(end)) {
      heard_late_ = true;
      log_.Add("line: late reply ", KeyOf(reply->request));
    }
  }
}

absl::StatusOr<ExchangeResponse> SimulatedLine::Exchange(const ExchangeRequest& request) {
  at_work_();
  const std::string key = KeyOf(request);
  if (faults_.Strike(Fault::kDeathBeforeSend)) {
    log_.Add("death before sending ", key);
    throw ProcessDeath();
  }
  if (faults_.Strike(Fault::kLineDown)) {
    log_.Add("line: down for ", key);
    if (random_.Chance(500)) return MakeError(ErrorCode::kHostUnreachable, "simulated");
    return Outcome(ExchangeResponse::NOT_SENT);
  }
  log_.Add("send ", key, " ", request.payment());
  if (faults_.Strike(Fault::kRequestDuplicated)) Send({.request = request}, LongWhile() / 10);
  if (!faults_.Strike(Fault::kRequestLost)) {
    Send({.request = request}, faults_.Strike(Fault::kRequestDelayed) ? LongWhile() : ShortWhile());
  }
  if (faults_.Strike(Fault::kDeathAfterSend)) {
    log_.Add("death after sending ", key);
    throw ProcessDeath();
  }
  const bool uplink_dies = faults_.Strike(Fault::kUplinkDies);
  const absl::Duration timeout =
      request.reply_timeout_ms() > 0 ? absl::Milliseconds(request.reply_timeout_ms()) : absl::Seconds(60);
  const absl::Duration end = clock_.Monotonic() + (uplink_dies ? absl::Milliseconds(100) : timeout);
  while (clock_.Monotonic() < end) {
    std::optional<Message> reply = Arrive(end);
    if (!reply) continue;
    if (KeyOf(reply->request) != key) {
      heard_late_ = true;
      log_.Add("line: late reply ", KeyOf(reply->request));
      continue;
    }
    at_work_();
    if (faults_.Strike(Fault::kDeathAfterReply)) {
      log_.Add("death after the reply ", key);
      throw ProcessDeath();
    }
    log_.Add("heard ", key, ": ", ExchangeResponse::Outcome_Name(reply->reply->outcome()), " ",
             reply->reply->host().response().code());
    return *std::move(reply->reply);
  }
  at_work_();
  if (uplink_dies) {
    signed_on_ = false;
    log_.Add("uplink died with ", key);
    return MakeError(ErrorCode::kServiceUnavailable, "simulated");
  }
  log_.Add("no reply to ", key);
  return Outcome(ExchangeResponse::NO_REPLY);
}

absl::StatusOr<uplink::v1::SignOnResponse> SimulatedLine::SignOn(const uplink::v1::SignOnRequest&) {
  Idle(ShortWhile());
  if (faults_.Strike(Fault::kLineDown)) return MakeError(ErrorCode::kHostUnreachable, "simulated");
  uplink::v1::SignOnResponse answer = host_.SignOn();
  if (faults_.Strike(Fault::kReplyLost)) return MakeError(ErrorCode::kHostSilent, "simulated");
  log_.Add("signed on, batch ", answer.batch_number());
  signed_on_ = true;
  return answer;
}

absl::StatusOr<uplink::v1::SignOffResponse> SimulatedLine::SignOff(const uplink::v1::SignOffRequest&) {
  Idle(ShortWhile());
  signed_on_ = false;
  if (faults_.Strike(Fault::kLineDown)) return MakeError(ErrorCode::kHostUnreachable, "simulated");
  uplink::v1::SignOffResponse answer;
  answer.mutable_response()->set_code("00");
  return answer;
}

absl::StatusOr<uplink::v1::DownloadResponse> SimulatedLine::Download(const uplink::v1::DownloadRequest&) {
  return MakeError(ErrorCode::kNotSupported, "the host has nothing for this terminal");
}

absl::StatusOr<uplink::v1::StatusResponse> SimulatedLine::Status() {
  uplink::v1::StatusResponse status;
  status.set_connected(!faults_.Strike(Fault::kLineDown));
  status.set_signed_on(signed_on_);
  return status;
}

absl::Status SimulatedLine::WatchLateReplies(const std::function<void(const uplink::v1::LateReply&)>&) {
  return absl::OkStatus();
}

}  // namespace till::simulation
