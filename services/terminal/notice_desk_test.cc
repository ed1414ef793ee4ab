// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/notice_desk.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/status/error.h"
#include "services/terminal/notice_text.h"

namespace till::terminal {
namespace {

v1::MerchantProfile Profile() {
  v1::MerchantProfile profile;
  profile.set_merchant_id("898100012345678");
  profile.set_terminal_id("TILL0001");
  profile.set_time_zone("Asia/Shanghai");
  return profile;
}

class NoticeDeskTest : public testing::Test {
 protected:
  void Configure(v1::NoticeChannel channel) {
    v1::NoticeSettings settings;
    *settings.add_channels() = std::move(channel);
    const auto updated = desk_.Update("99", settings);
    ASSERT_TRUE(updated.ok()) << updated.status();
    ASSERT_TRUE(desk_.Work().ok());  // what was before is nobody's news
  }
  static v1::NoticeChannel Webhook() {
    v1::NoticeChannel channel;
    channel.set_name("webhook");
    channel.set_enabled(true);
    channel.set_url("https://hooks.example.cn/till");
    return channel;
  }
  void Act(const std::string& act, const std::string& subject, const std::string& outcome = "done") {
    ASSERT_TRUE(
        store_->Append({.time = clock_.Now(), .act = act, .subject = subject, .outcome = outcome}).ok());
  }
  v1::Notice Newest() {
    const auto all = desk_.List();
    return all->empty() ? v1::Notice() : all->front();
  }

  FakeClock clock_{absl::FromUnixSeconds(1'800'000'000)};
  std::unique_ptr<TerminalStore> store_ = std::move(*TerminalStore::Open(":memory:"));
  SealedDocuments seals_ = SealedDocuments::ForTests();
  Shop shop_{*store_, clock_, Profile()};
  std::vector<uplink::v1::PostRequest> posted_;
  absl::StatusOr<int> reply_ = 204;
  NoticeDesk::Send send_ = [this](const uplink::v1::PostRequest& request) {
    posted_.push_back(request);
    return reply_;
  };
  NoticeDesk desk_{*store_, seals_, shop_, clock_, /*development=*/false, send_};
};

TEST_F(NoticeDeskTest, WhatHappenedIsToldOnce) {
  Act("update-profile", "address");
  Configure(Webhook());
  EXPECT_TRUE(desk_.List()->empty()) << "nothing of before";
  Act("binding-in-force", "bindings/3");
  Act("binding-in-force", "bindings/4", "SECOND_PERSON_REQUIRED");
  Act("sign-in", "01");
  EXPECT_EQ(*desk_.Work(), 1);
  ASSERT_EQ(posted_.size(), 1u);
  EXPECT_EQ(posted_[0].url(), "https://hooks.example.cn/till");
  EXPECT_EQ(posted_[0].body(),
            R"({"event":"BINDING_CHANGED","subject":"bindings/3","time":"2027-01-15T16:00:00+08:00",)"
            R"("terminal":"TILL0001","merchant":"898100012345678",)"
            R"("text":"结算卡变更 / settlement card: bindings/3","id":"notices/1"})");
  EXPECT_EQ(Newest().state(), v1::Notice::SENT);
  EXPECT_EQ(Newest().http_status(), 204);
  EXPECT_EQ(*desk_.Work(), 0);
}

TEST_F(NoticeDeskTest, IsTriedAgainAfterLongerAndLongerPausesForADay) {
  Configure(Webhook());
  reply_ = MakeError(ErrorCode::kHostUnreachable, "away");
  Act("update-parameters", "sale_limit_minor");
  EXPECT_EQ(*desk_.Work(), 1);
  EXPECT_EQ(Newest().state(), v1::Notice::WAITING);
  EXPECT_EQ(Newest().fault(), common::v1::HOST_UNREACHABLE);
  clock_.Advance(absl::Seconds(29));
  EXPECT_EQ(*desk_.Work(), 0);
  clock_.Advance(absl::Seconds(1));
  EXPECT_EQ(*desk_.Work(), 1);
  clock_.Advance(absl::Seconds(30));
  EXPECT_EQ(*desk_.Work(), 0) << "twice as long";
  reply_ = 503;
  for (int i = 0; i < 40; ++i) {
    clock_.Advance(absl::Hours(1));
    ASSERT_TRUE(desk_.Work().ok());
  }
  EXPECT_EQ(Newest().state(), v1::Notice::GIVEN_UP);
  EXPECT_LT(Newest().attempts(), 40);
  EXPECT_GE(Newest().attempts(), 24);
}

TEST_F(NoticeDeskTest, ARefusalIsFinalButHurryIsNot) {
  Configure(Webhook());
  reply_ = 429;
  Act("update-parameters", "a");
  ASSERT_TRUE(desk_.Work().ok());
  EXPECT_EQ(Newest().state(), v1::Notice::WAITING);
  reply_ = 401;
  Act("update-parameters", "b");
  ASSERT_TRUE(desk_.Work().ok());
  EXPECT_EQ(Newest().state(), v1::Notice::GIVEN_UP);
}

TEST_F(NoticeDeskTest, OneForEachTelephoneFilledInAndEscaped) {
  v1::NoticeChannel sms = Webhook();
  sms.set_name("sms");
  sms.set_url("https://sms.example.cn/send?to={phone}&what={subject}");
  sms.set_body(R"({"to":"{phone}","text":"{text}","other":"{nothing}"})");
  sms.add_phones("13812345678");
  sms.add_phones("+8613900000000");
  sms.add_events(v1::OPERATOR_CHANGED);
  Configure(sms);
  Act("update-parameters", "not asked for");
  Act("add-operator", "0\"6&");
  EXPECT_EQ(*desk_.Work(), 2);
  EXPECT_EQ(posted_[0].url(), "https://sms.example.cn/send?to=13812345678&what=0%226%26");
  EXPECT_EQ(posted_[0].body(),
            R"({"to":"13812345678","text":"操作员变更 / operator: 0\"6&","other":"{nothing}"})");
  EXPECT_EQ(posted_[1].url(), "https://sms.example.cn/send?to=%2B8613900000000&what=0%226%26");
  EXPECT_EQ(Newest().phone(), "+86*******0000") << "told masked";
}

TEST_F(NoticeDeskTest, SecretsAreSealedNeverReadAndGoNowhereElse) {
  v1::NoticeChannel channel = Webhook();
  channel.set_secret("Jefe");
  channel.set_authorization("Bearer t0ken");
  channel.set_body("what do ya want for nothing?");
  channel.set_content_type("text/plain");
  Configure(channel);
  EXPECT_EQ((**store_->FindDocument("notice-settings")).find("t0ken"), std::string::npos);
  const auto told = desk_.Settings();
  EXPECT_TRUE(told->channels(0).has_secret());
  EXPECT_EQ(told->channels(0).secret() + told->channels(0).authorization(), "");
  // What was told, written back, keeps them.
  ASSERT_TRUE(desk_.Update("99", *told).ok());
  ASSERT_TRUE(desk_.Test("99").ok());
  ASSERT_EQ(*desk_.Work(), 1);
  EXPECT_EQ(posted_[0].authorization(), "Bearer t0ken");
  // RFC 4231, 4.3.
  EXPECT_EQ(posted_[0].signature(), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  v1::NoticeSettings elsewhere = *told;
  elsewhere.mutable_channels(0)->set_url("https://thief.example/");
  ASSERT_TRUE(desk_.Update("99", elsewhere).ok());
  EXPECT_FALSE(desk_.Settings()->channels(0).has_secret()) << "another place, another secret";
}

TEST_F(NoticeDeskTest, TheOutboxIsBoundedAndATestNeedsAChannel) {
  EXPECT_EQ(ErrorCodeOf(desk_.Test("99")), ErrorCode::kInvalidRequest);
  Configure(Webhook());
  for (int i = 0; i < 250; ++i) Act("update-parameters", std::to_string(i));
  while (*desk_.Work() > 0) {
  }
  EXPECT_EQ(desk_.List()->size(), NoticeDesk::kMostKept);
  EXPECT_EQ(Newest().subject(), "249");
}

TEST(NoticeText, BadSettingsAreNamed) {
  v1::NoticeChannel good;
  good.set_name("webhook");
  good.set_url("https://a.example/x");
  const auto code = [&](auto change, bool development = false) {
    v1::NoticeSettings settings;
    *settings.add_channels() = good;
    change(*settings.mutable_channels(0));
    return ErrorCodeOf(CheckNoticeSettings(settings, development));
  };
  EXPECT_EQ(code([](auto&) {}), ErrorCode::kUnspecified);
  EXPECT_EQ(code([](auto& c) { c.set_url("http://a/"); }, true), ErrorCode::kUnspecified);
  EXPECT_EQ(code([](auto& c) { c.set_url("http://a/"); }), ErrorCode::kInvalidRequest);
  for (const char* url : {"", "https://", "https://{phone}.example/", "https://u:p@a/", "https://a/\n"}) {
    EXPECT_EQ(code([&](auto& c) { c.set_url(url); }), ErrorCode::kInvalidRequest) << url;
  }
  EXPECT_EQ(code([](auto& c) { c.set_name("Web Hook"); }), ErrorCode::kInvalidRequest);
  EXPECT_EQ(code([](auto& c) { c.set_body(std::string(2001, 'x')); }), ErrorCode::kInvalidRequest);
  EXPECT_EQ(code([](auto& c) { c.set_authorization("a\r\nHost: b"); }), ErrorCode::kInvalidRequest);
  EXPECT_EQ(code([](auto& c) { c.add_phones("😀"); }), ErrorCode::kInvalidRequest);
  EXPECT_EQ(code([](auto& c) { c.add_events(static_cast<v1::NoticeEvent>(99)); }),
            ErrorCode::kInvalidRequest);
  v1::NoticeSettings twice;
  *twice.add_channels() = good;
  *twice.add_channels() = good;
  EXPECT_EQ(ErrorCodeOf(CheckNoticeSettings(twice, false)), ErrorCode::kInvalidRequest);
}

TEST(NoticeText, AValueIsNoTemplate) {
  EXPECT_EQ(FillTemplate("{a}{b}", {{"a", "{b}"}, {"b", "x"}}, Plain), "{b}x");
  EXPECT_EQ(FillTemplate("{", {}, Plain), "{");
  EXPECT_EQ(FillTemplate("{{a}}", {{"a", "1"}}, Plain), "{1}");
  EXPECT_EQ(JsonEscaped("a\"\\\n"), "a\\\"\\\\\\u000a");
}

}  // namespace
}  // namespace till::terminal
