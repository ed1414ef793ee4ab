// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/trace_context.h"

#include <algorithm>

#include "absl/random/random.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace till::rpc {
namespace {

bool IsId(std::string_view text) {
  const bool hex = std::ranges::all_of(text, [](char character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
  });
  return hex && text.find_first_not_of('0') != std::string_view::npos;
}

std::string RandomId(int words) {
  thread_local absl::InsecureBitGen generator;  // an id to search logs by, no secret
  std::string id;
  for (int i = 0; i < words; ++i) {
    absl::StrAppendFormat(&id, "%016x",
                          absl::Uniform<uint64_t>(absl::IntervalClosed, generator, 1, UINT64_MAX));
  }
  return id;
}

}  // namespace

TraceContext TraceContext::Begin() {
  return {.trace_id = RandomId(2), .parent_id = RandomId(1)};
}

std::optional<TraceContext> TraceContext::Parse(std::string_view traceparent) {
  // 00-<32 hex>-<16 hex>-<2 hex>: Trace Context, 3.2.2
  if (traceparent.size() != 55 || !traceparent.starts_with("00-") || traceparent[35] != '-' ||
      traceparent[52] != '-') {
    return std::nullopt;
  }
  const std::string_view trace_id = traceparent.substr(3, 32);
  const std::string_view parent_id = traceparent.substr(36, 16);
  const std::string_view flags = traceparent.substr(53, 2);
  if (!IsId(trace_id) || !IsId(parent_id) || (flags != "00" && flags != "01")) return std::nullopt;
  return TraceContext{
      .trace_id = std::string(trace_id), .parent_id = std::string(parent_id), .sampled = flags == "01"};
}

TraceContext TraceContext::Child() const {
  return {.trace_id = trace_id, .parent_id = RandomId(1), .sampled = sampled};
}

std::string TraceContext::ToString() const {
  return absl::StrCat("00-", trace_id, "-", parent_id, sampled ? "-01" : "-00");
}

TraceContext TraceOf(const grpc::ServerContextBase& context) {
  const auto& metadata = context.client_metadata();
  if (const auto found = metadata.find("traceparent"); found != metadata.end()) {
    if (const auto trace = TraceContext::Parse({found->second.data(), found->second.size()})) return *trace;
  }
  return TraceContext::Begin();
}

}  // namespace till::rpc
