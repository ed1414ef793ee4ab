// SPDX-License-Identifier: Apache-2.0
#include "services/card/downloads/rule_book.h"

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"
#include "services/card/testing/test_terminal.h"
#include "services/common/log/capture.h"
#include "services/common/status/error.h"

namespace till::card {
namespace {

namespace fs = std::filesystem;

constexpr char kNumber[] = "6293990100000001003";

class RuleBookTest : public testing::Test {
 protected:
  RuleBookTest() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }

  RuleBook Open(bool refuse_test_keys = false) {
    CardRules configured{TestTerminal(), {}, Blacklist(SecretBuffer::Copy(std::vector<uint8_t>(32, 0x5A)))};
    return RuleBook(std::move(configured), folder_, refuse_test_keys);
  }
  static Bytes Ascii(const std::string& text) { return {text.begin(), text.end()}; }
  static Bytes AuthorityKey(const std::string& date = "20491231") {
    const auto vectors = TestVectors();
    return tlv::Writer()
        .Add(0x9F06, Hex("A000000333"))
        .Add(0x9F22, Hex("F1"))
        .AddText(0xDF05, date)
        .Add(0xDF02, vectors.at("authority_modulus"))
        .Add(0xDF04, vectors.at("authority_exponent"))
        .Add(0xDF03, vectors.at("authority_checksum"))
        .bytes();
  }
  static bool Refuses(const RuleBook& book) {
    return book.Current()->blacklist.Contains(*Pan::Parse(kNumber));
  }
  static bool HasKey(const RuleBook& book) {
    return book.Current()->authorities.Find(Hex("A000000333"), 0xF1, absl::CivilDay(2026, 11, 22)) != nullptr;
  }
  std::string Files() const {
    std::vector<std::string> names;
    for (const auto& file : fs::directory_iterator(folder_)) names.push_back(file.path().filename());
    std::sort(names.begin(), names.end());
    return absl::StrJoin(names, " ");
  }
  std::string Content(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void Write(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }

  const fs::path folder_ = fs::path(testing::TempDir()) / absl::StrCat("rules", getpid());
};

TEST_F(RuleBookTest, ADownloadIsInForceAtOnceAndAfterARestart) {
  {
    RuleBook book = Open();
    EXPECT_FALSE(Refuses(book));
    EXPECT_EQ(book.Store(DownloadKind::kBlacklist, {Ascii("629399"), Ascii("6228480000000000018")}).value(),
              2);
    EXPECT_EQ(book.Store(DownloadKind::kAuthorityKeys, {AuthorityKey()}).value(), 1);
    EXPECT_EQ(
        book.Store(DownloadKind::kApplications, {Hex("9F06 08 A000000333010101 9F1B 04 00002710")}).value(),
        1);
    EXPECT_EQ(
        book.Store(DownloadKind::kContactless, {Hex("FF8054 01 01"), Hex("FF8058 06 000000100000")}).value(),
        2);
    EXPECT_TRUE(Refuses(book));
  }
  const RuleBook again = Open();
  EXPECT_TRUE(Refuses(again));
  EXPECT_TRUE(HasKey(again));
  EXPECT_EQ(again.Current()->terminal.applications[0].floor_limit_minor, 10'000);
  EXPECT_EQ(again.Current()->terminal.applications[0].contactless_pin_free_limit_minor, 100'000);
  EXPECT_TRUE(again.complaints().empty());
  EXPECT_EQ(Files(), "applications.download authority_keys.download blacklist.download contactless.download");
}

TEST_F(RuleBookTest, TheFileOfTheBlacklistShowsNoNumber) {
  RuleBook book = Open();
  ASSERT_TRUE(book.Store(DownloadKind::kBlacklist, {Ascii(kNumber), Ascii("629399")}).ok());
  const std::string content = Content("blacklist.download");
  EXPECT_FALSE(absl::StrContains(content, "629399"));
  EXPECT_FALSE(absl::StrContains(content, AsText(Hex("629399"))));
}

TEST_F(RuleBookTest, ATransactionKeepsTheRulesThatItBeganWith) {
  RuleBook book = Open();
  const auto before = book.Current();
  ASSERT_TRUE(book.Store(DownloadKind::kBlacklist, {Ascii("629399")}).ok());
  EXPECT_FALSE(before->blacklist.Contains(*Pan::Parse(kNumber)));
  EXPECT_TRUE(Refuses(book));
}

TEST_F(RuleBookTest, ADownloadTakesThePlaceOfTheLastAndNoneEndsIt) {
  RuleBook book = Open();
  ASSERT_TRUE(book.Store(DownloadKind::kBlacklist, {Ascii("629399")}).ok());
  ASSERT_TRUE(book.Store(DownloadKind::kBlacklist, {Ascii("622848")}).ok());
  EXPECT_FALSE(Refuses(book));
  ASSERT_TRUE(
      book.Store(DownloadKind::kApplications, {Hex("9F06 08 A000000333010101 9F1B 04 00002710")}).ok());
  EXPECT_EQ(book.Store(DownloadKind::kApplications, {}).value(), 0);
  EXPECT_EQ(book.Current()->terminal.applications[0].floor_limit_minor, 0) << "the configuration's";
  EXPECT_EQ(Open().Current()->terminal.applications[0].floor_limit_minor, 0);
}

TEST_F(RuleBookTest, AWrongEntryIsNamedAndNothingChanges) {
  RuleBook book = Open();
  ASSERT_TRUE(book.Store(DownloadKind::kBlacklist, {Ascii("629399")}).ok());
  ASSERT_TRUE(book.Store(DownloadKind::kAuthorityKeys, {AuthorityKey()}).ok());
  const std::string files = Files();
  const std::string blacklist = Content("blacklist.download");
  struct Row {
    DownloadKind kind;
    std::vector<Bytes> entries;
    const char* words;
  };
  const Row kRows[] = {
      {DownloadKind::kBlacklist, {Ascii("622848"), Ascii("62284X")}, "entries[1]"},
      {DownloadKind::kBlacklist, {Bytes{}}, "entries[0]"},
      {DownloadKind::kBlacklist, std::vector<Bytes>(20'001, Ascii("622848")), "20000"},
      {DownloadKind::kAuthorityKeys, {AuthorityKey(), AuthorityKey()}, "entries[1]: CAPK A000000333"},
      {DownloadKind::kAuthorityKeys, {AuthorityKey("20491399")}, "entries[0]: tag DF05"},
      {DownloadKind::kApplications, {Hex("9F06 08 A000000333010199")}, "entries[0]: tag 9F08"},
      {DownloadKind::kApplications,
       {Hex("9F06 08 A000000333010101"), Hex("9F06 08 A000000333010101")},
       "entries[1]: the application is there twice"},
      {DownloadKind::kApplications,
       {Hex("9F06 08 A000000333010101 DF16 01 10 DF17 01 20")},
       "percentages out of 0 to 99 or out of order"},
      {DownloadKind::kContactless, {Hex("FF8054 01 01"), Hex("FF8054 01 01")}, "entries[1]: tag FF8054"},
      {DownloadKind::kContactless, {Hex("FF8054 01 01")}, "tag FF8058 is missing"},
      {DownloadKind::kContactless, {Bytes{}}, "entries[0]"},
  };
  for (const Row& row : kRows) {
    const absl::Status status = book.Store(row.kind, row.entries).status();
    EXPECT_TRUE(HasErrorCode(status, ErrorCode::kInvalidRequest)) << row.words << " " << status;
    EXPECT_TRUE(absl::StrContains(status.message(), row.words)) << row.words << " " << status;
    EXPECT_FALSE(absl::StrContains(status.message(), "62284"));
  }
  EXPECT_EQ(Files(), files);
  EXPECT_EQ(Content("blacklist.download"), blacklist);
  EXPECT_TRUE(Refuses(book));
  EXPECT_TRUE(HasKey(book));
}

TEST_F(RuleBookTest, ADamagedFileIsNamedSetAsideAndLeftOut) {
  {
    RuleBook book = Open();
    ASSERT_TRUE(book.Store(DownloadKind::kBlacklist, {Ascii("629399")}).ok());
    ASSERT_TRUE(book.Store(DownloadKind::kAuthorityKeys, {AuthorityKey()}).ok());
  }
  std::string content = Content("blacklist.download");
  content[20] = static_cast<char>(content[20] ^ 1);
  Write("blacklist.download", content);
  log::Capture capture;
  RuleBook book = Open();
  EXPECT_FALSE(Refuses(book));
  EXPECT_TRUE(HasKey(book)) << "the other download is as good as before";
  ASSERT_EQ(book.complaints().size(), 1u);
  EXPECT_EQ(book.complaints()[0], "blacklist.download: its digest does not hold; it was set aside");
  EXPECT_TRUE(absl::StrContains(capture.Text(), "blacklist.download"));
  EXPECT_EQ(Files(), "authority_keys.download blacklist.download.damaged");
  EXPECT_EQ(Content("blacklist.download.damaged"), content) << "kept for a person to look at";
  ASSERT_TRUE(book.Store(DownloadKind::kBlacklist, {Ascii("629399")}).ok());
  EXPECT_TRUE(book.complaints().empty());
  EXPECT_TRUE(Open().complaints().empty());
}

TEST_F(RuleBookTest, AWholeFileThatNoLongerFitsIsSetAsideToo) {
  ASSERT_TRUE(Open().Store(DownloadKind::kAuthorityKeys, {AuthorityKey()}).ok());
  // A release is installed over a development build's state.
  const RuleBook release = Open(true);
  EXPECT_FALSE(HasKey(release));
  ASSERT_EQ(release.complaints().size(), 1u);
  EXPECT_TRUE(absl::StrContains(release.complaints()[0], "test key"));
  EXPECT_EQ(Files(), "authority_keys.download.damaged");
}

TEST_F(RuleBookTest, AReleaseRefusesATestKeyThatComes) {
  RuleBook release = Open(true);
  EXPECT_TRUE(HasErrorCode(release.Store(DownloadKind::kAuthorityKeys, {AuthorityKey()}).status(),
                           ErrorCode::kInvalidRequest));
  EXPECT_FALSE(HasKey(release));
}

TEST_F(RuleBookTest, AFileOfANewerVersionIsLeftWhereItIs) {
  // Python's: body = b"TILLCARD" + bytes([2, 3]) + bytes(4); body + hashlib.sha256(body).digest().
  Write("blacklist.download",
        AsText(Hex(
            "54494C4C43415244020300000000CB52DB54AC4E461FA77E096BE8C8BCB050E1379239899F9B13E1801F179259FE")));
  const RuleBook book = Open();
  ASSERT_EQ(book.complaints().size(), 1u);
  EXPECT_TRUE(absl::StrContains(book.complaints()[0], "newer"));
  EXPECT_EQ(Files(), "blacklist.download");
}

TEST_F(RuleBookTest, HalfAFileOfAnEarlierPowerCutIsNoDownload) {
  Write("blacklist.download.new", "TILLCA");
  RuleBook book = Open();
  EXPECT_TRUE(book.complaints().empty());
  ASSERT_TRUE(book.Store(DownloadKind::kBlacklist, {Ascii("629399")}).ok());
  EXPECT_EQ(Files(), "blacklist.download");
}

TEST_F(RuleBookTest, WhatCannotBeKeptIsNotInForce) {
  RuleBook book = Open();
  ASSERT_TRUE(book.Store(DownloadKind::kBlacklist, {Ascii("629399")}).ok());
  // No file of this process may grow beyond 100 bytes: the write ends in the middle.
  (void)std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit small{100, before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  const absl::Status status =
      book.Store(DownloadKind::kBlacklist, std::vector<Bytes>(100, Ascii("622848"))).status();
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
  EXPECT_TRUE(HasErrorCode(status, ErrorCode::kStorageFailed)) << status;
  EXPECT_TRUE(Refuses(book));
  EXPECT_EQ(Files(), "blacklist.download") << "nothing half written is left";
  EXPECT_TRUE(Refuses(Open()));
  fs::remove_all(folder_);
  EXPECT_TRUE(HasErrorCode(book.Store(DownloadKind::kBlacklist, {}).status(), ErrorCode::kStorageFailed));
  EXPECT_TRUE(Refuses(book));
}

}  // namespace
}  // namespace till::card
