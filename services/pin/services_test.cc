// SPDX-License-Identifier: Apache-2.0
// Every facet as a client meets it, over a real socket; and what a listener finds in everything that was
// printed.

#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "gtest/gtest.h"
#include "hal/pin_pad/fake_pin_pad.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/log/capture.h"
#include "services/common/rpc/call.h"
#include "services/common/rpc/testing/local_facet.h"
#include "services/common/session/session_signer.h"
#include "services/common/session/session_verifier.h"
#include "services/common/status/error.h"
#include "services/pin/card_pin_service.h"
#include "services/pin/client/grpc_host_keys_client.h"
#include "services/pin/client/grpc_pin_entry_client.h"
#include "services/pin/fake_record_file.h"
#include "services/pin/hex_for_tests.h"
#include "services/pin/key_loading_service.h"
#include "services/pin/mac_service.h"
#include "services/pin/pin_entry_service.h"
#include "services/pin/working_keys_service.h"

namespace till::pin {
namespace {

constexpr char kPan[] = "6228480402564890018";
constexpr char kPin[] = "902816";
constexpr char kMasterKey[] = "0123456789ABCDEFFEDCBA9876543210";
constexpr char kTpk[] = "A1B2C3D4E5F60718293A4B5C6D7E8F91";
constexpr char kTak[] = "1F2E3D4C5B6A7988";
constexpr char kTdk[] = "5566778899AABBCC1020304050607080";
constexpr char kSm4MasterKey[] = "FEDCBA98765432100123456789ABCDEF";
constexpr char kSm4Tdk[] = "0F1E2D3C4B5A69788796A5B4C3D2E1F0";

std::span<const uint8_t> Span(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

v1::ImportWorkingKeysRequest SignOnKeys() {
  v1::ImportWorkingKeysRequest request;
  v1::EnvelopedKey* tpk = request.add_keys();
  tpk->set_usage(v1::PIN_ENCRYPTION);
  tpk->set_cryptogram(BytesFromHex("FD7AF640961CDB8BCF779163D38CF457"));
  tpk->set_key_check_value(BytesFromHex("76CDB553"));
  v1::EnvelopedKey* tak = request.add_keys();
  tak->set_usage(v1::MESSAGE_AUTHENTICATION);
  tak->set_cryptogram(BytesFromHex("1F0E1BFFA5BC7EB1"));
  tak->set_key_check_value(BytesFromHex("72305BF7"));
  return request;
}

void AddKey(v1::ImportWorkingKeysRequest& request, v1::WorkingKeyUsage usage, std::string_view cryptogram,
            std::string_view check_value) {
  v1::EnvelopedKey* key = request.add_keys();
  key->set_usage(usage);
  key->set_cryptogram(BytesFromHex(cryptogram));
  key->set_key_check_value(BytesFromHex(check_value));
}

v1::ImportWorkingKeysRequest SignOnKeysWithDataKey() {
  v1::ImportWorkingKeysRequest request = SignOnKeys();
  AddKey(request, v1::DATA_ENCRYPTION, "A387AFCB84C835825848B4AEB92BEF65", "148873");
  return request;
}

// Under the SM4 master key, by Python's cryptography.
v1::ImportWorkingKeysRequest Sm4SignOnKeys() {
  v1::ImportWorkingKeysRequest request;
  request.set_cipher(v1::SM4);
  AddKey(request, v1::PIN_ENCRYPTION, "C7315A82F7707F451A1CDDFB76046E10", "10CA5843");
  AddKey(request, v1::MESSAGE_AUTHENTICATION, "6AB0B804998B584FC26FE48717B1C1E0", "8698320C");
  AddKey(request, v1::DATA_ENCRYPTION, "7958FA4A394D44C1614CEB5094D5C00C", "660D19F4");
  return request;
}

class ServicesTest : public testing::Test {
 protected:
  ServicesTest() {
    absl::Status restored;
    EXPECT_TRUE(keys_
                    .LoadMasterKey(KeyCipher::kTripleDes, SecretBuffer::Copy(FromHex(kMasterKey)),
                                   FromHex("08D7B4FB"), true, &restored)
                    .ok());
  }

  v1::EnterOnlinePinRequest EntryRequest(const std::string& payment = "payments/1") {
    AccountData account = {.pan = *Pan::Parse(kPan),
                           .expiry_yymm = "3012",
                           .sequence_number = "",
                           .track2 = SecretBuffer::CopyString("6228480402564890018D30122010000000000"),
                           .payment_id = payment};
    v1::EnterOnlinePinRequest request;
    request.set_payment(payment);
    request.set_sealed_account(*SealAccount(account, sealing_keys_.public_key()));
    request.mutable_amount()->set_minor_units(1234);
    request.mutable_amount()->set_currency_code("CNY");
    request.set_language("zh");
    return request;
  }

  FakeClock clock_;
  FakeRecordFile file_;
  KeyStore keys_{file_, clock_};
  hal::FakePinPad pad_{clock_};
  SealingKeyPair sealing_keys_ = SealingKeyPair::Generate();
  SealingKeyPair card_ = SealingKeyPair::Generate();
  SharedPad shared_pad_{pad_};
  OnlinePinEntry entry_{shared_pad_, keys_, sealing_keys_, RateLimit(120, absl::Hours(1), clock_), clock_};
  CardNumberEntry card_number_{shared_pad_, sealing_keys_, [this] { return card_.public_key(); }, clock_};
  PinEntryService pin_entry_service_{shared_pad_, entry_, card_number_};
  MacService mac_service_{keys_};
  WorkingKeysService working_keys_service_{keys_};
  CardPinService card_pin_service_;
  KeyLoadingService key_loading_service_{keys_};
  rpc::testing::LocalFacet pin_entry_facet_{std::in_place_type<v1::PinEntry>, &pin_entry_service_};
  rpc::testing::LocalFacet mac_facet_{std::in_place_type<v1::Mac>, &mac_service_};
  rpc::testing::LocalFacet working_keys_facet_{std::in_place_type<v1::WorkingKeys>, &working_keys_service_};
  GrpcPinEntryClient pin_entry_{pin_entry_facet_.channel()};
  GrpcHostKeysClient host_keys_{mac_facet_.channel(), working_keys_facet_.channel()};
};

TEST_F(ServicesTest, ASignOnThenAPinThenAMac) {
  ASSERT_TRUE(host_keys_.ImportWorkingKeys(SignOnKeys()).ok());
  pad_.TypeAtNextEntry("1234E");
  std::vector<int> counts;
  const auto result = pin_entry_.EnterOnlinePin(EntryRequest(), [&](int count) { counts.push_back(count); });
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(result->outcome(), v1::PinEntryResult::ENTERED);
  EXPECT_EQ(result->pin_block().size(), 8u);
  EXPECT_EQ(counts, (std::vector<int>{1, 2, 3, 4}));
  EXPECT_EQ(pad_.prompts()[0].text, "请输入密码\nCNY 12.34");
  EXPECT_EQ(pad_.prompts()[0].timeout, absl::Seconds(60));
  EXPECT_EQ(*host_keys_.GenerateMac(v1::UNIONPAY_ECB_XOR, Span("a")), "3F867FD4");
  EXPECT_TRUE(*host_keys_.VerifyMac(v1::UNIONPAY_ECB_XOR, Span("a"), "3F867FD4"));
  EXPECT_FALSE(*host_keys_.VerifyMac(v1::UNIONPAY_ECB_XOR, Span("b"), "3F867FD4"));
}

TEST_F(ServicesTest, ErrorsKeepTheirCodesOnTheWire) {
  EXPECT_EQ(ErrorCodeOf(host_keys_.GenerateMac(v1::UNIONPAY_ECB_XOR, Span("a")).status()),
            ErrorCode::kKeyMissing);
  const auto no_key = pin_entry_.EnterOnlinePin(EntryRequest(), [](int) {});
  EXPECT_EQ(ErrorCodeOf(no_key.status()), ErrorCode::kKeyMissing);
  EXPECT_EQ(PaymentIdOf(no_key.status()), "payments/1");
  v1::ImportWorkingKeysRequest wrong = SignOnKeys();
  wrong.mutable_keys(0)->set_key_check_value("abcd");
  EXPECT_EQ(ErrorCodeOf(host_keys_.ImportWorkingKeys(wrong)), ErrorCode::kKeyCheckFailed);
  wrong.mutable_keys(0)->clear_usage();
  EXPECT_EQ(ErrorCodeOf(host_keys_.ImportWorkingKeys(wrong)), ErrorCode::kInvalidRequest);
  ASSERT_TRUE(host_keys_.ImportWorkingKeys(SignOnKeys()).ok());
  EXPECT_EQ(ErrorCodeOf(host_keys_.GenerateMac(v1::MAC_ALGORITHM_UNSPECIFIED, Span("a")).status()),
            ErrorCode::kInvalidRequest);
  EXPECT_EQ(ErrorCodeOf(host_keys_.GenerateMac(v1::UNIONPAY_ECB_XOR, Span("")).status()),
            ErrorCode::kInvalidRequest);
  EXPECT_EQ(ErrorCodeOf(host_keys_.GenerateMac(v1::X9_19, Span("a")).status()), ErrorCode::kInvalidRequest);
  v1::EnterOnlinePinRequest other = EntryRequest("payments/1");
  other.set_payment("payments/2");
  EXPECT_EQ(ErrorCodeOf(pin_entry_.EnterOnlinePin(other, [](int) {}).status()),
            ErrorCode::kSealedAccountInvalid);
}

TEST_F(ServicesTest, ATrackIsEncipheredUnderTheDataKey) {
  EXPECT_EQ(ErrorCodeOf(host_keys_.EncipherTrack(FromHex("2345674D30122010")).status()),
            ErrorCode::kKeyMissing);
  ASSERT_TRUE(host_keys_.ImportWorkingKeys(SignOnKeysWithDataKey()).ok());
  EXPECT_EQ(ToHex(*host_keys_.EncipherTrack(FromHex("2345674D30122010"))), "F51CF2D54E37C7BA");
  EXPECT_EQ(ErrorCodeOf(host_keys_.EncipherTrack(FromHex("2345")).status()), ErrorCode::kInvalidRequest);
  EXPECT_EQ(ErrorCodeOf(host_keys_.EncipherTrack({}).status()), ErrorCode::kInvalidRequest);
}

TEST_F(ServicesTest, ASignOnWithSm4) {
  EXPECT_EQ(ErrorCodeOf(host_keys_.ImportWorkingKeys(Sm4SignOnKeys())), ErrorCode::kKeyMissing)
      << "there is no SM4 master key";
  absl::Status restored;
  ASSERT_TRUE(keys_
                  .LoadMasterKey(KeyCipher::kSm4, SecretBuffer::Copy(FromHex(kSm4MasterKey)),
                                 FromHex("40013356"), true, &restored)
                  .ok());
  ASSERT_TRUE(host_keys_.ImportWorkingKeys(Sm4SignOnKeys()).ok());
  EXPECT_EQ(*host_keys_.GenerateMac(v1::UNIONPAY_SM4, Span("a")), "122FCE8F");
  EXPECT_TRUE(*host_keys_.VerifyMac(v1::UNIONPAY_SM4, Span("a"), "122FCE8F"));
  EXPECT_FALSE(*host_keys_.VerifyMac(v1::UNIONPAY_SM4, Span("b"), "122FCE8F"));
  EXPECT_EQ(ErrorCodeOf(host_keys_.GenerateMac(v1::UNIONPAY_ECB_XOR, Span("a")).status()),
            ErrorCode::kInvalidRequest)
      << "the key is for another cipher";
  EXPECT_EQ(ToHex(*host_keys_.EncipherTrack(FromHex("2345674D301220100000000000000000"))),
            "DDD857F384C4AD2835FDC4400DB9DC89");
  pad_.TypeAtNextEntry("1234E");
  const auto result = pin_entry_.EnterOnlinePin(EntryRequest(), [](int) {});
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(result->pin_block().size(), 16u);
}

TEST_F(ServicesTest, ASignOffDropsTheKeys) {
  ASSERT_TRUE(host_keys_.ImportWorkingKeys(SignOnKeysWithDataKey()).ok());
  EXPECT_EQ(host_keys_.GetWorkingKeys()->keys_size(), 3);
  ASSERT_TRUE(host_keys_.DropWorkingKeys().ok());
  EXPECT_EQ(host_keys_.GetWorkingKeys()->keys_size(), 0);
  EXPECT_EQ(ErrorCodeOf(host_keys_.GenerateMac(v1::UNIONPAY_ECB_XOR, Span("a")).status()),
            ErrorCode::kKeyMissing);
  EXPECT_FALSE(file_.record.has_value());
}

TEST_F(ServicesTest, X99WantsASingleLengthKeyAndX919ADoubleLengthOne) {
  ASSERT_TRUE(host_keys_.ImportWorkingKeys(SignOnKeys()).ok());
  const auto mac = host_keys_.GenerateMac(v1::X9_9, Span("a"));
  ASSERT_TRUE(mac.ok()) << mac.status();
  EXPECT_EQ(ToHex(*mac), "DA152D1DDC2F4CFB");
  EXPECT_EQ(ErrorCodeOf(host_keys_.GenerateMac(v1::X9_19, Span("a")).status()), ErrorCode::kInvalidRequest);
}

TEST_F(ServicesTest, CancelEndsTheStreamWithCancelled) {
  ASSERT_TRUE(host_keys_.ImportWorkingKeys(SignOnKeys()).ok());
  pad_.HoldSilence(true);
  std::optional<v1::PinEntryResult> result;
  std::thread payment([&] { result = *pin_entry_.EnterOnlinePin(EntryRequest("payments/3"), [](int) {}); });
  pad_.WaitUntilAsked();
  EXPECT_TRUE(pin_entry_.Cancel("payments/3").ok());
  payment.join();
  EXPECT_EQ(result->outcome(), v1::PinEntryResult::CANCELLED);
  EXPECT_EQ(ErrorCodeOf(pin_entry_.Cancel("")), ErrorCode::kInvalidRequest);
}

TEST_F(ServicesTest, ACardNumberIsTypedAndLeavesInABox) {
  pad_.TypeAtNextEntry(std::string(kPan) + "E1230E");
  v1::EnterCardNumberRequest request;
  request.set_payment("payments/1");
  request.set_language("zh");
  std::vector<std::string> progress;
  const auto result = pin_entry_.EnterCardNumber(request, [&](const v1::CardNumberProgress& now) {
    progress.push_back(v1::CardNumberProgress::Part_Name(now.part()) + std::to_string(now.digit_count()));
  });
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(result->outcome(), v1::CardNumberResult::ENTERED);
  EXPECT_EQ(progress.front(), "NUMBER1");
  EXPECT_EQ(progress.back(), "EXPIRY4");
  EXPECT_EQ(pad_.prompts()[0].timeout, absl::Seconds(120));
  const absl::StatusOr<AccountData> typed =
      card_.OpenFrom(result->sealed_account(), sealing_keys_.public_key());
  ASSERT_TRUE(typed.ok());
  EXPECT_EQ(typed->pan.RevealDigits(), kPan);
  request.set_timeout_ms(1);
  const auto refused = pin_entry_.EnterCardNumber(request, [](const v1::CardNumberProgress&) {});
  EXPECT_EQ(ErrorCodeOf(refused.status()), ErrorCode::kInvalidRequest);
  EXPECT_EQ(PaymentIdOf(refused.status()), "payments/1");
}

TEST_F(ServicesTest, StatusTellsPadAndKeys) {
  auto status = pin_entry_.Status();
  ASSERT_TRUE(status.ok());
  EXPECT_TRUE(status->pad_ready());
  EXPECT_FALSE(status->pin_key_ready());
  EXPECT_EQ(status->fault(), common::v1::KEY_MISSING);
  ASSERT_TRUE(host_keys_.ImportWorkingKeys(SignOnKeys()).ok());
  EXPECT_EQ(pin_entry_.Status()->fault(), common::v1::ERROR_CODE_UNSPECIFIED);
  const auto keys = host_keys_.GetWorkingKeys();
  ASSERT_EQ(keys->keys_size(), 2);
  EXPECT_EQ(keys->keys(0).usage(), v1::PIN_ENCRYPTION);
  EXPECT_EQ(ToHex(keys->keys(0).key_check_value()), "76CDB553");
  EXPECT_EQ(keys->keys(1).imported_at().seconds(), absl::ToUnixSeconds(clock_.Now()));
}

TEST_F(ServicesTest, WhatIsNotSupportedSaysSo) {
  rpc::testing::LocalFacet facet(std::in_place_type<v1::CardPin>, &card_pin_service_);
  const auto stub = v1::CardPin::NewStub(facet.channel());
  EXPECT_EQ(ErrorCodeOf(rpc::UnaryCall(*stub, &v1::CardPin::Stub::EncipherPinForCard,
                                       v1::EncipherPinForCardRequest(), absl::Seconds(10))
                            .status()),
            ErrorCode::kNotSupported);
}

TEST_F(ServicesTest, KeyLoadingListsForAllAndWipesForAKeyOfficer) {
  const SessionSigner signer = SessionSigner::Generate();
  const auto verifier = SessionVerifier::Create(signer.public_key(), clock_);
  ASSERT_TRUE(verifier.ok());
  rpc::testing::LocalFacet facet(std::in_place_type<v1::KeyLoading>, &key_loading_service_,
                                 {.rules = {.permissions = &*verifier}});
  const auto stub = v1::KeyLoading::NewStub(facet.channel());
  const auto slots =
      rpc::UnaryCall(*stub, &v1::KeyLoading::Stub::ListSlots, v1::ListSlotsRequest(), absl::Seconds(10));
  ASSERT_TRUE(slots.ok()) << slots.status();
  ASSERT_EQ(slots->slots_size(), 1);
  EXPECT_EQ(slots->slots(0).usage(), "TMK");
  EXPECT_TRUE(slots->slots(0).test_only());
  const auto wipe = [&](const std::string& session) {
    return ErrorCodeOf(rpc::UnaryCall(*stub, &v1::KeyLoading::Stub::Wipe, v1::WipeRequest(),
                                      {.deadline = absl::Seconds(10), .session = session})
                           .status());
  };
  const auto session = [&](std::set<common::v1::Permission> permissions) {
    return *signer.Sign({.operator_id = "99",
                         .role = "administrator",
                         .permissions = std::move(permissions),
                         .issued = clock_.Now(),
                         .expires = clock_.Now() + absl::Minutes(5)});
  };
  EXPECT_EQ(wipe(""), ErrorCode::kNotSignedIn);
  EXPECT_EQ(wipe(session({common::v1::CONFIGURE})), ErrorCode::kPermissionMissing);
  EXPECT_TRUE(keys_.Has(KeyUsage::kMaster));
  EXPECT_EQ(wipe(session({common::v1::LOAD_KEYS})), ErrorCode::kUnspecified);
  EXPECT_FALSE(keys_.Has(KeyUsage::kMaster));
  EXPECT_EQ(
      ErrorCodeOf(rpc::UnaryCall(*stub, &v1::KeyLoading::Stub::LoadKeyBlock, v1::LoadKeyBlockRequest(),
                                 {.deadline = absl::Seconds(10), .session = session({common::v1::LOAD_KEYS})})
                      .status()),
      ErrorCode::kNotSupported);
}

// Promise 1 of docs/architecture.md, seen from outside: nothing that this process prints, logs or answers
// holds a PIN, a clear card number or a key, however its entries end.
TEST_F(ServicesTest, NothingSecretIsEverPrinted) {
  testing::internal::CaptureStderr();
  testing::internal::CaptureStdout();
  std::string told;
  {
    const log::Capture capture;
    const auto enter = [&](const v1::EnterOnlinePinRequest& request, std::string keys) {
      pad_.TypeAtNextEntry(keys);
      const auto result = pin_entry_.EnterOnlinePin(request, [](int) {});
      told += result.ok() ? result->ShortDebugString() : result.status().ToString();
      told += "\n";
    };
    enter(EntryRequest(), std::string(kPin) + "E");  // no key yet
    for (const char* end : {"E1230E", "C", "!", ""}) {
      pad_.TypeAtNextEntry(std::string(kPan) + end);
      v1::EnterCardNumberRequest typing;
      typing.set_payment("payments/1");
      const auto typed = pin_entry_.EnterCardNumber(
          typing, [&](const v1::CardNumberProgress& now) { told += now.ShortDebugString(); });
      told += typed.ok() ? typed->ShortDebugString() : typed.status().ToString();
    }
    told += host_keys_.ImportWorkingKeys(SignOnKeys()).ToString();
    enter(EntryRequest(), std::string(kPin) + "E");
    enter(EntryRequest(), std::string(kPin) + "C");
    enter(EntryRequest(), std::string(kPin) + "!");
    enter(EntryRequest(), std::string(kPin));
    v1::EnterOnlinePinRequest other = EntryRequest();
    other.set_payment("payments/2");
    enter(other, std::string(kPin) + "E");
    other.set_sealed_account("damaged");
    enter(other, std::string(kPin) + "E");
    v1::ImportWorkingKeysRequest wrong = SignOnKeys();
    wrong.mutable_keys(1)->set_key_check_value("abcd");
    told += host_keys_.ImportWorkingKeys(wrong).ToString();
    told += host_keys_.ImportWorkingKeys(Sm4SignOnKeys()).ToString();
    absl::Status restored;
    told += keys_
                .LoadMasterKey(KeyCipher::kSm4, SecretBuffer::Copy(FromHex(kSm4MasterKey)),
                               FromHex("40013356"), true, &restored)
                .ToString();
    told += host_keys_.ImportWorkingKeys(Sm4SignOnKeys()).ToString();
    enter(EntryRequest(), std::string(kPin) + "E");
    told += host_keys_.EncipherTrack(FromHex("2345674D3012")).status().ToString();
    told += host_keys_.GetWorkingKeys()->ShortDebugString();
    told += host_keys_.ImportWorkingKeys(SignOnKeysWithDataKey()).ToString();
    told += host_keys_.EncipherTrack(FromHex("2345674D3012")).status().ToString();
    told += host_keys_.DropWorkingKeys().ToString();
    ASSERT_GE(capture.events().size(), 6u) << "there was something to look at";
    told += capture.Text();
  }
  told += testing::internal::GetCapturedStderr();
  told += testing::internal::GetCapturedStdout();
  EXPECT_NE(told.find("ENTERED"), std::string::npos);
  for (const std::string& secret :
       {std::string(kPin), std::string(kPan), std::string(kPan).substr(6, 9),
        std::string(kMasterKey).substr(0, 16), std::string(kTpk).substr(0, 16), std::string(kTak),
        absl::AsciiStrToLower(kTpk).substr(0, 16), absl::AsciiStrToLower(kTak), BytesFromHex(kTpk),
        BytesFromHex(kTak), BytesFromHex(kMasterKey), std::string(kTdk), BytesFromHex(kTdk),
        std::string(kSm4Tdk), BytesFromHex(kSm4Tdk), std::string(kSm4MasterKey), BytesFromHex(kSm4MasterKey),
        BytesFromHex("2345674D3012"), std::string("2345674D3012")}) {
    EXPECT_EQ(told.find(secret), std::string::npos)
        << "a secret of " << secret.size() << " bytes was printed";
  }
}

}  // namespace
}  // namespace till::pin
