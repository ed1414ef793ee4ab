// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_STATUS_MAPPING_H_
#define TILL_SERVICES_COMMON_RPC_STATUS_MAPPING_H_

#include <string>
#include <string_view>

#include <grpcpp/server_context.h>
#include <grpcpp/support/status.h>

#include "absl/status/status.h"
#include "services/common/status/error_catalogue.h"

namespace till::rpc {

// ToGrpc returns `status` as it goes over the wire, the one place where that is decided.
//
// The gRPC message is the engineer's English one, with anything that looks like a card number masked; the
// details (trailing metadata "grpc-status-details-bin") are a google.rpc.Status with one
// till.common.v1.Error, whose message is the catalogue's in `language`. A status without a till::ErrorCode
// gets DefaultErrorCode's. OK is OK.
grpc::Status ToGrpc(const absl::Status& status, Language language);

// ToGrpc with the language as an "accept-language" value ("zh", "en-GB").
grpc::Status ToGrpc(const absl::Status& status, std::string_view language);

// ToGrpc in the language of the RPC's caller: `return rpc::ToGrpc(status, context);`
grpc::Status ToGrpc(const absl::Status& status, const grpc::ServerContextBase* context);

// FromGrpc returns the status that ToGrpc sent, with its code, payment and retry delay; details that cannot
// be read are ignored, so a foreign server's status still arrives.
absl::Status FromGrpc(const grpc::Status& status);

// LocalizedMessageOf returns the message for people that came with a status of FromGrpc, or "" when none
// came.
std::string LocalizedMessageOf(const absl::Status& status);

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_STATUS_MAPPING_H_
