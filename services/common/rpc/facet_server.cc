// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/facet_server.h"

#include <grpcpp/create_channel_posix.h>
#include <grpcpp/ext/health_check_service_server_builder_option.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/server_builder.h>
#include <grpcpp/server_posix.h>
#include <sys/socket.h>
#include <unistd.h>

#ifndef TILL_RELEASE
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#endif

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "services/common/log/log.h"
#include "services/common/rpc/call_observer.h"
#include "services/common/rpc/connection_registry.h"
#include "services/common/rpc/health.h"
#include "services/common/rpc/no_plugins.h"
#include "services/common/status/error.h"

namespace till::rpc {
namespace {

constexpr absl::Duration kStopPoll = absl::Milliseconds(5);

// The acceptor comes round every second; a machine under load may be slower.
constexpr absl::Duration kSlowestTurn = absl::Seconds(10);

const google::protobuf::ServiceDescriptor& DescriptorOf(const std::string& service_name) {
  const google::protobuf::ServiceDescriptor* descriptor = FindService(service_name);
  if (descriptor == nullptr) {
    // Not input: the name came from a generated class, whose file is then not linked.
    log::Error("no such gRPC service in this program", {{"service", service_name}});
    std::abort();
  }
  return *descriptor;
}

}  // namespace

FacetServer::FacetServer(Options options, std::string service_name, grpc::Service* service)
    : name_(options.name),
      service_name_(std::move(service_name)),
      max_message_bytes_(options.max_message_bytes),
      max_threads_(options.max_threads),
      metrics_(options.metrics),
      guard_(std::move(options.rules)),
      guarded_(DescriptorOf(service_name_), service, &guard_),
      acceptor_(
          options.name, std::move(options.listener), std::move(options.policy),
          [this](UniqueFd connection, const Caller& caller) { Adopt(std::move(connection), caller); },
          [this](const PeerCredentials&) {
            if (metrics_ != nullptr) metrics_->PeerRefused(name_);
          }) {}

FacetServer::~FacetServer() {
  Stop(absl::ZeroDuration());
}

absl::Status FacetServer::Start() {
  grpc::EnableDefaultHealthCheckService(true);
#ifndef TILL_RELEASE
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
#endif
  grpc::ServerBuilder builder;
#ifdef TILL_RELEASE
  builder.SetOption(std::make_unique<NoPlugins>());
#endif
  builder.RegisterService(&guarded_);
  builder.SetMaxReceiveMessageSize(max_message_bytes_);
  builder.SetMaxSendMessageSize(max_message_bytes_);
  builder.SetSyncServerOption(grpc::ServerBuilder::NUM_CQS, 1);
  builder.SetSyncServerOption(grpc::ServerBuilder::MIN_POLLERS, 1);
  builder.SetSyncServerOption(grpc::ServerBuilder::MAX_POLLERS, 2);
  builder.SetResourceQuota(grpc::ResourceQuota(name_).SetMaxThreads(max_threads_));
  // A client that is alive but stuck is asked, and dropped when it does not answer.
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, 60'000);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 20'000);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 10'000);
  // Connections that nobody uses do not pile up; a client connects again by itself.
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, 10 * 60'000);
  std::vector<std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>> interceptors;
  interceptors.push_back(MakeCallObserver(DescriptorOf(service_name_), metrics_));
  builder.experimental().SetInterceptorCreators(std::move(interceptors));
  server_ = builder.BuildAndStart();
  if (server_ == nullptr) return MakeError(ErrorCode::kInternal, "gRPC did not start for " + name_);
  SetServing(true);
  last_turn_seen_ = absl::Now();
  return acceptor_.Start();
}

void FacetServer::Adopt(UniqueFd connection, const Caller& caller) {
  UniqueFd adopted = ConnectionRegistry::ForProcess().Adopt(std::move(connection), caller);
  if (!adopted.valid()) {
    log::Warn("too many connections", {{"facet", name_}});
    return;
  }
  grpc::AddInsecureChannelFromFd(server_.get(), adopted.Release());
}

void FacetServer::SetServing(bool serving) {
  if (server_ == nullptr) return;
  if (grpc::HealthCheckServiceInterface* health = server_->GetHealthCheckService(); health != nullptr) {
    health->SetServingStatus(serving);
    health->SetServingStatus(service_name_, serving);
  }
}

void FacetServer::Stop(absl::Duration grace) {
  if (server_ == nullptr) return;
  SetServing(false);
  acceptor_.Stop();
  self_.reset();
  // gRPC's own grace also waits for clients that hold a connection and ask nothing.
  const absl::Time end = absl::Now() + grace;
  while (guarded_.CallsInProgress() > 0 && absl::Now() < end) absl::SleepFor(kStopPoll);
  server_->Shutdown(std::chrono::system_clock::now());
  server_->Wait();
  server_.reset();
}

bool FacetServer::AcceptorTurns() {
  const absl::Time now = absl::Now();
  const uint64_t turns = acceptor_.turns();
  if (turns != last_turns_) {
    last_turns_ = turns;
    last_turn_seen_ = now;
  }
  return now - last_turn_seen_ < kSlowestTurn;
}

absl::Status FacetServer::AskSelf(absl::Duration patience) {
  if (self_ == nullptr) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0) {
      return absl::ErrnoToStatus(errno, "socketpair");
    }
    self_ = grpc::CreateInsecureChannelFromFd("self", ends[1]);
    const PeerCredentials own{.pid = getpid(), .uid = geteuid(), .gid = getegid()};
    Adopt(UniqueFd(ends[0]), Caller{.names = {"self"}, .credentials = own});
  }
  absl::Status health = CheckHealth(self_, patience);
  if (!health.ok()) self_.reset();  // a channel made from a descriptor does not connect again
  return health;
}

bool FacetServer::Alive(absl::Duration patience) {
  if (server_ == nullptr || !AcceptorTurns()) return false;
  // Twice, because the connection of last time may have been closed for being idle.
  return AskSelf(patience / 2).ok() || AskSelf(patience / 2).ok();
}

}  // namespace till::rpc
