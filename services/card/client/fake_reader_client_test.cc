// SPDX-License-Identifier: Apache-2.0
#include "services/card/client/fake_reader_client.h"

#include <thread>

#include "gtest/gtest.h"

namespace till::card {
namespace {

v1::StartTransaction Start() {
  v1::StartTransaction start;
  start.set_payment("payments/1");
  return start;
}

TEST(FakeReaderClient, PlaysAScriptAndRecordsTheDecisions) {
  FakeReaderClient client;
  client.Queue(FakeReaderClient::ContactSale(till::common::v1::ONLINE_PIN));
  auto session = client.Transact(Start(), absl::Minutes(1));
  ASSERT_TRUE(session.ok());
  std::vector<int> cases;
  while (true) {
    const auto event = (*session)->NextEvent();
    if (!event.ok()) break;
    cases.push_back(event->event_case());
    if (event->has_verification_needed()) {
      ASSERT_TRUE((*session)->GivePinOutcome(v1::PinOutcome::ENTERED).ok());
    }
    if (event->has_online_request()) {
      v1::OnlineResult result;
      result.set_outcome(v1::OnlineResult::APPROVED);
      ASSERT_TRUE((*session)->GiveOnlineResult(result).ok());
    }
    if (event->has_ended()) {
      EXPECT_EQ(event->ended().outcome(), v1::TransactionEnded::APPROVED);
    }
  }
  EXPECT_EQ(cases, (std::vector<int>{1, 2, 4, 5, 6, 8}));
  EXPECT_EQ(client.decisions().size(), 2u);
  EXPECT_EQ(client.started().at(0).payment(), "payments/1");
}

TEST(FakeReaderClient, ACancelEndsAnAwaitedPin) {
  FakeReaderClient client;
  client.Queue(FakeReaderClient::ContactSale(till::common::v1::ONLINE_PIN));
  auto session = client.Transact(Start(), absl::Minutes(1));
  ASSERT_TRUE(session.ok());
  for (int i = 0; i < 4; ++i) ASSERT_TRUE((*session)->NextEvent().ok());
  std::jthread other([&] { EXPECT_TRUE(client.Cancel("payments/1").ok()); });
  const auto event = (*session)->NextEvent();
  ASSERT_TRUE(event.ok());
  EXPECT_EQ(event->ended().outcome(), v1::TransactionEnded::CANCELLED);
}

// The names of a script's events, its outcome last.
std::string Play(FakeReaderClient::Script script) {
  FakeReaderClient client;
  client.Queue(std::move(script));
  auto session = client.Transact(Start(), absl::Minutes(1));
  std::string line;
  while (true) {
    const auto event = (*session)->NextEvent();
    if (!event.ok()) return line;
    if (event->has_online_request()) {
      v1::OnlineResult result;
      result.set_outcome(v1::OnlineResult::APPROVED);
      EXPECT_TRUE((*session)->GiveOnlineResult(result).ok());
    }
    if (!event->has_ended()) {
      line += v1::TransactEvent::descriptor()->FindFieldByNumber(event->event_case())->name() + " ";
      continue;
    }
    line += v1::TransactionEnded::Outcome_Name(event->ended().outcome());
    if (event->ended().reason() != till::common::v1::ERROR_CODE_UNSPECIFIED)
      line += " " + till::common::v1::ErrorCode_Name(event->ended().reason());
    if (!event->ended().script_results().empty()) line += " results " + event->ended().script_results();
    if (!event->ended().field_55().empty()) line += " field_55";
  }
}

TEST(FakeReaderClient, ItsScripts) {
  const std::string begun = "waiting_for_card card_detected ";
  EXPECT_EQ(Play(FakeReaderClient::ReadAccount()), begun + "card_read APPROVED");
  EXPECT_EQ(Play(FakeReaderClient::OfflineApproval()),
            begun + "card_read verification_needed APPROVED_OFFLINE field_55");
  EXPECT_EQ(Play(FakeReaderClient::StripeSale()),
            begun + "card_read verification_needed online_request APPROVED");
  EXPECT_EQ(Play(FakeReaderClient::FallbackSale()),
            begun + "remove_card " + begun + "card_read verification_needed online_request APPROVED");
  EXPECT_EQ(Play(FakeReaderClient::Blacklisted()), begun + "card_read NOT_ACCEPTED CARD_BLACKLISTED");
  EXPECT_EQ(Play(FakeReaderClient::WithScriptResults(FakeReaderClient::ContactSale(), "2....")),
            begun + "card_read verification_needed online_request APPROVED results 2....");
}

TEST(FakeReaderClient, DownloadsAreKeptOrRefused) {
  FakeReaderClient client;
  v1::StoreDownloadRequest request;
  request.set_kind(v1::BLACKLIST);
  request.add_entries("621234");
  EXPECT_EQ(client.StoreDownload(request)->stored(), 1);
  client.FailDownloads(absl::ResourceExhaustedError("no room"));
  EXPECT_FALSE(client.StoreDownload(request).ok());
  ASSERT_EQ(client.stored().size(), 1u);
  EXPECT_EQ(client.stored()[0].kind(), v1::BLACKLIST);
}

TEST(FakeReaderClient, WithoutAScriptCardIsUnavailable) {
  FakeReaderClient client;
  EXPECT_EQ(client.Transact(Start(), absl::Minutes(1)).status().code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace till::card
