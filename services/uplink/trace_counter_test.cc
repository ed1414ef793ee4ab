// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/trace_counter.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <set>

#include "services/common/status/error.h"

namespace till::uplink {
namespace {

class TraceCounterTest : public ::testing::Test {
 protected:
  TraceCounterTest() { std::remove(path_.c_str()); }
  void Write(const std::string& text) { std::ofstream(path_) << text; }

  const std::string path_ =
      ::testing::TempDir() + "/trace_" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(TraceCounterTest, BeginsAtTheFirstOfItsRangeAndCounts) {
  TraceCounter counter(path_);
  EXPECT_EQ(counter.Next().value(), 900001u);
  EXPECT_EQ(counter.Next().value(), 900002u);
}

TEST_F(TraceCounterTest, NeverGivesANumberAgainAfterItDiedAnywhere) {
  std::set<uint32_t> given;
  for (int life = 0; life < 5; ++life) {
    TraceCounter counter(path_);
    for (int i = 0; i < 60; ++i) EXPECT_TRUE(given.insert(counter.Next().value()).second);
  }
}

TEST_F(TraceCounterTest, AfterTheLastComesTheFirst) {
  Write("999998\n");
  TraceCounter counter(path_);
  EXPECT_EQ(counter.Next().value(), 999998u);
  EXPECT_EQ(counter.Next().value(), 999999u);
  EXPECT_EQ(counter.Next().value(), 900001u);
  EXPECT_EQ(TraceCounter(path_).Next().value(), 900051u);
}

TEST_F(TraceCounterTest, AFileThatMakesNoSenseIsAsNone) {
  for (const char* text : {"", "nonsense", "42", "1000000", "-5"}) {
    Write(text);
    EXPECT_EQ(TraceCounter(path_).Next().value(), 900001u) << text;
  }
}

TEST_F(TraceCounterTest, ANumberThatCannotBeKeptIsNotGiven) {
  TraceCounter counter("/nonexistent/folder/trace");
  EXPECT_TRUE(HasErrorCode(counter.Next().status(), ErrorCode::kStorageFailed));
}

}  // namespace
}  // namespace till::uplink
