// SPDX-License-Identifier: Apache-2.0
// What the desk does by itself in each phase.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/update/channel/version.h"
#include "services/update/update_desk.h"

namespace till::update {
namespace {

using S = v1::UpdateStatus;

// How often a version that fell back is tried again by itself: power cuts use up a start, too (rauc#490).
constexpr int kMostAttempts = 2;
// No payment starts between the question and the machine's end.
constexpr absl::Duration kHold = absl::Minutes(2);

bool IsSettled(Phase phase) {
  return phase == S::IDLE || phase == S::FOUND || phase == S::DOWNLOADED || phase == S::GOOD ||
         phase == S::ROLLED_BACK || phase == S::FAILED;
}

bool IsOfBundle(v1::Fault fault) {
  return fault >= v1::BUNDLE_DAMAGED && fault <= v1::VERSION_TOO_OLD;
}

}  // namespace

void UpdateDesk::Step() {
  if (!resumed_) Resume();
  if (!resumed_) return;
  if (restart_due_ && parts_.clock.Monotonic() < *restart_due_) return;
  restart_due_.reset();
  const Phase phase = Status().phase;
  if (IsSettled(phase)) return StepSettled();
  if (phase == S::DOWNLOADING) return StepDownload();
  if (phase == S::WAITING_FOR_GOOD_MOMENT) return StepWaiting();
  if (phase == S::INSTALLING) return StepInstalling();
  if (phase == S::INSTALLED) return StepInstalled();
  if (phase == S::ON_TRIAL) return StepTrial();
  if (phase == S::RETURNING) return StepReturning();
}

// ---- After a start. ----

void UpdateDesk::Resume() {
  absl::StatusOr<Slots> slots = absl::UnavailableError("");
  {
    absl::MutexLock machine(&machine_mutex_);
    slots = parts_.installer.Look();
  }
  if (!slots.ok()) {
    log::Warn("the slots cannot be looked at", {{"why", slots.status()}});
    return ShowWaiting(v1::INSTALLER_UNAVAILABLE);
  }
  {
    absl::MutexLock lock(&mutex_);
    running_version_ = slots->booted.version;
    ++change_;
  }
  ShowWaiting(v1::FAULT_UNSPECIFIED);
  resumed_ = true;
  NoteStart(*slots);
}

// What runs says what became of the update; the journal says what was meant.
void UpdateDesk::NoteStart(const Slots& slots) {
  const files::UpdateRecord record = Record();
  const Phase phase = static_cast<Phase>(record.phase());
  const bool another_start = slots.boot_id != record.boot_id();
  const bool in_target = slots.booted.name == record.target_slot();
  absl::Status noted;
  if ((phase == S::INSTALLING || phase == S::INSTALLED) && in_target) {
    noted = Move(Event::kStartedNew, [this, &slots](files::UpdateRecord& next) {
      next.set_trial_began_s(absl::ToUnixSeconds(parts_.clock.Now()));
      next.set_boot_id(slots.boot_id);
    });
  } else if (phase == S::INSTALLED && !another_start && slots.next == slots.booted.name) {
    noted = Move(Event::kWithdrawn, [](files::UpdateRecord&) {});
  } else if ((phase == S::INSTALLED && another_start) || (phase == S::ON_TRIAL && !in_target)) {
    noted = Move(Event::kStartedOld, [](files::UpdateRecord& next) {
      next.set_fault(v1::DID_NOT_START);
      next.set_attempts(next.attempts() + 1);
      if (next.attempts() >= kMostAttempts) next.set_refused_version(next.release().version());
    });
  } else if (phase == S::RETURNING && in_target) {
    // What came back is what starts from now on, too.
    {
      absl::MutexLock machine(&machine_mutex_);
      noted = parts_.installer.MarkGood();
    }
    if (noted.ok()) {
      noted =
          Move(Event::kStartedOld, [&record](files::UpdateRecord& next) { next.set_fault(record.fault()); });
    }
  }
  if (phase == S::RETURNING && another_start && !in_target) {
    noted = Fail(MakeFault(v1::DID_NOT_START, "the slot that was chosen did not start"));
  }
  if (noted.ok()) noted = parts_.restarter.Arrived();
  if (!noted.ok()) {
    log::Error("the start could not be noted", {{"why", noted}});
    resumed_ = false;
  }
}

// ---- Finding and fetching. ----

void UpdateDesk::StepSettled() {
  if (!settings_.automatic) return;
  if (parts_.clock.Monotonic() >= next_check_) {
    next_check_ = parts_.clock.Monotonic() + settings_.check_interval;
    Check();
  }
  const files::UpdateRecord record = Record();
  if (record.release().version() == record.refused_version()) return;
  if (record.phase() == S::FOUND) (void)Download(record.release().version());  // logged; tried again
  if (record.phase() == S::DOWNLOADED) (void)Install(record.release().version(), false);
}

void UpdateDesk::StepDownload() {
  const files::Release release = Record().release();
  const size_t slash = settings_.channel_url.rfind('/');
  const std::string url = absl::StrCat(settings_.channel_url.substr(0, slash + 1), release.bundle());
  const absl::Status fetched = parts_.bundles.Fetch(parts_.http, url, release, [&](int64_t got) {
    ShowProgress(static_cast<int>(got * 100 / release.size_bytes()));
    return !stopped();
  });
  if (fetched.ok()) {
    (void)Move(Event::kFetched, [](files::UpdateRecord&) {});  // logged; the next step finds the bundle there
  } else if (!stopped()) {
    (void)Fail(fetched);
  }
}

// ---- Writing. ----

v1::Fault UpdateDesk::QuietOrWhy() {
  const absl::StatusOr<payment::v1::IsQuietResponse> quiet = parts_.neighbours.Quiet();
  if (!quiet.ok()) return v1::WAITS_FOR_ANSWER;
  if (quiet->reversals_owed() > 0) return v1::WAITS_FOR_REVERSAL;
  return quiet->quiet() ? v1::FAULT_UNSPECIFIED : v1::WAITS_FOR_PAYMENT;
}

v1::Fault UpdateDesk::Moment(const files::UpdateRecord& record) {
  QuietHours hours;
  if (settings_.quiet_hours) {
    hours = *settings_.quiet_hours;
  } else {
    for (const files::Window& window : record.quiet_hours()) hours.Add(window.from(), window.to());
  }
  const absl::Time now = parts_.clock.Now();
  const bool required = record.release().has_required_at() &&
                        absl::ToUnixSeconds(now) >= record.release().required_at().seconds();
  if (!record.at_once() && !required && !hours.Contains(now, settings_.zone))
    return v1::WAITS_FOR_QUIET_HOURS;
  return QuietOrWhy();
}

absl::Status UpdateDesk::CheckBundle(const files::Release& release, const std::string& path) {
  if (!parts_.bundles.Has(release))
    return MakeFault(v1::BUNDLE_DAMAGED, "the bundle is not what was downloaded");
  const absl::StatusOr<BundleInfo> info = parts_.installer.Inspect(path);
  if (!info.ok()) return info.status();
  if (info->product != settings_.product)
    return MakeFault(v1::BUNDLE_OF_OTHERS, "the bundle is for " + info->product);
  if (info->version != release.version()) {
    return MakeFault(v1::BUNDLE_OF_OTHER_VERSION, absl::StrCat("the bundle holds ", info->version));
  }
  // RAUC 1.8 takes any version; what is older than what runs, or below the floor, ends here.
  if (!Older(Status().running_version, release.version()) || Older(release.version(), FloorNow())) {
    return MakeFault(v1::VERSION_TOO_OLD,
                     absl::StrCat(release.version(), " is not newer, or below the floor"));
  }
  return absl::OkStatus();
}

void UpdateDesk::StepWaiting() {
  const files::UpdateRecord record = Record();
  if (const v1::Fault waits_for = Moment(record); waits_for != v1::FAULT_UNSPECIFIED)
    return ShowWaiting(waits_for);
  const std::string path = parts_.bundles.PathOf(record.release());
  absl::MutexLock machine(&machine_mutex_);
  const absl::StatusOr<Slots> slots = parts_.installer.Look();
  absl::Status may = slots.status();
  if (may.ok()) may = CheckBundle(record.release(), path);
  if (HasFault(may, v1::INSTALLER_UNAVAILABLE)) return ShowWaiting(v1::INSTALLER_UNAVAILABLE);
  if (may.ok()) {
    may = Move(Event::kMoment, [&slots](files::UpdateRecord& next) {
      next.set_from_slot(slots->booted.name);
      next.set_target_slot(slots->other.name);
      next.set_boot_id(slots->boot_id);
    });
    if (!may.ok()) return;  // not written down, so not begun
    may = parts_.installer.Install(path, [this](int percent) { ShowProgress(percent); });
  }
  if (may.ok()) {
    (void)Move(Event::kWritten, [](files::UpdateRecord&) {});  // logged; a restart finds what runs
    return;
  }
  if (IsOfBundle(FaultOf(may))) parts_.bundles.RemoveAllBut({});
  (void)Fail(may);
}

// Only after a restart of this process: what is written is then somebody else's, or cut short.
void UpdateDesk::StepInstalling() {
  absl::MutexLock machine(&machine_mutex_);
  const absl::StatusOr<bool> busy = parts_.installer.Busy();
  if (!busy.ok() || *busy) return;
  (void)Move(Event::kInterrupted, [](files::UpdateRecord&) {});
}

// ---- Restarting, and the trial. ----

absl::Status UpdateDesk::Restart() {
  if (absl::Status held = parts_.neighbours.Hold(kHold, "update"); !held.ok()) {
    if (ErrorCodeOf(held) == ErrorCode::kPaymentInProgress) return held;
    log::Warn("payments could not be held", {{"why", held}});  // whoever does not answer takes none either
  }
  log::Info("the machine is restarted for an update");
  const absl::Status restarted = parts_.restarter.Restart();
  if (!restarted.ok()) parts_.neighbours.Release();
  return restarted;
}

void UpdateDesk::RestartSoon() {
  if (Restart().ok()) restart_due_ = parts_.clock.Monotonic() + kHold;
}

void UpdateDesk::StepInstalled() {
  if (!settings_.automatic) return;
  const v1::Fault waits_for = Moment(Record());
  ShowWaiting(waits_for);
  if (waits_for == v1::FAULT_UNSPECIFIED) RestartSoon();
}

absl::Status UpdateDesk::DeclareGood() {
  absl::MutexLock machine(&machine_mutex_);
  if (absl::Status marked = parts_.installer.MarkGood(); !marked.ok()) return marked;
  const std::string wanted = Record().release().floor();
  absl::StatusOr<files::Floor> floor = parts_.floor.Load();
  if (!floor.ok()) {
    floor = files::Floor();  // it was damaged: FloorNow has been what ran
    floor->set_version(Status().running_version);
  }
  if (Older(floor->version(), wanted)) floor->set_version(wanted);
  if (absl::Status saved = parts_.floor.Save(*floor); !saved.ok()) return saved;
  return Move(Event::kHealthy, [](files::UpdateRecord& record) {
    record.clear_refused_version();
    record.set_attempts(0);
  });
}

void UpdateDesk::StepTrial() {
  const absl::Duration now = parts_.clock.Monotonic();
  if (!trial_since_) trial_since_ = now;
  const absl::StatusOr<terminal::v1::Health> health = parts_.neighbours.Health();
  const bool healthy = health.ok() && health->serving() && parts_.neighbours.Quiet().ok();
  if (!healthy) healthy_since_.reset();
  if (healthy && !healthy_since_) healthy_since_ = now;
  if (healthy_since_ && now - *healthy_since_ >= settings_.trial) {
    if (const absl::Status good = DeclareGood(); !good.ok()) {
      log::Error("the new version could not be marked good", {{"why", good}});
      ShowWaiting(FaultOf(good));
    } else {
      return;
    }
  }
  if (now - *trial_since_ < settings_.trial_patience) return;
  absl::MutexLock machine(&machine_mutex_);
  const absl::StatusOr<Slots> slots = parts_.installer.Look();
  if (!slots.ok()) return;  // without the installer nothing can be chosen; a restart falls back by itself
  (void)Move(Event::kGoBack, [&](files::UpdateRecord& record) {
    record.set_fault(healthy ? v1::MARK_NOT_KEPT : v1::NOT_HEALTHY);
    record.set_refused_version(record.release().version());
    record.set_from_slot(slots->booted.name);
    record.set_target_slot(slots->other.name);
    record.set_boot_id(slots->boot_id);
  });
}

void UpdateDesk::StepReturning() {
  const files::UpdateRecord record = Record();
  {
    absl::MutexLock machine(&machine_mutex_);
    const absl::StatusOr<Slots> slots = parts_.installer.Look();
    if (!slots.ok()) return ShowWaiting(FaultOf(slots.status()));
    if (slots->next != record.target_slot()) {
      if (absl::Status chosen = parts_.installer.ChooseOther(); !chosen.ok())
        return ShowWaiting(FaultOf(chosen));
    }
  }
  // One that is not well goes by itself; a person's wish waits for the person, or for the quiet hours.
  const bool unwell = record.fault() != v1::FAULT_UNSPECIFIED;
  if (!unwell && !settings_.automatic) return;
  v1::Fault waits_for = unwell ? QuietOrWhy() : Moment(record);
  // When `payment` does not answer it may be what is not well.
  if (unwell && waits_for == v1::WAITS_FOR_ANSWER) waits_for = v1::FAULT_UNSPECIFIED;
  ShowWaiting(waits_for);
  if (waits_for == v1::FAULT_UNSPECIFIED) RestartSoon();
}

}  // namespace till::update
