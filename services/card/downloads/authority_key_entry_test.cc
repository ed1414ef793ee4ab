// SPDX-License-Identifier: Apache-2.0
// The keys are the simulators' (testdata/oda_vectors.txt); their check values were computed by Python.

#include "services/card/downloads/authority_key_entry.h"

#include "gtest/gtest.h"
#include "services/card/oda/test_keys.h"
#include "services/card/testing/test_terminal.h"

namespace till::card {
namespace {

// An entry of unionpay.md B7, made of its parts; a test leaves one out or changes it.
class AuthorityKeyEntry : public testing::Test {
 protected:
  AuthorityKeyEntry() {
    const auto vectors = TestVectors();
    parts_ = {{0x9F06, Hex("A000000333")},
              {0x9F22, Hex("F1")},
              {0xDF05, Ascii("20491231")},
              {0xDF06, Hex("01")},
              {0xDF07, Hex("01")},
              {0xDF02, vectors.at("authority_modulus")},
              {0xDF04, vectors.at("authority_exponent")},
              {0xDF03, vectors.at("authority_checksum")}};
  }
  static Bytes Ascii(const std::string& text) { return {text.begin(), text.end()}; }
  Bytes Entry() const {
    tlv::Writer writer;
    for (const auto& [tag, value] : parts_) writer.Add(tag, value);
    return writer.bytes();
  }
  absl::Status Add(bool refuse_test_keys = false) {
    keys_ = {};
    return AddAuthorityKey(Entry(), refuse_test_keys, keys_);
  }
  bool FoundOn(absl::CivilDay day) const { return keys_.Find(Hex("A000000333"), 0xF1, day) != nullptr; }

  std::map<tlv::Tag, Bytes> parts_;
  oda::CapkStore keys_;
};

TEST_F(AuthorityKeyEntry, IsTakenWithItsDate) {
  ASSERT_TRUE(Add().ok()) << Add();
  EXPECT_TRUE(FoundOn(absl::CivilDay(2049, 12, 31)));
  EXPECT_FALSE(FoundOn(absl::CivilDay(2050, 1, 1)));
}

TEST_F(AuthorityKeyEntry, TheDateComesInThreeForms) {
  parts_[0xDF05] = Ascii("491231");
  ASSERT_TRUE(Add().ok()) << Add();
  EXPECT_TRUE(FoundOn(absl::CivilDay(2049, 12, 31)));
  EXPECT_FALSE(FoundOn(absl::CivilDay(2050, 1, 1)));
  parts_[0xDF05] = Hex("20301130");
  ASSERT_TRUE(Add().ok()) << Add();
  EXPECT_TRUE(FoundOn(absl::CivilDay(2030, 11, 30)));
  EXPECT_FALSE(FoundOn(absl::CivilDay(2030, 12, 1)));
  parts_[0xDF05] = Hex("20551130");  // written out, so no guess at the century
  ASSERT_TRUE(Add().ok()) << Add();
  EXPECT_TRUE(FoundOn(absl::CivilDay(2055, 11, 30)));
  for (const Bytes& bad : {Ascii("20491331"), Ascii("2049123"), Ascii("204912 1"), Hex("20490231"),
                           Hex("30491231"), Hex("204912"), Hex("2049123100"), Ascii("21491231")}) {
    parts_[0xDF05] = bad;
    EXPECT_NE(std::string(Add().message()).find("DF05"), std::string::npos) << ToHex(bad);
  }
}

TEST_F(AuthorityKeyEntry, EachTagThatIsMissingIsNamed) {
  const auto whole = parts_;
  for (const auto& [tag, name] : std::map<tlv::Tag, std::string>{{0x9F06, "9F06"},
                                                                 {0x9F22, "9F22"},
                                                                 {0xDF02, "DF02"},
                                                                 {0xDF03, "DF03"},
                                                                 {0xDF04, "DF04"},
                                                                 {0xDF05, "DF05"}}) {
    parts_ = whole;
    parts_.erase(tag);
    EXPECT_EQ(Add().message(), "tag " + name + " is missing");
    EXPECT_EQ(keys_.size(), 0u);
  }
}

TEST_F(AuthorityKeyEntry, OneBitChangedBreaksTheCheckValue) {
  const auto whole = parts_;
  for (const tlv::Tag tag : {0x9F06, 0x9F22, 0xDF02, 0xDF03}) {
    parts_ = whole;
    parts_[tag].back() ^= 1;
    EXPECT_NE(std::string(Add().message()).find("checksum"), std::string::npos) << tag;
  }
  parts_ = whole;
  parts_[0xDF04] = Hex("010001");
  EXPECT_FALSE(Add().ok());
}

TEST_F(AuthorityKeyEntry, KeysOfAnotherKindAreRefused) {
  parts_[0xDF07] = Hex("04");
  EXPECT_NE(std::string(Add().message()).find("DF07"), std::string::npos);
  parts_[0xDF07] = Hex("01");
  parts_[0xDF06] = Hex("07");
  EXPECT_NE(std::string(Add().message()).find("DF06"), std::string::npos);
  parts_.erase(0xDF06);
  parts_.erase(0xDF07);
  EXPECT_TRUE(Add().ok()) << "SHA-1 and RSA go without saying";
}

TEST_F(AuthorityKeyEntry, TheSameKeyTwiceIsRefused) {
  oda::CapkStore keys;
  ASSERT_TRUE(AddAuthorityKey(Entry(), false, keys).ok());
  EXPECT_TRUE(absl::IsInvalidArgument(AddAuthorityKey(Entry(), false, keys)));
}

TEST_F(AuthorityKeyEntry, AReleaseRefusesTheKeysOfTheSimulators) {
  const absl::Status status = Add(true);
  EXPECT_NE(std::string(status.message()).find("test key"), std::string::npos) << status;
  const auto vectors = TestVectors();
  EXPECT_TRUE(oda::IsPublicTestKey(vectors.at("authority_checksum")));
  EXPECT_TRUE(oda::IsPublicTestKey(vectors.at("visa_authority_checksum")));
  EXPECT_FALSE(oda::IsPublicTestKey(Bytes(20)));
  EXPECT_FALSE(oda::IsPublicTestKey({}));
}

}  // namespace
}  // namespace till::card
