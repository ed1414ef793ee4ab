// SPDX-License-Identifier: Apache-2.0
#include "services/pin/working_key_record.h"

#include "gtest/gtest.h"
#include "services/pin/hex_for_tests.h"

namespace till::pin {
namespace {

const std::vector<uint8_t> kMasterKey = FromHex("0123456789ABCDEFFEDCBA9876543210");

WorkingKeyRecord TwoKeys() {
  return {.cipher = KeyCipher::kTripleDes,
          .keys = {{.usage = KeyUsage::kPin,
                    .cryptogram = BytesFromHex("FD7AF640961CDB8BCF779163D38CF457"),
                    .key_check_value = BytesFromHex("76CDB553"),
                    .imported_at = absl::FromUnixSeconds(1'800'000'000)},
                   {.usage = KeyUsage::kMac,
                    .cryptogram = BytesFromHex("1F0E1BFFA5BC7EB1"),
                    .key_check_value = BytesFromHex("72305BF7"),
                    .imported_at = absl::FromUnixSeconds(1'800'000'001)}}};
}

// As an older version wrote it; the seal is Python's hmac, twice.
constexpr std::string_view kOlderRecord =
    "54574B31"
    "02"
    "02"
    "10"
    "FD7AF640961CDB8BCF779163D38CF457"
    "04"
    "76CDB553"
    "000000006B49D200"
    "03"
    "08"
    "1F0E1BFFA5BC7EB1"
    "04"
    "72305BF7"
    "000000006B49D201"
    "818F4C70F46C8C1DEC17DF20DAAF8FBC5E1A87830B403F77401AC935BD27A417";

TEST(WorkingKeyRecord, HasTheDocumentedFields) {
  const auto record = EncodeWorkingKeyRecord(TwoKeys(), kMasterKey);
  ASSERT_TRUE(record.ok());
  // 1,800,000,000 is 0x6B49D200. The seal is Python's hmac, twice.
  EXPECT_EQ(ToHex(record->substr(0, record->size() - 32)),
            "54574B32"
            "01"
            "02"
            "02"
            "10"
            "FD7AF640961CDB8BCF779163D38CF457"
            "04"
            "76CDB553"
            "000000006B49D200"
            "03"
            "08"
            "1F0E1BFFA5BC7EB1"
            "04"
            "72305BF7"
            "000000006B49D201");
  EXPECT_EQ(ToHex(record->substr(record->size() - 32)),
            "7A5C2E9E0E605ADCC8106A9F061693738E4BD635E7735F2E30CB379053AEBF9F");
}

TEST(WorkingKeyRecord, ReadsTheRecordOfAnOlderVersion) {
  EXPECT_EQ(*CipherOfWorkingKeyRecord(BytesFromHex(kOlderRecord)), KeyCipher::kTripleDes);
  const auto record = DecodeWorkingKeyRecord(BytesFromHex(kOlderRecord), kMasterKey);
  ASSERT_TRUE(record.ok()) << record.status();
  EXPECT_EQ(record->cipher, KeyCipher::kTripleDes);
  ASSERT_EQ(record->keys.size(), 2u);
  EXPECT_EQ(ToHex(record->keys[0].cryptogram), "FD7AF640961CDB8BCF779163D38CF457");
}

TEST(WorkingKeyRecord, KeepsTheCipher) {
  WorkingKeyRecord keys = TwoKeys();
  keys.cipher = KeyCipher::kSm4;
  const std::string record = *EncodeWorkingKeyRecord(keys, kMasterKey);
  EXPECT_EQ(*CipherOfWorkingKeyRecord(record), KeyCipher::kSm4);
  EXPECT_EQ(DecodeWorkingKeyRecord(record, kMasterKey)->cipher, KeyCipher::kSm4);
}

TEST(WorkingKeyRecord, ReadsBackWhatItWrote) {
  const auto keys = DecodeWorkingKeyRecord(*EncodeWorkingKeyRecord(TwoKeys(), kMasterKey), kMasterKey);
  ASSERT_TRUE(keys.ok());
  ASSERT_EQ(keys->keys.size(), 2u);
  EXPECT_EQ(keys->keys[1].usage, KeyUsage::kMac);
  EXPECT_EQ(ToHex(keys->keys[1].cryptogram), "1F0E1BFFA5BC7EB1");
  EXPECT_EQ(ToHex(keys->keys[1].key_check_value), "72305BF7");
  EXPECT_EQ(keys->keys[1].imported_at, absl::FromUnixSeconds(1'800'000'001));
}

TEST(WorkingKeyRecord, NoBitCanBeChanged) {
  const std::string record = *EncodeWorkingKeyRecord(TwoKeys(), kMasterKey);
  for (size_t bit = 0; bit < 8 * record.size(); ++bit) {
    std::string changed = record;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
    EXPECT_EQ(DecodeWorkingKeyRecord(changed, kMasterKey).status().code(), absl::StatusCode::kDataLoss)
        << bit;
  }
  for (size_t length = 0; length < record.size(); ++length) {
    EXPECT_FALSE(DecodeWorkingKeyRecord(record.substr(0, length), kMasterKey).ok()) << length;
  }
}

TEST(WorkingKeyRecord, IsOfNoUseUnderAnotherMasterKey) {
  const std::string record = *EncodeWorkingKeyRecord(TwoKeys(), kMasterKey);
  EXPECT_FALSE(DecodeWorkingKeyRecord(record, FromHex("FEDCBA98765432100123456789ABCDEF")).ok());
}

TEST(WorkingKeyRecord, RefusesMalformedFields) {
  struct Case {
    std::string_view what, hex;
  };
  constexpr Case kCases[] = {
      {"empty", ""},
      {"magic", "54574B3300"},
      {"no cipher", "54574B32"},
      {"a cipher that is none", "54574B320300"},
      {"cipher 0", "54574B320000"},
      {"nine keys", "54574B3109"},
      {"key missing", "54574B3101"},
      {"cryptogram longer than the rest", "54574B310102FF00"},
      {"master key's usage", "54574B31010100000000000000000000"},
      {"usage 5", "54574B31010500000000000000000000"},
      {"something after the end", "54574B310000"},
      {"year 10000", "54574B3101020000FFFFFFFFFFFFFFFF"},
  };
  for (const Case& c : kCases) EXPECT_FALSE(ParseWorkingKeyFields(BytesFromHex(c.hex)).ok()) << c.what;
  EXPECT_TRUE(ParseWorkingKeyFields(BytesFromHex("54574B3100")).ok());
  EXPECT_TRUE(ParseWorkingKeyFields(BytesFromHex("54574B320200")).ok());
}

TEST(WorkingKeyRecord, RefusesMoreThanItsFormatHolds) {
  WorkingKeyRecord nine{.cipher = KeyCipher::kTripleDes, .keys = {}};
  nine.keys.resize(9);
  EXPECT_FALSE(EncodeWorkingKeyRecord(nine, kMasterKey).ok());
  WorkingKeyRecord keys = TwoKeys();
  keys.keys[0].cryptogram.resize(25);
  EXPECT_FALSE(EncodeWorkingKeyRecord(keys, kMasterKey).ok());
}

}  // namespace
}  // namespace till::pin
