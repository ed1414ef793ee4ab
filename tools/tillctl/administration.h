// SPDX-License-Identifier: Apache-2.0
// What the commands of the terminal's own facets share: one call with a session, and an answer in words or
// JSON.

#ifndef TILL_TOOLS_TILLCTL_ADMINISTRATION_H_
#define TILL_TOOLS_TILLCTL_ADMINISTRATION_H_

#include <google/protobuf/message.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "services/common/rpc/call.h"
#include "till/common/v1/options.pb.h"
#include "tools/tillctl/command.h"
#include "tools/tillctl/connection.h"
#include "tools/tillctl/output.h"

namespace till::tillctl {

// Who signs in on a development terminal when nobody else has.
inline constexpr char kAdministrator[] = "99";

// MessageJson is {"result": the message with the field names of the API, "error": null}.
std::string MessageJson(const google::protobuf::Message& message);

// LinesOf says what an answer is to a person, line by line.
template <typename Reply>
using LinesOf = std::function<std::vector<std::string>(const Reply&)>;

// Approval signs another operator's yes (--approver, --approver-password) to one call. Empty without
// --approver.
absl::StatusOr<std::string> Approval(const Environment& environment, const Arguments& arguments,
                                     const std::string& session, common::v1::Permission permission,
                                     const std::string& subject);

// Ask makes one call of a facet of `terminal` as `operator_id`, or whoever is signed in, and says the answer.
template <typename Facet, typename Request, typename Reply>
ExitCode Ask(const Environment& environment, const Arguments& arguments, const std::string& role,
             grpc::Status (Facet::Stub::*method)(grpc::ClientContext*, const Request&, Reply*),
             const Request& request, const LinesOf<Reply>& words,
             const std::string& operator_id = kAdministrator, const std::string& approval = "") {
  const absl::StatusOr<std::string> session = Session(environment, arguments, operator_id);
  if (!session.ok()) return Fail(environment, session.status());
  const auto stub = StubOf<Facet>(environment, "terminal", role);
  rpc::CallOptions options = Options(environment, absl::Seconds(30), *session);
  options.approval = approval;
  const absl::StatusOr<Reply> reply = rpc::UnaryCall(*stub, method, request, options);
  if (!reply.ok()) return Fail(environment, reply.status());
  if (environment.json) {
    Print(MessageJson(*reply));
  } else {
    for (const std::string& line : words(*reply)) Print(line);
  }
  return kDone;
}

// Say picks one of two texts.
std::string Say(const Environment& environment, std::string_view zh, std::string_view en);

// Done is the words of an answer that says nothing but that it is done.
template <typename Reply>
LinesOf<Reply> Done(const Environment& environment) {
  return
      [&environment](const Reply&) { return std::vector<std::string>{Say(environment, "已完成", "done")}; };
}

// Usage fails with how a command is used.
ExitCode Usage(const Environment& environment, std::string_view usage);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_ADMINISTRATION_H_
