// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/download_page.h"

#include <gtest/gtest.h>

#include "services/uplink/iso8583/golden.h"

namespace till::uplink {
namespace {

using golden::Text;
using Rest = DownloadPage::Rest;

TEST(DownloadPage, EntriesComeAfterTheirLength) {
  // "2", then two keys' beginnings: RID and index (unionpay.md B7).
  const auto page = ParseDownloadPage(
      Text("32 000c 9f0605a000000333 9f220101 000c 9f0605a000000333 9f220102"), profile::TLV_OBJECTS);
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_EQ(page->rest, Rest::kMore);
  ASSERT_EQ(page->entries.size(), 2u);
  EXPECT_EQ(page->entries[0], Text("9f0605a000000333 9f220101"));
  EXPECT_EQ(page->entries[1], Text("9f0605a000000333 9f220102"));
}

TEST(DownloadPage, NothingAndTheLast) {
  EXPECT_EQ(ParseDownloadPage("0", profile::TLV_OBJECTS)->rest, Rest::kNothing);
  const auto last =
      ParseDownloadPage(Text("31 0003") + "622" + Text("0006") + "622848", profile::DIGIT_PREFIX);
  ASSERT_TRUE(last.ok()) << last.status();
  EXPECT_EQ(last->rest, Rest::kLast);
  EXPECT_EQ(last->entries, (std::vector<std::string>{"622", "622848"}));
  EXPECT_EQ(ParseDownloadPage(Text("31 000c") + "sale_limit=5", profile::NAME_AND_VALUE)->entries[0],
            "sale_limit=5");
}

TEST(DownloadPage, PrivateTagsBeginWithFf) {
  EXPECT_TRUE(ParseDownloadPage(Text("31 0005 ff805d0101"), profile::TLV_OBJECTS).ok());
}

TEST(DownloadPage, WhatIsMalformedIsRefused) {
  const std::pair<const char*, std::string> rows[] = {
      {"field 62: is empty", ""},
      {"field 62: does not begin with 0, 1 or 2", "3"},
      {"field 62: does not begin with 0, 1 or 2", Text("00")},
      {"field 62: its first character and its entries do not agree", "1"},
      {"field 62: its first character and its entries do not agree", "2"},
      {"field 62: its first character and its entries do not agree", Text("30 0004 9f220101")},
      {"field 62: entry 1 ends in its length", Text("31 00")},
      {"field 62: entry 1 is empty", Text("31 0000")},
      {"field 62: entry 1 ends too early", Text("31 0004 9f2201")},
      {"field 62: entry 1 ends too early", Text("31 ffff 9f2201")},
      {"field 62: entry 2 ends in its length", Text("31 0004 9f220101 00")},
      {"field 62: entry 1 is not BER-TLV", Text("31 0004 9f220201")},
      {"field 62: entry 1 is not BER-TLV", Text("31 0002 9f22")},
      {"field 62: entry 1 is not BER-TLV", Text("31 0002 0000")},
      {"field 62: entry 1 is not BER-TLV", Text("31 0003 9f2280")},
  };
  for (const auto& [fault, field] : rows) {
    const auto page = ParseDownloadPage(field, profile::TLV_OBJECTS);
    EXPECT_EQ(page.status().message(), fault);
  }
  for (const char* entry : {"", "62x", "6 2", "62284800123456741234"}) {
    const std::string field = std::string("1") + '\0' + static_cast<char>(std::string(entry).size()) + entry;
    EXPECT_FALSE(ParseDownloadPage(field, profile::DIGIT_PREFIX).ok()) << entry;
  }
  for (const char* entry : {"sale_limit", "=5", "a=\x01", "a=\xC4\xFA"}) {
    const std::string field = std::string("1") + '\0' + static_cast<char>(std::string(entry).size()) + entry;
    EXPECT_FALSE(ParseDownloadPage(field, profile::NAME_AND_VALUE).ok()) << entry;
  }
  EXPECT_FALSE(ParseDownloadPage(Text("31 0001 31"), profile::ENTRY_FORM_UNSPECIFIED).ok());
}

}  // namespace
}  // namespace till::uplink
