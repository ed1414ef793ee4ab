// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/passed_metadata.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"

namespace till::integrator {
namespace {

constexpr const char* kPassed[] = {"till-session", "till-approval", "accept-language", "traceparent"};

bool IsPrintable(char c) {
  return absl::ascii_isprint(static_cast<unsigned char>(c));
}

}  // namespace

absl::StatusOr<PassedMetadata> PassedMetadata::Of(const grpc::ServerContextBase& context) {
  PassedMetadata passed;
  for (const char* key : kPassed) {
    const auto found = context.client_metadata().find(key);
    if (found == context.client_metadata().end()) continue;
    std::string value(found->second.data(), found->second.size());
    if (!std::all_of(value.begin(), value.end(), IsPrintable)) {
      return MakeError(ErrorCode::kInvalidRequest, absl::StrCat("metadata ", key, ": printable ASCII only"));
    }
    passed.values_.emplace_back(key, std::move(value));
  }
  return passed;
}

void PassedMetadata::AddTo(grpc::ClientContext& context) const {
  for (const auto& [key, value] : values_) context.AddMetadata(key, value);
}

}  // namespace till::integrator
