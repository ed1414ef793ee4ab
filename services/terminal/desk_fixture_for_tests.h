// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_DESK_FIXTURE_FOR_TESTS_H_
#define TILL_SERVICES_TERMINAL_DESK_FIXTURE_FOR_TESTS_H_

#include <memory>
#include <utility>

#include "services/common/clock/fake_clock.h"
#include "services/common/session/session_signer.h"
#include "services/common/session/session_verifier.h"
#include "services/terminal/operator_desk.h"
#include "services/terminal/session_desk.h"
#include "services/terminal/terminal_store.h"

namespace till::terminal {

// DeskFixture is an operator desk over a file in memory with the presets, on a clock that a test moves.
struct DeskFixture {
  explicit DeskFixture(bool development = true)
      : sessions(signer, verifier, *store, clock, absl::Hours(1), development) {}

  FakeClock clock{absl::FromUnixSeconds(1'800'000'000)};
  std::unique_ptr<TerminalStore> store = std::move(*TerminalStore::Open(":memory:"));
  SessionSigner signer = SessionSigner::Generate();
  SessionVerifier verifier = *SessionVerifier::Create(signer.public_key(), clock);
  SessionDesk sessions;
  OperatorDesk desk{*store, sessions, PasswordHasher::Cheapest(), clock};
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_DESK_FIXTURE_FOR_TESTS_H_
