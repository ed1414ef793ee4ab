// SPDX-License-Identifier: Apache-2.0
#include "services/common/lifecycle/stop_signal.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <thread>

namespace till {
namespace {

TEST(StopSignal, NothingHappensUntilAsked) {
  absl::StatusOr<StopSignal> stop = StopSignal::Create();
  ASSERT_TRUE(stop.ok());
  EXPECT_FALSE(stop->Wait(absl::ZeroDuration()));
}

TEST(StopSignal, SigtermIsAStopAndNotADeath) {
  absl::StatusOr<StopSignal> stop = StopSignal::Create();
  ASSERT_TRUE(stop.ok());
  ASSERT_EQ(kill(getpid(), SIGTERM), 0);
  EXPECT_TRUE(stop->Wait(absl::Seconds(10)));
  // Taken from the queue, so that it does not end the process when the mask goes.
  sigset_t pending;
  sigset_t term;
  sigemptyset(&term);
  sigaddset(&term, SIGTERM);
  const timespec none{};
  EXPECT_EQ(sigtimedwait(&term, nullptr, &none), SIGTERM);
  sigpending(&pending);
  EXPECT_EQ(sigismember(&pending, SIGTERM), 0);
}

TEST(StopSignal, AThreadMayAskForIt) {
  absl::StatusOr<StopSignal> stop = StopSignal::Create();
  ASSERT_TRUE(stop.ok());
  std::thread asker([&] { stop->Request(); });
  EXPECT_TRUE(stop->Wait(absl::Seconds(10)));
  asker.join();
}

}  // namespace
}  // namespace till
