// SPDX-License-Identifier: Apache-2.0
#include "services/payment/qr/qr_payment.h"

#include <algorithm>
#include <utility>

#include "google/protobuf/util/time_util.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/payment/host_messages.h"
#include "services/payment/qr/merchant_code.h"

namespace till::payment {

using ledger::v1::Step;
using ledger::v1::StepDetails;
using ledger::v1::VoidReason;
using uplink::v1::ExchangeRequest;
using uplink::v1::ExchangeResponse;
using uplink::v1::QrAnswer;
using uplink::v1::QrMessage;

namespace {

constexpr absl::Duration kPollInterval = absl::Seconds(3);
constexpr absl::Duration kSlice = absl::Milliseconds(250);  // How soon a cancel is heard.
constexpr absl::Duration kQueryTimeout = absl::Seconds(15);
constexpr size_t kMostPayload = 512;

}  // namespace

QrPayment::QrPayment(Ports ports, Options options, const ledger::v1::PaymentRecord& intent, PaymentLog& log)
    : ports_(ports),
      options_(std::move(options)),
      log_(log),
      ending_(ports.books, intent, log),
      end_(ports.clock.Monotonic() + options_.wallet_timeout) {}

// ---- The payment, from the order to its end. ----

void QrPayment::Run() {
  if (!gate_.MaySend()) return ending_.Void(VoidReason::CANCELLED_BY_OPERATOR, ErrorCode::kCancelled);
  StepDetails details;
  details.set_order_number(OrderNumberOf(ending_.record().payment()));
  if (absl::Status status = ending_.Journal(Step::ABOUT_TO_SEND, details); !status.ok())
    return ending_.Void(VoidReason::TERMINAL_FAILED, ErrorCodeOf(status));
  ending_.Show(v1::Payment::AUTHORISING);

  Order order = Open();
  if (order == Order::kWaiting) order = Poll();
  switch (order) {
    case Order::kPaid:
      return EndPaid();
    case Order::kRefused:
      return EndRefused();
    case Order::kNotSent:
      if (absl::Status status = ending_.Journal(Step::NOT_SENT); !status.ok()) return OweClosing();
      return ending_.Void(VoidReason::NOTHING_SENT, ErrorCode::kHostUnreachable);
    case Order::kWaiting:
    case Order::kNotMade:
      return OweClosing();
  }
}

QrPayment::Order QrPayment::Open() {
  const bool shows = options_.customer_code.empty();
  ExchangeRequest request = OrderMessageOf(ending_.record(), shows ? QrMessage::CREATE : QrMessage::PAY,
                                           ending_.record().trace_number(), options_.reply_timeout);
  request.mutable_qr()->set_customer_code(options_.customer_code);
  const absl::StatusOr<ExchangeResponse> reply = ports_.host.Exchange(request);
  const Order order = StateOf(reply, true);
  if (order != Order::kWaiting) return order;
  if (!shows) {
    ending_.Show(v1::Payment::WAITING_FOR_WALLET);
    return order;
  }
  // Without a code nobody can pay, whatever became of the order.
  if (!reply.ok() || !ShowCode(reply->qr().payload())) return Order::kNotMade;
  return order;
}

bool QrPayment::ShowCode(const std::string& payload) {
  const bool readable = !payload.empty() && payload.size() <= kMostPayload &&
                        (!IsMerchantCode(payload) || DecodeMerchantCode(payload).ok());
  if (!readable) {
    log::Warn("merchant code cannot be shown", {{"payment", ending_.record().payment()}});
    return false;
  }
  payload_ = payload;
  v1::PaymentEvent show;
  show.mutable_show_code()->set_payload(payload);
  *show.mutable_show_code()->mutable_until() = google::protobuf::util::TimeUtil::NanosecondsToTimestamp(
      absl::ToUnixNanos(ports_.clock.Now() + (end_ - ports_.clock.Monotonic())));
  log_.Update(
      [&](v1::Payment& payment) {
        payment.set_state(v1::Payment::WAITING_FOR_WALLET);
        payment.set_qr_payload(payload);
      },
      std::move(show));
  return true;
}

// The host is asked until the order is paid or refused, the time is over, or somebody cancels; and once more
// after that, because the customer may have paid in the last moment.
QrPayment::Order QrPayment::Poll() {
  while (!gate_.WasCancelled() && ports_.clock.Monotonic() < end_) {
    Sleep(std::min(kPollInterval, end_ - ports_.clock.Monotonic()));
    if (gate_.WasCancelled()) return Order::kWaiting;
    const Order order = Ask();
    if (order != Order::kWaiting) return order;
  }
  return Order::kWaiting;
}

QrPayment::Order QrPayment::Ask() {
  // A question of its own: with the trace number of the last one it would be a copy of that.
  const absl::StatusOr<ledger::v1::TakeTraceNumberResponse> trace = ports_.books.TakeTraceNumber();
  if (!trace.ok()) return Order::kWaiting;
  return StateOf(
      ports_.host.Exchange(OrderMessageOf(ending_.record(), QrMessage::QUERY, trace->trace_number(),
                                          std::min(options_.reply_timeout, kQueryTimeout))),
      false);
}

QrPayment::Order QrPayment::StateOf(const absl::StatusOr<ExchangeResponse>& reply, bool opening) {
  const HostWord word = WordOf(reply);
  if (word == HostWord::kNotSent) return opening ? Order::kNotSent : Order::kWaiting;
  if (word == HostWord::kUnknown) return Order::kWaiting;
  if (reply->host().has_response() || !reply->host().reference_number().empty()) host_ = reply->host();
  switch (reply->qr().state()) {
    case QrAnswer::PAID:
      host_.set_wallet(reply->qr().wallet());
      host_.set_wallet_reference(reply->qr().wallet_reference());
      return word == HostWord::kApproved ? Order::kPaid : Order::kWaiting;
    case QrAnswer::CLOSED:
      return Order::kRefused;
    default:
      // A host that refuses to open an order has none; one that does not know it when asked may have lost the
      // message that made it, or still be at it.
      return opening && word == HostWord::kDeclined ? Order::kRefused : Order::kWaiting;
  }
}

void QrPayment::Sleep(absl::Duration duration) {
  const absl::Duration end = ports_.clock.Monotonic() + duration;
  for (absl::Duration now = ports_.clock.Monotonic(); now < end && !gate_.WasCancelled();
       now = ports_.clock.Monotonic())
    ports_.clock.SleepFor(std::min(kSlice, end - now));
}

// ---- How it ends. ----

void QrPayment::EndPaid() {
  StepDetails details;
  *details.mutable_host() = host_;
  details.set_qr_payload(payload_);
  if (!ending_.Journal(Step::HOST_APPROVED, details).ok() || !gate_.MayUseApproval()) return OweClosing();
  ending_.Post({});
}

void QrPayment::EndRefused() {
  StepDetails details;
  *details.mutable_host() = host_;
  if (absl::Status status = ending_.Journal(Step::HOST_DECLINED, details); !status.ok()) return OweClosing();
  ending_.Void(VoidReason::DECLINED_BY_HOST, ErrorCode::kUnspecified);
}

void QrPayment::OweClosing() {
  const ErrorCode failure = gate_.WasCancelled() ? ErrorCode::kCancelled : ErrorCode::kNotPaidInTime;
  StepDetails details;
  details.set_note(std::string(ErrorCodeName(failure)));
  ending_.OweReversal(gate_.WasCancelled() ? ledger::v1::TERMINAL_FAULT : ledger::v1::NO_REPLY, failure,
                      details);
}

// ---- People. ----

CancelAnswer QrPayment::Cancel() {
  return gate_.Cancel(/*can_be_undone=*/true);
}

absl::Status QrPayment::ChooseApplication(int index) {
  return MakeError(ErrorCode::kIllegalStep, "the payment asks for no application");
}

}  // namespace till::payment
