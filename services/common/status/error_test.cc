// SPDX-License-Identifier: Apache-2.0
#include "services/common/status/error.h"

#include <gtest/gtest.h>

#include "services/common/status/error_catalogue.h"

namespace till {
namespace {

TEST(Error, CarriesItsCodeBesidesTheMessage) {
  const absl::Status status = MakeError(ErrorCode::kKeyMissing, "slot 3 is empty");
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(status.message(), "slot 3 is empty");
  EXPECT_EQ(ErrorCodeOf(status), ErrorCode::kKeyMissing);
  EXPECT_TRUE(HasErrorCode(status, ErrorCode::kKeyMissing));
  EXPECT_FALSE(HasErrorCode(status, ErrorCode::kKeyCheckFailed));
}

TEST(Error, TakesAnotherStatusCodeThanTheCatalogue) {
  const absl::Status status = MakeError(absl::StatusCode::kAborted, ErrorCode::kKeyMissing, "lost meanwhile");
  EXPECT_EQ(status.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(ErrorCodeOf(status), ErrorCode::kKeyMissing);
}

TEST(Error, CarriesPaymentAndRetryDelay) {
  const absl::Status status =
      WithRetryAfter(WithPayment(MakeError(ErrorCode::kReversalOwed, "one is open"), "payments/7"),
                     absl::Milliseconds(1500));
  EXPECT_EQ(PaymentIdOf(status), "payments/7");
  EXPECT_EQ(RetryAfterOf(status), absl::Milliseconds(1500));
}

TEST(Error, NothingIsAttachedToOk) {
  EXPECT_TRUE(WithPayment(absl::OkStatus(), "payments/7").ok());
  EXPECT_EQ(ErrorCodeOf(absl::OkStatus()), ErrorCode::kUnspecified);
}

TEST(Error, AForeignStatusHasTheGeneralCodeOfItsKind) {
  EXPECT_EQ(ErrorCodeOf(absl::NotFoundError("no such file")), ErrorCode::kNotFound);
  EXPECT_EQ(ErrorCodeOf(absl::DeadlineExceededError("late")), ErrorCode::kTimedOut);
  EXPECT_EQ(ErrorCodeOf(absl::UnknownError("?")), ErrorCode::kInternal);
  EXPECT_FALSE(HasErrorCode(absl::NotFoundError("no such file"), ErrorCode::kNotFound));
  EXPECT_EQ(PaymentIdOf(absl::NotFoundError("x")), "");
  EXPECT_FALSE(RetryAfterOf(absl::NotFoundError("x")).has_value());
}

TEST(Error, EveryKindOfFailureHasACode) {
  for (int kind = 1; kind <= 16; ++kind) {
    EXPECT_NE(DefaultErrorCode(static_cast<absl::StatusCode>(kind)), ErrorCode::kUnspecified) << kind;
  }
}

TEST(ErrorCode, NamesAreTheWiresAndComeBack) {
  EXPECT_EQ(ErrorCodeName(ErrorCode::kPrinterOutOfPaper), "PRINTER_OUT_OF_PAPER");
  for (const ErrorCode code : AllErrorCodes()) EXPECT_EQ(ParseErrorCode(ErrorCodeName(code)), code);
  EXPECT_FALSE(ParseErrorCode("printer_out_of_paper").has_value());
}

}  // namespace
}  // namespace till
