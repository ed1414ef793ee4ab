// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/printer_conformance.h"

#include <chrono>
#include <vector>

namespace till::hal {
namespace {

constexpr absl::Duration kLong = absl::Seconds(5);
constexpr absl::Duration kShort = absl::Milliseconds(30);

std::vector<uint8_t> Bytes(std::string_view text) {
  return {text.begin(), text.end()};
}

TEST_P(PrinterConformance, BytesArriveInOrder) {
  ASSERT_EQ(bench_->printer().Write(Bytes("first "), kLong).value_or(0), 6u);
  ASSERT_EQ(bench_->printer().Write(Bytes("second"), kLong).value_or(0), 6u);
  EXPECT_EQ(bench_->Received(12), "first second");
}

TEST_P(PrinterConformance, AHealthyPrinterSaysSo) {
  const absl::StatusOr<PrinterStatus> status = bench_->printer().QueryStatus(kLong);
  ASSERT_TRUE(status.ok()) << status.status();
  EXPECT_EQ(*status, PrinterStatus{});
}

TEST_P(PrinterConformance, EachTroubleIsSeenAndItsEndToo) {
  const PrinterStatus troubles[] = {
      {.paper_out = true}, {.paper_low = true}, {.cover_open = true}, {.online = false}};
  for (const PrinterStatus& trouble : troubles) {
    bench_->SetStatus(trouble);
    EXPECT_EQ(bench_->printer().QueryStatus(kLong).value_or(PrinterStatus{}), trouble);
    bench_->SetStatus({});
    EXPECT_EQ(bench_->printer().QueryStatus(kLong).value_or(trouble), PrinterStatus{});
  }
}

TEST_P(PrinterConformance, AStaleAnswerIsNotTakenForTheNewOne) {
  ASSERT_TRUE(bench_->printer().QueryStatus(kLong).ok());
  if (!bench_->SendStrayByte(0x72)) GTEST_SKIP() << "this transport has no stray bytes";
  EXPECT_EQ(bench_->printer().QueryStatus(kLong).value_or(PrinterStatus{.paper_out = true}), PrinterStatus{});
}

TEST_P(PrinterConformance, AStalledPrinterCostsNoMoreThanTheTimeout) {
  bench_->SetStalled();
  const std::vector<uint8_t> much(8 << 20, 'x');
  const auto start = std::chrono::steady_clock::now();
  const absl::StatusOr<size_t> written = bench_->printer().Write(much, kShort);
  ASSERT_TRUE(written.ok()) << written.status();
  EXPECT_LT(*written, much.size()) << "bytes were counted that the device never took";
  EXPECT_EQ(bench_->printer().QueryStatus(kShort).status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

TEST_P(PrinterConformance, ALostLinkIsSaidAndFoundAgain) {
  ASSERT_EQ(bench_->printer().Write(Bytes("a"), kLong).value_or(0), 1u);
  ASSERT_EQ(bench_->Received(1), "a");
  bench_->PullCable();
  EXPECT_EQ(bench_->printer().QueryStatus(kShort).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(bench_->printer().Write(Bytes("lost"), kShort).status().code(), absl::StatusCode::kUnavailable);
  bench_->PutCableBack();
  ASSERT_TRUE(bench_->printer().QueryStatus(kLong).ok());
  ASSERT_EQ(bench_->printer().Write(Bytes("b"), kLong).value_or(0), 1u);
  EXPECT_EQ(bench_->Received(2), "ab");
}

TEST_P(PrinterConformance, ALossAfterDataHadGoneIsSaidOnceAlthoughTheLinkIsBack) {
  ASSERT_EQ(bench_->printer().Write(Bytes("a"), kLong).value_or(0), 1u);
  ASSERT_EQ(bench_->Received(1), "a");
  bench_->PullCable();
  bench_->PutCableBack();
  EXPECT_EQ(bench_->printer().QueryStatus(kLong).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_TRUE(bench_->printer().QueryStatus(kLong).ok());
  ASSERT_EQ(bench_->printer().Write(Bytes("b"), kLong).value_or(0), 1u);
  ASSERT_EQ(bench_->Received(2), "ab");
  bench_->PullCable();
  bench_->PutCableBack();
  EXPECT_EQ(bench_->printer().Write(Bytes("c"), kLong).status().code(), absl::StatusCode::kUnavailable);
  ASSERT_EQ(bench_->printer().Write(Bytes("d"), kLong).value_or(0), 1u);
  EXPECT_EQ(bench_->Received(3), "abd");
}

TEST_P(PrinterConformance, ALossWithNothingOnTheWayIsNoNews) {
  ASSERT_EQ(bench_->printer().Write(Bytes("a"), kLong).value_or(0), 1u);
  ASSERT_TRUE(bench_->printer().QueryStatus(kLong).ok());
  bench_->PullCable();
  bench_->PutCableBack();
  EXPECT_TRUE(bench_->printer().QueryStatus(kLong).ok());
}

TEST_P(PrinterConformance, ATimeoutThatIsNotPositiveIsRefused) {
  for (const absl::Duration timeout : {absl::ZeroDuration(), absl::Seconds(-1)}) {
    EXPECT_EQ(bench_->printer().Write(Bytes("x"), timeout).status().code(),
              absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(bench_->printer().QueryStatus(timeout).status().code(), absl::StatusCode::kInvalidArgument);
  }
}

}  // namespace
}  // namespace till::hal
