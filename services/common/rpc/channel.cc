// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/channel.h"

#include <grpc/impl/codegen/grpc_types.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

namespace till::rpc {
namespace {

constexpr int kMaxMessageBytes = 1 << 20;

}  // namespace

std::shared_ptr<grpc::Channel> Dial(const std::string& socket_path) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 50);
  // Not a pause but how long an attempt may take. The listening socket outlives its process: a connection to
  // one that restarts waits in its queue, and the calls on it wait with it, instead of failing.
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 5'000);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2000);
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  arguments.SetInt(GRPC_ARG_SERVICE_CONFIG_DISABLE_RESOLUTION, 1);
  // A connection per channel: otherwise two channels of a process to one path share their back-off.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  // A peer that is alive but stuck (stopped in a debugger, out of memory) keeps its socket open: ask it.
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 30'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
  arguments.SetMaxReceiveMessageSize(kMaxMessageBytes);
  arguments.SetMaxSendMessageSize(kMaxMessageBytes);
  // The path would be the authority header otherwise, and a path is not a valid one.
  arguments.SetString(GRPC_ARG_DEFAULT_AUTHORITY, "localhost");
  return grpc::CreateCustomChannel("unix:" + socket_path, grpc::InsecureChannelCredentials(), arguments);
}

std::shared_ptr<grpc::Channel> DialFacet(const std::string& run_directory, const std::string& service,
                                         const std::string& role) {
  return Dial(run_directory + "/" + service + "/" + role + ".sock");
}

}  // namespace till::rpc
