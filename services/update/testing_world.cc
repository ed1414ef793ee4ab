// SPDX-License-Identifier: Apache-2.0
#include "services/update/testing_world.h"

#include <sodium.h>

#include <filesystem>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "services/update/channel/channel_file.h"

namespace till::update {
namespace {

const std::string kSeed(32, '\x07');

std::string Sha256(std::string_view text) {
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  return absl::BytesToHexString({reinterpret_cast<const char*>(hash), sizeof hash});
}

class Journal final : public UpdateJournal {
 public:
  explicit Journal(TestingWorld& world) : world_(world) {}
  absl::StatusOr<files::UpdateRecord> Load() override {
    if (!world_.journal_error.ok()) return world_.journal_error;
    files::UpdateRecord record = world_.kept;
    if (record.phase() == 0) record.set_phase(v1::UpdateStatus::IDLE);
    return record;
  }
  absl::Status Save(const files::UpdateRecord& record) override {
    if (!world_.journal_error.ok()) return world_.journal_error;
    if (absl::Status used = world_.power.Use(); !used.ok()) return used;
    world_.kept = record;
    return world_.power.Use();  // written, and perhaps nobody hears of it any more
  }

 private:
  TestingWorld& world_;
};

class FloorInMemory final : public VersionFloor {
 public:
  explicit FloorInMemory(TestingWorld& world) : world_(world) {}
  absl::StatusOr<files::Floor> Load() override {
    if (!world_.floor_error.ok()) return world_.floor_error;
    return world_.floor;
  }
  absl::Status Save(const files::Floor& floor) override {
    if (absl::Status used = world_.power.Use(); !used.ok()) return used;
    world_.floor = floor;
    world_.floor_error = absl::OkStatus();
    return absl::OkStatus();
  }

 private:
  TestingWorld& world_;
};

// SwitchedInstaller is the machine behind the power switch.
class SwitchedInstaller final : public SlotInstaller {
 public:
  SwitchedInstaller(TestingWorld& world) : world_(world) {}
  absl::StatusOr<Slots> Look() override {
    if (world_.power.dead()) return MakeFault(v1::INSTALLER_UNAVAILABLE, "the power is gone");
    return world_.machine().Look();
  }
  absl::StatusOr<BundleInfo> Inspect(const std::string& path) override {
    if (world_.power.dead()) return MakeFault(v1::INSTALLER_UNAVAILABLE, "the power is gone");
    return world_.machine().Inspect(path);
  }
  absl::StatusOr<bool> Busy() override { return false; }
  absl::Status Install(const std::string& path, absl::FunctionRef<void(int)> on_progress) override {
    world_.machine().before_step = [this] { return world_.power.Use(); };
    if (absl::Status installed = world_.machine().Install(path, on_progress); !installed.ok())
      return installed;
    return world_.power.Use();
  }
  absl::Status MarkGood() override {
    return Switched([this] { return world_.machine().MarkGood(); });
  }
  absl::Status ChooseOther() override {
    return Switched([this] { return world_.machine().ChooseOther(); });
  }
  absl::Status ChooseBooted() override {
    return Switched([this] { return world_.machine().ChooseBooted(); });
  }

 private:
  absl::Status Switched(absl::FunctionRef<absl::Status()> call) {
    if (absl::Status used = world_.power.Use(); !used.ok()) return used;
    if (absl::Status done = call(); !done.ok()) return done;
    return world_.power.Use();
  }

  TestingWorld& world_;
};

class FakeNeighbours final : public Neighbours {
 public:
  explicit FakeNeighbours(TestingWorld& world) : world_(world) {}
  absl::StatusOr<payment::v1::IsQuietResponse> Quiet() override {
    if (!world_.quiet_error.ok()) return world_.quiet_error;
    return world_.quiet;
  }
  absl::Status Hold(absl::Duration duration, const std::string& reason) override {
    ++world_.holds;
    return world_.quiet_error;
  }
  void Release() override { ++world_.releases; }
  absl::StatusOr<terminal::v1::Health> Health() override {
    if (!world_.health_error.ok()) return world_.health_error;
    return world_.health;
  }

 private:
  TestingWorld& world_;
};

class CountingRestarter final : public Restarter {
 public:
  explicit CountingRestarter(TestingWorld& world) : world_(world) {}
  absl::Status Restart() override {
    if (!world_.restart_error.ok()) return world_.restart_error;
    if (absl::Status used = world_.power.Use(); !used.ok()) return used;
    ++world_.restarts;
    world_.start_awaited = true;
    return absl::OkStatus();
  }
  absl::Status Arrived() override {
    if (!world_.arrival_error.ok()) return world_.arrival_error;
    world_.start_awaited = false;
    return absl::OkStatus();
  }

 private:
  TestingWorld& world_;
};

}  // namespace

absl::Status PowerSwitch::Use() {
  if (dead()) return MakeFault(v1::INSTALL_FAILED, "the power is gone");
  --left;
  ++used;
  return absl::OkStatus();
}

struct TestingWorld::Ports {
  explicit Ports(TestingWorld& world)
      : journal(world), floor(world), installer(world), neighbours(world), restarter(world) {}
  Journal journal;
  FloorInMemory floor;
  SwitchedInstaller installer;
  FakeNeighbours neighbours;
  CountingRestarter restarter;
};

TestingWorld::TestingWorld(const std::string& folder)
    : folder_(folder), ports_(std::make_unique<Ports>(*this)) {
  std::filesystem::remove_all(folder_);
  std::filesystem::create_directories(folder_ + "/bundles");
  machine_ = *SimulatedSlots::Open(folder_ + "/slots", kProduct, "1.0.0", clock, absl::Seconds(1));
  bundles_ = std::make_unique<BundleStore>(folder_ + "/bundles", absl::Hours(1), absl::Seconds(30));
  settings.channel_url = kChannelUrl;
  settings.product = kProduct;
  settings.channel = "stable";
  settings.channel_keys = {PublicKeyOf(kSeed)};
  settings.device_id = "DEV00000001";
  settings.zone = absl::UTCTimeZone();
  quiet.set_quiet(true);
  health.set_serving(true);
  http.before_piece = [this] { return power.Use(); };
}

TestingWorld::~TestingWorld() = default;

void TestingWorld::Publish(const std::string& version, const SimulatedBundle& bundle,
                           absl::FunctionRef<void(files::Channel&)> change) {
  const std::string content = WriteSimulatedBundle(bundle);
  http.files["https://server/till/till-" + version + ".raucb"] = {.content = content};
  files::Channel channel;
  channel.set_product(kProduct);
  channel.set_channel("stable");
  channel.set_serial(++serial_);
  channel.mutable_valid_until()->set_seconds(absl::ToUnixSeconds(clock.Now()) + 86'400 * 30);
  files::Release* const release = channel.add_releases();
  release->set_version(version);
  release->set_bundle("till-" + version + ".raucb");
  release->set_size_bytes(static_cast<int64_t>(content.size()));
  release->set_sha256(Sha256(content));
  release->set_share_hundredths(10'000);
  change(channel);
  http.files[kChannelUrl] = {.content = SignChannel(channel.DebugString(), kSeed)};
}

UpdateDesk& TestingWorld::NewDesk() {
  desk_ = std::make_unique<UpdateDesk>(UpdateDesk::Parts{.journal = ports_->journal,
                                                         .floor = ports_->floor,
                                                         .http = http,
                                                         .bundles = *bundles_,
                                                         .installer = ports_->installer,
                                                         .neighbours = ports_->neighbours,
                                                         .restarter = ports_->restarter,
                                                         .clock = clock},
                                       settings);
  return *desk_;
}

void TestingWorld::Run(int most_steps) {
  for (int step = 0; step < most_steps && !power.dead(); ++step) {
    const int restarts_before = restarts;
    desk_->Step();
    if (restarts != restarts_before && !power.dead()) {
      if (!machine_->Boot().ok()) return;
      NewDesk().Step();
    }
    clock.Advance(absl::Seconds(20));
  }
}

}  // namespace till::update
