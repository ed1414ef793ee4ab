// SPDX-License-Identifier: Apache-2.0
#include "services/common/durable_file/durable_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "gtest/gtest.h"
#include "services/common/status/error.h"

namespace till {
namespace {

class DurableFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "/durable-XXXXXX";
    ASSERT_NE(::mkdtemp(folder_.data()), nullptr);
    path_ = folder_ + "/file";
  }

  mode_t ModeOf(const std::string& path) {
    struct stat facts = {};
    return ::stat(path.c_str(), &facts) == 0 ? facts.st_mode & 0777 : 0;
  }

  size_t Files() { return std::distance(std::filesystem::directory_iterator(folder_), {}); }

  std::string folder_;
  std::string path_;
};

TEST_F(DurableFile, IsTheLastOneWritten) {
  EXPECT_TRUE(absl::IsNotFound(ReadAtMost(path_, 10).status()));
  ASSERT_TRUE(WriteDurably(path_, std::string_view("one\0two", 7)).ok());
  EXPECT_EQ(*ReadAtMost(path_, 7), std::string("one\0two", 7));
  ASSERT_TRUE(WriteDurably(path_, "three", 0644).ok());
  EXPECT_EQ(*ReadAtMost(path_, 10), "three");
  EXPECT_EQ(ModeOf(path_), 0644u);
  EXPECT_EQ(Files(), 1u) << "no half-written file is left";
}

TEST_F(DurableFile, WhatACutLeftIsWrittenOverWithTheRightMode) {
  ASSERT_TRUE(WriteDurably(path_, "whole").ok());
  const std::string half = path_ + ".new";
  std::ofstream(half) << "half of a longer";
  ASSERT_EQ(::chmod(half.c_str(), 0666), 0);
  EXPECT_EQ(*ReadAtMost(path_, 10), "whole");
  ASSERT_TRUE(WriteDurably(path_, "next").ok());
  EXPECT_EQ(*ReadAtMost(path_, 10), "next");
  EXPECT_EQ(ModeOf(path_), 0600u);
  EXPECT_EQ(Files(), 1u) << "the half is gone";
}

TEST_F(DurableFile, RemoveIsFinalAndRepeatable) {
  ASSERT_TRUE(WriteDurably(path_, "x").ok());
  EXPECT_TRUE(RemoveDurably(path_).ok());
  EXPECT_TRUE(absl::IsNotFound(ReadAtMost(path_, 1).status()));
  EXPECT_TRUE(RemoveDurably(path_).ok());
}

TEST_F(DurableFile, MovesOverAnother) {
  ASSERT_TRUE(WriteDurably(path_, "new").ok());
  ASSERT_TRUE(WriteDurably(path_ + ".damaged", "old").ok());
  EXPECT_TRUE(MoveDurably(path_, path_ + ".damaged").ok());
  EXPECT_EQ(*ReadAtMost(path_ + ".damaged", 10), "new");
  EXPECT_EQ(ErrorCodeOf(MoveDurably(path_, path_ + ".damaged")), ErrorCode::kStorageFailed);
}

TEST_F(DurableFile, AnotherSizeIsDamage) {
  ASSERT_TRUE(WriteDurably(path_, "12345").ok());
  EXPECT_EQ(ReadExactly(path_, 5)->RevealText(), "12345");
  EXPECT_EQ(ErrorCodeOf(ReadExactly(path_, 4).status()), ErrorCode::kStorageCorrupt);
  EXPECT_EQ(ErrorCodeOf(ReadExactly(path_, 6).status()), ErrorCode::kStorageCorrupt);
  EXPECT_EQ(ErrorCodeOf(ReadAtMost(path_, 4).status()), ErrorCode::kStorageCorrupt);
}

TEST_F(DurableFile, AKeyIsMadeOnceAndIsItsOwners) {
  const absl::StatusOr<SecretBuffer> made = LoadOrMakeKey(path_, 32);
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made->size(), 32u);
  EXPECT_NE(made->RevealText(), std::string(32, '\0'));
  EXPECT_EQ(ModeOf(path_), 0600u);
  EXPECT_TRUE(LoadOrMakeKey(path_, 32)->EqualInConstantTime(made->Reveal()));
  EXPECT_FALSE(LoadOrMakeKey(path_ + "2", 32)->EqualInConstantTime(made->Reveal()));
  ASSERT_EQ(::chmod(path_.c_str(), 0640), 0);
  EXPECT_EQ(ErrorCodeOf(LoadOrMakeKey(path_, 32).status()), ErrorCode::kStorageCorrupt);
  ASSERT_EQ(::chmod(path_.c_str(), 0600), 0);
  EXPECT_EQ(ErrorCodeOf(LoadOrMakeKey(path_, 16).status()), ErrorCode::kStorageCorrupt);
}

TEST_F(DurableFile, SaysWhyItCannot) {
  EXPECT_EQ(ErrorCodeOf(WriteDurably("/nonexistent-folder/file", "x")), ErrorCode::kStorageFailed);
  EXPECT_EQ(ErrorCodeOf(LoadOrMakeKey("/nonexistent-folder/key", 32).status()), ErrorCode::kStorageFailed);
  ASSERT_EQ(::mkdir(path_.c_str(), 0700), 0);
  EXPECT_EQ(ErrorCodeOf(ReadAtMost(path_, 10).status()), ErrorCode::kStorageFailed);
  EXPECT_EQ(ErrorCodeOf(WriteDurably(path_, "x")), ErrorCode::kStorageFailed);
  EXPECT_EQ(Files(), 1u);
  ASSERT_EQ(::symlink("/etc/hostname", (folder_ + "/link").c_str()), 0);
  EXPECT_EQ(ErrorCodeOf(ReadAtMost(folder_ + "/link", 100).status()), ErrorCode::kStorageFailed);
}

}  // namespace
}  // namespace till
