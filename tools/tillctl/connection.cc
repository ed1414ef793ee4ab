// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/connection.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <functional>

#include "services/common/status/error.h"
#include "till/terminal/v1/operators.grpc.pb.h"

namespace till::tillctl {
namespace {

// SessionFile is in this user's runtime folder, and belongs to one terminal. Empty when there is no such
// folder.
std::string SessionFile(const Environment& environment) {
  const char* folder = std::getenv("XDG_RUNTIME_DIR");
  const std::string base =
      folder != nullptr && *folder != '\0' ? folder : "/run/user/" + std::to_string(getuid());
  std::error_code error;
  if (!std::filesystem::is_directory(base, error)) return "";
  return base + "/till-session-" +
         std::to_string(std::hash<std::string>()(environment.device.empty() ? environment.run_directory
                                                                            : environment.device));
}

// ReadKept returns the kept token, or empty. A file that others could have written is not trusted.
std::string ReadKept(const Environment& environment) {
  const std::string path = SessionFile(environment);
  if (path.empty()) return "";
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) return "";
  struct stat status = {};
  std::string token;
  if (fstat(file, &status) == 0 && status.st_uid == geteuid() && (status.st_mode & 077) == 0) {
    token.resize(4096);
    const ssize_t size = read(file, token.data(), token.size());
    token.resize(size > 0 ? static_cast<size_t>(size) : 0);
  }
  close(file);
  return token;
}

// IsGood asks the terminal whether it still takes the token.
bool IsGood(const Environment& environment, const std::string& token) {
  const auto stub = StubOf<terminal::v1::Operators>(environment, "terminal", "operators");
  return rpc::UnaryCall(*stub, &terminal::v1::Operators::Stub::GetSession, terminal::v1::GetSessionRequest(),
                        Options(environment, kQuickDeadline, token))
      .ok();
}

}  // namespace

std::shared_ptr<grpc::Channel> ChannelOf(const Environment& environment, const std::string& service,
                                         const std::string& role) {
  return environment.device_line != nullptr ? environment.device_line
                                            : rpc::DialFacet(environment.run_directory, service, role);
}

rpc::CallOptions Options(const Environment& environment, absl::Duration deadline,
                         const std::string& session) {
  rpc::CallOptions options;
  options.deadline = deadline;
  options.language = environment.language;
  options.session = session;
  return options;
}

absl::StatusOr<std::string> SignIn(const Environment& environment, const std::string& operator_id,
                                   const std::string& password) {
  const auto stub = StubOf<terminal::v1::Operators>(environment, "terminal", "operators");
  terminal::v1::SignInRequest request;
  request.set_operator_id(operator_id);
  request.set_password(password);
  const absl::StatusOr<terminal::v1::SignInResponse> response = rpc::UnaryCall(
      *stub, &terminal::v1::Operators::Stub::SignIn, request, Options(environment, kQuickDeadline));
  if (!response.ok()) return response.status();
  return response->session_token();
}

absl::Status KeepSession(const Environment& environment, const std::string& token) {
  const std::string path = SessionFile(environment);
  if (path.empty()) return absl::FailedPreconditionError("there is no runtime folder to keep the session in");
  unlink(path.c_str());
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return absl::ErrnoToStatus(errno, "cannot write " + path);
  const bool written = write(file, token.data(), token.size()) == static_cast<ssize_t>(token.size());
  const int error = errno;
  close(file);
  return written ? absl::OkStatus() : absl::ErrnoToStatus(error, "cannot write " + path);
}

absl::StatusOr<std::string> Session(const Environment& environment, const Arguments& arguments,
                                    const std::string& operator_id) {
  if (arguments.Has("operator") || arguments.Has("password")) {
    return SignIn(environment, arguments.Get("operator", "01"), arguments.Get("password"));
  }
  if (std::string kept = ReadKept(environment); !kept.empty() && IsGood(environment, kept)) return kept;
#ifdef TILL_RELEASE
  if (!environment.training)
    return MakeError(ErrorCode::kNotSignedIn, "sign in first: tillctl sign-in, or --operator and --password");
#endif
  const std::string preset = operator_id == "00" ? "123456" : operator_id == "99" ? "12345678" : "0000";
  return SignIn(environment, operator_id, preset);
}

}  // namespace till::tillctl
