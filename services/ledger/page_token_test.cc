// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/page_token.h"

#include <gtest/gtest.h>

#include "services/common/status/error.h"

namespace till::ledger {
namespace {

constexpr char kJournal[] = "0123456789abcdef";

TEST(PageToken, GivesBackItsSequence) {
  for (const int64_t sequence : {int64_t{1}, int64_t{255}, int64_t{1} << 40, INT64_MAX}) {
    const std::string token = EncodePageToken(sequence, kJournal, "state=2");
    const auto decoded = DecodePageToken(token, kJournal, "state=2");
    ASSERT_TRUE(decoded.ok()) << decoded.status();
    EXPECT_EQ(*decoded, sequence);
  }
}

TEST(PageToken, OfAnotherTerminalOrQueryOrMadeUpIsRefused) {
  const std::string token = EncodePageToken(77, kJournal, "a");
  std::string changed = token;
  changed[5] = changed[5] == 'A' ? 'B' : 'A';
  const struct {
    const char* words;
    std::string token, journal, filter;
  } cases[] = {
      {"another terminal", token, "fedcba9876543210", "a"},
      {"another query", token, kJournal, "b"},
      {"a changed letter", changed, kJournal, "a"},
      {"cut short", token.substr(0, 8), kJournal, "a"},
      {"no base64", "!!!", kJournal, "a"},
      {"endless", std::string(10'000, 'A'), kJournal, "a"},
      {"no payment at all", EncodePageToken(0, kJournal, "a"), kJournal, "a"},
      {"a negative place", EncodePageToken(-1, kJournal, "a"), kJournal, "a"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ErrorCodeOf(DecodePageToken(c.token, c.journal, c.filter).status()),
              ErrorCode::kInvalidPageToken)
        << c.words;
  }
}

}  // namespace
}  // namespace till::ledger
