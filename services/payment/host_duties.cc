// SPDX-License-Identifier: Apache-2.0
#include "services/payment/host_duties.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"

namespace till::payment {

namespace {

constexpr absl::Duration kPatienceWithTheLine = absl::Seconds(2);
constexpr absl::Duration kLineLook = absl::Milliseconds(100);
constexpr absl::Duration kOwedReplyTimeout = absl::Seconds(30);
constexpr char kTerminalItself[] = "00";

std::optional<card::v1::CardDownload> ForTheCard(uplink::v1::DownloadKind kind) {
  switch (kind) {
    case uplink::v1::AUTHORITY_KEYS:
      return card::v1::AUTHORITY_KEYS;
    case uplink::v1::APPLICATIONS:
      return card::v1::APPLICATIONS;
    case uplink::v1::BLACKLIST:
      return card::v1::BLACKLIST;
    case uplink::v1::CONTACTLESS:
      return card::v1::CONTACTLESS;
    default:
      return std::nullopt;
  }
}

}  // namespace

HostDuties::HostDuties(Ports ports, std::function<bool(const std::string&)> is_running,
                       std::function<void(const ledger::v1::PaymentRecord&)> on_ended)
    : ports_(ports),
      recovery_({.books = ports.books, .host = ports.host}, kOwedReplyTimeout, std::move(is_running),
                std::move(on_ended)) {}

absl::Status HostDuties::BeReady() {
  if (absl::Status status = SignOnIfNeeded(); !status.ok()) return status;
  if (!work_waiting_) return absl::OkStatus();
  return Resolve();
}

absl::StatusOr<v1::SignOnResponse> HostDuties::SignOn(const std::string& operator_id) {
  const std::lock_guard<std::mutex> lock(host_mutex_);
  return SignOnLocked(operator_id);
}

absl::StatusOr<v1::SignOnResponse> HostDuties::SignOnLocked(const std::string& operator_id) {
  const absl::StatusOr<ledger::v1::TakeTraceNumberResponse> trace = ports_.books.TakeTraceNumber();
  if (!trace.ok()) return trace.status();
  uplink::v1::SignOnRequest request;
  request.set_trace_number(trace->trace_number());
  request.set_batch_number(trace->batch_number());
  request.set_operator_id(operator_id);
  const absl::StatusOr<uplink::v1::SignOnResponse> answer = ports_.host.SignOn(request);
  if (!answer.ok()) return answer.status();
  v1::SignOnResponse response;
  *response.mutable_response() = answer->response();
  response.set_batch_number(answer->batch_number());
  if (answer->response().code() != "00") return response;
  must_sign_on_ = false;
  adoption_.reset();  // What an earlier sign-on said is outdated.
  if (answer->batch_number() > 0 && answer->batch_number() != trace->batch_number()) {
    adoption_ = Adoption{.batch_number = answer->batch_number(), .replaces = trace->batch_number()};
    AdoptBatch();
  }
  log::Info("signed on", {{"batch", response.batch_number()}});
  return response;
}

absl::StatusOr<v1::SignOffResponse> HostDuties::SignOff(const std::string& operator_id) {
  const std::lock_guard<std::mutex> lock(host_mutex_);
  const absl::StatusOr<ledger::v1::TakeTraceNumberResponse> trace = ports_.books.TakeTraceNumber();
  if (!trace.ok()) return trace.status();
  uplink::v1::SignOffRequest request;
  request.set_trace_number(trace->trace_number());
  request.set_batch_number(trace->batch_number());
  request.set_operator_id(operator_id);
  absl::StatusOr<uplink::v1::SignOffResponse> answer = ports_.host.SignOff(request);
  if (!answer.ok()) return answer.status();
  v1::SignOffResponse response;
  *response.mutable_response() = std::move(*answer->mutable_response());
  log::Info("signed off", {{"response", response.response().code()}});
  return response;
}

absl::Status HostDuties::SignOnIfNeeded() {
  // Asked each time: `uplink` may have restarted, or the host dropped us, since the last payment.
  absl::StatusOr<uplink::v1::StatusResponse> line = ports_.host.Status();
  // A line that has just dropped is back within a moment; a customer is not asked for a card while it is
  // down.
  const absl::Duration end = ports_.clock.Monotonic() + kPatienceWithTheLine;
  while (line.ok() && !line->connected() && ports_.clock.Monotonic() < end) {
    ports_.clock.SleepFor(kLineLook);
    line = ports_.host.Status();
  }
  if (!line.ok()) return line.status();
  if (!line->connected()) return MakeError(ErrorCode::kHostUnreachable, "the line to the acquirer is down");
  if (line->signed_on() && !must_sign_on_) return absl::OkStatus();
  const std::lock_guard<std::mutex> lock(host_mutex_);
  // Another thread may have signed on meanwhile; once more would change the keys under a PIN that is being
  // entered.
  line = ports_.host.Status();
  if (!line.ok()) return line.status();
  if (line->signed_on() && !must_sign_on_) return absl::OkStatus();
  const absl::StatusOr<v1::SignOnResponse> answer = SignOnLocked(kTerminalItself);
  if (!answer.ok()) return answer.status();
  if (answer->response().code() == "00") return absl::OkStatus();
  return MakeError(ErrorCode::kNotSignedOn, absl::StrCat("sign-on refused: ", answer->response().code()));
}

absl::Status HostDuties::Resolve() {
  const std::lock_guard<std::mutex> lock(host_mutex_);
  // Taken back before the books are read: work that is noted meanwhile is not lost.
  work_waiting_ = false;
  const absl::StatusOr<Recovery::Rest> rest = recovery_.ResolveAll();
  if (!rest.ok()) {
    work_waiting_ = true;
    return rest.status();
  }
  if (rest->must_sign_on) must_sign_on_ = true;
  if (rest->payments > 0) {
    work_waiting_ = true;
    return WithPayment(
        WithRetryAfter(MakeError(ErrorCode::kReversalOwed, "a payment is still owed to the host"),
                       absl::Seconds(5)),
        rest->payment);
  }
  AdoptBatch();
  return absl::OkStatus();
}

// Tried again until the books take it: they do not while a payment is open or a settlement runs.
void HostDuties::AdoptBatch() {
  if (!adoption_) return;
  if (ports_.books.AdoptBatch(adoption_->batch_number, adoption_->replaces).ok()) adoption_.reset();
}

void HostDuties::FetchDownloads() {
  const absl::StatusOr<uplink::v1::StatusResponse> line = ports_.host.Status();
  if (!line.ok() || !line->connected() || !line->signed_on()) return;
  std::set<int> wanted(line->pending_downloads().begin(), line->pending_downloads().end());
  {
    const std::lock_guard<std::mutex> lock(host_mutex_);
    wanted.merge(unkept_);
    unkept_.clear();
  }
  for (const int kind : wanted) Fetch(static_cast<uplink::v1::DownloadKind>(kind));
}

void HostDuties::Fetch(uplink::v1::DownloadKind kind) {
  const std::lock_guard<std::mutex> lock(host_mutex_);
  const absl::StatusOr<ledger::v1::TakeTraceNumberResponse> trace = ports_.books.TakeTraceNumber();
  if (!trace.ok()) return;
  uplink::v1::DownloadRequest request;
  request.set_kind(kind);
  request.set_trace_number(trace->trace_number());
  const absl::StatusOr<uplink::v1::DownloadResponse> download = ports_.host.Download(request);
  absl::Status stored = download.status();
  if (const auto card_kind = ForTheCard(kind); download.ok() && card_kind) {
    card::v1::StoreDownloadRequest store;
    store.set_kind(*card_kind);
    *store.mutable_entries() = download->entries();
    store.set_sealed_entries(download->sealed_entries());
    stored = ports_.card.StoreDownload(store);
    // The host believes that the terminal has it. `card` was away, or started anew after its box was sealed.
    if (absl::IsUnavailable(stored) || HasErrorCode(stored, ErrorCode::kSealedAccountInvalid))
      unkept_.insert(kind);
  } else if (download.ok() && kind == uplink::v1::PARAMETERS) {
    terminal::v1::ApplyDownloadRequest apply;
    *apply.mutable_entries() = download->entries();
    stored = ports_.shop.ApplyDownload(apply);
    if (absl::IsUnavailable(stored)) unkept_.insert(kind);  // As above: `terminal` was away.
  }
  log::Info("download", {{"kind", uplink::v1::DownloadKind_Name(kind)},
                         {"entries", download.ok() ? download->entry_count() : 0},
                         {"status", stored.ToString()}});
}

}  // namespace till::payment
