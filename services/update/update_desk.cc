// SPDX-License-Identifier: Apache-2.0
#include "services/update/update_desk.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/update/channel/channel_file.h"
#include "services/update/channel/release_choice.h"
#include "services/update/channel/version.h"

namespace till::update {
namespace {

using S = v1::UpdateStatus;

constexpr absl::Duration kChannelPatience = absl::Seconds(40);
constexpr absl::Duration kChannelStillness = absl::Seconds(15);

class TextSink final : public BodySink {
 public:
  absl::Status Begin(int64_t from, int64_t whole_bytes) override { return absl::OkStatus(); }
  absl::Status Append(std::string_view bytes) override {
    text_ += bytes;
    return absl::OkStatus();
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

absl::Status Illegal(Phase phase, std::string_view what) {
  return MakeError(ErrorCode::kIllegalStep,
                   absl::StrCat(std::string(what), " does not follow from ", S::Phase_Name(phase)));
}

// From DOWNLOADED on the version is decided.
bool IsBegun(Phase phase) {
  return phase == S::WAITING_FOR_GOOD_MOMENT || phase == S::INSTALLING || phase == S::INSTALLED ||
         phase == S::ON_TRIAL || phase == S::RETURNING;
}

}  // namespace

UpdateDesk::UpdateDesk(Parts parts, DeskSettings settings)
    : parts_(parts),
      settings_(std::move(settings)),
      next_check_(parts_.clock.Monotonic() + settings_.first_check) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<files::UpdateRecord> record = parts_.journal.Load();
  if (record.ok()) {
    record_ = *std::move(record);
    return;
  }
  log::Error("the update's record cannot be read: begun anew", {{"why", record.status()}});
  record_.set_phase(S::FAILED);
  record_.set_fault(v1::STORAGE_UNUSABLE);
}

// ---- Where it is. ----

absl::Status UpdateDesk::Move(Event event, Change change) {
  absl::MutexLock lock(&mutex_);
  return MoveLocked(event, change);
}

absl::Status UpdateDesk::MoveLocked(Event event, Change change) {
  const Phase from = static_cast<Phase>(record_.phase());
  const std::optional<Phase> to = NextPhase(from, event);
  if (!to) return Illegal(from, "that");
  files::UpdateRecord next = record_;
  next.set_phase(*to);
  next.set_fault(v1::FAULT_UNSPECIFIED);
  next.clear_detail();
  change(next);
  if (absl::Status saved = parts_.journal.Save(next); !saved.ok()) {
    log::Error("a step of the update could not be written down",
               {{"phase", S::Phase_Name(*to)}, {"why", saved}});
    return saved;
  }
  log::Info("update", {{"phase", S::Phase_Name(*to)},
                       {"version", next.release().version()},
                       {"fault", v1::Fault_Name(static_cast<v1::Fault>(next.fault()))},
                       {"detail", next.detail()}});
  record_ = std::move(next);
  percent_ = *to == S::DOWNLOADED || *to == S::INSTALLED || *to == S::GOOD ? 100 : 0;
  first_percent_ = 0;
  progress_since_ = parts_.clock.Monotonic();
  waits_for_ = v1::FAULT_UNSPECIFIED;
  ++change_;
  return absl::OkStatus();
}

absl::Status UpdateDesk::Fail(const absl::Status& why) {
  return Move(Event::kFailed, [&why](files::UpdateRecord& record) {
    record.set_fault(FaultOf(why));
    record.set_detail(std::string(why.message()));
  });
}

files::UpdateRecord UpdateDesk::Record() const {
  absl::MutexLock lock(&mutex_);
  return record_;
}

void UpdateDesk::ShowProgress(int percent) {
  absl::MutexLock lock(&mutex_);
  if (percent == percent_) return;
  // What an earlier try left is no measure of how fast this one is.
  if (percent_ == 0 && percent > 1) {
    first_percent_ = percent;
    progress_since_ = parts_.clock.Monotonic();
  }
  percent_ = percent;
  ++change_;
}

void UpdateDesk::ShowWaiting(v1::Fault fault) {
  absl::MutexLock lock(&mutex_);
  if (waits_for_ == fault) return;
  waits_for_ = fault;
  ++change_;
}

DeskStatus UpdateDesk::StatusLocked() const {
  DeskStatus status = {.change = change_,
                       .phase = static_cast<Phase>(record_.phase()),
                       .version = record_.release().version(),
                       .percent = percent_,
                       .fault = static_cast<v1::Fault>(record_.fault()),
                       .running_version = running_version_,
                       .channel = settings_.channel};
  if (waits_for_ != v1::FAULT_UNSPECIFIED) status.fault = waits_for_;
  const bool moves = status.phase == S::DOWNLOADING || status.phase == S::INSTALLING;
  if (moves && percent_ > first_percent_) {
    const absl::Duration took = parts_.clock.Monotonic() - progress_since_;
    status.remaining = took * (100 - percent_) / (percent_ - first_percent_);
  }
  return status;
}

DeskStatus UpdateDesk::Status() const {
  absl::MutexLock lock(&mutex_);
  return StatusLocked();
}

DeskStatus UpdateDesk::WaitForChange(uint64_t change, absl::Duration patience) const {
  absl::MutexLock lock(&mutex_);
  const auto changed = [this, change]()
                           ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return change_ != change || stopped_; };
  mutex_.AwaitWithTimeout(absl::Condition(&changed), patience);
  return StatusLocked();
}

void UpdateDesk::Stop() {
  absl::MutexLock lock(&mutex_);
  stopped_ = true;
}

bool UpdateDesk::stopped() const {
  absl::MutexLock lock(&mutex_);
  return stopped_;
}

std::string UpdateDesk::FloorNow() const {
  const absl::StatusOr<files::Floor> floor = parts_.floor.Load();
  if (floor.ok()) return floor->version();
  // What runs is newer than nothing: a floor that was damaged lets no older version in than what it replaces.
  log::Error("the version floor cannot be read", {{"why", floor.status()}});
  absl::MutexLock lock(&mutex_);
  return running_version_;
}

// ---- The channel. ----

absl::StatusOr<files::Channel> UpdateDesk::FetchChannel() {
  if (settings_.channel_url.empty())
    return MakeFault(v1::SERVER_UNREACHABLE, "no update server is configured");
  TextSink sink;
  const absl::Status fetched = parts_.http.Fetch({.url = settings_.channel_url,
                                                  .most_bytes = static_cast<int64_t>(kMostChannelBytes),
                                                  .patience = kChannelPatience,
                                                  .stillness = kChannelStillness},
                                                 sink);
  if (!fetched.ok()) return fetched;
  return OpenChannelFile(sink.text(), settings_.channel_keys);
}

CheckResult UpdateDesk::Check() {
  CheckResult result;
  {
    absl::MutexLock lock(&mutex_);
    result.running_version = running_version_;
    if (record_.release().size_bytes() > 0) result.release = record_.release();
  }
  const absl::StatusOr<files::Floor> floor = parts_.floor.Load();
  const ThisTerminal terminal = {.product = settings_.product,
                                 .channel = settings_.channel,
                                 .device_id = settings_.device_id,
                                 .running_version = result.running_version,
                                 .floor = FloorNow(),
                                 .channel_serial = floor.ok() ? floor->channel_serial() : 0};
  const absl::StatusOr<files::Channel> channel = FetchChannel();
  absl::StatusOr<std::optional<files::Release>> release = std::nullopt;
  if (channel.ok()) release = ChooseRelease(*channel, terminal, parts_.clock.Now());
  const absl::Status status = channel.ok() ? release.status() : channel.status();
  if (!status.ok()) {
    log::Warn("the channel has nothing to go by", {{"why", status}});
    result.fault = FaultOf(status);
    return result;
  }
  result.release = *release;
  TakeChannel(*channel, *release);
  return result;
}

void UpdateDesk::TakeChannel(const files::Channel& channel, const std::optional<files::Release>& release) {
  absl::StatusOr<files::Floor> floor = parts_.floor.Load();
  if (floor.ok() && floor->channel_serial() < channel.serial()) {
    floor->set_channel_serial(channel.serial());
    if (absl::Status saved = parts_.floor.Save(*floor); !saved.ok()) {
      log::Error("the channel's serial could not be kept", {{"why", saved}});
    }
  }
  absl::MutexLock lock(&mutex_);
  const Phase phase = static_cast<Phase>(record_.phase());
  if (IsBegun(phase) || phase == S::DOWNLOADING) return;
  const bool came_back = release && release->version() == record_.refused_version();
  const bool known = release && (phase == S::FOUND || phase == S::DOWNLOADED) &&
                     release->SerializeAsString() == record_.release().SerializeAsString();
  const bool nothing_new = !release && phase != S::FOUND && phase != S::DOWNLOADED && phase != S::FAILED;
  if (known || nothing_new) return;
  const auto take = [&](files::UpdateRecord& record) {
    *record.mutable_quiet_hours() = channel.quiet_hours();
    if (!release || release->version() != record.release().version()) record.set_attempts(0);
    record.clear_release();
    if (release) *record.mutable_release() = *release;
  };
  // One that came back stays where a person sees that it did; Download tries it again.
  if (came_back && phase == S::ROLLED_BACK) return;
  (void)MoveLocked(release ? Event::kFound : Event::kNothing,
                   take);  // logged there; the next check tries again
}

// ---- What a person asks for. ----

absl::Status UpdateDesk::Download(const std::string& version) {
  absl::MutexLock lock(&mutex_);
  const Phase phase = static_cast<Phase>(record_.phase());
  if (record_.release().size_bytes() == 0 || record_.release().version() != version) {
    return MakeError(ErrorCode::kNotFound, "version: not one that the last check found");
  }
  if (phase == S::DOWNLOADING || phase == S::DOWNLOADED || IsBegun(phase)) return absl::OkStatus();
  return MoveLocked(Event::kDownload, [](files::UpdateRecord&) {});
}

absl::Status UpdateDesk::Install(const std::string& version, bool at_once) {
  absl::MutexLock lock(&mutex_);
  const Phase phase = static_cast<Phase>(record_.phase());
  if (record_.release().version() != version) {
    return MakeError(ErrorCode::kNotFound, "version: not the one that is here");
  }
  if (phase == S::INSTALLING || phase == S::INSTALLED) return absl::OkStatus();
  if (phase != S::WAITING_FOR_GOOD_MOMENT) {
    return MoveLocked(Event::kInstall,
                      [at_once](files::UpdateRecord& record) { record.set_at_once(at_once); });
  }
  if (!at_once || record_.at_once()) return absl::OkStatus();
  files::UpdateRecord sooner = record_;
  sooner.set_at_once(true);
  if (absl::Status saved = parts_.journal.Save(sooner); !saved.ok()) return saved;
  record_ = std::move(sooner);
  ++change_;
  return absl::OkStatus();
}

absl::Status UpdateDesk::Reboot() {
  const Phase phase = Status().phase;
  if (phase != S::INSTALLED && phase != S::RETURNING) return Illegal(phase, "a restart");
  switch (QuietOrWhy()) {
    case v1::FAULT_UNSPECIFIED:
      return Restart();
    case v1::WAITS_FOR_REVERSAL:
      return MakeError(ErrorCode::kReversalOwed, "a reversal is owed: no restart now");
    case v1::WAITS_FOR_PAYMENT:
      return MakeError(ErrorCode::kPaymentInProgress, "a payment is open: no restart now");
    default:
      return MakeError(ErrorCode::kServiceUnavailable, "payment does not say whether a payment is open");
  }
}

absl::Status UpdateDesk::MarkGood() {
  const Phase phase = Status().phase;
  if (phase != S::ON_TRIAL) return Illegal(phase, "to mark it good");
  const absl::StatusOr<terminal::v1::Health> health = parts_.neighbours.Health();
  if (!health.ok()) return health.status();
  if (!health->serving())
    return MakeError(ErrorCode::kServiceUnavailable, "a process of the new version does not serve");
  return DeclareGood();
}

absl::Status UpdateDesk::Rollback() {
  absl::MutexLock machine(&machine_mutex_);
  const Phase phase = Status().phase;
  const bool withdraws = NextPhase(phase, Event::kWithdrawn).has_value();
  if (!withdraws && !NextPhase(phase, Event::kGoBack)) return Illegal(phase, "to go back");
  const absl::StatusOr<Slots> slots = parts_.installer.Look();
  if (!slots.ok()) return slots.status();
  if (withdraws) {
    if (absl::Status chosen = parts_.installer.ChooseBooted(); !chosen.ok()) return chosen;
    return Move(Event::kWithdrawn,
                [](files::UpdateRecord& record) { record.set_refused_version(record.release().version()); });
  }
  if (!slots->other.whole || slots->other.version.empty()) {
    return MakeError(ErrorCode::kIllegalStep, "the other slot holds nothing that starts");
  }
  if (Older(slots->other.version, FloorNow())) {
    return MakeError(ErrorCode::kIllegalStep, absl::StrCat(slots->other.version, " is below the floor"));
  }
  return Move(Event::kGoBack, [&slots](files::UpdateRecord& record) {
    record.set_refused_version(slots->booted.version);
    record.clear_release();
    record.mutable_release()->set_version(slots->other.version);
    record.set_from_slot(slots->booted.name);
    record.set_target_slot(slots->other.name);
    record.set_boot_id(slots->boot_id);
  });
}

}  // namespace till::update
