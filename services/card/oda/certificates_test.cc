// SPDX-License-Identifier: Apache-2.0
// Vectors: testdata/oda_vectors.txt, made by make_card_sessions.py with Python's integers and hashlib.

#include "services/card/oda/certificates.h"

#include <functional>
#include <map>

#include "gtest/gtest.h"
#include "services/card/oda/rsa_recovery.h"
#include "services/card/testing/test_terminal.h"

namespace till::card::oda {
namespace {

const absl::CivilDay kToday(2026, 11, 22);

class Certificates : public testing::Test {
 protected:
  const Bytes& V(const std::string& name) { return vectors_.at(name); }
  RsaPublicKey Authority() { return {V("authority_modulus"), V("authority_exponent")}; }
  RsaPublicKey Issuer() { return {V("issuer_modulus"), V("issuer_exponent")}; }
  RsaPublicKey Card() { return {V("card_modulus"), V("card_exponent")}; }

  absl::StatusOr<RsaPublicKey> RecoverIssuer(absl::CivilDay today = kToday) {
    return RecoverIssuerKey(Authority(),
                            {V("issuer_certificate"), V("issuer_remainder"), V("issuer_exponent")},
                            V("account_number"), today);
  }
  absl::StatusOr<RsaPublicKey> RecoverCard(absl::CivilDay today = kToday) {
    return RecoverCardKey(Issuer(), {V("card_certificate"), V("card_remainder"), V("card_exponent")},
                          {V("static_data")}, V("account_number"), today);
  }

  // Every byte of `name` flipped in turn must fail `attempt`, and unflipped it must pass.
  void ExpectEveryByteCounts(const std::string& name, const std::function<bool()>& attempt) {
    ASSERT_TRUE(attempt()) << name << " as it is";
    Bytes& bytes = vectors_.at(name);
    for (size_t i = 0; i < bytes.size(); i += 7) {
      bytes[i] ^= 0x01;
      EXPECT_FALSE(attempt()) << name << " with byte " << i << " flipped";
      bytes[i] ^= 0x01;
    }
  }

  std::map<std::string, Bytes> vectors_ = TestVectors();
};

TEST_F(Certificates, RecoverTheIssuersKey) {
  const auto key = RecoverIssuer();
  ASSERT_TRUE(key.ok()) << key.status();
  EXPECT_EQ(key->modulus, V("issuer_modulus"));
  EXPECT_EQ(key->exponent, V("issuer_exponent"));
}

TEST_F(Certificates, RecoverTheCardsKey) {
  const auto key = RecoverCard();
  ASSERT_TRUE(key.ok()) << key.status();
  EXPECT_EQ(key->modulus, V("card_modulus"));
}

TEST_F(Certificates, AFlippedByteIsNoticed) {
  ExpectEveryByteCounts("issuer_certificate", [&] { return RecoverIssuer().ok(); });
  ExpectEveryByteCounts("issuer_exponent", [&] { return RecoverIssuer().ok(); });
  ExpectEveryByteCounts("card_certificate", [&] { return RecoverCard().ok(); });
  ExpectEveryByteCounts("static_data", [&] { return RecoverCard().ok(); });
}

TEST_F(Certificates, AnotherCardsCertificateIsRefused) {
  vectors_["account_number"] = Hex("6293990100000001011F");
  EXPECT_TRUE(RecoverIssuer().ok()) << "the issuer is the same";
  EXPECT_FALSE(RecoverCard().ok());
  vectors_["account_number"] = Hex("6222990100000001003F");
  EXPECT_FALSE(RecoverIssuer().ok());
}

TEST_F(Certificates, HoldToTheEndOfTheirMonth) {
  EXPECT_TRUE(RecoverIssuer(absl::CivilDay(2049, 12, 31)).ok());
  EXPECT_FALSE(RecoverIssuer(absl::CivilDay(2050, 1, 1)).ok());
  EXPECT_TRUE(RecoverCard(absl::CivilDay(2049, 12, 31)).ok());
  EXPECT_FALSE(RecoverCard(absl::CivilDay(2050, 1, 1)).ok());
}

TEST_F(Certificates, ARemainderOfTheWrongLengthIsRefused) {
  vectors_["issuer_remainder"].push_back(0x00);
  EXPECT_FALSE(RecoverIssuer().ok());
}

TEST_F(Certificates, StaticSignature) {
  const auto verify = [&] {
    return VerifyStaticSignature(Issuer(), V("static_signature"), {V("static_data")});
  };
  const auto code = verify();
  ASSERT_TRUE(code.ok()) << code.status();
  EXPECT_EQ(ToHex(*code), "DAC0");
  ExpectEveryByteCounts("static_signature", [&] { return verify().ok(); });
  ExpectEveryByteCounts("static_data", [&] { return verify().ok(); });
}

TEST_F(Certificates, DynamicSignature) {
  const auto verify = [&] {
    return VerifyDynamicSignature(Card(), V("dynamic_signature"), V("dynamic_data"));
  };
  const auto number = verify();
  ASSERT_TRUE(number.ok()) << number.status();
  EXPECT_EQ(*number, V("dynamic_number"));
  ExpectEveryByteCounts("dynamic_signature", [&] { return verify().ok(); });
  ExpectEveryByteCounts("dynamic_data", [&] { return verify().ok(); });
}

TEST_F(Certificates, ADynamicSignatureIsNoCombinedOne) {
  EXPECT_FALSE(VerifyCombinedSignature(Card(), V("dynamic_signature"), V("dynamic_data"), {}).ok());
}

TEST(RsaRecovery, RefusesWhatIsNoSignature) {
  const RsaPublicKey key{Hex("C5"), Hex("03")};
  EXPECT_EQ(Recover(Hex("05"), key).value(), Hex("7D"));  // 5 to the third
  EXPECT_FALSE(Recover(Hex("0005"), key).ok()) << "longer than the key";
  EXPECT_FALSE(Recover(Hex("C5"), key).ok()) << "not smaller than the key";
  EXPECT_FALSE(Recover(Hex("05"), {Hex("C4"), Hex("03")}).ok()) << "an even modulus";
  EXPECT_FALSE(Recover(Hex("05"), {Hex("C5"), {}}).ok()) << "no exponent";
  EXPECT_FALSE(Recover({}, {{}, Hex("03")}).ok()) << "no modulus";
}

// FIPS 180-4's example.
TEST(RsaRecovery, Sha1OfParts) {
  EXPECT_EQ(ToHex(Sha1({AsBytes("a"), AsBytes("bc")})), "A9993E364706816ABA3E25717850C26C9CD0D89D");
}

TEST(CapkStore, TakesAKeyByItsChecksumAndFindsItUntilItExpires) {
  const auto vectors = TestVectors();
  CertificationAuthorityKey key{{0xA0, 0x00, 0x00, 0x03, 0x33},
                                0xF1,
                                {vectors.at("authority_modulus"), vectors.at("authority_exponent")},
                                absl::CivilDay(2026, 11, 22)};
  CapkStore store;
  EXPECT_FALSE(store.Add(key, Hex("0000000000000000000000000000000000000000")).ok());
  EXPECT_FALSE(store.Add(key, {}).ok());
  ASSERT_TRUE(store.Add(key, vectors.at("authority_checksum")).ok());
  EXPECT_EQ(store.Add(key, vectors.at("authority_checksum")).code(), absl::StatusCode::kAlreadyExists);
  const Bytes aid = Hex("A000000333010101");
  EXPECT_NE(store.Find(aid, 0xF1, absl::CivilDay(2026, 11, 22)), nullptr);
  EXPECT_EQ(store.Find(aid, 0xF1, absl::CivilDay(2026, 11, 23)), nullptr);
  EXPECT_EQ(store.Find(aid, 0xF2, absl::CivilDay(2026, 11, 22)), nullptr);
  EXPECT_EQ(store.Find(Hex("A0000000031010"), 0xF1, absl::CivilDay(2026, 11, 22)), nullptr);
  EXPECT_EQ(store.Find(Hex("A0"), 0xF1, absl::CivilDay(2026, 11, 22)), nullptr);
}

}  // namespace
}  // namespace till::card::oda
