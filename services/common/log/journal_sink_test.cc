// SPDX-License-Identifier: Apache-2.0
#include "services/common/log/journal_sink.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

namespace till::log {
namespace {

TEST(JournalSink, EachFieldOfTheEventIsAFieldOfTheJournal) {
  EXPECT_EQ(
      JournalFields({Level::kWarn, "pin", "key missing", {{"slot", "3"}}}),
      (std::vector<std::string>{"MESSAGE=WARN pin key missing slot=3", "PRIORITY=4",
                                "SYSLOG_IDENTIFIER=till-pin", "TILL_EVENT=key missing", "TILL_SLOT=3"}));
}

TEST(JournalSink, IsUsedOnlyWhenTheStreamIsTheJournals) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  struct stat status {};
  ASSERT_EQ(fstat(ends[1], &status), 0);
  const std::string ours = std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
  EXPECT_TRUE(IsJournalStream(ours.c_str(), ends[1]));
  EXPECT_FALSE(IsJournalStream((ours + "1").c_str(), ends[1]));
  EXPECT_FALSE(IsJournalStream(nullptr, ends[1]));
  close(ends[0]);
  close(ends[1]);
  EXPECT_FALSE(IsJournalStream(ours.c_str(), ends[1]));
}

}  // namespace
}  // namespace till::log
