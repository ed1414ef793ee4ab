// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/track2.h"

#include <gtest/gtest.h>

#include "services/common/status/error.h"
#include "services/uplink/fake_key_service.h"
#include "services/uplink/iso8583/golden.h"

namespace till::uplink {
namespace {

AccountData WithTrack(const std::string& track) {
  return AccountData{.pan = Pan::Parse(golden::kPan).value(), .track2 = SecretBuffer::CopyString(track)};
}

TEST(Track2, HasDBetweenAndNoPadding) {
  EXPECT_EQ(Track2Form(WithTrack("6228480012345674=3012201F")).RevealText(), "6228480012345674D3012201");
  EXPECT_TRUE(Track2Form(WithTrack("")).empty());
}

TEST(Track2, TheBlockEndsOneByteBeforeTheLast) {
  FakeKeyService keys;
  keys.SetDataKey(std::string(16, '\x31'));
  for (const std::string track : {"6228480012345674D3012201000000000",      // an odd number
                                  "6228480012345674D30122010000000001"}) {  // an even one
    const auto enciphered = EncipherTrack2(SecretBuffer::CopyString(track), keys);
    ASSERT_TRUE(enciphered.ok()) << enciphered.status();
    const std::string text(enciphered->RevealText());
    ASSERT_EQ(text.size(), track.size());
    const size_t bytes = (track.size() + 1) / 2;
    const size_t begin = 2 * (bytes - 9);
    EXPECT_EQ(text.substr(0, begin), track.substr(0, begin));
    EXPECT_EQ(text.substr(begin + 16), track.substr(begin + 16));
    EXPECT_EQ(FakeKeyService::Decipher(std::string(16, '\x31'), golden::Text(text.substr(begin, 16))),
              golden::Text(track.substr(begin, 16)));
  }
}

TEST(Track2, WhatIsTooShortOrWithoutAKeyDoesNotGoOutInTheClear) {
  FakeKeyService keys;
  EXPECT_TRUE(HasErrorCode(EncipherTrack2(SecretBuffer::CopyString("62284800123456D30"), keys).status(),
                           ErrorCode::kKeyMissing));
  keys.SetDataKey(std::string(16, '\x31'));
  EXPECT_TRUE(HasErrorCode(EncipherTrack2(SecretBuffer::CopyString("622848001234D301"), keys).status(),
                           ErrorCode::kInvalidRequest));
  EXPECT_TRUE(
      HasErrorCode(EncipherTrack2(SecretBuffer::CopyString("6228480?12345674D3012201"), keys).status(),
                   ErrorCode::kInvalidRequest));
}

}  // namespace
}  // namespace till::uplink
