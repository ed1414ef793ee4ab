// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/tls_server.h"

#include <chrono>
#include <utility>

#include <grpcpp/ext/health_check_service_server_builder_option.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/security/server_credentials.h>

#include "absl/time/clock.h"
#include "services/common/rpc/no_plugins.h"
#include "services/common/status/error.h"

namespace till::integrator {
namespace {

constexpr int kMostMessageBytes = 1 << 20;  // a facet's own limit
constexpr int kMostMetadataBytes = 8 << 10;
constexpr size_t kMostMemoryBytes = 16 << 20;
constexpr int kMostStreams = 16;  // of one connection
constexpr int kHandshakeMs = 10'000;
constexpr int kIdleMs = 2 * 60'000;
constexpr absl::Duration kStopPoll = absl::Milliseconds(5);

}  // namespace

absl::Status TlsServer::Start(UniqueFd listener, const Identity& identity) {
  grpc::SslServerCredentialsOptions tls(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_BUT_DONT_VERIFY);
  tls.pem_key_cert_pairs.push_back({identity.private_key_pem, identity.certificate_pem});
  grpc::ServerBuilder builder;
  // gRPC reads and writes; who gets in, and how many, is the gate's.
  using Kind = grpc::ServerBuilder::experimental_type::ExternalConnectionType;
  acceptor_ =
      builder.experimental().AddExternalConnectionAcceptor(Kind::FROM_FD, grpc::SslServerCredentials(tls));
  builder.RegisterCallbackGenericService(&relay_);
  // Both would answer anybody with any certificate.
  builder.SetOption(std::make_unique<grpc::HealthCheckServiceServerBuilderOption>(nullptr));
  builder.SetOption(std::make_unique<rpc::NoPlugins>());
  builder.SetMaxReceiveMessageSize(kMostMessageBytes);
  builder.SetMaxSendMessageSize(kMostMessageBytes);
  builder.SetResourceQuota(grpc::ResourceQuota("endpoint").Resize(kMostMemoryBytes));
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, kMostMetadataBytes);
  builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, kHandshakeMs);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kMostStreams);
  // A machine that was switched off keeps no connection open here, nor does one that asks nothing.
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, 60'000);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 20'000);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 10'000);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, kIdleMs);
  server_ = builder.BuildAndStart();
  if (server_ == nullptr) return MakeError(ErrorCode::kInternal, "gRPC did not start for the endpoint");
  gate_ = std::make_unique<Gate>(std::move(listener), [this](UniqueFd connection) {
    grpc::experimental::ExternalConnectionAcceptor::NewConnectionParameters handed;
    handed.fd = connection.Release();
    acceptor_->HandleNewConnection(&handed);
  });
  return gate_->Start();
}

void TlsServer::Stop(absl::Duration grace) {
  if (server_ == nullptr) return;
  if (gate_ != nullptr) gate_->Stop();
  // gRPC's own grace also waits for programs that hold a connection and ask nothing.
  const absl::Time end = absl::Now() + grace;
  while (relay_.CallsUnderWay() > 0 && absl::Now() < end) absl::SleepFor(kStopPoll);
  server_->Shutdown(std::chrono::system_clock::now());
  server_->Wait();
  server_.reset();
}

}  // namespace till::integrator
