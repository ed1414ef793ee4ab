// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/status_mapping.h"

#include <gtest/gtest.h>

#include <string>

#include "services/common/rpc/language.h"
#include "services/common/status/error.h"

namespace till::rpc {
namespace {

TEST(StatusMapping, OkIsOk) {
  EXPECT_TRUE(ToGrpc(absl::OkStatus(), "zh").ok());
  EXPECT_TRUE(FromGrpc(grpc::Status::OK).ok());
}

TEST(StatusMapping, EverythingThatAnErrorCarriesArrives) {
  const absl::Status sent =
      WithRetryAfter(WithPayment(MakeError(ErrorCode::kReversalOwed, "one is open"), "payments/7"),
                     absl::Milliseconds(1500));
  const grpc::Status wire = ToGrpc(sent, "zh-CN");
  EXPECT_EQ(wire.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(wire.error_message(), "one is open");
  const absl::Status received = FromGrpc(wire);
  EXPECT_EQ(received.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(received.message(), "one is open");
  EXPECT_TRUE(HasErrorCode(received, ErrorCode::kReversalOwed));
  EXPECT_EQ(PaymentIdOf(received), "payments/7");
  EXPECT_EQ(RetryAfterOf(received), absl::Milliseconds(1500));
  EXPECT_EQ(LocalizedMessageOf(received), MessageOf(ErrorCode::kReversalOwed, Language::kChinese));
  EXPECT_EQ(LocalizedMessageOf(FromGrpc(ToGrpc(sent, "en"))),
            MessageOf(ErrorCode::kReversalOwed, Language::kEnglish));
}

TEST(StatusMapping, EveryCodeComesBackAsItself) {
  for (const ErrorEntry& entry : ErrorCatalogue()) {
    if (entry.code == ErrorCode::kUnspecified) continue;
    const absl::Status received = FromGrpc(ToGrpc(MakeError(entry.code, "x"), Language::kEnglish));
    EXPECT_TRUE(HasErrorCode(received, entry.code)) << ErrorCodeName(entry.code);
    EXPECT_EQ(received.code(), entry.status_code) << ErrorCodeName(entry.code);
  }
}

// What other languages' libraries read: google.rpc.Status {1: code, 2: message, 3: Any {1: type URL, 2:
// value}}. Written out by hand from the .protos: till.common.v1.Error {1: KEY_MISSING = 80, 2: ASK_OPERATOR =
// 4, 3: words}.
TEST(StatusMapping, TheBytesAreThoseOfGoogleRpcStatus) {
  const std::string words(MessageOf(ErrorCode::kKeyMissing, Language::kEnglish));
  const std::string error = std::string("\x08\x50\x10\x04\x1a") + static_cast<char>(words.size()) + words;
  const std::string url = "type.googleapis.com/till.common.v1.Error";
  const std::string any = std::string("\x0a") + static_cast<char>(url.size()) + url + "\x12" +
                          static_cast<char>(error.size()) + error;
  ASSERT_LT(words.size(), 128u);
  ASSERT_LT(any.size(), 128u);  // so that each length is one byte
  const std::string expected =
      std::string("\x08\x09\x12\x06") + "slot 3" + "\x1a" + static_cast<char>(any.size()) + any;
  EXPECT_EQ(ToGrpc(MakeError(ErrorCode::kKeyMissing, "slot 3"), "en").error_details(), expected);
}

TEST(StatusMapping, AStatusWithoutACodeGetsTheGeneralOne) {
  const absl::Status received = FromGrpc(ToGrpc(absl::DataLossError("bad page"), "en"));
  EXPECT_TRUE(HasErrorCode(received, ErrorCode::kStorageCorrupt));
}

TEST(StatusMapping, ACardNumberInAMessageIsMasked) {
  const grpc::Status wire = ToGrpc(absl::InternalError("card 4111111111111111"), "en");
  EXPECT_EQ(wire.error_message(), "card ************1111");
  EXPECT_EQ(wire.error_details().find("411111"), std::string::npos);
}

TEST(StatusMapping, AForeignServersStatusArrivesWithoutACode) {
  for (const std::string& details :
       {std::string(), std::string("\xff\xff nonsense"), std::string(5000, '\x1a')}) {
    const absl::Status received = FromGrpc({grpc::StatusCode::UNAVAILABLE, "no route", details});
    EXPECT_EQ(received.code(), absl::StatusCode::kUnavailable);
    EXPECT_EQ(received.message(), "no route");
    EXPECT_FALSE(HasErrorCode(received, ErrorCode::kServiceUnavailable));
    EXPECT_EQ(LocalizedMessageOf(received), "");
  }
}

}  // namespace
}  // namespace till::rpc
