// SPDX-License-Identifier: Apache-2.0
#include "services/payment/qr/merchant_code.h"

#include <gtest/gtest.h>

#include "services/common/status/error.h"

namespace till::payment {
namespace {

// The example of EMV QR Code Specification for Payment Systems, Merchant-Presented Mode 1.1, with its CRC.
// Python's binascii.crc_hqx(bytes, 0xFFFF) says A13A as well.
constexpr char kExample[] =
    "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST "
    "TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***"
    "0708A60086670902"
    "ME91320016A0112233449988770708123456786304A13A";

TEST(MerchantCode, TheSpecificationsExampleIsReadAndWrittenAgain) {
  const absl::StatusOr<std::vector<QrObject>> objects = DecodeMerchantCode(kExample);
  ASSERT_TRUE(objects.ok()) << objects.status();
  ASSERT_EQ(objects->size(), 13u);
  EXPECT_EQ(objects->front(), (QrObject{1, "12"}));
  EXPECT_EQ((*objects)[5], (QrObject{59, "BEST TRANSPORT"}));
  EXPECT_EQ((*objects)[7], (QrObject{64, "0002ZH0104最佳运输0202北京"}));
  const absl::StatusOr<std::vector<QrObject>> language = DecodeQrObjects((*objects)[7].value);
  ASSERT_TRUE(language.ok());
  EXPECT_EQ(language->back(), (QrObject{2, "北京"}));
  const absl::StatusOr<std::string> again = EncodeMerchantCode(*objects);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(*again, kExample);
}

TEST(MerchantCode, ChecksumIsThatOfTheSpecification) {
  // binascii.crc_hqx(b"123456789", 0xFFFF): the check value of CRC-16/IBM-3740 ("CCITT-FALSE").
  EXPECT_EQ(QrChecksum("123456789"), 0x29B1);
  EXPECT_EQ(QrChecksum(""), 0xFFFF);
}

TEST(MerchantCode, EveryChangedByteIsSeen) {
  const std::string good = kExample;
  for (size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    EXPECT_FALSE(DecodeMerchantCode(bad).ok()) << i;
  }
}

TEST(MerchantCode, WhatIsNoCodeIsRefused) {
  const auto with_checksum = [](std::string code) {
    code += "6304";
    char digits[5];
    snprintf(digits, sizeof digits, "%04X", QrChecksum(code));
    return code + digits;
  };
  EXPECT_TRUE(DecodeMerchantCode(with_checksum("000201")).ok());
  const std::string bad[] = {
      "",
      "000201",
      "6304",
      "00020163041D3D",
      "https://qr.95516.com/00010000/62",
      with_checksum("000202"),
      with_checksum("00020159"),          // no length
      with_checksum("0002015900"),        // an empty value
      with_checksum("000201590512"),      // runs into the checksum
      with_checksum("00020159999"),       // runs over the end
      with_checksum("0002015901A5901B"),  // twice
      with_checksum("000201590"
                    "1\xC3"),        // half a character
      with_checksum("0002015A01A"),  // no digit
      with_checksum("000201"
                    "6304ABCD"),  // a checksum in the middle
      std::string(kExample).substr(0, std::string(kExample).size() - 1),
      std::string(kExample) + "9901A",
      std::string(3000, '0'),
  };
  for (const std::string& code : bad)
    EXPECT_EQ(ErrorCodeOf(DecodeMerchantCode(code).status()), ErrorCode::kInvalidRequest) << code;
}

TEST(MerchantCode, WhatCannotBeReadBackIsNotWritten) {
  EXPECT_FALSE(EncodeMerchantCode({{0, "01"}}).ok());
  EXPECT_FALSE(EncodeMerchantCode({{63, "ABCD"}}).ok());
  EXPECT_FALSE(EncodeMerchantCode({{100, "A"}}).ok());
  EXPECT_FALSE(EncodeMerchantCode({{59, ""}}).ok());
  EXPECT_FALSE(EncodeMerchantCode({{59, std::string(100, 'A')}}).ok());
  EXPECT_FALSE(EncodeMerchantCode({{59, "\xFF"}}).ok());
  EXPECT_FALSE(EncodeMerchantCode({{59, "A"}, {59, "B"}}).ok());
  std::vector<QrObject> much;
  for (int id = 80; id < 90; ++id) much.push_back({id, std::string(99, 'A')});
  EXPECT_FALSE(EncodeMerchantCode(much).ok());
}

}  // namespace
}  // namespace till::payment
