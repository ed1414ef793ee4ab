// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/session/session_signer.h"
#include "services/common/session/session_verifier.h"
#include "services/common/status/error.h"

namespace till {
namespace {

using till::common::v1::SETTLE;
using till::common::v1::SIGNED_IN;
using till::common::v1::TAKE_PAYMENTS;
using till::common::v1::UNDO_PAYMENTS;

const absl::Time kIssued = absl::FromUnixSeconds(1795320000);

SessionToken Supervisor() {
  return {.operator_id = "01",
          .role = "supervisor",
          .permissions = {SIGNED_IN, TAKE_PAYMENTS, UNDO_PAYMENTS},
          .issued = kIssued,
          .expires = kIssued + absl::Hours(8)};
}

// Made by Python's cryptography (OpenSSL's Ed25519) from the seed 00 01 .. 1f and the format of
// session_token.h.
constexpr char kVectorPublicKey[] = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8";
constexpr char kVector[] =
    "djF8MDF8c3VwZXJ2aXNvcnwxLDIsM3wxNzk1MzIwMDAwfDE3OTUzNDg4MDA.85arl4z_HN3xriYKiy-uGLRlHjDlbW"
    "HB46sEdyFHQwnY_pIviVEsO2nzzEw-pD2e7s14NeDoT3L5WnMMhIN5AA";

std::vector<uint8_t> VectorSeed() {
  std::vector<uint8_t> seed(32);
  for (size_t i = 0; i < seed.size(); ++i) seed[i] = static_cast<uint8_t>(i);
  return seed;
}

class SessionTest : public ::testing::Test {
 protected:
  SessionVerifier Verifier() { return *SessionVerifier::Create(signer_.public_key(), clock_); }

  FakeClock clock_{kIssued + absl::Minutes(1)};
  SessionSigner signer_ = *SessionSigner::FromSeed(VectorSeed());
};

TEST_F(SessionTest, SigningGivesTheIndependentVector) {
  EXPECT_EQ(absl::BytesToHexString(signer_.public_key()), kVectorPublicKey);
  EXPECT_EQ(signer_.Sign(Supervisor()).value(), kVector);
}

TEST_F(SessionTest, WhatWasSignedComesBack) {
  const absl::StatusOr<SessionToken> token = Verifier().Verify(kVector);
  ASSERT_TRUE(token.ok()) << token.status();
  EXPECT_EQ(*token, Supervisor());
}

TEST_F(SessionTest, NoChangedCharacterPasses) {
  const std::string good = kVector;
  for (size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = bad[i] == 'A' ? 'B' : 'A';
    EXPECT_TRUE(HasErrorCode(Verifier().Verify(bad).status(), ErrorCode::kNotSignedIn)) << i;
  }
  for (const std::string& bad :
       {std::string(), good + "=", good + " ", good.substr(1), "." + good, good + "." + good,
        good.substr(0, good.find('.')), good.substr(0, good.find('.') + 1), std::string(100000, 'A')}) {
    EXPECT_TRUE(HasErrorCode(Verifier().Verify(bad).status(), ErrorCode::kNotSignedIn));
  }
}

TEST_F(SessionTest, AnotherTerminalsSessionIsNoSession) {
  const SessionSigner other = SessionSigner::Generate();
  EXPECT_FALSE(Verifier().Verify(other.Sign(Supervisor()).value()).ok());
}

TEST_F(SessionTest, EndsAtTheSecondItExpires) {
  clock_.Advance(absl::Hours(8) - absl::Minutes(1) - absl::Seconds(1));
  EXPECT_TRUE(Verifier().Verify(kVector).ok());
  clock_.Advance(absl::Seconds(1));
  EXPECT_FALSE(Verifier().Verify(kVector).ok());
}

TEST_F(SessionTest, OneOfTheFutureIsNotValidYet) {
  SessionToken token = Supervisor();
  token.issued = clock_.Now() + absl::Seconds(60);
  EXPECT_TRUE(Verifier().Verify(signer_.Sign(token).value()).ok());
  token.issued = clock_.Now() + absl::Seconds(61);
  EXPECT_FALSE(Verifier().Verify(signer_.Sign(token).value()).ok());
}

TEST_F(SessionTest, ChecksThePermission) {
  const SessionVerifier verifier = Verifier();
  EXPECT_TRUE(verifier.Check(UNDO_PAYMENTS, {.session = kVector}).ok());
  EXPECT_TRUE(verifier.Check(SIGNED_IN, {.session = kVector}).ok());
  EXPECT_TRUE(HasErrorCode(verifier.Check(SETTLE, {.session = kVector}), ErrorCode::kPermissionMissing));
  EXPECT_TRUE(HasErrorCode(verifier.Check(SIGNED_IN, {.session = ""}), ErrorCode::kNotSignedIn));
  EXPECT_TRUE(verifier.Check(till::common::v1::PERMISSION_UNSPECIFIED, {.session = ""}).ok());
}

ApprovalToken RefundByTheSupervisor(absl::Time now) {
  return {.approver_id = "00",
          .requester_id = "01",
          .permission = SETTLE,
          .subject = "refund-4711",
          .issued = now,
          .expires = now + kApprovalLifetime};
}

TEST_F(SessionTest, AnApprovalLetsItsRequesterMakeThatOneCall) {
  const SessionVerifier verifier = Verifier();
  const std::string approval = signer_.SignApproval(RefundByTheSupervisor(clock_.Now())).value();
  const auto check = [&](till::common::v1::Permission permission, std::string_view token,
                         std::optional<std::string> subject) {
    return ErrorCodeOf(
        verifier.Check(permission, {.session = kVector, .approval = token, .subject = subject}));
  };
  EXPECT_EQ(check(SETTLE, approval, "refund-4711"), ErrorCode::kUnspecified);
  EXPECT_EQ(check(SETTLE, approval, "refund-4712"), ErrorCode::kApprovalInvalid) << "another request";
  EXPECT_EQ(check(till::common::v1::CONFIGURE, approval, "refund-4711"), ErrorCode::kApprovalInvalid);
  EXPECT_EQ(check(SETTLE, approval, std::nullopt), ErrorCode::kPermissionMissing)
      << "a call that nobody can approve for another";
  EXPECT_EQ(check(SETTLE, "", "refund-4711"), ErrorCode::kPermissionMissing);
  EXPECT_EQ(check(SETTLE, kVector, "refund-4711"), ErrorCode::kApprovalInvalid) << "a session is no approval";
  EXPECT_FALSE(verifier.Verify(approval).ok()) << "an approval is no session";
  EXPECT_EQ(ErrorCodeOf(verifier.Check(SETTLE, {.approval = approval, .subject = "refund-4711"})),
            ErrorCode::kNotSignedIn);
}

TEST_F(SessionTest, AnApprovalIsForOneRequesterForTwoMinutes) {
  ApprovalToken for_another = RefundByTheSupervisor(clock_.Now());
  for_another.requester_id = "02";
  const SessionVerifier verifier = Verifier();
  const std::string wrong = signer_.SignApproval(for_another).value();
  EXPECT_FALSE(
      verifier.Check(SETTLE, {.session = kVector, .approval = wrong, .subject = "refund-4711"}).ok());
  const std::string right = signer_.SignApproval(RefundByTheSupervisor(clock_.Now())).value();
  const std::string stranger =
      SessionSigner::Generate().SignApproval(RefundByTheSupervisor(clock_.Now())).value();
  EXPECT_FALSE(
      verifier.Check(SETTLE, {.session = kVector, .approval = stranger, .subject = "refund-4711"}).ok());
  clock_.Advance(absl::Seconds(119));
  EXPECT_TRUE(verifier.Check(SETTLE, {.session = kVector, .approval = right, .subject = "refund-4711"}).ok());
  clock_.Advance(absl::Seconds(1));
  EXPECT_TRUE(
      HasErrorCode(verifier.Check(SETTLE, {.session = kVector, .approval = right, .subject = "refund-4711"}),
                   ErrorCode::kApprovalInvalid));
}

TEST_F(SessionTest, NobodyApprovesForThemselvesOrForLong) {
  ApprovalToken own = RefundByTheSupervisor(clock_.Now());
  own.requester_id = "00";
  EXPECT_FALSE(signer_.SignApproval(own).ok());
  ApprovalToken long_lived = RefundByTheSupervisor(clock_.Now());
  long_lived.expires += absl::Seconds(1);
  EXPECT_FALSE(signer_.SignApproval(long_lived).ok());
  for (const char* subject : {"", "a b", "a|b", "\u202e1", "收款"}) {
    ApprovalToken bad = RefundByTheSupervisor(clock_.Now());
    bad.subject = subject;
    EXPECT_FALSE(signer_.SignApproval(bad).ok()) << subject;
  }
  // What no signer of ours writes is not read either.
  for (const char* bad : {"v1|00|00|4|r|100|200", "v1|00|01|4|r|100|221", "v1|00|01|0|r|100|200",
                          "v1|00|01|04|r|100|200", "v1|00|01|4|r|100|100", "v1|00|01|4||100|200", "v1"}) {
    EXPECT_TRUE(HasErrorCode(DecodeApprovalPayload(bad).status(), ErrorCode::kApprovalInvalid)) << bad;
  }
  EXPECT_TRUE(DecodeApprovalPayload("v1|00|01|4|r|100|220").ok());
}

TEST_F(SessionTest, TheKeysFileMayComeLaterAndChange) {
  const std::string path = ::testing::TempDir() + "/session.pub";
  unlink(path.c_str());
  const SessionVerifier verifier = SessionVerifier::FromFile(path, clock_);
  EXPECT_TRUE(HasErrorCode(verifier.Verify(kVector).status(), ErrorCode::kNotSignedIn));
  ASSERT_TRUE(signer_.Publish(path).ok());
  EXPECT_TRUE(verifier.Verify(kVector).ok());
  ASSERT_TRUE(SessionSigner::Generate().Publish(path).ok());
  EXPECT_FALSE(verifier.Verify(kVector).ok());
}

TEST_F(SessionTest, TheSigningKeyIsKeptForItsOwnerOnly) {
  const std::string path = ::testing::TempDir() + "/session.key";
  unlink(path.c_str());
  const absl::StatusOr<SessionSigner> made = SessionSigner::LoadOrCreate(path);
  ASSERT_TRUE(made.ok()) << made.status();
  struct stat status {};
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  EXPECT_EQ(SessionSigner::LoadOrCreate(path)->public_key(), made->public_key());
  ASSERT_EQ(chmod(path.c_str(), 0644), 0);
  EXPECT_TRUE(HasErrorCode(SessionSigner::LoadOrCreate(path).status(), ErrorCode::kStorageCorrupt));
  ASSERT_EQ(chmod(path.c_str(), 0600), 0);
  std::ofstream(path, std::ios::app) << "x";
  EXPECT_TRUE(HasErrorCode(SessionSigner::LoadOrCreate(path).status(), ErrorCode::kStorageCorrupt));
}

TEST(SessionPayload, OnlyItsOneWritingIsRead) {
  EXPECT_TRUE(DecodeSessionPayload("v1|01|cashier|1,2|100|200").ok());
  EXPECT_TRUE(DecodeSessionPayload("v1|01|cashier||100|200").ok());
  for (const char* bad :
       {"", "v1", "v2|01|cashier|1|100|200", "v1|01|cashier|2,1|100|200", "v1|01|cashier|1,1|100|200",
        "v1|01|cashier|1,|100|200", "v1|01|cashier|01|100|200", "v1|01|cashier|0|100|200",
        "v1|01|cashier|999|100|200", "v1||cashier|1|100|200", "v1|01|cash ier|1|100|200",
        "v1|01|cashier|1|200|100", "v1|01|cashier|1|100|100", "v1|01|cashier|1|0100|200",
        "v1|01|cashier|1| 100|200", "v1|01|cashier|1|100|200|", "v1|01|cashier|1|100|99999999999999999999",
        "v1|01|cashier|1|-9223372036854775808|9223372036854775807"}) {
    EXPECT_FALSE(DecodeSessionPayload(bad).ok()) << bad;
  }
}

TEST(SessionPayload, ANameThatCouldForgeAFieldIsNotWritten) {
  SessionToken token = Supervisor();
  token.operator_id = "01|admin";
  EXPECT_FALSE(EncodeSessionPayload(token).ok());
}

}  // namespace
}  // namespace till
