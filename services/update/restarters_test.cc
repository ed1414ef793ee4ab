// SPDX-License-Identifier: Apache-2.0
#include "services/update/restarters.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace till::update {
namespace {

TEST(FlagRestarter, WhatIsAwaitedOutlivesTheFlagUntilItArrives) {
  const std::string flag = testing::TempDir() + "/restart";
  const std::string awaited = testing::TempDir() + "/start-awaited";
  FlagRestarter restarter(flag, awaited);
  EXPECT_TRUE(restarter.Arrived().ok()) << "nothing was asked for";
  ASSERT_TRUE(restarter.Restart().ok());
  EXPECT_TRUE(std::filesystem::exists(flag));
  EXPECT_TRUE(std::filesystem::exists(awaited));
  std::filesystem::remove(flag);  // /run is empty after a start
  ASSERT_TRUE(restarter.Arrived().ok());
  EXPECT_FALSE(std::filesystem::exists(awaited));
  EXPECT_FALSE(std::filesystem::exists(flag));
}

TEST(FlagRestarter, NothingIsRestartedThatIsNotAwaited) {
  const std::string flag = testing::TempDir() + "/lonely-restart";
  FlagRestarter restarter(flag, testing::TempDir() + "/no-such-folder/start-awaited");
  EXPECT_FALSE(restarter.Restart().ok());
  EXPECT_FALSE(std::filesystem::exists(flag));
}

}  // namespace
}  // namespace till::update
