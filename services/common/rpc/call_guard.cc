// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/call_guard.h"

#include <algorithm>
#include <chrono>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/common/rpc/caller.h"
#include "services/common/rpc/session_metadata.h"
#include "services/common/status/error.h"
#include "till/common/v1/options.pb.h"

namespace till::rpc {
namespace {

// What the two clocks and the way between the processes may add to a deadline of exactly the limit.
constexpr absl::Duration kDeadlineSlack = absl::Seconds(5);

}  // namespace

absl::Status CallGuard::Check(const google::protobuf::MethodDescriptor& method,
                              const grpc::ServerContextBase& context) const {
  if (absl::Status status = CheckDeadline(context); !status.ok()) return status;
  if (absl::Status status = CheckCaller(method, context); !status.ok()) return status;
  return CheckPermission(method, context);
}

absl::Status CallGuard::CheckDeadline(const grpc::ServerContextBase& context) const {
  const gpr_timespec deadline = context.raw_deadline();
  if (gpr_time_cmp(deadline, gpr_inf_future(deadline.clock_type)) == 0) {
    if (!rules_.deadline_required) return absl::OkStatus();
    return MakeError(
        ErrorCode::kDeadlineRequired,
        absl::StrCat("the call carries no deadline; set one of at most ",
                     absl::FormatDuration(rules_.max_deadline), " (grpcurl: -max-time SECONDS)"));
  }
  const absl::Duration left = absl::FromChrono(context.deadline()) - absl::Now();
  if (left > rules_.max_deadline + kDeadlineSlack) {
    return MakeError(ErrorCode::kDeadlineRequired,
                     absl::StrCat("the deadline is too far away: ",
                                  absl::FormatDuration(absl::Trunc(left, absl::Seconds(1))), ", at most ",
                                  absl::FormatDuration(rules_.max_deadline)));
  }
  return absl::OkStatus();
}

absl::Status CallGuard::CheckCaller(const google::protobuf::MethodDescriptor& method,
                                    const grpc::ServerContextBase& context) const {
  if (rules_.limited_callers.empty())
    return absl::OkStatus();  // everybody who was admitted may call everything
  const std::optional<Caller> caller = CallerOf(&context);
  if (!caller.has_value()) return MakeError(ErrorCode::kCallerRefused, "the caller is not known");
  const bool allowed = std::ranges::any_of(caller->names, [&](const std::string& name) {
    const auto limits = rules_.limited_callers.find(name);
    return limits == rules_.limited_callers.end() || limits->second.contains(method.name());
  });
  if (allowed) return absl::OkStatus();
  return MakeError(ErrorCode::kCallerRefused,
                   absl::StrCat(caller->Describe(), " may not call ", method.full_name()));
}

absl::Status CallGuard::CheckPermission(const google::protobuf::MethodDescriptor& method,
                                        const grpc::ServerContextBase& context) const {
  const auto permission = method.options().GetExtension(till::common::v1::required_permission);
  if (permission == till::common::v1::PERMISSION_UNSPECIFIED) return absl::OkStatus();
  if (rules_.permissions == nullptr) {
    return MakeError(ErrorCode::kPermissionMissing, "this process cannot check operators' permissions");
  }
  return rules_.permissions->Check(permission, SessionTokenOf(context));
}

}  // namespace till::rpc
