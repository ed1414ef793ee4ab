// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_CHANNEL_H_
#define TILL_SERVICES_COMMON_RPC_CHANNEL_H_

#include <memory>
#include <string>

#include <grpcpp/channel.h>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace till::rpc {

// Dial returns a channel to the facet at `socket_path` (an absolute path). Never fails: the connection is
// made at the first call, and made again by itself when the server restarts (back-off 50 ms to 2 s). Keep one
// per facet for the life of the process. Messages of up to 1 MiB; no proxy, no name service, no service
// configuration.
std::shared_ptr<grpc::Channel> Dial(const std::string& socket_path);

// DialFacet returns Dial("<run_directory>/<service>/<role>.sock").
std::shared_ptr<grpc::Channel> DialFacet(const std::string& run_directory, const std::string& service,
                                         const std::string& role);

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_CHANNEL_H_
