// SPDX-License-Identifier: Apache-2.0
#include "services/pin/durable_record_file.h"

#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "gtest/gtest.h"
#include "services/common/status/error.h"

namespace till::pin {
namespace {

std::string NewFolder() {
  std::string folder = testing::TempDir() + "/record-XXXXXX";
  EXPECT_NE(::mkdtemp(folder.data()), nullptr);
  return folder;
}

TEST(DurableRecordFile, KeepsWhatWasReplaced) {
  const std::string folder = NewFolder();
  DurableRecordFile file(folder, "keys");
  EXPECT_TRUE(absl::IsNotFound(file.Read().status()));
  ASSERT_TRUE(file.Replace(std::string("one\0two", 7)).ok());
  ASSERT_TRUE(file.Replace("three").ok());
  EXPECT_EQ(*DurableRecordFile(folder, "keys").Read(), "three");
  struct stat status = {};
  ASSERT_EQ(::stat((folder + "/keys").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  EXPECT_NE(::stat((folder + "/keys.new").c_str(), &status), 0) << "no half-written file is left";
}

TEST(DurableRecordFile, RemoveIsFinalAndRepeatable) {
  const std::string folder = NewFolder();
  DurableRecordFile file(folder, "keys");
  ASSERT_TRUE(file.Replace("x").ok());
  ASSERT_TRUE(file.Remove().ok());
  EXPECT_TRUE(absl::IsNotFound(file.Read().status()));
  EXPECT_TRUE(file.Remove().ok());
}

TEST(DurableRecordFile, AWriteThatWasCutOffLeavesTheOldRecord) {
  const std::string folder = NewFolder();
  DurableRecordFile file(folder, "keys");
  ASSERT_TRUE(file.Replace("whole").ok());
  std::ofstream(folder + "/keys.new") << "hal";
  EXPECT_EQ(*file.Read(), "whole");
  ASSERT_TRUE(file.Replace("next").ok());
  EXPECT_EQ(*file.Read(), "next");
}

TEST(DurableRecordFile, SaysWhyItCannot) {
  DurableRecordFile nowhere("/nonexistent-folder", "keys");
  EXPECT_EQ(ErrorCodeOf(nowhere.Replace("x")), ErrorCode::kStorageFailed);
  const std::string folder = NewFolder();
  std::ofstream(folder + "/keys") << std::string(70'000, 'x');
  EXPECT_EQ(ErrorCodeOf(DurableRecordFile(folder, "keys").Read().status()), ErrorCode::kStorageCorrupt);
  ASSERT_EQ(::mkdir((folder + "/dir").c_str(), 0700), 0);
  EXPECT_EQ(ErrorCodeOf(DurableRecordFile(folder, "dir").Read().status()), ErrorCode::kStorageFailed);
}

}  // namespace
}  // namespace till::pin
