// SPDX-License-Identifier: Apache-2.0
// A machine, a server and neighbours for the tests of the desk; and a power switch.

#ifndef TILL_SERVICES_UPDATE_TESTING_WORLD_H_
#define TILL_SERVICES_UPDATE_TESTING_WORLD_H_

#include <memory>
#include <string>

#include "services/common/clock/fake_clock.h"
#include "services/update/fetch/fake_http_fetcher.h"
#include "services/update/slots/simulated_bundle.h"
#include "services/update/slots/simulated_slots.h"
#include "services/update/update_desk.h"

namespace till::update {

// PowerSwitch counts what outlives a process, and ends everything at one of them.
struct PowerSwitch {
  int left = 1'000'000'000;  // so many still take place
  int used = 0;

  bool dead() const { return left <= 0; }
  // Not OK from the moment on when the power is gone.
  absl::Status Use();
};

// TestingWorld is what the desk is given. A restart of the process is NewDesk; of the machine,
// machine().Boot() and NewDesk.
class TestingWorld {
 public:
  static constexpr char kChannelUrl[] = "https://server/till/stable.channel";
  static constexpr char kProduct[] = "till-simulated";

  explicit TestingWorld(const std::string& folder);
  ~TestingWorld();

  // Publish puts a version and the channel's file on the server; `change` may change the release before it is
  // signed.
  void Publish(
      const std::string& version, const SimulatedBundle& bundle,
      absl::FunctionRef<void(files::Channel&)> change = [](files::Channel&) {});
  void Publish(const std::string& version) { Publish(version, {.product = kProduct, .version = version}); }

  UpdateDesk& NewDesk();
  UpdateDesk& desk() { return *desk_; }
  SimulatedSlots& machine() { return *machine_; }

  // Run steps until the phase stays as it is, or the power is gone; a restart that the desk asks for takes
  // place.
  void Run(int most_steps = 60);

  FakeClock clock{absl::FromUnixSeconds(1'795'300'000)};
  PowerSwitch power;
  DeskSettings settings;
  FakeHttpFetcher http;
  payment::v1::IsQuietResponse quiet;
  terminal::v1::Health health;
  absl::Status quiet_error;
  absl::Status health_error;
  absl::Status journal_error;
  files::UpdateRecord kept;
  files::Floor floor;
  absl::Status floor_error;
  int restarts = 0;
  bool start_awaited = false;
  int holds = 0;
  int releases = 0;
  absl::Status restart_error;
  absl::Status arrival_error;

 private:
  struct Ports;

  const std::string folder_;
  int64_t serial_ = 0;
  std::unique_ptr<SimulatedSlots> machine_;
  std::unique_ptr<BundleStore> bundles_;
  std::unique_ptr<Ports> ports_;
  std::unique_ptr<UpdateDesk> desk_;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_TESTING_WORLD_H_
