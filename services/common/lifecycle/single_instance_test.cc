// SPDX-License-Identifier: Apache-2.0
#include "services/common/lifecycle/single_instance.h"

#include <gtest/gtest.h>

namespace till {
namespace {

TEST(SingleInstance, ASecondOneIsRefusedUntilTheFirstIsGone) {
  const std::string folder = ::testing::TempDir();
  {
    const absl::StatusOr<SingleInstance> first = SingleInstance::Acquire(folder);
    ASSERT_TRUE(first.ok()) << first.status();
    const absl::StatusOr<SingleInstance> second = SingleInstance::Acquire(folder);
    EXPECT_EQ(second.status().code(), absl::StatusCode::kFailedPrecondition);
  }
  EXPECT_TRUE(SingleInstance::Acquire(folder).ok());
}

TEST(SingleInstance, AFolderThatIsNotThereIsAnError) {
  EXPECT_FALSE(SingleInstance::Acquire(::testing::TempDir() + "/not-there").ok());
}

}  // namespace
}  // namespace till
