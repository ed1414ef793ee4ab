// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/service_host.h"

#include <algorithm>
#include <set>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/access/identities.h"
#include "services/common/config/config_checker.h"
#include "services/common/lifecycle/inherited_sockets.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "till/common/v1/options.pb.h"

namespace till::rpc {
namespace {

constexpr absl::Duration kGrace = absl::Seconds(5);
constexpr absl::Duration kHealthPatience = absl::Seconds(1);
constexpr char kMetricsSocket[] = "metrics";

absl::Status Refuse(const std::string& message) {
  return MakeError(absl::StatusCode::kFailedPrecondition, ErrorCode::kConfigInvalid, message);
}

bool WantsPermissions(const google::protobuf::ServiceDescriptor& service) {
  for (int i = 0; i < service.method_count(); ++i) {
    if (service.method(i)->options().GetExtension(till::common::v1::required_permission) !=
        till::common::v1::PERMISSION_UNSPECIFIED) {
      return true;
    }
  }
  return false;
}

}  // namespace

struct ServiceHost::State {
  State(std::string name, StopSignal signal, SingleInstance held, Identities who,
        std::map<std::string, UniqueFd> inherited)
      : service(std::move(name)),
        stop(std::move(signal)),
        instance(std::move(held)),
        identities(std::move(who)),
        sockets(std::move(inherited)),
        metrics(service),
        rpc_metrics(metrics) {}

  absl::Status CheckSockets() const;
  absl::Status CheckFacet(const AccessMatrix::Facet& facet) const;
  PeerPolicy PolicyOf(const AccessMatrix::Facet& facet) const;
  absl::Status StartFacet(const AccessMatrix::Facet& facet);
  bool Alive();
  void StopEverything();

  const std::string service;
  StopSignal stop;
  SingleInstance instance;
  Identities identities;
  std::map<std::string, UniqueFd> sockets;
  metrics::Metrics metrics;
  metrics::RpcMetrics rpc_metrics;
  Notifier notifier;
  const PermissionChecker* permissions = nullptr;
  int max_message_bytes = 1 << 20;
  std::function<bool()> probe;
  std::vector<std::function<void()>> stop_hooks;
  std::map<std::string, grpc::Service*> implementations;  // by the facet's full name
  std::vector<std::unique_ptr<FacetServer>> servers;
  std::unique_ptr<metrics::MetricsEndpoint> endpoint;
};

absl::StatusOr<ServiceHost> ServiceHost::Create(const std::string& service,
                                                const till::config::Common& common) {
  log::SetService(service);
  absl::StatusOr<StopSignal> stop = StopSignal::Create();
  if (!stop.ok()) return stop.status();
  ConfigChecker check("configuration");
  check.Common(common);
  if (absl::Status status = check.Result(); !status.ok()) return status;
  absl::StatusOr<Identities> identities = Identities::FromConfig(common);
  if (!identities.ok()) return identities.status();
  absl::StatusOr<SingleInstance> instance = SingleInstance::Acquire(common.state_directory());
  if (!instance.ok()) return instance.status();
  absl::StatusOr<std::map<std::string, UniqueFd>> sockets = InheritedSockets();
  if (!sockets.ok()) return sockets.status();
  return ServiceHost(std::make_unique<State>(service, *std::move(stop), *std::move(instance),
                                             *std::move(identities), *std::move(sockets)));
}

ServiceHost::ServiceHost(std::unique_ptr<State> state) : state_(std::move(state)) {}
ServiceHost::ServiceHost(ServiceHost&&) noexcept = default;
ServiceHost& ServiceHost::operator=(ServiceHost&&) noexcept = default;

ServiceHost::~ServiceHost() {
  if (state_ != nullptr) state_->StopEverything();
}

void ServiceHost::AddFacetByName(const std::string& full_name, grpc::Service* service) {
  state_->implementations.insert_or_assign(full_name, service);
}

void ServiceHost::SetPermissionChecker(const PermissionChecker* checker) {
  state_->permissions = checker;
}

void ServiceHost::SetMaxMessageBytes(int bytes) {
  state_->max_message_bytes = bytes;
}

void ServiceHost::SetLivenessProbe(std::function<bool()> probe) {
  state_->probe = std::move(probe);
}

void ServiceHost::OnStop(std::function<void()> hook) {
  state_->stop_hooks.push_back(std::move(hook));
}

absl::StatusOr<UniqueFd> ServiceHost::TakeSocket(const std::string& name) {
  const auto found = state_->sockets.find(name);
  if (found == state_->sockets.end()) {
    return MakeError(ErrorCode::kNotFound, absl::StrCat("no socket '", name, "' was handed over"));
  }
  UniqueFd socket = std::move(found->second);
  state_->sockets.erase(found);
  return socket;
}

metrics::Metrics& ServiceHost::Metrics() {
  return state_->metrics;
}

absl::Status ServiceHost::State::CheckSockets() const {
  std::set<std::string> expected;
  for (const AccessMatrix::Facet& facet : AccessMatrix::Embedded().FacetsOf(service))
    expected.insert(facet.role);
  if (expected.empty()) return Refuse(absl::StrCat("the access matrix has no facet of '", service, "'"));
  for (const std::string& role : expected) {
    if (!sockets.contains(role)) {
      return Refuse(absl::StrCat("no socket '", role, "' was handed over (LISTEN_FDNAMES)"));
    }
  }
  for (const auto& [name, socket] : sockets) {
    if (!expected.contains(name) && name != kMetricsSocket) {
      return Refuse(
          absl::StrCat("the socket '", name, "' is no facet of '", service, "' in the access matrix"));
    }
  }
  for (const auto& [full_name, implementation] : implementations) {
    const AccessMatrix::Facet* facet = AccessMatrix::Embedded().FindService(full_name);
    if (facet == nullptr || facet->server != service) {
      return Refuse(absl::StrCat(full_name, " is no facet of '", service, "' in the access matrix"));
    }
  }
  return absl::OkStatus();
}

absl::Status ServiceHost::State::CheckFacet(const AccessMatrix::Facet& facet) const {
  if (!implementations.contains(facet.service)) {
    return Refuse(absl::StrCat("nothing implements ", facet.service));
  }
  const google::protobuf::ServiceDescriptor* descriptor = FindService(facet.service);
  if (descriptor == nullptr) return Refuse(absl::StrCat(facet.service, " is not linked in"));
  for (const auto& [caller, methods] : facet.limited_callers) {
    for (const std::string& method : methods) {
      if (descriptor->FindMethodByName(method) == nullptr) {
        return Refuse(absl::StrCat("the access matrix limits '", caller, "' to ", facet.service, "/", method,
                                   ", which does not exist"));
      }
    }
  }
  if (permissions == nullptr && WantsPermissions(*descriptor)) {
    return Refuse(absl::StrCat(facet.service, " wants operators' permissions, and nobody checks them"));
  }
  return absl::OkStatus();
}

PeerPolicy ServiceHost::State::PolicyOf(const AccessMatrix::Facet& facet) const {
  PeerPolicy policy;
  for (const std::string& caller : facet.AllCallers()) {
    const absl::StatusOr<uid_t> uid = identities.UidOf(caller);
    if (uid.ok()) {
      policy = policy.Allow(*uid, caller);
    } else {
      log::Warn("caller has no user here and is not let in",
                {{"facet", absl::StrCat(service, "/", facet.role)}, {"caller", caller}});
    }
  }
  return policy;
}

absl::Status ServiceHost::State::StartFacet(const AccessMatrix::Facet& facet) {
  auto socket = sockets.extract(facet.role);
  servers.push_back(std::make_unique<FacetServer>(
      FacetServer::Options{
          .name = absl::StrCat(service, "/", facet.role),
          .listener = std::move(socket.mapped()),
          .policy = PolicyOf(facet),
          .rules = {.limited_callers = facet.limited_callers, .permissions = permissions},
          .metrics = &rpc_metrics,
          .max_message_bytes = max_message_bytes,
      },
      facet.service, implementations.at(facet.service)));
  return servers.back()->Start();
}

absl::Status ServiceHost::Start() {
  State& state = *state_;
  if (absl::Status status = state.CheckSockets(); !status.ok()) return status;
  const std::vector<AccessMatrix::Facet> facets = AccessMatrix::Embedded().FacetsOf(state.service);
  for (const AccessMatrix::Facet& facet : facets) {
    if (absl::Status status = state.CheckFacet(facet); !status.ok()) return status;
  }
  for (const AccessMatrix::Facet& facet : facets) {
    if (absl::Status status = state.StartFacet(facet); !status.ok()) return status;
  }
  if (auto socket = state.sockets.extract(kMetricsSocket); !socket.empty()) {
    state.endpoint = std::make_unique<metrics::MetricsEndpoint>(std::move(socket.mapped()), state.metrics);
    if (absl::Status status = state.endpoint->Start(); !status.ok()) return status;
  }
  state.notifier.Status(absl::StrCat("serving ", facets.size(), " facets"));
  state.notifier.Ready();
  log::Info("ready", {{"facets", facets.size()}});
  return absl::OkStatus();
}

bool ServiceHost::State::Alive() {
  if (probe && !probe()) {
    log::Error("the liveness probe failed");
    return false;
  }
  for (const std::unique_ptr<FacetServer>& server : servers) {
    if (!server->Alive(kHealthPatience)) {
      log::Error("a facet does not answer its own health check", {{"facet", server->name()}});
      return false;
    }
  }
  return true;
}

void ServiceHost::State::StopEverything() {
  if (servers.empty() && endpoint == nullptr) return;
  notifier.Stopping();
  log::Info("stopping");
  for (const std::unique_ptr<FacetServer>& server : servers) server->SetServing(false);
  for (const std::function<void()>& hook : stop_hooks) hook();
  // At once, so that the grace is five seconds and not five for each.
  std::vector<std::thread> stops;
  for (const std::unique_ptr<FacetServer>& server : servers) {
    stops.emplace_back([&server] { server->Stop(kGrace); });
  }
  for (std::thread& thread : stops) thread.join();
  servers.clear();
  endpoint.reset();
  log::Info("stopped");
}

void ServiceHost::RunUntilStopped() {
  State& state = *state_;
  const std::optional<absl::Duration> interval = state.notifier.WatchdogInterval();
  // Three times in the manager's interval, so that one slow check is not a death.
  const absl::Duration tick = interval.has_value() ? *interval / 3 : absl::Hours(1);
  while (!state.stop.Wait(tick)) {
    if (interval.has_value() && state.Alive()) state.notifier.Watchdog();
  }
  state.StopEverything();
}

absl::Status ServiceHost::Run() {
  if (absl::Status status = Start(); !status.ok()) {
    // What the hooks end is the caller's, and gone when the destructor runs.
    state_->StopEverything();
    return status;
  }
  RunUntilStopped();
  return absl::OkStatus();
}

void ServiceHost::Stop() {
  state_->stop.Request();
}

int ExitCode(const absl::Status& status) {
  if (status.ok()) return 0;
  log::Error("cannot go on", {{"code", ErrorCodeName(ErrorCodeOf(status))}, {"error", status}});
  return 1;
}

}  // namespace till::rpc
