// SPDX-License-Identifier: Apache-2.0
// tillctl pair: this machine and a terminal on the network get to know each other. A person compares the
// fingerprints; from then on `tillctl --device HOST:PORT` calls it.

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "services/integrator/client/device_line.h"
#include "services/integrator/fingerprint.h"
#include "till/terminal/v1/operators.grpc.pb.h"
#include "tools/tillctl/administration.h"
#include "tools/tillctl/device_line.h"
#include "tools/tillctl/json.h"

namespace till::tillctl {
namespace {

constexpr OptionSpec kOptions[] = {
    {"fingerprint",
     "HEX",
     "",
     {"终端所示的指纹(管理,其他机器;或在终端上执行 tillctl endpoint)",
      "what the terminal itself shows (Manage, Other machines; or `tillctl endpoint` there)"}},
};

// Admitted asks whether the terminal lets this program in; the question itself makes the terminal show that
// it knocked.
absl::StatusOr<bool> Admitted(const std::shared_ptr<grpc::Channel>& terminal,
                              const Environment& environment) {
  const auto stub = terminal::v1::Operators::NewStub(terminal);
  const absl::Status answer =
      rpc::UnaryCall(*stub, &terminal::v1::Operators::Stub::GetSession, terminal::v1::GetSessionRequest(),
                     Options(environment, kQuickDeadline))
          .status();
  if (HasErrorCode(answer, ErrorCode::kCallerRefused)) return false;
  if (answer.ok() || HasErrorCode(answer, ErrorCode::kNotSignedIn)) return true;
  return answer;
}

void Tell(const Environment& environment, const std::string& theirs, const std::string& ours, bool paired,
          bool admitted) {
  if (environment.json) {
    Print(JsonObject()
              .Text("terminal", theirs)
              .Text("own", ours)
              .Bool("paired", paired)
              .Bool("admitted", admitted)
              .Null("error")
              .ToString());
    return;
  }
  Print(absl::StrCat(Say(environment, "终端的指纹 ", "the terminal  "), integrator::InGroups(theirs)));
  Print(absl::StrCat(Say(environment, "本机的指纹 ", "this machine  "), integrator::InGroups(ours)));
  if (!paired) {
    Print(Say(environment, "请与终端所示的指纹核对;一致时再次执行,并加上 --fingerprint",
              "compare it with what the terminal shows; if it is the same, once more with --fingerprint"));
  } else if (!admitted) {
    Print(Say(environment, "已记住该终端;请管理员在终端上准许本机的指纹",
              "the terminal is known; now an administrator there admits this machine's fingerprint"));
  } else {
    Print(Say(environment, "已接入", "admitted"));
  }
}

ExitCode Run(const Environment& environment, const Arguments& arguments) {
  const std::string& address = arguments.positional()[0];
  const absl::StatusOr<std::string> folder = DeviceFolder();
  if (!folder.ok()) return Fail(environment, folder.status());
  const absl::StatusOr<integrator::Identity> identity = OwnIdentity(*folder);
  if (!identity.ok()) return Fail(environment, identity.status());
  const std::string ours = integrator::FingerprintOf(identity->certificate_pem).value_or("");
  const absl::StatusOr<std::string> theirs = integrator::AskFingerprint(address, *identity, kQuickDeadline);
  if (!theirs.ok()) return Fail(environment, theirs.status());
  if (!arguments.Has("fingerprint")) {
    Tell(environment, *theirs, ours, false, false);
    return kDeclined;
  }
  const std::optional<std::string> expected = integrator::ReadFingerprint(arguments.Get("fingerprint"));
  if (expected != *theirs) {
    return Fail(environment, absl::InvalidArgumentError(absl::StrCat(
                                 "the terminal at ", address,
                                 " shows another certificate: ", integrator::InGroups(*theirs))));
  }
  if (absl::Status kept = RememberTerminal(*folder, address, *theirs); !kept.ok())
    return Fail(environment, kept);
  const absl::StatusOr<bool> admitted =
      Admitted(integrator::DialDevice(address, *theirs, *identity), environment);
  if (!admitted.ok()) return Fail(environment, admitted.status());
  Tell(environment, *theirs, ours, true, *admitted);
  return *admitted ? kDone : kDeclined;
}

}  // namespace

const Command kPairCommand = {
    "pair",
    "HOST:PORT [--fingerprint HEX]",
    {"与网络上的终端配对,之后可用 --device", "get to know a terminal on the network, for --device"},
    "",
    kOptions,
    1,
    1,
    Run,
    {},
    true};

}  // namespace till::tillctl
