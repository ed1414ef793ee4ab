// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/training.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/common/lifecycle/unix_connection.h"
#include "services/common/status/error.h"

namespace till::tillctl {
namespace {

constexpr size_t kMostLine = 1000;

absl::Status Unavailable(std::string_view why) {
  return MakeError(ErrorCode::kServiceUnavailable, why);
}

absl::StatusOr<UniqueFd> Connect(const std::string& path) {
  absl::StatusOr<UniqueFd> connection = ConnectToUnixSocket(path, SOCK_STREAM);
  if (!connection.ok()) {
    return Unavailable(
        absl::StrCat("this terminal has no training: nobody answers at ", connection.status().message()));
  }
  return connection;
}

// ReadLine returns the next line without its end.
absl::StatusOr<std::string> ReadLine(int connection, absl::Time end) {
  std::string line;
  while (line.size() < kMostLine) {
    pollfd wait = {.fd = connection, .events = POLLIN, .revents = 0};
    const int64_t left = std::max<int64_t>(0, absl::ToInt64Milliseconds(end - absl::Now()));
    const int ready = poll(&wait, 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) return Unavailable("the training set did not start in time");
    char letter = 0;
    if (ready < 0 || recv(connection, &letter, 1, 0) != 1) return Unavailable("the training set has ended");
    if (letter == '\n') return line;
    line.push_back(letter);
  }
  return Unavailable("whoever starts the training set speaks another language");
}

}  // namespace

absl::StatusOr<TrainingStay> TrainingStay::Enter(const std::string& run_directory,
                                                 const std::function<void(const std::string&)>& progress,
                                                 absl::Duration patience) {
  absl::StatusOr<UniqueFd> connection = Connect(run_directory + "/training.start");
  if (!connection.ok()) return connection.status();
  const absl::Time end = absl::Now() + patience;
  while (true) {
    const absl::StatusOr<std::string> line = ReadLine(connection->get(), end);
    if (!line.ok()) return line.status();
    if (*line == "ready") return TrainingStay(*std::move(connection));
    if (*line == "failed") return Unavailable("the training set did not start");
    // "starting 3 9 ledger": three of nine parts are up, the ledger is next.
    progress(*line);
  }
}

Environment InTraining(const Environment& environment) {
  Environment training = environment;
  training.run_directory = absl::StrCat(environment.run_directory, "/training");
  training.training = true;
  return training;
}

}  // namespace till::tillctl
