// SPDX-License-Identifier: Apache-2.0
#include "services/card/sealing_files.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "gtest/gtest.h"
#include "services/common/status/error.h"

namespace till::card {
namespace {

class SealingFiles : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "/sealing_XXXXXX";
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    std::filesystem::create_directories(folder_ + "/pin");
    std::filesystem::create_directories(folder_ + "/uplink");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static AccountData Account() {
    return {*Pan::Parse("6293990100000001003"), "4912", "01",
            SecretBuffer::CopyString("6293990100000001003D4912220000000000"), "payments/1"};
  }

  std::string folder_;
};

TEST_F(SealingFiles, NotReadyUntilBothRecipientsHavePublished) {
  FileAccountSealer sealer(folder_);
  EXPECT_TRUE(HasErrorCode(sealer.Ready(), ErrorCode::kServiceUnavailable));
  ASSERT_TRUE(SealingKeyPair::Generate().Publish(folder_ + "/pin/sealing.pub").ok());
  EXPECT_TRUE(HasErrorCode(sealer.Ready(), ErrorCode::kServiceUnavailable));
  EXPECT_FALSE(sealer.Seal(Account()).ok());
  ASSERT_TRUE(SealingKeyPair::Generate().Publish(folder_ + "/uplink/sealing.pub").ok());
  EXPECT_TRUE(sealer.Ready().ok());
}

TEST_F(SealingFiles, SealsToTheKeyThatPinHasNow) {
  const SealingKeyPair uplink = SealingKeyPair::Generate();
  ASSERT_TRUE(uplink.Publish(folder_ + "/uplink/sealing.pub").ok());
  FileAccountSealer sealer(folder_);
  for (int start = 0; start < 2; ++start) {
    const SealingKeyPair pin = SealingKeyPair::Generate();
    ASSERT_TRUE(pin.Publish(folder_ + "/pin/sealing.pub").ok());
    const auto boxes = sealer.Seal(Account());
    ASSERT_TRUE(boxes.ok()) << boxes.status();
    EXPECT_TRUE(pin.Open(boxes->for_pin).ok());
    EXPECT_FALSE(pin.Open(boxes->for_uplink).ok());
    EXPECT_TRUE(uplink.Open(boxes->for_uplink).ok());
  }
}

TEST_F(SealingFiles, TheTokenKeyStaysTheSameAndPrivate) {
  const auto first = LoadTokenKey(folder_);
  ASSERT_TRUE(first.ok()) << first.status();
  const auto second = LoadTokenKey(folder_);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_TRUE(first->EqualInConstantTime(second->Reveal()));
  struct stat facts {};
  ASSERT_EQ(stat((folder_ + "/token.key").c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777, 0600u);
  EXPECT_FALSE(std::filesystem::exists(folder_ + "/token.key.new"));
}

TEST_F(SealingFiles, ATokenKeyOfAnotherLengthIsNotReplaced) {
  std::ofstream(folder_ + "/token.key") << "short";
  EXPECT_TRUE(HasErrorCode(LoadTokenKey(folder_).status(), ErrorCode::kStorageCorrupt));
  EXPECT_EQ(std::filesystem::file_size(folder_ + "/token.key"), 5u);
}

TEST_F(SealingFiles, WithoutAStateFolderThereIsNoTokenKey) {
  EXPECT_TRUE(HasErrorCode(LoadTokenKey(folder_ + "/nowhere").status(), ErrorCode::kStorageFailed));
}

}  // namespace
}  // namespace till::card
