// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_ANSWER_H_
#define TILL_SERVICES_TERMINAL_ANSWER_H_

#include <utility>

#include <grpcpp/server_context.h>

#include "absl/status/statusor.h"
#include "services/common/rpc/status_mapping.h"

namespace till::terminal {

// Answer gives the caller the value or the error.
template <typename Message>
grpc::Status Answer(absl::StatusOr<Message> value, grpc::ServerContext* context, Message* response) {
  if (!value.ok()) return rpc::ToGrpc(value.status(), context);
  *response = *std::move(value);
  return grpc::Status::OK;
}

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_ANSWER_H_
