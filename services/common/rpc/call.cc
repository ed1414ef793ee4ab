// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/call.h"

#include <chrono>

#include "services/common/rpc/trace_context.h"

namespace till::rpc {

void SetDeadline(grpc::ClientContext& context, absl::Duration deadline) {
  context.set_deadline(std::chrono::system_clock::now() + absl::ToChronoMicroseconds(deadline));
}

void Prepare(grpc::ClientContext& context, const CallOptions& options) {
  SetDeadline(context, options.deadline);
  context.set_wait_for_ready(options.wait_for_ready);
  if (!options.language.empty()) context.AddMetadata("accept-language", options.language);
  if (!options.session.empty()) context.AddMetadata("till-session", options.session);
  if (!options.approval.empty()) context.AddMetadata("till-approval", options.approval);
  context.AddMetadata("traceparent",
                      options.traceparent.empty() ? TraceContext::Begin().ToString() : options.traceparent);
}

}  // namespace till::rpc
