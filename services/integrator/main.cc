// SPDX-License-Identifier: Apache-2.0
// till-integrator: configuration, objects, run.

#include <grpc/support/log.h>

#include <cstdint>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/access/access_matrix.h"
#include "services/common/clock/clock.h"
#include "services/common/config/config.h"
#include "services/common/log/log.h"
#include "services/common/rpc/service_host.h"
#include "services/common/secret/process_hardening.h"
#include "services/common/session/session_verifier.h"
#include "services/integrator/admission.h"
#include "services/integrator/config.pb.h"
#include "services/integrator/endpoint_service.h"
#include "services/integrator/identity.h"
#include "services/integrator/relay.h"
#include "services/integrator/routes.h"
#include "services/integrator/settings.h"
#include "services/integrator/tls_server.h"

namespace till::integrator {
namespace {

constexpr char kSocket[] = "tls";
constexpr absl::Duration kGrace = absl::Seconds(5);
// The gate comes round every second, the watchdog every few.
constexpr int kMostStill = 3;

absl::Status Main(int argc, char** argv) {
  if (absl::Status hardened = HardenProcess(); !hardened.ok()) return hardened;
  log::SetService("integrator");
  // What gRPC complains of is in the words of strangers, and as much as they like.
  gpr_set_log_function([](gpr_log_func_args*) {});
  const absl::StatusOr<std::string> file = ConfigPathFromArguments(argc, argv);
  if (!file.ok()) return file.status();
  config::IntegratorConfig config;
  if (absl::Status loaded = LoadConfig(*file, &config); !loaded.ok()) return loaded;
  if (absl::Status checked = CheckSettings(config, *file); !checked.ok()) return checked;
  absl::StatusOr<rpc::ServiceHost> host = rpc::ServiceHost::Create("integrator", config.common());
  if (!host.ok()) return host.status();

  const std::string& state = config.common().state_directory();
  const std::string& run = config.common().run_directory();
  const absl::StatusOr<Identity> identity =
      LoadOrMakeIdentity(absl::StrCat(state, "/identity.pem"), kTerminalName);
  if (!identity.ok()) return identity.status();
  Admission admission(absl::StrCat(state, "/clients.state"), Clock::Real());
  const Routes routes(AccessMatrix::Embedded(), run);
  Relay relay(routes, admission);
  TlsServer server(relay);
  if (absl::StatusOr<UniqueFd> port = host->TakeSocket(kSocket); port.ok()) {
    if (absl::Status started = server.Start(*std::move(port), *identity); !started.ok()) return started;
    log::Info("listening for programs on other machines", {{"port", server.port()}});
    uint64_t seen = 0;
    int still = 0;
    host->SetLivenessProbe([&server, seen, still]() mutable {
      still = std::exchange(seen, server.turns()) == server.turns() ? still + 1 : 0;
      return still < kMostStill;
    });
  }

  EndpointService service(server, admission, identity->certificate_pem);
  const SessionVerifier sessions =
      SessionVerifier::FromFile(absl::StrCat(run, "/terminal/session.pub"), Clock::Real());
  host->SetPermissionChecker(&sessions);
  host->AddFacet<v1::Endpoint>(&service);
  host->OnStop([&server] { server.Stop(kGrace); });
  return host->Run();
}

}  // namespace
}  // namespace till::integrator

int main(int argc, char** argv) {
  return till::rpc::ExitCode(till::integrator::Main(argc, argv));
}
