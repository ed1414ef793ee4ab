// SPDX-License-Identifier: Apache-2.0
#include "services/payment/host_duties.h"

#include <gtest/gtest.h>

#include "services/payment/testing/memory_books.h"
#include "services/payment/testing/scripted_card.h"
#include "services/payment/testing/scripted_clock.h"
#include "services/payment/testing/scripted_host.h"
#include "services/payment/testing/scripted_people.h"

namespace till::payment {
namespace {

class HostDutiesTest : public testing::Test {
 protected:
  ScriptedCard card_;
  ScriptedHost host_;
  MemoryBooks books_;
  FixedShop shop_;
  ScriptedClock clock_;
  HostDuties duties_{{.card = card_, .host = host_, .books = books_, .shop = shop_, .clock = clock_},
                     [](const std::string&) { return false; },
                     [](const ledger::v1::PaymentRecord&) {}};
};

TEST_F(HostDutiesTest, ABlacklistPassesInItsBox) {
  host_.pending_downloads = {uplink::v1::BLACKLIST};
  duties_.FetchDownloads();
  ASSERT_EQ(card_.downloads.size(), 1u);
  EXPECT_EQ(card_.downloads[0].kind(), card::v1::BLACKLIST);
  EXPECT_EQ(card_.downloads[0].sealed_entries(), "a box");
  EXPECT_EQ(card_.downloads[0].entries_size(), 0);
}

// The host takes the download for done: nobody else asks for it again.
TEST_F(HostDutiesTest, WhatCardCouldNotTakeIsFetchedAgain) {
  host_.pending_downloads = {uplink::v1::BLACKLIST, uplink::v1::AUTHORITY_KEYS};
  card_.download_faults = {absl::OkStatus(),
                           MakeError(ErrorCode::kSealedAccountInvalid, "card has started anew"),
                           MakeError(ErrorCode::kServiceUnavailable, "card is away")};
  for (const size_t downloads : {2u, 3u, 4u, 4u}) {
    duties_.FetchDownloads();
    EXPECT_EQ(card_.downloads.size(), downloads);
  }
  EXPECT_EQ(card_.downloads.back().kind(), card::v1::BLACKLIST);
}

TEST_F(HostDutiesTest, WhatCardRefusesIsNotFetchedForEver) {
  host_.pending_downloads = {uplink::v1::AUTHORITY_KEYS};
  card_.download_faults = {MakeError(ErrorCode::kInvalidRequest, "entries[0]: tag DF05 is missing")};
  duties_.FetchDownloads();
  duties_.FetchDownloads();
  EXPECT_EQ(card_.downloads.size(), 1u);
}

TEST_F(HostDutiesTest, ParametersGoToTerminal) {
  host_.pending_downloads = {uplink::v1::PARAMETERS};
  duties_.FetchDownloads();
  ASSERT_EQ(shop_.downloads.size(), 1u);
  EXPECT_EQ(shop_.downloads[0].entries_size(), 1);
  EXPECT_TRUE(card_.downloads.empty());
}

TEST_F(HostDutiesTest, ParametersThatTerminalCouldNotTakeAreFetchedAgainAndRefusedOnesAreNot) {
  host_.pending_downloads = {uplink::v1::PARAMETERS};
  shop_.download_faults = {MakeError(ErrorCode::kServiceUnavailable, "terminal is away"),
                           MakeError(ErrorCode::kInvalidRequest, "sale_limit: no number")};
  for (const size_t downloads : {1u, 2u, 2u}) {
    duties_.FetchDownloads();
    EXPECT_EQ(shop_.downloads.size(), downloads);
  }
}

}  // namespace
}  // namespace till::payment
