// SPDX-License-Identifier: Apache-2.0
#include "services/card/stripe.h"

#include "gtest/gtest.h"
#include "services/card/testing/test_terminal.h"

namespace till::card {
namespace {

using PinWish = StripeAccount::PinWish;

const char kNumber[] = "6293990100000001003";
const char kTrack1[] = "B6293990100000001003^TEST/CARDHOLDER  ^49122200000000000";
const char kTrack2[] = "6293990100000001003=4912220000001003";
// ISO/IEC 4909: format code, number, separator, country and currency, …
const char kTrack3[] = "016293990100000001003=156156000000000000000000000000000000000000000000";

TEST(Stripe, ACardWithAllThreeTracks) {
  const auto stripe = ParseStripe(kTrack1, kTrack2, kTrack3, "payments/1");
  ASSERT_TRUE(stripe.ok()) << stripe.status();
  EXPECT_EQ(stripe->account.pan.RevealDigits(), kNumber);
  EXPECT_EQ(stripe->account.expiry_yymm, "4912");
  EXPECT_EQ(stripe->account.sequence_number, "");
  EXPECT_EQ(stripe->account.payment_id, "payments/1");
  EXPECT_EQ(stripe->account.track2.RevealText(), "6293990100000001003D4912220000001003");
  EXPECT_EQ(stripe->service_code, "220");
  EXPECT_EQ(stripe->cardholder_name, "TEST/CARDHOLDER");
  EXPECT_EQ(stripe->scheme, "UNIONPAY");
  EXPECT_TRUE(stripe->HasChip());
}

TEST(Stripe, Track2AloneIsEnoughAndNoOtherIs) {
  EXPECT_TRUE(ParseStripe("", kTrack2, "", "p").ok());
  EXPECT_FALSE(ParseStripe(kTrack1, "", kTrack3, "p").ok());
}

TEST(Stripe, WhatIsNoTrack2IsAnErrorWithoutDigits) {
  const std::string digits(38, '1');
  for (const std::string& bad :
       {std::string("6293990100000001003"), std::string("6293990100000001003=4912"),
        std::string("6293990100000001003=49122X0"), std::string("62939=4912220000"),
        std::string("62939901000000010031=4912220"), std::string("6293990100000001003=4913220000001003"),
        std::string("6293990100000001003=4900220000001003"), std::string("6293990100000001003==220000001003"),
        std::string("6293990100000001003=49122200000010030"),
        std::string("6293990100000001003=4912220 00001003"), "6293990100000001003=" + digits}) {
    const auto stripe = ParseStripe("", bad, "", "p");
    if (bad.size() == 37) {
      EXPECT_TRUE(stripe.ok()) << "37 characters is the longest there is";
      continue;
    }
    ASSERT_FALSE(stripe.ok()) << bad;
    EXPECT_EQ(std::string(stripe.status().message()).find("6293"), std::string::npos);
  }
}

TEST(Stripe, ATrackThatIsTooLongIsNone) {
  EXPECT_TRUE(ParseStripe(std::string(76, 'B'), kTrack2, std::string(104, '0'), "p").ok());
  EXPECT_FALSE(ParseStripe(std::string(77, 'B'), kTrack2, "", "p").ok());
  EXPECT_FALSE(ParseStripe("", kTrack2, std::string(105, '0'), "p").ok());
}

TEST(Stripe, TracksOfTwoAccountsAreAForgery) {
  EXPECT_FALSE(ParseStripe("B6293990100000001011^A^4912", kTrack2, "", "p").ok());
  EXPECT_FALSE(ParseStripe("", kTrack2, "016293990100000001011=156156", "p").ok());
  // A track of another format says nothing of the account.
  EXPECT_TRUE(ParseStripe("A6293990100000001011^A^4912", kTrack2, "", "p").ok());
}

TEST(Stripe, ANameIsOfTheTracksAlphabet) {
  EXPECT_EQ(ParseStripe("B6293990100000001003^A\x01\x7F/B^4912", kTrack2, "", "p")->cardholder_name, "A/B");
  EXPECT_EQ(ParseStripe("B6293990100000001003^A/B", kTrack2, "", "p")->cardholder_name, "") << "no end";
  const std::string longest(26, 'A');
  EXPECT_EQ(ParseStripe("B6293990100000001003^" + longest + "^4912", kTrack2, "", "p")->cardholder_name,
            longest);
  EXPECT_EQ(ParseStripe("B6293990100000001003^A" + longest + "^4912", kTrack2, "", "p")->cardholder_name, "");
}

// ISO/IEC 7813, table of service codes.
TEST(Stripe, ServiceCodes) {
  struct Row {
    const char* code;
    bool chip;
    bool cash_only;
    PinWish pin;
  };
  for (const Row& row :
       {Row{"101", false, false, PinWish::kNone}, Row{"201", true, false, PinWish::kNone},
        Row{"120", false, false, PinWish::kRequired}, Row{"220", true, false, PinWish::kRequired},
        Row{"502", false, false, PinWish::kNone}, Row{"606", true, false, PinWish::kIfThereIsAPad},
        Row{"507", false, false, PinWish::kIfThereIsAPad}, Row{"525", false, false, PinWish::kRequired},
        Row{"103", false, true, PinWish::kRequired}, Row{"104", false, true, PinWish::kNone},
        Row{"109", false, false, PinWish::kIfThereIsAPad}}) {
    const auto stripe = ParseStripe("", "6293990100000001003=4912" + std::string(row.code), "", "p");
    ASSERT_TRUE(stripe.ok()) << row.code;
    EXPECT_EQ(stripe->HasChip(), row.chip) << row.code;
    EXPECT_EQ(stripe->CashOnly(), row.cash_only) << row.code;
    EXPECT_EQ(stripe->pin_wish(), row.pin) << row.code;
  }
}

TEST(Stripe, TheNumberNamesTheScheme) {
  const std::pair<const char*, const char*> kRows[] = {
      {"6200000000000000", "UNIONPAY"},   {"8100000000000000", "UNIONPAY"},
      {"4000000000000000", "VISA"},       {"5100000000000000", "MASTERCARD"},
      {"5599999999999999", "MASTERCARD"}, {"5000000000000000", "OTHER"},
      {"5600000000000000", "OTHER"},      {"2221000000000000", "MASTERCARD"},
      {"2720999999999999", "MASTERCARD"}, {"2721000000000000", "OTHER"},
      {"2220999999999999", "OTHER"},      {"3528000000000000", "JCB"},
      {"3590000000000000", "OTHER"},      {"340000000000000", "AMEX"},
      {"370000000000000", "AMEX"},        {"360000000000000", "OTHER"},
  };
  for (const auto& [number, scheme] : kRows) {
    EXPECT_EQ(ParseStripe("", std::string(number) + "=4912101", "", "p")->scheme, scheme) << number;
  }
}

TEST(Stripe, ACardWithoutADate) {
  const auto stripe = ParseStripe("", "6293990100000001003=0000120", "", "p");
  ASSERT_TRUE(stripe.ok()) << stripe.status();
  EXPECT_EQ(stripe->account.expiry_yymm, "0000");
}

}  // namespace
}  // namespace till::card
