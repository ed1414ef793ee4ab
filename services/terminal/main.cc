// SPDX-License-Identifier: Apache-2.0
// till-terminal: configuration, objects, run.

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/access/access_matrix.h"
#include "services/common/clock/clock.h"
#include "services/common/config/config.h"
#include "services/common/config/world.h"
#include "services/common/log/log.h"
#include "services/common/rpc/service_host.h"
#include "services/common/secret/process_hardening.h"
#include "services/common/session/session_signer.h"
#include "services/common/session/session_verifier.h"
#include "services/terminal/binding_slip_printer.h"
#include "services/terminal/bindings.h"
#include "services/terminal/bindings_service.h"
#include "services/terminal/config.pb.h"
#include "services/terminal/device_service.h"
#include "services/terminal/grpc_neighbours.h"
#include "services/terminal/health_poller.h"
#include "services/terminal/neighbour_tests.h"
#include "services/terminal/notice_desk.h"
#include "services/terminal/notice_sender.h"
#include "services/terminal/notices_service.h"
#include "services/terminal/opening_checklist.h"
#include "services/terminal/operator_desk.h"
#include "services/terminal/operators_service.h"
#include "services/terminal/password_hasher.h"
#include "services/terminal/payee_file.h"
#include "services/terminal/payees_service.h"
#include "services/terminal/promotions.h"
#include "services/terminal/promotions_service.h"
#include "services/terminal/remote_self_tests.h"
#include "services/terminal/scan_station.h"
#include "services/terminal/scanner_device.h"
#include "services/terminal/scanner_service.h"
#include "services/terminal/sealed_documents.h"
#include "services/terminal/self_test_service.h"
#include "services/terminal/session_desk.h"
#include "services/terminal/settings.h"
#include "services/terminal/shop.h"
#include "services/terminal/shop_services.h"
#include "services/terminal/terminal_store.h"

#ifndef TILL_VERSION
#define TILL_VERSION "development"
#endif

namespace till::terminal {
namespace {

absl::Status Main(int argc, char** argv) {
  if (absl::Status hardened = HardenProcess(); !hardened.ok()) return hardened;
  log::SetService("terminal");
  const absl::StatusOr<std::string> file = ConfigPathFromArguments(argc, argv);
  if (!file.ok()) return file.status();
  config::TerminalConfig config;
  if (absl::Status loaded = LoadConfig(*file, &config); !loaded.ok()) return loaded;
  if (absl::Status checked = CheckSettings(config, *file); !checked.ok()) return checked;
  absl::StatusOr<rpc::ServiceHost> host = rpc::ServiceHost::Create("terminal", config.common());
  if (!host.ok()) return host.status();
  Clock& clock = Clock::Real();
  const std::string& run = config.common().run_directory();
  const std::string& state = config.common().state_directory();
  const bool development = config.common().development();
  absl::StatusOr<std::unique_ptr<TerminalStore>> store =
      TerminalStore::Open(absl::StrCat(state, "/terminal.db"));
  if (!store.ok()) return store.status();
  // Kept, so that a restart of this process signs nobody out.
  const absl::StatusOr<SessionSigner> signer =
      SessionSigner::LoadOrCreate(absl::StrCat(state, "/session.key"));
  if (!signer.ok()) return signer.status();
  if (absl::Status told = signer->Publish(absl::StrCat(run, "/terminal/session.pub")); !told.ok())
    return told;
  const absl::StatusOr<SessionVerifier> verifier = SessionVerifier::Create(signer->public_key(), clock);
  if (!verifier.ok()) return verifier.status();
  SessionDesk sessions(*signer, *verifier, **store, clock, SessionLifetimeOf(config), development);
  OperatorDesk desk(**store, sessions, PasswordHasher(), clock);
  // The operators of training are known to everybody, and stay so.
  if (absl::Status preset = desk.Preset(!TakesSimulatedDevices(config.common())); !preset.ok()) return preset;
  GrpcNeighbours neighbours(run);
  Shop shop(**store, clock, InitialProfileOf(config), [&neighbours] { return neighbours.BatchIsOpen(); });
  Promotions promotions(**store, shop, clock);
  const absl::StatusOr<SealedDocuments> seals =
      SealedDocuments::LoadOrCreate(absl::StrCat(state, "/payee.key"));
  if (!seals.ok()) return seals.status();
  PayeeFile payee_file(**store, *seals, clock);
  NoticeDesk notices(
      **store, *seals, shop, clock, development,
      [&neighbours](const uplink::v1::PostRequest& request) { return neighbours.Post(request); });
  NoticeSender notice_sender(notices, absl::Seconds(1));
  OpeningChecklist checklist(neighbours, shop, clock, "/sys/class/power_supply", state);
  Bindings bindings(
      **store, clock, [&neighbours](const std::string& name) { return neighbours.FindPayment(name); },
      BindingSlipPrinter(neighbours, shop, clock));
  absl::StatusOr<std::vector<ProcessProbe>> probes =
      ProbesOf(ProcessesOf(config), AccessMatrix::Embedded(), run);
  if (!probes.ok()) return probes.status();
  HealthMonitor monitor(*std::move(probes), clock);
  HealthPoller poller(monitor, HealthIntervalOf(config));
  std::vector<SelfTestCase> cases = {StorageTest(**store), ClockTest(clock), ServicesTest(monitor)};
  for (SelfTestCase& test : RemoteSelfTests(run)) cases.push_back(std::move(test));
  for (SelfTestCase& test : NeighbourTests(neighbours, checklist, shop, clock)) {
    cases.push_back(std::move(test));
  }
  const SelfTests self_tests(std::move(cases));
  OperatorsService operators_service(desk, **store);
  ProfileService profile_service(shop, sessions);
  ParametersService parameters_service(shop, sessions);
  AcquirerParametersService acquirer_parameters_service(shop);
  BindingsService bindings_service(bindings, desk, sessions);
  PromotionsService promotions_service(promotions, sessions);
  PayeesService payees_service(payee_file, sessions);
  NoticesService notices_service(notices, sessions);
  const v1::DeviceInfo device = DeviceInfoOf(config, TILL_VERSION, clock.Now());
  SelfTestService self_test_service(self_tests, {neighbours, shop, sessions, clock, device});
  FactoryReset factory_reset(config.factory_reset_file(), neighbours, shop, **store, clock);
  DeviceService device_service(
      {monitor, checklist, neighbours, shop, **store, sessions, factory_reset, clock, state}, device);
  ScanStation scans(ScannerFromConfig(config), clock);
  ScannerService scanner_service(scans.desk());
  host->SetPermissionChecker(&sessions);
  host->AddFacet<v1::Operators>(&operators_service);
  host->AddFacet<v1::Profile>(&profile_service);
  host->AddFacet<v1::Parameters>(&parameters_service);
  host->AddFacet<v1::AcquirerParameters>(&acquirer_parameters_service);
  host->AddFacet<v1::Bindings>(&bindings_service);
  host->AddFacet<v1::Promotions>(&promotions_service);
  host->AddFacet<v1::Payees>(&payees_service);
  host->AddFacet<v1::Notices>(&notices_service);
  host->AddFacet<v1::SelfTest>(&self_test_service);
  host->AddFacet<v1::Device>(&device_service);
  host->AddFacet<v1::Scanner>(&scanner_service);
  host->OnStop([&poller] { poller.Stop(); });
  host->OnStop([&scans] { scans.Stop(); });
  host->OnStop([&notice_sender] { notice_sender.Stop(); });
  poller.Start();
  notice_sender.Start();
  return host->Run();
}

}  // namespace
}  // namespace till::terminal

int main(int argc, char** argv) {
  return till::rpc::ExitCode(till::terminal::Main(argc, argv));
}
