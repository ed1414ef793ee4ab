// SPDX-License-Identifier: Apache-2.0
#include "hal/scanner/scanner_conformance.h"

#include <string>

namespace till::hal {
namespace {

constexpr absl::Duration kLong = absl::Seconds(5);
constexpr absl::Duration kShort = absl::Milliseconds(20);

// Opens the link, so that what is sent afterwards finds a listener.
void Listen(Scanner& scanner) {
  ASSERT_EQ(scanner.Next(kShort).status().code(), absl::StatusCode::kDeadlineExceeded);
}

TEST_P(ScannerConformance, ACodeIsGivenOnce) {
  Listen(bench_->scanner());
  bench_->Send("288012345678901234\r");
  EXPECT_EQ(bench_->scanner().Next(kLong).value_or(""), "288012345678901234");
  EXPECT_EQ(bench_->scanner().Next(kShort).status().code(), absl::StatusCode::kDeadlineExceeded);
}

TEST_P(ScannerConformance, TwoAtOnceComeOneByOne) {
  Listen(bench_->scanner());
  bench_->Send("first\rsecond\r");
  EXPECT_EQ(bench_->scanner().Next(kLong).value_or(""), "first");
  EXPECT_EQ(bench_->scanner().Next(kLong).value_or(""), "second");
}

TEST_P(ScannerConformance, PiecesAreOneCode) {
  Listen(bench_->scanner());
  bench_->Send("2880123");
  EXPECT_EQ(bench_->scanner().Next(kShort).status().code(), absl::StatusCode::kDeadlineExceeded);
  bench_->Send("45678\r");
  EXPECT_EQ(bench_->scanner().Next(kLong).value_or(""), "288012345678");
}

TEST_P(ScannerConformance, HalfACodeAfterAPauseIsNone) {
  Listen(bench_->scanner());
  bench_->Send("2880123");
  EXPECT_EQ(bench_->scanner().Next(kShort).status().code(), absl::StatusCode::kDeadlineExceeded);
  bench_->Pause();
  bench_->Send("45678\r");
  EXPECT_EQ(bench_->scanner().Next(kLong).value_or(""), "45678");
}

TEST_P(ScannerConformance, WhatIsNoCodeIsSaidAndTheNextIsGood) {
  Listen(bench_->scanner());
  const std::string bad[] = {"\x1b[2J", std::string(513, '1'), "a\xff"};
  for (const std::string& each : bad) {
    bench_->Send(each + "\r" + "good\r");
    EXPECT_EQ(bench_->scanner().Next(kLong).status().code(), absl::StatusCode::kDataLoss);
    EXPECT_EQ(bench_->scanner().Next(kLong).value_or(""), "good");
  }
}

TEST_P(ScannerConformance, ALostLinkIsSaidAndFoundAgain) {
  Listen(bench_->scanner());
  bench_->Send("half");
  bench_->Unplug();
  absl::Status status = bench_->scanner().Next(kLong).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable) << status;
  EXPECT_EQ(bench_->scanner().Next(kShort).status().code(), absl::StatusCode::kUnavailable);
  bench_->PlugIn();
  Listen(bench_->scanner());
  bench_->Send("whole\r");
  EXPECT_EQ(bench_->scanner().Next(kLong).value_or(""), "whole");
}

TEST_P(ScannerConformance, ATimeoutThatIsNotPositiveIsRefused) {
  for (const absl::Duration timeout : {absl::ZeroDuration(), absl::Seconds(-1)}) {
    EXPECT_EQ(bench_->scanner().Next(timeout).status().code(), absl::StatusCode::kInvalidArgument);
  }
}

}  // namespace
}  // namespace till::hal
