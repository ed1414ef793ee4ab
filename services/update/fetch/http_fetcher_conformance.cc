// SPDX-License-Identifier: Apache-2.0
#include "services/update/fetch/http_fetcher_conformance.h"

#include <algorithm>
#include <utility>

#include "services/common/status/error.h"
#include "services/update/fault.h"

namespace till::update {
namespace {

using Manner = ServedFile::Manner;

// 100,000 bytes, each place its own.
std::string Content() {
  std::string content;
  for (int i = 0; content.size() < 100'000; ++i) content += std::to_string(i) + ",";
  content.resize(100'000);
  return content;
}

class Collected final : public BodySink {
 public:
  absl::Status Begin(int64_t begin, int64_t whole_bytes) override {
    ++begun;
    from = begin;
    whole = whole_bytes;
    return absl::OkStatus();
  }
  absl::Status Append(std::string_view bytes) override {
    text += bytes;
    if (text.size() > enough) return MakeError(ErrorCode::kCancelled, "enough");
    return absl::OkStatus();
  }
  int begun = 0;
  int64_t from = -1;
  int64_t whole = -2;
  std::string text;
  size_t enough = 1'000'000'000;
};

FetchRequest Request(std::string url, int64_t from = 0, int64_t most = 100'000) {
  return {.url = std::move(url),
          .from = from,
          .most_bytes = most,
          .patience = absl::Minutes(1),
          .stillness = absl::Seconds(1)};
}

TEST_P(HttpFetcherConformance, AnHonestServerGivesTheFile) {
  const std::string url = under_test_->Serve({.content = Content()});
  Collected got;
  ASSERT_TRUE(under_test_->fetcher().Fetch(Request(url), got).ok());
  EXPECT_EQ(got.text, Content());
  EXPECT_EQ(std::make_pair(got.from, got.whole), std::make_pair(int64_t{0}, int64_t{100'000}));
  EXPECT_EQ(got.begun, 1);
}

TEST_P(HttpFetcherConformance, TheRestOfTheFileFromAnyPlace) {
  const std::string url = under_test_->Serve({.content = Content()});
  for (const int64_t from : {1, 50'000, 99'999}) {
    Collected got;
    ASSERT_TRUE(under_test_->fetcher().Fetch(Request(url, from), got).ok()) << from;
    EXPECT_EQ(got.text, Content().substr(from));
    EXPECT_EQ(std::make_pair(got.from, got.whole), std::make_pair(from, int64_t{100'000}));
  }
}

TEST_P(HttpFetcherConformance, AnEmptyFileIsOne) {
  Collected got;
  ASSERT_TRUE(under_test_->fetcher().Fetch(Request(under_test_->Serve({})), got).ok());
  EXPECT_EQ(got.begun, 1);
  EXPECT_EQ(got.text, "");
}

TEST_P(HttpFetcherConformance, AServerThatKnowsNoRangesBeginsAnew) {
  const std::string url = under_test_->Serve({.content = Content(), .manner = Manner::kIgnoresRanges});
  Collected got;
  ASSERT_TRUE(under_test_->fetcher().Fetch(Request(url, 50'000), got).ok());
  EXPECT_EQ(got.from, 0);
  EXPECT_EQ(got.text, Content());
}

TEST_P(HttpFetcherConformance, WhatAServerDoesWrongHasItsFault) {
  struct Case {
    Manner manner;
    int64_t from;
    v1::Fault fault;
    size_t most_handed_out;
  };
  const Case cases[] = {
      {Manner::kStopsHalfWay, 0, v1::SERVER_STOPPED, 50'000},
      {Manner::kStopsHalfWay, 50'000, v1::SERVER_STOPPED, 25'000},
      {Manner::kAnnouncesMore, 0, v1::SERVER_ENDLESS, 0},
      {Manner::kAnnouncesALot, 0, v1::SERVER_ENDLESS, 0},
      {Manner::kEndless, 0, v1::SERVER_ENDLESS, 100'000},
      {Manner::kSilent, 0, v1::SERVER_SLOW, 0},
      {Manner::kMute, 0, v1::SERVER_SLOW, 0},
      {Manner::kWrongRange, 50'000, v1::SERVER_REFUSED, 0},
      {Manner::kForbids, 0, v1::SERVER_REFUSED, 0},
      {Manner::kRedirects, 0, v1::SERVER_REFUSED, 0},
      {Manner::kTalksNonsense, 0, v1::SERVER_REFUSED, 0},
      {Manner::kHonest, 100'000, v1::SERVER_REFUSED, 0},  // nothing is left to ask for
  };
  for (const Case& c : cases) {
    const std::string url = under_test_->Serve({.content = Content(), .manner = c.manner});
    Collected got;
    const absl::Status status = under_test_->fetcher().Fetch(Request(url, c.from), got);
    SCOPED_TRACE(static_cast<int>(c.manner));
    EXPECT_TRUE(HasFault(status, c.fault)) << status;
    EXPECT_LE(got.text.size(), c.most_handed_out);
    // What is handed out is the file: a download may go on from there.
    const size_t true_bytes = std::min(got.text.size(), size_t{100'000});
    if (c.manner == Manner::kStopsHalfWay) {
      EXPECT_EQ(got.text, Content().substr(c.from, true_bytes));
    }
  }
}

TEST_P(HttpFetcherConformance, AShorterLieEndsAndIsTold) {
  const std::string url = under_test_->Serve({.content = Content(), .manner = Manner::kAnnouncesLess});
  Collected got;
  ASSERT_TRUE(under_test_->fetcher().Fetch(Request(url), got).ok());
  EXPECT_EQ(got.whole, 50'000) << "the caller sees that it is not what the channel says";
  EXPECT_EQ(got.text, Content().substr(0, 50'000));
}

TEST_P(HttpFetcherConformance, AnnouncingMoreThanThereIsEndsEarly) {
  const std::string url = under_test_->Serve({.content = Content(), .manner = Manner::kAnnouncesMore});
  Collected got;
  EXPECT_TRUE(HasFault(under_test_->fetcher().Fetch(Request(url, 0, 200'000), got), v1::SERVER_STOPPED));
}

TEST_P(HttpFetcherConformance, NobodyThereAndNothingThere) {
  Collected got;
  EXPECT_TRUE(
      HasFault(under_test_->fetcher().Fetch(Request(under_test_->Nowhere()), got), v1::SERVER_UNREACHABLE));
  EXPECT_TRUE(
      HasFault(under_test_->fetcher().Fetch(Request(under_test_->Missing()), got), v1::SERVER_LACKS_FILE));
  EXPECT_EQ(got.begun, 0);
}

TEST_P(HttpFetcherConformance, TheSinkEndsIt) {
  const std::string url = under_test_->Serve({.content = Content()});
  Collected got;
  got.enough = 0;
  const absl::Status status = under_test_->fetcher().Fetch(Request(url), got);
  EXPECT_EQ(ErrorCodeOf(status), ErrorCode::kCancelled) << status;
}

}  // namespace

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(HttpFetcherConformance);

}  // namespace till::update
