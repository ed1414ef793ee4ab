// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/training.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include "services/common/status/error.h"

namespace till::tillctl {
namespace {

// Starter is whoever listens at RUN/training.start: it says its words to one client and waits until it goes.
class Starter {
 public:
  explicit Starter(const std::string& words) {
    char folder[] = "/tmp/till-training-XXXXXX";
    run_ = mkdtemp(folder);
    listener_ = UniqueFd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const std::string path = run_ + "/training.start";
    std::memcpy(address.sun_path, path.data(), path.size());
    EXPECT_EQ(bind(listener_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(listen(listener_.get(), 1), 0);
    thread_ = std::thread([this, words] {
      const UniqueFd client(accept(listener_.get(), nullptr, nullptr));
      EXPECT_EQ(send(client.get(), words.data(), words.size(), MSG_NOSIGNAL),
                static_cast<ssize_t>(words.size()));
      if (!words.empty() && words.back() == '\n') {
        char end = 0;
        stayed_to_the_end_ = recv(client.get(), &end, 1, 0) == 0;
      }
    });
  }
  ~Starter() {
    Join();
    unlink((run_ + "/training.start").c_str());
    rmdir(run_.c_str());
  }

  void Join() {
    if (thread_.joinable()) thread_.join();
  }
  const std::string& run() const { return run_; }
  bool stayed_to_the_end() const { return stayed_to_the_end_; }

 private:
  std::string run_;
  UniqueFd listener_;
  std::thread thread_;
  bool stayed_to_the_end_ = false;
};

TEST(TrainingStay, WaitsUntilEverythingIsUpAndHoldsOn) {
  Starter starter("starting 0 2 pin\nstarting 1 2 ledger\nready\n");
  std::vector<std::string> heard;
  {
    const auto stay =
        TrainingStay::Enter(starter.run(), [&heard](const std::string& line) { heard.push_back(line); });
    ASSERT_TRUE(stay.ok()) << stay.status();
    EXPECT_EQ(heard, (std::vector<std::string>{"starting 0 2 pin", "starting 1 2 ledger"}));
    EXPECT_FALSE(starter.stayed_to_the_end()) << "the stay is over when it goes out of scope";
  }
  starter.Join();
  EXPECT_TRUE(starter.stayed_to_the_end());
}

TEST(TrainingStay, SaysWhenThereIsNone) {
  const auto quiet = [](const std::string&) {};
  EXPECT_EQ(ErrorCodeOf(TrainingStay::Enter("/nonexistent", quiet).status()), ErrorCode::kServiceUnavailable);
  EXPECT_EQ(ErrorCodeOf(TrainingStay::Enter(Starter("starting 0 2 pin\nfailed\n").run(), quiet).status()),
            ErrorCode::kServiceUnavailable);
  EXPECT_EQ(ErrorCodeOf(TrainingStay::Enter(Starter("starting 0 2").run(), quiet).status()),
            ErrorCode::kServiceUnavailable)
      << "ended in the middle";
  EXPECT_EQ(ErrorCodeOf(TrainingStay::Enter(Starter(std::string(2000, 'x')).run(), quiet).status()),
            ErrorCode::kServiceUnavailable)
      << "no line at all";
  EXPECT_EQ(
      ErrorCodeOf(
          TrainingStay::Enter(Starter("starting 0 2 pin\n").run(), quiet, absl::Milliseconds(50)).status()),
      ErrorCode::kServiceUnavailable)
      << "too slow";
}

TEST(TrainingStay, IsInAFolderOfItsOwn) {
  const Environment training = InTraining({.run_directory = "/run/till", .language = "zh", .json = true});
  EXPECT_EQ(training.run_directory, "/run/till/training");
  EXPECT_TRUE(training.training);
  EXPECT_TRUE(training.json);
}

}  // namespace
}  // namespace till::tillctl
