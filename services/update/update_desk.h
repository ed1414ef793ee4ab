// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_UPDATE_DESK_H_
#define TILL_SERVICES_UPDATE_UPDATE_DESK_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/common/clock/clock.h"
#include "services/update/channel/quiet_hours.h"
#include "services/update/fault.h"
#include "services/update/fetch/bundle_store.h"
#include "services/update/neighbours.h"
#include "services/update/phases.h"
#include "services/update/slots/slot_installer.h"
#include "services/update/update_journal.h"

namespace till::update {

// DeskSettings is what the configuration says (config.proto).
struct DeskSettings {
  std::string channel_url;
  std::string product;
  std::string channel;
  std::vector<std::string> channel_keys;
  std::string device_id;
  bool automatic = false;
  absl::Duration first_check = absl::ZeroDuration();  // after the start
  absl::Duration check_interval = absl::Hours(6);
  std::optional<QuietHours> quiet_hours;  // none: the channel's
  absl::TimeZone zone;
  absl::Duration trial = absl::Minutes(1);
  absl::Duration trial_patience = absl::Minutes(10);
};

// DeskStatus is how far an update is.
struct DeskStatus {
  uint64_t change = 0;  // grows with each
  Phase phase = v1::UpdateStatus::IDLE;
  std::string version;
  int percent = 0;
  std::optional<absl::Duration> remaining;
  v1::Fault fault = v1::FAULT_UNSPECIFIED;
  std::string running_version;
  std::string channel;
};

// CheckResult is what the channel has for this terminal.
struct CheckResult {
  std::string running_version;
  std::optional<files::Release> release;  // with a fault: what was known before
  v1::Fault fault = v1::FAULT_UNSPECIFIED;
};

// UpdateDesk keeps the terminal's software current. Every change of phase is a row of phases.h and is in the
// journal before anything follows from it, so that a process that is killed anywhere goes on from what is
// true. Thread-safe; Step is one thread's.
class UpdateDesk {
 public:
  // Everything outlives the desk.
  struct Parts {
    UpdateJournal& journal;
    VersionFloor& floor;
    HttpFetcher& http;
    BundleStore& bundles;
    SlotInstaller& installer;
    Neighbours& neighbours;
    Restarter& restarter;
    Clock& clock;
  };

  // A journal that cannot be read is logged and begun anew, as FAILED with STORAGE_UNUSABLE: the slots
  // themselves say what runs, and a terminal without updates still takes payments.
  UpdateDesk(Parts parts, DeskSettings settings);

  CheckResult Check();
  // NOT_FOUND, ILLEGAL_STEP, STORAGE_….
  absl::Status Download(const std::string& version);
  absl::Status Install(const std::string& version, bool at_once);
  // ILLEGAL_STEP, PAYMENT_IN_PROGRESS, REVERSAL_OWED, SERVICE_UNAVAILABLE.
  absl::Status Reboot();
  absl::Status MarkGood();
  absl::Status Rollback();

  DeskStatus Status() const;
  // WaitForChange returns when there is a change after `change`, or after `patience`, or after Stop.
  DeskStatus WaitForChange(uint64_t change, absl::Duration patience) const;

  // Step does what there is to do now, and returns; a download or an installation may take its time.
  void Step();

  // Stop ends every wait, and a download where it is.
  void Stop();
  bool stopped() const;

 private:
  using Change = absl::FunctionRef<void(files::UpdateRecord&)>;

  // Move goes to the phase where `event` leads, writes it down, and only then it is so. ILLEGAL_STEP,
  // STORAGE_….
  absl::Status Move(Event event, Change change);
  absl::Status MoveLocked(Event event, Change change) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status Fail(const absl::Status& why);
  files::UpdateRecord Record() const;
  DeskStatus StatusLocked() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void ShowProgress(int percent);
  void ShowWaiting(v1::Fault fault);
  std::string FloorNow() const;

  absl::StatusOr<files::Channel> FetchChannel();
  void TakeChannel(const files::Channel& channel, const std::optional<files::Release>& release);

  // What each phase does: update_steps.cc.
  void Resume();
  void NoteStart(const Slots& slots);
  void StepSettled();
  void StepDownload();
  void StepWaiting();
  void StepInstalling();
  void StepInstalled();
  void StepTrial();
  void StepReturning();
  // Moment returns what is waited for; none when this is a good moment.
  v1::Fault Moment(const files::UpdateRecord& record);
  v1::Fault QuietOrWhy();
  absl::Status CheckBundle(const files::Release& release, const std::string& path);
  absl::Status DeclareGood();
  absl::Status Restart();
  // RestartSoon is the desk's own; one that does not take place is asked for again when the hold is over.
  void RestartSoon();

  const Parts parts_;
  const DeskSettings settings_;
  absl::Mutex machine_mutex_;  // the installer's, one call at a time; taken before mutex_
  mutable absl::Mutex mutex_;
  files::UpdateRecord record_ ABSL_GUARDED_BY(mutex_);
  std::string running_version_ ABSL_GUARDED_BY(mutex_);
  uint64_t change_ ABSL_GUARDED_BY(mutex_) = 1;
  int percent_ ABSL_GUARDED_BY(mutex_) = 0;
  int first_percent_ ABSL_GUARDED_BY(mutex_) = 0;
  absl::Duration progress_since_ ABSL_GUARDED_BY(mutex_);
  v1::Fault waits_for_ ABSL_GUARDED_BY(mutex_) = v1::FAULT_UNSPECIFIED;
  bool stopped_ ABSL_GUARDED_BY(mutex_) = false;
  // Step's own.
  bool resumed_ = false;
  std::optional<absl::Duration> restart_due_;  // a restart was asked for: by then it has taken place
  absl::Duration next_check_;
  std::optional<absl::Duration> trial_since_;
  std::optional<absl::Duration> healthy_since_;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_UPDATE_DESK_H_
