// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/call_guard.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

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

// SubjectOf is what an approval of the call must be about: the field that the method names. None when it
// names none, or when it is not set: an approval is always of something.
std::optional<std::string> SubjectOf(const google::protobuf::MethodDescriptor& method,
                                     const google::protobuf::Message* request) {
  const std::string& name = method.options().GetExtension(till::common::v1::approval_subject);
  if (name.empty() || request == nullptr) return std::nullopt;
  const google::protobuf::FieldDescriptor* field = method.input_type()->FindFieldByName(name);
  if (field == nullptr || field->is_repeated() ||
      field->cpp_type() != google::protobuf::FieldDescriptor::CPPTYPE_STRING) {
    return std::nullopt;
  }
  std::string subject = request->GetReflection()->GetString(*request, field);
  if (subject.empty()) return std::nullopt;
  return subject;
}

}  // namespace

absl::Status CallGuard::Check(const google::protobuf::MethodDescriptor& method,
                              const grpc::ServerContextBase& context,
                              const google::protobuf::Message* request) const {
  if (absl::Status status = CheckDeadline(context); !status.ok()) return status;
  if (absl::Status status = CheckCaller(method, context); !status.ok()) return status;
  return CheckPermission(method, context, request);
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
                                        const grpc::ServerContextBase& context,
                                        const google::protobuf::Message* request) const {
  const auto permission = method.options().GetExtension(till::common::v1::required_permission);
  if (permission == till::common::v1::PERMISSION_UNSPECIFIED) return absl::OkStatus();
  if (rules_.permissions == nullptr) {
    return MakeError(ErrorCode::kPermissionMissing, "this process cannot check operators' permissions");
  }
  const std::string session = SessionTokenOf(context);
  const std::string approval = ApprovalTokenOf(context);
  return rules_.permissions->Check(
      permission, {.session = session, .approval = approval, .subject = SubjectOf(method, request)});
}

}  // namespace till::rpc
