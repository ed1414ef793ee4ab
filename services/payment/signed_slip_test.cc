// SPDX-License-Identifier: Apache-2.0
#include "services/payment/signed_slip.h"

#include <gtest/gtest.h>

#include <string>

#include "services/payment/testing/kinds_fixture.h"

namespace till::payment {
namespace {

constexpr char kSlip[] = "payments/originalg";

class SignedSlipTest : public KindsTest {
 protected:
  void AddSigned(ledger::v1::PaymentKind kind) {
    AddOriginal(kind);
    books_.Edit(kOriginal, [](PaymentRecord& record) {
      record.mutable_details()->set_verification(common::v1::SIGNATURE);
    });
  }

  v1::SignatureImage Image(char row = '\x18') {
    v1::SignatureImage image;
    image.set_width(8);
    image.set_height(2);
    image.set_rows(std::string(2, row));
    return image;
  }

  ErrorCode Refusal(const std::string& payment = kOriginal) {
    return ErrorCodeOf(OpenSlip(books_, payment, Image(), "01"));
  }
};

TEST_F(SignedSlipTest, IsSentWithTheOriginalUntilTheHostAnswers) {
  AddSigned(ledger::v1::SALE);
  ASSERT_TRUE(OpenSlip(books_, kOriginal, Image(), "01").ok());
  EXPECT_TRUE(HasSlip(books_, kOriginal));
  host_.next = {HostSays::kSilent};
  Recover();
  ASSERT_EQ(host_.requests.size(), 2u);
  for (const auto& request : host_.requests) {
    EXPECT_EQ(request.trace_number(), books_.GetRecord(kSlip)->trace_number());
    EXPECT_EQ(request.slip().signature().substr(0, 5), std::string("\1\0\10\0\2", 5));
    EXPECT_EQ(request.slip().original().trace_number(), books_.GetRecord(kOriginal)->trace_number());
    EXPECT_EQ(request.slip().amount().minor_units(), kAmount);
  }
  EXPECT_EQ(books_.GetRecord(kSlip)->state(), PaymentRecord::POSTED);
}

TEST_F(SignedSlipTest, IsAskedOnce) {
  AddSigned(ledger::v1::INSTALMENT_SALE);
  ASSERT_TRUE(OpenSlip(books_, kOriginal, Image(), "01").ok());
  EXPECT_TRUE(OpenSlip(books_, kOriginal, Image(), "01").ok());
  EXPECT_EQ(ErrorCodeOf(OpenSlip(books_, kOriginal, Image('\x3C'), "01")), ErrorCode::kRequestIdReused);
  Recover();
  EXPECT_EQ(host_.requests.size(), 1u);
}

TEST_F(SignedSlipTest, PaymentsThatNobodySignsTakeNone) {
  AddOriginal(ledger::v1::SALE);
  EXPECT_EQ(Refusal(), ErrorCode::kIllegalStep);  // By PIN.
  EXPECT_EQ(Refusal("payments/none"), ErrorCode::kNotFound);
}

TEST_F(SignedSlipTest, OnlyAnApprovedPaymentTakesOne) {
  AddSigned(ledger::v1::SALE);
  EXPECT_TRUE(PaymentFromRecord(*books_.GetRecord(kOriginal)).signature_wanted());
  for (const PaymentRecord::State state : {PaymentRecord::OPEN, PaymentRecord::VOIDED}) {
    books_.Edit(kOriginal, [state](PaymentRecord& record) { record.set_state(state); });
    EXPECT_EQ(Refusal(), ErrorCode::kIllegalStep);
  }
  EXPECT_FALSE(PaymentFromRecord(*books_.GetRecord(kOriginal)).signature_wanted());
}

TEST_F(SignedSlipTest, OfARefundIsRefused) {
  AddSigned(ledger::v1::REFUND);
  EXPECT_EQ(Refusal(), ErrorCode::kIllegalStep);
}

}  // namespace
}  // namespace till::payment
