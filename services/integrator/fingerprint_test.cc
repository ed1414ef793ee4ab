// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/fingerprint.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace till::integrator {
namespace {

// Not a certificate, but bytes in its clothes: SHA-256("abc") is in FIPS 180-2, B.1. "YWJj" is its base64
// (RFC 4648).
constexpr char kAbc[] = "-----BEGIN CERTIFICATE-----\nYW\nJj\n-----END CERTIFICATE-----\n";
constexpr char kHashOfAbc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST(Fingerprint, IsTheHashOfWhatTheArmourHolds) {
  EXPECT_EQ(FingerprintOf(kAbc), kHashOfAbc);
}

TEST(Fingerprint, IsOfTheFirstCertificate) {
  EXPECT_EQ(FingerprintOf(absl::StrCat("a key\n", kAbc,
                                       "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")),
            kHashOfAbc);
}

TEST(Fingerprint, OfWhatIsNoneIsNone) {
  for (const char* pem : {"", "YWJj", "-----BEGIN CERTIFICATE-----", "-----BEGIN CERTIFICATE-----\nYWJj\n",
                          "-----BEGIN CERTIFICATE----------END CERTIFICATE-----",
                          "-----BEGIN CERTIFICATE-----\n*\n-----END CERTIFICATE-----"}) {
    EXPECT_EQ(FingerprintOf(pem), std::nullopt) << pem;
  }
}

TEST(Fingerprint, IsReadAsPeopleWriteIt) {
  EXPECT_EQ(ReadFingerprint(kHashOfAbc), kHashOfAbc);
  EXPECT_EQ(ReadFingerprint(InGroups(kHashOfAbc)), kHashOfAbc);
  // As openssl x509 -fingerprint -sha256 writes it.
  EXPECT_EQ(ReadFingerprint("BA:78:16:BF:8F:01:CF:EA:41:41:40:DE:5D:AE:22:23:"
                            "B0:03:61:A3:96:17:7A:9C:B4:10:FF:61:F2:00:15:AD"),
            kHashOfAbc);
}

TEST(Fingerprint, ThatIsTooShortTooLongOrNoNumberIsNone) {
  const std::string right = kHashOfAbc;
  for (const std::string& text :
       {std::string(), right.substr(1), right + "0", "g" + right.substr(1), right + "-"}) {
    EXPECT_EQ(ReadFingerprint(text), std::nullopt) << text;
  }
}

TEST(Fingerprint, IsShownInGroups) {
  EXPECT_EQ(WithColons("0123ab"), "01:23:ab");
  EXPECT_EQ(ReadFingerprint(WithColons(kHashOfAbc)), kHashOfAbc);
  EXPECT_EQ(InGroups("0123456789ab"), "0123 4567 89ab");
  EXPECT_EQ(InGroups(""), "");
}

}  // namespace
}  // namespace till::integrator
