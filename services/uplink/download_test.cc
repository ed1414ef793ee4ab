// SPDX-License-Identifier: Apache-2.0
// Downloads, status and sign-off of a whole session over a fake line.

#include <gtest/gtest.h>

#include "absl/strings/str_format.h"
#include "services/common/status/error.h"
#include "services/uplink/iso8583/golden.h"
#include "services/uplink/session_fixture.h"

namespace till::uplink {
namespace {

std::string Entry(const std::string& bytes) {
  return std::string{static_cast<char>(bytes.size() >> 8), static_cast<char>(bytes.size() & 0xFF)} + bytes;
}

class DownloadTest : public SessionFixture {
 protected:
  // The host answers each page with the next of `pages`, and an end with 00.
  void HostHas(std::vector<std::string> pages) {
    pages_ = std::move(pages);
    line_.SetHost([this](std::span<const uint8_t> frame) {
      const IsoMessage asked = Decode(frame);
      std::map<int, std::string> fields = {{11, std::string(*asked.Get(11))}, {39, code_}};
      asked_.push_back(std::string(*asked.Get(60)).substr(8) + "/" +
                       std::string(asked.Reveal(62).value_or("")));
      if (asked.Has(62)) {
        if (next_ == pages_.size()) return clock_.Advance(absl::Seconds(61));
        if (!pages_[next_].empty()) fields[62] = pages_[next_];
        ++next_;
      }
      std::vector<uint8_t> reply = Reply(asked.type() == "0800" ? "0810" : "0830", fields, "");
      reply[9] = static_cast<uint8_t>(reply[9] | demand_);
      line_.Deliver(reply);
      clock_.Advance(absl::Seconds(61));
    });
  }

  absl::StatusOr<Downloaded> Blacklist() {
    return session_->Download(DownloadKind::kBlacklist, {.trace = 5});
  }

  std::vector<std::string> pages_;
  size_t next_ = 0;
  std::string code_ = "00";
  uint8_t demand_ = 0;
  std::vector<std::string> asked_;
};

TEST_F(DownloadTest, PagesAreAskedForUntilTheLastAndThenItIsEnded) {
  HostHas({"2" + Entry("622848") + Entry("622849"), "2" + Entry("622850"), "1" + Entry("622851")});
  const auto all = Blacklist();
  ASSERT_TRUE(all.ok()) << all.status();
  EXPECT_EQ(all->entries, (std::vector<std::string>{"622848", "622849", "622850", "622851"}));
  EXPECT_EQ(all->messages, 4);
  EXPECT_EQ(asked_, (std::vector<std::string>{"390/100", "390/102", "390/103", "391/"}));
}

TEST_F(DownloadTest, EachKindHasItsCodes) {
  const std::pair<DownloadKind, const char*> rows[] = {{DownloadKind::kParameters, "360"},
                                                       {DownloadKind::kAuthorityKeys, "370"},
                                                       {DownloadKind::kApplications, "380"},
                                                       {DownloadKind::kBlacklist, "390"},
                                                       {DownloadKind::kContactless, "394"}};
  for (const auto& [kind, code] : rows) {
    asked_.clear();
    next_ = 0;
    HostHas({"0"});
    const auto all = session_->Download(kind, {});
    ASSERT_TRUE(all.ok()) << all.status();
    EXPECT_TRUE(all->entries.empty());
    ASSERT_EQ(asked_.size(), 2u);
    EXPECT_EQ(asked_[0], std::string(code) + "/100");
    EXPECT_EQ(asked_[1], std::to_string(std::stoi(code) + 1) + "/");
  }
}

TEST_F(DownloadTest, NothingHalfIsReturned) {
  const std::pair<ErrorCode, std::vector<std::string>> rows[] = {
      {ErrorCode::kHostSilent, {"2" + Entry("622848")}},              // and then silence
      {ErrorCode::kHostProtocolError, {"2" + Entry("622848"), "2"}},  // promises more for ever
      {ErrorCode::kHostProtocolError, {"2" + Entry("622848"), "0"}},  // promised more and has nothing
      {ErrorCode::kHostProtocolError, {"2" + Entry("622848"), "1" + Entry("62x")}},
      {ErrorCode::kHostProtocolError, {"1" + Entry("622848").substr(0, 5)}},
      {ErrorCode::kHostProtocolError, {""}},  // an approval without field 62
  };
  for (const auto& [code, pages] : rows) {
    next_ = 0;
    HostHas(pages);
    EXPECT_TRUE(HasErrorCode(Blacklist().status(), code)) << pages.size();
  }
}

TEST_F(DownloadTest, WhatHasNoEndIsBounded) {
  std::vector<std::string> pages(200, "2" + Entry("1") + Entry("2") + Entry("3"));
  HostHas(pages);
  EXPECT_TRUE(HasErrorCode(Blacklist().status(), ErrorCode::kHostProtocolError));
  EXPECT_LE(asked_.size(), 34u);
}

TEST_F(DownloadTest, ARefusalSaysWhatIsWanted) {
  HostHas({"0"});
  code_ = "40";
  EXPECT_TRUE(HasErrorCode(Blacklist().status(), ErrorCode::kHostProtocolError));
  next_ = 0;
  code_ = "77";
  EXPECT_TRUE(HasErrorCode(Blacklist().status(), ErrorCode::kNotSignedOn));
}

TEST_F(DownloadTest, DemandsWaitUntilTheyAreDone) {
  HostHas({});
  const std::pair<uint8_t, std::set<DownloadKind>> rows[] = {
      {4, {DownloadKind::kAuthorityKeys}},
      {7, {DownloadKind::kAuthorityKeys, DownloadKind::kBlacklist}},
      {2, {DownloadKind::kAuthorityKeys, DownloadKind::kBlacklist}}};
  for (const auto& [demand, pending] : rows) {
    demand_ = demand;
    ASSERT_TRUE(session_->Echo({}).ok());
    EXPECT_EQ(session_->state().pending_demand, static_cast<HostDemand>(demand));
    EXPECT_EQ(session_->state().pending_downloads, pending);
  }
  demand_ = 0;
  ASSERT_TRUE(session_->ReportStatus({}).ok());
  EXPECT_EQ(session_->state().pending_demand, HostDemand::kNone);
  demand_ = 7;  // A host that keeps asking for what has just been fetched.
  HostHas({"0"});
  ASSERT_TRUE(Blacklist().ok());
  EXPECT_EQ(session_->state().pending_downloads, std::set<DownloadKind>{DownloadKind::kAuthorityKeys});
}

TEST_F(DownloadTest, ASignOffDropsTheKeysAndNobodySignsOnUnasked) {
  HostHas({});
  keys_.SetMacKey(mac_key_);
  code_ = "97";
  const auto refused = session_->SignOff({});
  ASSERT_TRUE(refused.ok()) << refused.status();
  EXPECT_FALSE(refused->approved);
  EXPECT_EQ(keys_.drops(), 0);
  code_ = "00";
  const auto done = session_->SignOff({});
  ASSERT_TRUE(done.ok()) << done.status();
  EXPECT_EQ(done->response_code, "00");
  EXPECT_EQ(keys_.drops(), 1);
  EXPECT_EQ(keys_.mac_key(), std::nullopt);
  EXPECT_TRUE(session_->state().signed_off);
  EXPECT_FALSE(session_->state().signed_on);
  const size_t before = line_.sent().size();
  Caretaker caretaker(*session_, *exchanger_, line_, clock_, Backoff({}, [] { return 0.5; }), {});
  caretaker.Tick();
  EXPECT_EQ(line_.sent().size(), before);
  line_.SetHost([this](std::span<const uint8_t> frame) { line_.Deliver(SignOnReply(frame)); });
  ASSERT_TRUE(session_->SignOn({}).ok());
  EXPECT_FALSE(session_->state().signed_off);
  line_.SetHost(Silence());
  EXPECT_TRUE(HasErrorCode(session_->SignOff({}).status(), ErrorCode::kHostSilent));
  EXPECT_EQ(keys_.drops(), 1);
}

}  // namespace
}  // namespace till::uplink
