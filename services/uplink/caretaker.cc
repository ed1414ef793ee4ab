// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/caretaker.h"

#include <utility>

#include "services/common/log/log.h"
#include "services/common/status/error.h"

namespace till::uplink {
namespace {

constexpr absl::Duration kTickInterval = absl::Milliseconds(500);
// Requests without an answer, one after another, after which the host is asked whether it is there.
constexpr int kSuspiciousSilences = 2;
// Between two attempts to tell the terminal's state.
constexpr absl::Duration kStatusPause = absl::Minutes(1);

}  // namespace

Caretaker::Caretaker(HostSession& session, Exchanger& exchanger, Line& line, const Clock& clock,
                     Backoff sign_on_backoff, Options options)
    : session_(session),
      exchanger_(exchanger),
      line_(line),
      clock_(clock),
      sign_on_backoff_(std::move(sign_on_backoff)),
      options_(options),
      next_sign_on_(clock.Monotonic()),
      next_status_(clock.Monotonic()) {}

Caretaker::~Caretaker() {
  Stop();
}

void Caretaker::Tick() {
  const Line::State line = line_.GetState();
  if (!line.connected) return;
  const HostSession::State state = session_.state();
  if (SignOn(state) || ReportStatus(state) || ReturnToFirst(line)) return;
  Echo();
}

bool Caretaker::SignOn(const HostSession::State& state) {
  // Who signed off does not want to be signed on behind his back.
  if (!options_.sign_on || !state.sign_on_wanted || state.signed_off) return false;
  if (clock_.Monotonic() < next_sign_on_) return true;
  const absl::Status signed_on = session_.SignOnIfWanted({});
  if (signed_on.ok()) {
    sign_on_backoff_.Reset();
    return true;
  }
  next_sign_on_ = clock_.Monotonic() + sign_on_backoff_.Next();
  log::Warn("automatic sign-on failed", {{"why", signed_on}});
  return true;
}

bool Caretaker::ReportStatus(const HostSession::State& state) {
  if (!options_.sign_on || state.pending_demand != HostDemand::kUploadStatus) return false;
  if (clock_.Monotonic() < next_status_) return false;
  next_status_ = clock_.Monotonic() + kStatusPause;
  if (const auto told = session_.ReportStatus({}); !told.ok()) {
    log::Warn("status not told", {{"why", told.status()}});
  }
  return true;
}

bool Caretaker::ReturnToFirst(const Line::State& line) {
  if (line.host == 0) {
    next_probe_.reset();
    return false;
  }
  const absl::Duration now = clock_.Monotonic();
  if (!next_probe_.has_value()) next_probe_ = now + options_.return_to_first;
  if (now < *next_probe_) return false;
  if (absl::Status away = line_.ProbeFirst(); !away.ok()) {
    log::Info("the first host is still away", {{"why", away}});
    next_probe_ = clock_.Monotonic() + options_.return_to_first;
    return true;
  }
  // Between two messages, so that no answer is lost; if one is under way, at the next tick.
  if (!session_.WhenQuiet([this] { line_.ReturnToFirst(); })) return false;
  log::Info("back to the first host", {});
  next_probe_.reset();
  return true;
}

bool Caretaker::Echo() {
  const bool idle = clock_.Monotonic() - exchanger_.last_activity() >= options_.echo_interval;
  // Silence may be the issuer's; a host that answers no echo either is away itself.
  const bool silent = exchanger_.silences() >= kSuspiciousSilences;
  if (options_.echo_interval <= absl::ZeroDuration() || (!idle && !silent)) return false;
  const absl::StatusOr<absl::Duration> echoed = session_.Echo({});
  if (echoed.ok()) return true;
  log::Warn("echo failed", {{"why", echoed.status()}});
  if (HasErrorCode(echoed.status(), ErrorCode::kHostSilent)) line_.Drop(echoed.status());
  return true;
}

void Caretaker::Start() {
  const auto nudge = [this] {
    absl::MutexLock lock(&mutex_);
    nudged_ = true;
  };
  exchanger_.SetConnectedHook(nudge);
  session_.SetSignOnWantedHook(nudge);
  thread_ = std::thread([this] { Run(); });
}

void Caretaker::Stop() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  if (!thread_.joinable()) return;
  exchanger_.SetConnectedHook(nullptr);
  session_.SetSignOnWantedHook(nullptr);
  thread_.join();
}

void Caretaker::Run() {
  for (;;) {
    {
      absl::MutexLock lock(&mutex_);
      const auto due = [this] {
        mutex_.AssertReaderHeld();
        return stopping_ || nudged_;
      };
      mutex_.AwaitWithTimeout(absl::Condition(&due), kTickInterval);
      if (stopping_) return;
      nudged_ = false;
    }
    Tick();
  }
}

}  // namespace till::uplink
