// SPDX-License-Identifier: Apache-2.0
// till-update: configuration, objects, run.

#include <sys/stat.h>

#include <functional>
#include <memory>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/clock/clock.h"
#include "services/common/config/config.h"
#include "services/common/durable_file/durable_file.h"
#include "services/common/log/log.h"
#include "services/common/rpc/service_host.h"
#include "services/common/secret/process_hardening.h"
#include "services/common/session/session_verifier.h"
#include "services/update/config.pb.h"
#include "services/update/fetch/bundle_store.h"
#include "services/update/fetch/curl_fetcher.h"
#include "services/update/grpc_neighbours.h"
#include "services/update/restarters.h"
#include "services/update/sealed_files.h"
#include "services/update/settings.h"
#include "services/update/slots/rauc_installer.h"
#include "services/update/slots/simulated_slots.h"
#include "services/update/step_thread.h"
#include "services/update/updates_service.h"

#ifndef TILL_VERSION
#define TILL_VERSION "development"
#endif

namespace till::update {
namespace {

constexpr absl::Duration kDownloadPatience = absl::Hours(6);
constexpr absl::Duration kDownloadStillness = absl::Seconds(30);
constexpr absl::Duration kStepInterval = absl::Seconds(2);
constexpr absl::Duration kSimulatedStep = absl::Milliseconds(150);
constexpr size_t kDeviceIdBytes = 16;

// Machine is what is written to, and how it is started again.
struct Machine {
  std::unique_ptr<SlotInstaller> installer;
  std::unique_ptr<Restarter> restarter;
};

absl::StatusOr<Machine> MachineOf(const config::UpdateConfig& config, std::function<void()> end) {
  Machine machine;
  if (config.has_simulated_slots_folder()) {
    absl::StatusOr<std::unique_ptr<SimulatedSlots>> slots =
        SimulatedSlots::Open(config.simulated_slots_folder() + "/slots", config.product(), TILL_VERSION,
                             Clock::Real(), kSimulatedStep);
    if (!slots.ok()) return slots.status();
    machine.restarter = std::make_unique<SimulatedRestarter>(**slots, std::move(end));
    machine.installer = *std::move(slots);
  } else {
    machine.restarter =
        std::make_unique<FlagRestarter>(absl::StrCat(config.common().run_directory(), "/update/restart"),
                                        absl::StrCat(config.common().state_directory(), "/start-awaited"));
    machine.installer = std::make_unique<RaucInstaller>("", RunningVersion("/usr/lib/os-release"));
  }
  return machine;
}

absl::Status Main(int argc, char** argv) {
  if (absl::Status hardened = HardenProcess(); !hardened.ok()) return hardened;
  log::SetService("update");
  const absl::StatusOr<std::string> file = ConfigPathFromArguments(argc, argv);
  if (!file.ok()) return file.status();
  config::UpdateConfig config;
  if (absl::Status loaded = LoadConfig(*file, &config); !loaded.ok()) return loaded;
  if (absl::Status checked = CheckSettings(config, *file); !checked.ok()) return checked;
  absl::StatusOr<rpc::ServiceHost> host = rpc::ServiceHost::Create("update", config.common());
  if (!host.ok()) return host.status();

  const std::string& run = config.common().run_directory();
  const std::string& state = config.common().state_directory();
  Clock& clock = Clock::Real();
  absl::StatusOr<SealedFiles> files = SealedFiles::Open(state);
  if (!files.ok()) return files.status();
  const absl::StatusOr<SecretBuffer> device_id =
      LoadOrMakeKey(absl::StrCat(state, "/device.id"), kDeviceIdBytes);
  if (!device_id.ok()) return device_id.status();
  const std::string bundle_folder = absl::StrCat(state, "/bundles");
  ::mkdir(bundle_folder.c_str(), 0700);  // that it is away is told where it is needed
  BundleStore bundles(bundle_folder, kDownloadPatience, kDownloadStillness);
  const absl::StatusOr<std::unique_ptr<CurlFetcher>> http =
      CurlFetcher::Create(config.ca_file(), config.common().development());
  if (!http.ok()) return http.status();
  GrpcNeighbours neighbours(run);
  // A simulated restart leaves `payment` running, which would keep the hold.
  const absl::StatusOr<Machine> machine = MachineOf(config, [&host, &neighbours] {
    neighbours.Release();
    host->Stop();
  });
  if (!machine.ok()) return machine.status();
  UpdateDesk desk({.journal = files->journal(),
                   .floor = files->floor(),
                   .http = **http,
                   .bundles = bundles,
                   .installer = *machine->installer,
                   .neighbours = neighbours,
                   .restarter = *machine->restarter,
                   .clock = clock},
                  DeskSettingsOf(config, absl::BytesToHexString(std::string(device_id->RevealText()))));

  const SessionVerifier sessions = SessionVerifier::FromFile(run + "/terminal/session.pub", clock);
  UpdatesService service(desk);
  host->SetPermissionChecker(&sessions);
  host->AddFacet<v1::Updates>(&service);
  host->OnStop([&desk] { desk.Stop(); });
  StepThread steps(desk, kStepInterval);
  steps.Start();
  return host->Run();
}

}  // namespace
}  // namespace till::update

int main(int argc, char** argv) {
  return till::rpc::ExitCode(till::update::Main(argc, argv));
}
