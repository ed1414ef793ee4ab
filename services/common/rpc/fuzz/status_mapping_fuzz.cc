// SPDX-License-Identifier: Apache-2.0
// Error details come from another process: any bytes are details or are ignored; never a crash, never an OK.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "services/common/rpc/status_mapping.h"
#include "services/common/rpc/trace_context.h"
#include "services/common/status/error.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const absl::Status status = till::rpc::FromGrpc({grpc::StatusCode::ABORTED, "x", bytes});
  if (status.code() != absl::StatusCode::kAborted) std::abort();
  if (const auto retry = till::RetryAfterOf(status); retry.has_value() && *retry > absl::Hours(24))
    std::abort();
  if (const auto trace = till::rpc::TraceContext::Parse(bytes);
      trace.has_value() && trace->ToString() != bytes) {
    std::abort();
  }
  return 0;
}
