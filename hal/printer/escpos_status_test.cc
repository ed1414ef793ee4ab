// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/escpos_status.h"

#include <gtest/gtest.h>

namespace till::hal {
namespace {

struct Row {
  const char* words;
  StatusQuestion question;
  uint8_t answer;
  PrinterStatus expected;
};

// Bit meanings: Epson's ESC/POS reference, DLE EOT.
TEST(EscposStatus, EachBitMeansWhatTheReferenceSays) {
  const Row rows[] = {
      {"n=1, all well", StatusQuestion::kPrinter, 0x12, {}},
      {"n=1, drawer pin high", StatusQuestion::kPrinter, 0x16, {}},
      {"n=1, offline", StatusQuestion::kPrinter, 0x1A, {.online = false}},
      {"n=2, all well", StatusQuestion::kOfflineCause, 0x12, {}},
      {"n=2, cover open", StatusQuestion::kOfflineCause, 0x16, {.cover_open = true}},
      {"n=2, feed button held", StatusQuestion::kOfflineCause, 0x1A, {}},
      {"n=2, stopped by paper end", StatusQuestion::kOfflineCause, 0x32, {.paper_out = true}},
      {"n=4, paper present", StatusQuestion::kPaperSensor, 0x12, {}},
      {"n=4, near end", StatusQuestion::kPaperSensor, 0x1E, {.paper_low = true}},
      {"n=4, end", StatusQuestion::kPaperSensor, 0x72, {.paper_out = true}},
      {"n=4, end and near end", StatusQuestion::kPaperSensor, 0x7E, {.paper_out = true, .paper_low = true}},
  };
  for (const Row& row : rows) {
    PrinterStatus status;
    ASSERT_TRUE(ApplyStatusByte(row.question, row.answer, status).ok()) << row.words;
    EXPECT_EQ(status, row.expected) << row.words;
  }
}

TEST(EscposStatus, AByteWithoutTheFixedPatternIsRefusedAndChangesNothing) {
  for (const int answer : {0x00, 0x11 /* XON */, 0x13 /* XOFF */, 0x92, 0x10, 0x02, 0xFF}) {
    PrinterStatus status;
    EXPECT_EQ(ApplyStatusByte(StatusQuestion::kPaperSensor, static_cast<uint8_t>(answer), status).code(),
              absl::StatusCode::kDataLoss)
        << answer;
    EXPECT_EQ(status, PrinterStatus{}) << answer;
  }
}

TEST(EscposStatus, TheQuestionIsDleEotN) {
  EXPECT_EQ(DleEot(StatusQuestion::kPaperSensor), (std::array<uint8_t, 3>{0x10, 0x04, 0x04}));
}

}  // namespace
}  // namespace till::hal
