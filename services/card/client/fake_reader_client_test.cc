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

TEST(FakeReaderClient, WithoutAScriptCardIsUnavailable) {
  FakeReaderClient client;
  EXPECT_EQ(client.Transact(Start(), absl::Minutes(1)).status().code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace till::card
