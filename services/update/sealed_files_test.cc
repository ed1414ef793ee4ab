// SPDX-License-Identifier: Apache-2.0
#include "services/update/sealed_files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "services/common/status/error.h"
#include "till/update/v1/updates.pb.h"

namespace till::update {
namespace {

class SealedFilesTest : public testing::Test {
 protected:
  SealedFilesTest() {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  std::string Read(const std::string& name) const {
    std::ifstream file(folder_ + "/" + name, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }
  void Write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ + "/" + name, std::ios::binary) << bytes;
  }

  const std::string folder_ = testing::TempDir() + "/sealed";
};

TEST_F(SealedFilesTest, WhatIsKeptIsThereAfterARestart) {
  {
    absl::StatusOr<SealedFiles> files = SealedFiles::Open(folder_);
    ASSERT_TRUE(files.ok());
    EXPECT_EQ(files->journal().Load()->phase(), v1::UpdateStatus::IDLE);
    EXPECT_EQ(files->floor().Load()->version(), "");
    files::UpdateRecord record;
    record.set_phase(v1::UpdateStatus::ON_TRIAL);
    record.mutable_release()->set_version("1.4.0");
    ASSERT_TRUE(files->journal().Save(record).ok());
    files::Floor floor;
    floor.set_version("1.2.0");
    ASSERT_TRUE(files->floor().Save(floor).ok());
  }
  absl::StatusOr<SealedFiles> files = SealedFiles::Open(folder_);
  EXPECT_EQ(files->journal().Load()->release().version(), "1.4.0");
  EXPECT_EQ(files->floor().Load()->version(), "1.2.0");
}

TEST_F(SealedFilesTest, NoByteMayDifferAndNoFileStandsForAnother) {
  absl::StatusOr<SealedFiles> files = SealedFiles::Open(folder_);
  files::Floor floor;
  floor.set_version("1.2.0");
  ASSERT_TRUE(files->floor().Save(floor).ok());
  const std::string good = Read("floor.state");
  for (size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    Write("floor.state", bad);
    EXPECT_EQ(ErrorCodeOf(files->floor().Load().status()), ErrorCode::kStorageCorrupt) << at;
    Write("floor.state", good.substr(0, at));
    EXPECT_EQ(ErrorCodeOf(files->floor().Load().status()), ErrorCode::kStorageCorrupt) << at;
  }
  Write("update.state", good);
  EXPECT_EQ(ErrorCodeOf(files->journal().Load().status()), ErrorCode::kStorageCorrupt);
}

TEST_F(SealedFilesTest, APhaseOfANewerVersionIsLeftAsItIs) {
  absl::StatusOr<SealedFiles> files = SealedFiles::Open(folder_);
  files::UpdateRecord record;
  record.set_phase(99);
  ASSERT_TRUE(files->journal().Save(record).ok());
  EXPECT_EQ(ErrorCodeOf(files->journal().Load().status()), ErrorCode::kStorageNewer);
}

}  // namespace
}  // namespace till::update
