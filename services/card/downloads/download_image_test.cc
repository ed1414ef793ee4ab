// SPDX-License-Identifier: Apache-2.0
#include "services/card/downloads/download_image.h"

#include "gtest/gtest.h"
#include "services/card/testing/test_terminal.h"
#include "services/common/status/error.h"

namespace till::card {
namespace {

constexpr DownloadKind kKind = DownloadKind::kBlacklist;

// The vector is Python's: body = b"TILLCARD" + bytes([1, 3]) + (1).to_bytes(4, "big") + b"\x00\x02\xAB\xCD";
// body + hashlib.sha256(body).digest().
TEST(DownloadImage, HasTheBytesThatAreWrittenDown) {
  EXPECT_EQ(
      ToHex(EncodeDownload(kKind, {Hex("ABCD")})),
      "54494C4C434152440103000000010002ABCD15FDA61C7220B677DA096C96A8ACB1F65D4A8AB330BF68E6F9FFF87B660D3790");
}

TEST(DownloadImage, ComesBackAsItWas) {
  for (const std::vector<Bytes>& records :
       {std::vector<Bytes>{}, {Bytes{}}, {Hex("01"), Bytes(300, 0x5A), Bytes{}}, {Bytes(65535, 1)}}) {
    const auto back = DecodeDownload(kKind, EncodeDownload(kKind, records));
    ASSERT_TRUE(back.ok()) << back.status();
    EXPECT_EQ(*back, records);
  }
}

TEST(DownloadImage, EveryBitAndEveryCutIsFoundOut) {
  const Bytes image = EncodeDownload(kKind, {Hex("ABCD"), Hex("01")});
  for (size_t i = 0; i < image.size() * 8; ++i) {
    Bytes changed = image;
    changed[i / 8] ^= static_cast<uint8_t>(1 << i % 8);
    EXPECT_TRUE(HasErrorCode(DecodeDownload(kKind, changed).status(), ErrorCode::kStorageCorrupt)) << i;
  }
  for (size_t length = 0; length < image.size(); ++length) {
    EXPECT_TRUE(HasErrorCode(DecodeDownload(kKind, ByteView(image).first(length)).status(),
                             ErrorCode::kStorageCorrupt))
        << length;
  }
  Bytes longer = image;
  longer.push_back(0);
  EXPECT_FALSE(DecodeDownload(kKind, longer).ok());
}

TEST(DownloadImage, OfAnotherKindOrTooLongIsCorrupt) {
  EXPECT_FALSE(DecodeDownload(DownloadKind::kContactless, EncodeDownload(kKind, {})).ok());
  EXPECT_FALSE(DecodeDownload(kKind, Bytes(kLongestImage + 1)).ok());
  const std::vector<Bytes> many(1'001);
  EXPECT_FALSE(
      DecodeDownload(DownloadKind::kContactless, EncodeDownload(DownloadKind::kContactless, many)).ok());
}

// The same as the first vector, with version 2.
TEST(DownloadImage, OfANewerVersionIsNamedSo) {
  EXPECT_TRUE(HasErrorCode(DecodeDownload(kKind, Hex("54494C4C434152440203000000010002ABCDEA78F465451079267A7"
                                                     "F1E4E099835BC5C99426929E98BE0191B8AC06E340EAA"))
                               .status(),
                           ErrorCode::kStorageNewer));
}

}  // namespace
}  // namespace till::card
