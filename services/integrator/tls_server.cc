// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/tls_server.h"

#include <grpcpp/ext/health_check_service_server_builder_option.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/common/status/error.h"

namespace till::integrator {
namespace {

constexpr int kMostMessageBytes = 1 << 20;  // a facet's own limit
constexpr size_t kMostMemoryBytes = 16 << 20;
constexpr int kMostStreams = 32;  // of one connection
constexpr int kHandshakeMs = 10'000;

std::string HostPort(const std::string& address, int port) {
  return address.find(':') == std::string::npos ? absl::StrCat(address, ":", port)
                                                : absl::StrCat("[", address, "]:", port);
}

}  // namespace

absl::Status TlsServer::Start(const std::string& address, int port, const Identity& identity) {
  grpc::SslServerCredentialsOptions tls(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_BUT_DONT_VERIFY);
  tls.pem_key_cert_pairs.push_back({identity.private_key_pem, identity.certificate_pem});
  grpc::ServerBuilder builder;
  builder.AddListeningPort(HostPort(address, port), grpc::SslServerCredentials(tls), &port_);
  builder.RegisterCallbackGenericService(&relay_);
  // Health would be answered to anybody with any certificate.
  builder.SetOption(std::make_unique<grpc::HealthCheckServiceServerBuilderOption>(nullptr));
  builder.SetMaxReceiveMessageSize(kMostMessageBytes);
  builder.SetMaxSendMessageSize(kMostMessageBytes);
  builder.SetResourceQuota(grpc::ResourceQuota("endpoint").Resize(kMostMemoryBytes));
  // Without this a second process could listen at the same port, and each would get some of the calls.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, kHandshakeMs);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kMostStreams);
  // A machine that was switched off keeps no connection open here, nor does one that asks nothing.
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, 60'000);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 20'000);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 10'000);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, 10 * 60'000);
  server_ = builder.BuildAndStart();
  if (server_ != nullptr) return absl::OkStatus();
  port_ = 0;
  return MakeError(ErrorCode::kServiceUnavailable,
                   absl::StrCat("cannot listen at ", HostPort(address, port),
                                ": another program does, or the address is not ours"));
}

void TlsServer::Stop(absl::Duration grace) {
  if (server_ == nullptr) return;
  server_->Shutdown(absl::ToChronoTime(absl::Now() + grace));
  server_->Wait();
  server_.reset();
  port_ = 0;
}

}  // namespace till::integrator
