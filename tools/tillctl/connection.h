// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_CONNECTION_H_
#define TILL_TOOLS_TILLCTL_CONNECTION_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"
#include "tools/tillctl/command.h"

namespace till::tillctl {

// How long a question that needs no person may take.
inline constexpr absl::Duration kQuickDeadline = absl::Seconds(10);

// ChannelOf dials a facet of the terminal, or gives the line to the terminal that --device names, which leads
// to all of them.
std::shared_ptr<grpc::Channel> ChannelOf(const Environment& environment, const std::string& service,
                                         const std::string& role);

// StubOf is ChannelOf for one facet: StubOf<payment::v1::Payments>(environment, "payment", "payments").
template <typename Facet>
std::unique_ptr<typename Facet::Stub> StubOf(const Environment& environment, const std::string& service,
                                             const std::string& role) {
  return Facet::NewStub(ChannelOf(environment, service, role));
}

// Options returns what a call carries: deadline, language and session (may be empty).
rpc::CallOptions Options(const Environment& environment, absl::Duration deadline,
                         const std::string& session = "");

// Session returns an operator's session token: of a sign-in with --operator and --password if they are given,
// else the one that `tillctl sign-in` kept, else (training, and development builds) of `operator_id` ("01",
// or "00" for what a supervisor does) with the password that a new terminal has.
absl::StatusOr<std::string> Session(const Environment& environment, const Arguments& arguments,
                                    const std::string& operator_id = "01");

// SignIn signs in and returns the token. KeepSession keeps a token for later commands, in a file for this
// user alone.
absl::StatusOr<std::string> SignIn(const Environment& environment, const std::string& operator_id,
                                   const std::string& password);
absl::Status KeepSession(const Environment& environment, const std::string& token);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_CONNECTION_H_
