// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_updates.h"

namespace till::kiosk {

using std::chrono::milliseconds;
using Phase = UpdateStatus::Phase;

namespace {

constexpr milliseconds kPercent{60};
constexpr milliseconds kRestart{2'000};
constexpr milliseconds kTrial{5'000};
constexpr int kStep = 10;  // percent

bool IsSettled(Phase phase) {
  return phase == Phase::Idle || phase == Phase::Good || phase == Phase::RolledBack || phase == Phase::Failed;
}

}  // namespace

void FakeUpdates::Follow() {
  following_ = true;
  scheduler_.After(milliseconds(0), this, [this] {
    if (following_) Q_EMIT statusChanged(world_.status);
  });
}

void FakeUpdates::GoTo(Phase phase, const QString& fault) {
  world_.status.phase = phase;
  world_.status.percent = 0;
  world_.status.remaining.reset();
  world_.status.fault = fault.isEmpty() ? Problem() : Problem{QStringLiteral("UPDATE:") + fault, {}};
  if (following_) Q_EMIT statusChanged(world_.status);
}

void FakeUpdates::Check() {
  scheduler_.After(milliseconds(800), this, [this] {
    UpdateOffer offer = world_.offer;
    offer.notes = world_.notes.In(spoken_.language());
    if (!world_.check_fault.isEmpty()) {
      offer = UpdateOffer();
      offer.fault.code = QStringLiteral("UPDATE:") + world_.check_fault;
    } else if (!offer.version.isEmpty() && IsSettled(world_.status.phase)) {
      world_.status.version = offer.version;
      GoTo(Phase::Found);
    }
    Q_EMIT checked(offer);
  });
}

bool FakeUpdates::Takes(bool follows) {
  const QString refused_with = follows ? world_.refused_with : QStringLiteral("ILLEGAL_STEP");
  scheduler_.After(milliseconds(0), this, [this, refused_with] {
    if (refused_with.isEmpty()) {
      Q_EMIT taken();
    } else {
      Q_EMIT refused({refused_with, {}});
    }
  });
  return refused_with.isEmpty();
}

void FakeUpdates::Advance(Phase end) {
  scheduler_.After(kPercent * kStep, this, [this, end] {
    UpdateStatus& status = world_.status;
    status.percent += kStep;
    if (status.phase == Phase::Downloading && !world_.download_fault.isEmpty() && status.percent >= 50) {
      GoTo(Phase::Failed, world_.download_fault);
    } else if (status.percent >= 100) {
      GoTo(end);
    } else {
      status.remaining = std::chrono::seconds(100 - status.percent);
      if (following_) Q_EMIT statusChanged(status);
      Advance(end);
    }
  });
}

void FakeUpdates::Download(const QString& version) {
  if (!Takes(version == world_.offer.version)) return;
  world_.status.version = version;
  GoTo(Phase::Downloading);
  Advance(Phase::Downloaded);
}

void FakeUpdates::Write() {
  GoTo(Phase::Installing);
  Advance(Phase::Installed);
}

void FakeUpdates::Install(const QString& version, bool at_once) {
  const Phase phase = world_.status.phase;
  if (!Takes(version == world_.status.version && (phase == Phase::Downloaded || phase == Phase::Waiting)))
    return;
  if (at_once || world_.waits_for.isEmpty()) {
    Write();
  } else {
    GoTo(Phase::Waiting, world_.waits_for);
  }
}

void FakeUpdates::Restart() {
  const bool returns = world_.status.phase == Phase::Returning;
  if (!Takes(returns || world_.status.phase == Phase::Installed)) return;
  scheduler_.After(kRestart, this, [this, returns] {
    world_.previous_version = world_.status.running_version;
    world_.status.running_version = world_.status.version;
    GoTo(returns ? Phase::RolledBack : Phase::OnTrial);
    if (returns) return;
    scheduler_.After(kTrial, this, [this] {
      if (world_.status.phase == Phase::OnTrial) GoTo(Phase::Good);
    });
  });
}

void FakeUpdates::GoBack() {
  const bool withdraws = world_.status.phase == Phase::Installed;
  if (!Takes(withdraws || !world_.previous_version.isEmpty())) return;
  if (withdraws) {
    GoTo(Phase::RolledBack);
  } else {
    world_.status.version = world_.previous_version;
    GoTo(Phase::Returning);
  }
}

}  // namespace till::kiosk
