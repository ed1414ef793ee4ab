// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/caretaker.h"

#include <utility>

#include "services/common/log/log.h"
#include "services/common/status/error.h"

namespace till::uplink {
namespace {

constexpr absl::Duration kTickInterval = absl::Milliseconds(500);

}  // namespace

Caretaker::Caretaker(HostSession& session, Exchanger& exchanger, Line& line, const Clock& clock,
                     Backoff sign_on_backoff, Options options)
    : session_(session),
      exchanger_(exchanger),
      line_(line),
      clock_(clock),
      sign_on_backoff_(std::move(sign_on_backoff)),
      options_(options),
      next_sign_on_(clock.Monotonic()) {}

Caretaker::~Caretaker() {
  Stop();
}

void Caretaker::Tick() {
  if (!line_.GetState().connected) return;
  const absl::Duration now = clock_.Monotonic();
  const HostSession::State state = session_.state();
  // Who signed off does not want to be signed on behind his back.
  if (options_.sign_on && state.sign_on_wanted && !state.signed_off) {
    if (now < next_sign_on_) return;
    const absl::Status signed_on = session_.SignOnIfWanted({});
    if (signed_on.ok()) {
      sign_on_backoff_.Reset();
      return;
    }
    next_sign_on_ = clock_.Monotonic() + sign_on_backoff_.Next();
    log::Warn("automatic sign-on failed", {{"why", signed_on}});
    return;
  }
  if (options_.echo_interval <= absl::ZeroDuration() ||
      now - exchanger_.last_activity() < options_.echo_interval) {
    return;
  }
  const absl::StatusOr<absl::Duration> echoed = session_.Echo({});
  if (echoed.ok()) return;
  log::Warn("echo failed", {{"why", echoed.status()}});
  if (HasErrorCode(echoed.status(), ErrorCode::kHostSilent)) line_.Drop(echoed.status());
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
