// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/message_spec.h"

#include <gtest/gtest.h>

#include <functional>

#include "services/uplink/iso8583/golden.h"

namespace till::uplink {
namespace {

TEST(MessageSpec, TheShippedProfileHasAFormForEveryFieldFrom2To64) {
  for (int number = 2; number <= 64; ++number) {
    EXPECT_NE(golden::UnionPaySpec().Find(number), nullptr) << number;
  }
  EXPECT_EQ(golden::UnionPaySpec().Find(1), nullptr);
  EXPECT_EQ(golden::UnionPaySpec().Find(65), nullptr);
  EXPECT_EQ(golden::UnionPaySpec().Find(-1), nullptr);
}

TEST(MessageSpec, TheShippedProfileKeepsAccountDataAndSecretsSecret) {
  for (const int number : {2, 14, 23, 34, 35, 36, 45, 48, 52, 62}) {
    EXPECT_TRUE(golden::UnionPaySpec().Find(number)->is_secret()) << number;
  }
  for (const int number : {3, 4, 11, 37, 38, 39, 41, 42, 55, 60, 64}) {
    EXPECT_FALSE(golden::UnionPaySpec().Find(number)->is_secret()) << number;
  }
}

struct BadProfile {
  const char* error;
  std::function<void(profile::Profile&)> spoil;
};

profile::Field& FieldIn(profile::Profile& profile, uint32_t number) {
  for (profile::Field& field : *profile.mutable_field()) {
    if (field.number() == number) return field;
  }
  ADD_FAILURE() << number;
  return *profile.mutable_field(0);
}

TEST(MessageSpec, RefusesAProfileThatCannotBeRight) {
  const BadProfile rows[] = {
      {"profile: field 2: is there twice", [](auto& p) { FieldIn(p, 3).set_number(2); }},
      {"profile: field 129: is not in 2..128", [](auto& p) { FieldIn(p, 3).set_number(129); }},
      {"profile: field 128: the MAC is 8 bytes of binary", [](auto& p) { FieldIn(p, 3).set_number(65); }},
      {"profile: field 1: is not in 2..128", [](auto& p) { FieldIn(p, 3).set_number(1); }},
      {"profile: field 3: no content", [](auto& p) { FieldIn(p, 3).clear_content(); }},
      {"profile: field 3: length is not in 1..999", [](auto& p) { FieldIn(p, 3).clear_length(); }},
      {"profile: field 35: length is not in 1..99", [](auto& p) { FieldIn(p, 35).set_length(100); }},
      {"profile: field 60: length is not in 1..999", [](auto& p) { FieldIn(p, 60).set_length(1000); }},
      {"profile: field 2: min_length is more than length", [](auto& p) { FieldIn(p, 2).set_min_length(20); }},
      {"profile: field 3: min_length of a fixed field", [](auto& p) { FieldIn(p, 3).set_min_length(1); }},
      {"profile: field 35: pad_nibble is not in 0..15", [](auto& p) { FieldIn(p, 35).set_pad_nibble(16); }},
      {"profile: field 64: the MAC is 8 bytes of binary", [](auto& p) { FieldIn(p, 64).set_length(16); }},
      {"profile: no mac_algorithm", [](auto& p) { p.clear_mac_algorithm(); }},
      {"profile: framing.tpdu is not 10 hex digits that begin with 60",
       [](auto& p) { p.mutable_framing()->set_tpdu("7000030000"); }},
      {"profile: framing.tpdu is not 10 hex digits that begin with 60",
       [](auto& p) { p.mutable_framing()->set_tpdu("60000300zz"); }},
      {"profile: framing.header is not 12 digits",
       [](auto& p) { p.mutable_framing()->set_header("6031003100"); }},
      {"profile: framing.max_body_bytes is not in 21..65535",
       [](auto& p) { p.mutable_framing()->set_max_body_bytes(65536); }},
  };
  for (const BadProfile& row : rows) {
    profile::Profile profile = golden::UnionPayProfile();
    row.spoil(profile);
    EXPECT_EQ(MessageSpec::Create(profile).status().message(), row.error);
  }
}

}  // namespace
}  // namespace till::uplink
