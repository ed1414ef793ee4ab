// SPDX-License-Identifier: Apache-2.0
#include "services/update/fetch/bundle_store.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "services/common/status/error.h"
#include "services/update/fault.h"
#include "services/update/fetch/fake_http_fetcher.h"

namespace till::update {
namespace {

using Manner = ServedFile::Manner;

constexpr char kUrl[] = "https://server/till.raucb";

class BundleStoreTest : public testing::Test {
 protected:
  BundleStoreTest() {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    for (int i = 0; i < 64 * 256; ++i) content_ += static_cast<char>(i % 256);
    release_.set_version("1.4.0");
    release_.set_size_bytes(16'384);
    // Python: hashlib.sha256(bytes(range(256)) * 64).
    release_.set_sha256("a1f259d4365ed4320c377ce26f5c8c56dcdc9a89e7b641bfd8eabfbbeac86654");
    http_.piece_bytes = 1'000;
    http_.files[kUrl] = {.content = content_};
  }

  absl::Status Fetch() {
    return store_.Fetch(http_, kUrl, release_, [this](int64_t got) {
      progress_.push_back(got);
      return got < stop_at_;
    });
  }

  std::string InPlace() const {
    std::ifstream file(store_.PathOf(release_), std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return std::move(text).str();
  }

  int Files() const {
    return static_cast<int>(std::distance(std::filesystem::directory_iterator(folder_), {}));
  }

  const std::string folder_ = testing::TempDir() + "/bundles";
  std::string content_;
  files::Release release_;
  FakeHttpFetcher http_;
  BundleStore store_{folder_, absl::Hours(1), absl::Seconds(30)};
  std::vector<int64_t> progress_;
  int64_t stop_at_ = 1'000'000;
};

TEST_F(BundleStoreTest, AWholeBundleIsInItsPlace) {
  EXPECT_FALSE(store_.Has(release_));
  ASSERT_TRUE(Fetch().ok());
  EXPECT_EQ(InPlace(), content_);
  EXPECT_TRUE(store_.Has(release_));
  EXPECT_EQ(progress_.front(), 0);
  EXPECT_EQ(progress_.back(), 16'384);
  EXPECT_EQ(http_.requests[0].most_bytes, 16'384);
  ASSERT_TRUE(Fetch().ok());
  EXPECT_EQ(http_.requests.size(), 1u) << "not fetched again";
}

TEST_F(BundleStoreTest, AServerThatStopsAgainAndAgainLosesNothing) {
  http_.files[kUrl].manner = Manner::kStopsHalfWay;
  absl::Status last;
  int tries = 0;
  for (; tries < 12; ++tries) {
    last = Fetch();
    EXPECT_TRUE(HasFault(last, v1::SERVER_STOPPED)) << last;
    EXPECT_FALSE(store_.Has(release_));
  }
  EXPECT_EQ(http_.requests[1].from, 8'192);
  EXPECT_EQ(http_.requests[2].from, 12'288);
  http_.files[kUrl].manner = Manner::kHonest;
  ASSERT_TRUE(Fetch().ok());
  EXPECT_GT(http_.requests.back().from, 16'000);
  EXPECT_EQ(InPlace(), content_);
}

TEST_F(BundleStoreTest, ADownloadThatWasStoppedGoesOn) {
  stop_at_ = 5'000;
  EXPECT_EQ(ErrorCodeOf(Fetch()), ErrorCode::kCancelled);
  stop_at_ = 1'000'000;
  BundleStore after_restart(folder_, absl::Hours(1), absl::Seconds(30));
  ASSERT_TRUE(after_restart.Fetch(http_, kUrl, release_, [](int64_t) { return true; }).ok());
  EXPECT_EQ(http_.requests.back().from, 5'000);
  EXPECT_EQ(InPlace(), content_);
}

TEST_F(BundleStoreTest, AServerWithoutRangesBeginsAnew) {
  stop_at_ = 5'000;
  EXPECT_FALSE(Fetch().ok());
  stop_at_ = 1'000'000;
  http_.files[kUrl].manner = Manner::kIgnoresRanges;
  ASSERT_TRUE(Fetch().ok());
  EXPECT_EQ(InPlace(), content_);
}

TEST_F(BundleStoreTest, AFlippedBitAtAHundredPlacesIsFoundAndThrownAway) {
  for (int i = 0; i < 100; ++i) {
    std::string other = content_;
    const size_t at = static_cast<size_t>(i) * 163;
    other[at] = static_cast<char>(other[at] ^ (1 << i % 8));
    http_.files[kUrl].content = other;
    const absl::Status fetched = Fetch();
    ASSERT_TRUE(HasFault(fetched, v1::BUNDLE_DAMAGED)) << at << fetched;
    ASSERT_EQ(Files(), 0);
  }
}

TEST_F(BundleStoreTest, WhatAnEarlierTryLeftIsCheckedToo) {
  stop_at_ = 5'000;
  EXPECT_FALSE(Fetch().ok());
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(100);
    file.put('\x7f');
  }
  stop_at_ = 1'000'000;
  EXPECT_TRUE(HasFault(Fetch(), v1::BUNDLE_DAMAGED));
  EXPECT_TRUE(Fetch().ok()) << "the next try begins anew";
  EXPECT_EQ(InPlace(), content_);
}

TEST_F(BundleStoreTest, ALieAboutTheLengthIsOne) {
  for (const Manner manner :
       {Manner::kAnnouncesLess, Manner::kAnnouncesMore, Manner::kAnnouncesALot, Manner::kEndless}) {
    http_.files[kUrl] = {.content = content_, .manner = manner};
    const absl::Status fetched = Fetch();
    EXPECT_TRUE(HasFault(fetched, manner == Manner::kAnnouncesLess ? v1::BUNDLE_DAMAGED : v1::SERVER_ENDLESS))
        << fetched;
    EXPECT_FALSE(store_.Has(release_));
  }
  http_.files[kUrl] = {.content = content_};
  EXPECT_TRUE(Fetch().ok());
}

TEST_F(BundleStoreTest, OthersAreTakenAway) {
  ASSERT_TRUE(Fetch().ok());
  files::Release next = release_;
  next.set_sha256(std::string(64, '0'));
  EXPECT_FALSE(store_.Fetch(http_, "https://server/none", next, [](int64_t) { return true; }).ok());
  EXPECT_FALSE(store_.Has(release_));
  store_.RemoveAllBut({});
  EXPECT_EQ(Files(), 0);
}

TEST_F(BundleStoreTest, MoreThanTheDiskHasIsToldBeforeItIsTried) {
  release_.set_size_bytes(int64_t{1} << 60);
  EXPECT_TRUE(HasFault(Fetch(), v1::NO_ROOM));
  EXPECT_TRUE(http_.requests.empty());
}

TEST_F(BundleStoreTest, AFolderThatIsAwayIsTold) {
  std::filesystem::remove_all(folder_);
  EXPECT_TRUE(HasFault(Fetch(), v1::STORAGE_UNUSABLE));
}

}  // namespace
}  // namespace till::update
