// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/administration.h"

#include <google/protobuf/util/json_util.h>

#include "absl/strings/str_cat.h"
#include "till/terminal/v1/operators.grpc.pb.h"
#include "tools/tillctl/json.h"

namespace till::tillctl {

std::string MessageJson(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(message, &json, options).ok()) json = "null";
  return JsonObject().Raw("result", json).Null("error").ToString();
}

absl::StatusOr<std::string> Approval(const Environment& environment, const Arguments& arguments,
                                     const std::string& session, common::v1::Permission permission,
                                     const std::string& subject) {
  if (!arguments.Has("approver")) return std::string();
  terminal::v1::ApproveRequest request;
  request.set_operator_id(arguments.Get("approver"));
  request.set_password(arguments.Get("approver-password"));
  request.set_permission(permission);
  request.set_subject(subject);
  const auto stub = StubOf<terminal::v1::Operators>(environment, "terminal", "operators");
  const absl::StatusOr<terminal::v1::ApproveResponse> given = rpc::UnaryCall(
      *stub, &terminal::v1::Operators::Stub::Approve, request, Options(environment, kQuickDeadline, session));
  if (!given.ok()) return given.status();
  return given->approval_token();
}

std::string Say(const Environment& environment, std::string_view zh, std::string_view en) {
  return std::string(InLanguage(environment, zh, en));
}

ExitCode Usage(const Environment& environment, std::string_view usage) {
  return Fail(environment, absl::InvalidArgumentError(absl::StrCat("usage: tillctl ", std::string(usage))));
}

}  // namespace till::tillctl
