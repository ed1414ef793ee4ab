// SPDX-License-Identifier: Apache-2.0
#include "services/pin/key_store.h"

#include <utility>

#include "gtest/gtest.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/status/error.h"
#include "services/pin/fake_record_file.h"
#include "services/pin/hex_for_tests.h"

namespace till::pin {
namespace {

// Wrapped under the test master key by Python's cryptography.
WrappedKey Tpk() {
  return {KeyUsage::kPin, BytesFromHex("FD7AF640961CDB8BCF779163D38CF457"), BytesFromHex("76CDB553"), {}};
}
WrappedKey Tak() {
  return {KeyUsage::kMac, BytesFromHex("1F0E1BFFA5BC7EB1"), BytesFromHex("72305BF7"), {}};
}
WrappedKey Tdk() {
  return {KeyUsage::kData, BytesFromHex("A387AFCB84C835825848B4AEB92BEF65"), BytesFromHex("148873"), {}};
}

// The same under the SM4 test master key.
WrappedKey Sm4Tpk() {
  return {KeyUsage::kPin, BytesFromHex("C7315A82F7707F451A1CDDFB76046E10"), BytesFromHex("10CA5843"), {}};
}
WrappedKey Sm4Tak() {
  return {KeyUsage::kMac, BytesFromHex("6AB0B804998B584FC26FE48717B1C1E0"), BytesFromHex("8698320C"), {}};
}
WrappedKey Sm4Tdk() {
  return {KeyUsage::kData, BytesFromHex("7958FA4A394D44C1614CEB5094D5C00C"), BytesFromHex("660D19F4"), {}};
}

class KeyStoreTest : public testing::Test {
 protected:
  absl::Status LoadMaster(KeyStore& store, std::string_view hex = "0123456789ABCDEFFEDCBA9876543210",
                          std::string_view check_value = "08D7B4FB") {
    return store.LoadMasterKey(KeyCipher::kTripleDes, SecretBuffer::Copy(FromHex(hex)), FromHex(check_value),
                               true, &restored_);
  }
  absl::Status LoadSm4Master(KeyStore& store, std::string_view hex = "FEDCBA98765432100123456789ABCDEF",
                             std::string_view check_value = "40013356") {
    return store.LoadMasterKey(KeyCipher::kSm4, SecretBuffer::Copy(FromHex(hex)), FromHex(check_value), true,
                               &restored_);
  }
  std::string KeyOf(const KeyStore& store, KeyUsage usage) {
    std::string hex = "none";
    const absl::Status used = store.WithKey(usage, [&](const KeyView& key) {
      hex = ToHex(key.bytes);
      return absl::OkStatus();
    });
    return used.ok() ? hex : std::string(ErrorCodeName(ErrorCodeOf(used)));
  }

  FakeClock clock_{absl::FromUnixSeconds(1'800'000'000)};
  FakeRecordFile file_;
  KeyStore store_{file_, clock_};
  absl::Status restored_;
};

TEST_F(KeyStoreTest, ImportsWorkingKeysUnderTheMasterKey) {
  ASSERT_TRUE(LoadMaster(store_).ok());
  ASSERT_TRUE(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk(), Tak()}).ok());
  EXPECT_EQ(KeyOf(store_, KeyUsage::kPin), "A1B2C3D4E5F60718293A4B5C6D7E8F91");
  EXPECT_EQ(KeyOf(store_, KeyUsage::kMac), "1F2E3D4C5B6A7988");
  EXPECT_EQ(KeyOf(store_, KeyUsage::kData), "KEY_MISSING");
}

TEST_F(KeyStoreTest, ListTellsCheckValuesOnly) {
  ASSERT_TRUE(LoadMaster(store_).ok());
  ASSERT_TRUE(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tak()}).ok());
  const std::vector<KeySlot> slots = store_.List();
  ASSERT_EQ(slots.size(), 2u);
  EXPECT_EQ(slots[0].usage, KeyUsage::kMaster);
  EXPECT_EQ(ToHex(slots[0].key_check_value), "08D7B4FB");
  EXPECT_TRUE(slots[0].test_only);
  EXPECT_EQ(slots[1].usage, KeyUsage::kMac);
  EXPECT_EQ(ToHex(slots[1].key_check_value), "72305BF7");
  EXPECT_EQ(slots[1].loaded_at, clock_.Now());
}

TEST_F(KeyStoreTest, KeysSurviveARestartAsCryptograms) {
  ASSERT_TRUE(LoadMaster(store_).ok());
  ASSERT_TRUE(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk(), Tak()}).ok());
  EXPECT_EQ(file_.record->find(BytesFromHex("A1B2C3D4")), std::string::npos) << "no clear key is stored";
  clock_.Advance(absl::Hours(5));
  KeyStore restarted(file_, clock_);
  ASSERT_TRUE(LoadMaster(restarted).ok());
  EXPECT_TRUE(restored_.ok()) << restored_;
  EXPECT_EQ(KeyOf(restarted, KeyUsage::kPin), "A1B2C3D4E5F60718293A4B5C6D7E8F91");
  EXPECT_EQ(restarted.List()[2].loaded_at, absl::FromUnixSeconds(1'800'000'000));
}

TEST_F(KeyStoreTest, ADamagedRecordIsToldAndDoesNotStopTheStart) {
  ASSERT_TRUE(LoadMaster(store_).ok());
  ASSERT_TRUE(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk(), Tak()}).ok());
  (*file_.record)[10] ^= 1;
  KeyStore restarted(file_, clock_);
  ASSERT_TRUE(LoadMaster(restarted).ok());
  EXPECT_EQ(ErrorCodeOf(restored_), ErrorCode::kStorageCorrupt);
  EXPECT_EQ(KeyOf(restarted, KeyUsage::kPin), "KEY_MISSING");
  EXPECT_TRUE(restarted.Has(KeyUsage::kMaster));
}

TEST_F(KeyStoreTest, AWrongCheckValueDropsTheOldKeysToo) {
  ASSERT_TRUE(LoadMaster(store_).ok());
  ASSERT_TRUE(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk(), Tak()}).ok());
  WrappedKey wrong = Tak();
  wrong.key_check_value[3] ^= 1;
  EXPECT_EQ(ErrorCodeOf(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk(), wrong})),
            ErrorCode::kKeyCheckFailed);
  EXPECT_EQ(KeyOf(store_, KeyUsage::kPin), "KEY_MISSING");
  EXPECT_EQ(KeyOf(store_, KeyUsage::kMac), "KEY_MISSING");
  EXPECT_FALSE(file_.record.has_value());
  EXPECT_TRUE(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk(), Tak()}).ok())
      << "the next sign-on mends it";
}

TEST_F(KeyStoreTest, AnImportReplacesEveryWorkingKey) {
  ASSERT_TRUE(LoadMaster(store_).ok());
  ASSERT_TRUE(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk(), Tak(), Tdk()}).ok());
  ASSERT_TRUE(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk(), Tak()}).ok());
  EXPECT_EQ(KeyOf(store_, KeyUsage::kData), "KEY_MISSING");
}

TEST_F(KeyStoreTest, AMalformedImportLeavesTheOldKeys) {
  ASSERT_TRUE(LoadMaster(store_).ok());
  ASSERT_TRUE(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk(), Tak()}).ok());
  WrappedKey single_tdk = Tdk();
  single_tdk.cryptogram.resize(8);
  WrappedKey zero_filled_tak = Tak();  // as field 62 carries it: the layout is the caller's to cut
  zero_filled_tak.cryptogram.resize(12);
  WrappedKey master = Tpk();
  master.usage = KeyUsage::kMaster;
  WrappedKey no_check = Tak();
  no_check.key_check_value.clear();
  const std::vector<WrappedKey> imports[] = {{},       {single_tdk}, {zero_filled_tak},
                                             {master}, {no_check},   {Tak(), Tak()}};
  for (const auto& keys : imports) {
    EXPECT_EQ(ErrorCodeOf(store_.ImportWorkingKeys(KeyCipher::kTripleDes, keys)), ErrorCode::kInvalidRequest);
    EXPECT_EQ(KeyOf(store_, KeyUsage::kMac), "1F2E3D4C5B6A7988");
  }
}

TEST_F(KeyStoreTest, ASingleLengthPinKeyIsCheckedAndNotKept) {
  // The sign-on of 60.3 = 001 brings one; by Python: DES key 1F2E3D4C5B6A7988 as a PIN key, and another TAK.
  ASSERT_TRUE(LoadMaster(store_).ok());
  WrappedKey single_tpk = Tak();
  single_tpk.usage = KeyUsage::kPin;
  ASSERT_TRUE(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {single_tpk, Tdk()}).ok());
  EXPECT_EQ(KeyOf(store_, KeyUsage::kPin), "KEY_MISSING") << "no PIN goes out under 56 bits";
  EXPECT_NE(KeyOf(store_, KeyUsage::kData), "KEY_MISSING");
  single_tpk.key_check_value[0] ^= 1;
  EXPECT_EQ(ErrorCodeOf(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {single_tpk, Tdk()})),
            ErrorCode::kKeyCheckFailed);
}

TEST_F(KeyStoreTest, RefusesKeysThatAreWeakOrShared) {
  ASSERT_TRUE(LoadMaster(store_).ok());
  // By Python: 3DES-ECB of a TPK with two equal halves, and the TPK under the TAK's name.
  WrappedKey equal_halves = {
      KeyUsage::kPin, BytesFromHex("FD7AF640961CDB8B6A8AFE5E48C80E93"), BytesFromHex("5FFE0009"), {}};
  EXPECT_EQ(ErrorCodeOf(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {equal_halves, Tak()})),
            ErrorCode::kKeyCheckFailed);
  WrappedKey shared = Tpk();
  shared.usage = KeyUsage::kMac;
  EXPECT_EQ(ErrorCodeOf(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk(), shared})),
            ErrorCode::kKeyCheckFailed);
  WrappedKey master_again = {
      KeyUsage::kPin, BytesFromHex("1A4D672DCA6CB3351FD1B02B237AF9AE"), BytesFromHex("08D7B4FB"), {}};
  EXPECT_EQ(ErrorCodeOf(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {master_again, Tak()})),
            ErrorCode::kKeyCheckFailed);
}

TEST_F(KeyStoreTest, KeysThatCannotBeStoredAreNotUsed) {
  ASSERT_TRUE(LoadMaster(store_).ok());
  ASSERT_TRUE(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk(), Tak()}).ok());
  file_.next_replace = MakeError(ErrorCode::kStorageFull, "disk full");
  EXPECT_EQ(ErrorCodeOf(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk(), Tak()})),
            ErrorCode::kStorageFull);
  EXPECT_EQ(KeyOf(store_, KeyUsage::kMac), "KEY_MISSING");
  EXPECT_FALSE(file_.record.has_value());
}

TEST_F(KeyStoreTest, WithoutAMasterKeyThereIsNothing) {
  EXPECT_EQ(ErrorCodeOf(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk()})), ErrorCode::kKeyMissing);
  EXPECT_EQ(KeyOf(store_, KeyUsage::kMaster), "KEY_MISSING");
  EXPECT_TRUE(store_.List().empty());
}

TEST_F(KeyStoreTest, RefusesABadMasterKey) {
  EXPECT_EQ(ErrorCodeOf(LoadMaster(store_, "0123456789ABCDEFFEDCBA9876543210", "08D7B4FC")),
            ErrorCode::kKeyCheckFailed);
  EXPECT_EQ(ErrorCodeOf(LoadMaster(store_, "0123456789ABCDEF", "D5D44FF7")), ErrorCode::kInvalidRequest);
  EXPECT_EQ(ErrorCodeOf(LoadMaster(store_, "0123456789ABCDEF0123456789ABCDEF", "D5D44FF7")),
            ErrorCode::kKeyCheckFailed)
      << "equal halves are single DES";
  EXPECT_FALSE(store_.Has(KeyUsage::kMaster));
}

TEST_F(KeyStoreTest, Sm4KeysComeUnderTheSm4MasterKey) {
  ASSERT_TRUE(LoadMaster(store_).ok());
  EXPECT_EQ(ErrorCodeOf(store_.ImportWorkingKeys(KeyCipher::kSm4, {Sm4Tpk()})), ErrorCode::kKeyMissing);
  ASSERT_TRUE(LoadSm4Master(store_).ok());
  ASSERT_TRUE(store_.ImportWorkingKeys(KeyCipher::kSm4, {Sm4Tpk(), Sm4Tak(), Sm4Tdk()}).ok());
  EXPECT_EQ(KeyOf(store_, KeyUsage::kPin), "A1B2C3D4E5F60718293A4B5C6D7E8F91");
  EXPECT_EQ(KeyOf(store_, KeyUsage::kMac), "5C7A99B8D7F61524334251607F8E9DAC");
  EXPECT_EQ(KeyOf(store_, KeyUsage::kData), "0F1E2D3C4B5A69788796A5B4C3D2E1F0");
  const absl::Status lent = store_.WithKey(KeyUsage::kMac, [](const KeyView& key) {
    EXPECT_EQ(key.cipher, KeyCipher::kSm4);
    return absl::OkStatus();
  });
  EXPECT_TRUE(lent.ok());
  EXPECT_EQ(store_.List().back().usage, KeyUsage::kSm4Master);
  EXPECT_EQ(ToHex(store_.List().back().key_check_value), "40013356");
  // The next sign-on may be of the other kind: one set of working keys, never a mixture.
  ASSERT_TRUE(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk(), Tak()}).ok());
  EXPECT_EQ(KeyOf(store_, KeyUsage::kMac), "1F2E3D4C5B6A7988");
  EXPECT_EQ(KeyOf(store_, KeyUsage::kData), "KEY_MISSING");
}

TEST_F(KeyStoreTest, ASm4KeyOfAnotherLengthOrCheckValueIsRefused) {
  ASSERT_TRUE(LoadSm4Master(store_).ok());
  WrappedKey single = Sm4Tak();
  single.cryptogram.resize(8);
  EXPECT_EQ(ErrorCodeOf(store_.ImportWorkingKeys(KeyCipher::kSm4, {single})), ErrorCode::kInvalidRequest);
  WrappedKey wrong = Sm4Tak();
  wrong.key_check_value[0] ^= 1;
  EXPECT_EQ(ErrorCodeOf(store_.ImportWorkingKeys(KeyCipher::kSm4, {wrong})), ErrorCode::kKeyCheckFailed);
}

TEST_F(KeyStoreTest, Sm4KeysSurviveARestartWhicheverMasterKeyComesLast) {
  ASSERT_TRUE(LoadMaster(store_).ok());
  ASSERT_TRUE(LoadSm4Master(store_).ok());
  ASSERT_TRUE(store_.ImportWorkingKeys(KeyCipher::kSm4, {Sm4Tpk(), Sm4Tak()}).ok());
  for (const bool sm4_last : {true, false}) {
    KeyStore restarted(file_, clock_);
    ASSERT_TRUE((sm4_last ? LoadMaster(restarted) : LoadSm4Master(restarted)).ok());
    ASSERT_TRUE((sm4_last ? LoadSm4Master(restarted) : LoadMaster(restarted)).ok());
    EXPECT_TRUE(restored_.ok()) << restored_;
    EXPECT_EQ(KeyOf(restarted, KeyUsage::kMac), "5C7A99B8D7F61524334251607F8E9DAC") << sm4_last;
  }
}

TEST_F(KeyStoreTest, TheRecordOfAnOlderVersionIsReadAndReplacedAtTheNextSignOn) {
  // What the version before SM4 left in the state folder (working_key_record_test pins it; the seal is
  // Python's).
  file_.record = BytesFromHex(
      "54574B31020210FD7AF640961CDB8BCF779163D38CF4570476CDB553000000006B49D20003081F0E1BFFA5BC7EB10472305BF7"
      "000000006B49D201818F4C70F46C8C1DEC17DF20DAAF8FBC5E1A87830B403F77401AC935BD27A417");
  ASSERT_TRUE(LoadMaster(store_).ok());
  ASSERT_TRUE(LoadSm4Master(store_).ok());
  EXPECT_TRUE(restored_.ok()) << restored_;
  EXPECT_EQ(KeyOf(store_, KeyUsage::kPin), "A1B2C3D4E5F60718293A4B5C6D7E8F91");
  EXPECT_EQ(KeyOf(store_, KeyUsage::kMac), "1F2E3D4C5B6A7988");
  EXPECT_EQ(store_.List()[1].loaded_at, absl::FromUnixSeconds(1'800'000'000));
  ASSERT_TRUE(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk(), Tak()}).ok());
  EXPECT_TRUE(file_.record->starts_with("TWK2"));
}

TEST_F(KeyStoreTest, OneKeyIsNotTheMasterOfTwoCiphers) {
  ASSERT_TRUE(LoadMaster(store_).ok());
  // By Python: SM4 of sixteen zero bytes under the DES master key.
  EXPECT_EQ(ErrorCodeOf(LoadSm4Master(store_, "0123456789ABCDEFFEDCBA9876543210", "2677F46B")),
            ErrorCode::kKeyCheckFailed);
  EXPECT_FALSE(store_.Has(KeyUsage::kSm4Master));
}

TEST_F(KeyStoreTest, DroppingLeavesTheMasterKeysOnly) {
  ASSERT_TRUE(LoadMaster(store_).ok());
  ASSERT_TRUE(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk(), Tak(), Tdk()}).ok());
  ASSERT_TRUE(store_.DropWorkingKeys().ok());
  EXPECT_EQ(store_.List().size(), 1u);
  EXPECT_TRUE(store_.Has(KeyUsage::kMaster));
  EXPECT_FALSE(file_.record.has_value()) << "they would come back at the next start";
  EXPECT_TRUE(store_.DropWorkingKeys().ok()) << "there is nothing left to drop";
}

TEST_F(KeyStoreTest, WipeLeavesNothing) {
  ASSERT_TRUE(LoadMaster(store_).ok());
  ASSERT_TRUE(store_.ImportWorkingKeys(KeyCipher::kTripleDes, {Tpk(), Tak()}).ok());
  ASSERT_TRUE(store_.Wipe().ok());
  EXPECT_TRUE(store_.List().empty());
  EXPECT_FALSE(file_.record.has_value());
}

}  // namespace
}  // namespace till::pin
