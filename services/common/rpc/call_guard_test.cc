// SPDX-License-Identifier: Apache-2.0
// Through a real facet: the guard decides on what the wire brought.
#include "services/common/rpc/call_guard.h"

#include <gtest/gtest.h>
#include <malloc.h>

#include <atomic>
#include <memory>
#include <string>

#include "services/common/rpc/call.h"
#include "services/common/rpc/health.h"
#include "services/common/rpc/testdata/echo.grpc.pb.h"
#include "services/common/rpc/testing/local_facet.h"
#include "services/common/status/error.h"

namespace till::rpc::testing {
namespace {

constexpr absl::Duration kDeadline = absl::Seconds(10);

class CountingService final : public Echo::Service {
 public:
  grpc::Status Say(grpc::ServerContext*, const SayRequest*, SayResponse*) override { return Count(); }
  grpc::Status Repeat(grpc::ServerContext*, const SayRequest*, grpc::ServerWriter<SayResponse>*) override {
    return Count();
  }
  grpc::Status Collect(grpc::ServerContext*, grpc::ServerReader<SayRequest>*, SayResponse*) override {
    return Count();
  }
  grpc::Status Talk(grpc::ServerContext*, grpc::ServerReaderWriter<SayResponse, SayRequest>*) override {
    return Count();
  }
  grpc::Status Settle(grpc::ServerContext*, const SayRequest*, SayResponse*) override { return Count(); }

  std::atomic<int> calls = 0;

 private:
  grpc::Status Count() {
    ++calls;
    return grpc::Status::OK;
  }
};

// Admits the session "settler" for SETTLE, and anybody with an approval of the subject that the call has.
class FakeChecker final : public PermissionChecker {
 public:
  absl::Status Check(till::common::v1::Permission permission,
                     const CallCredentials& credentials) const override {
    if (credentials.session.empty()) return MakeError(ErrorCode::kNotSignedIn, "no session");
    if (permission != till::common::v1::SETTLE)
      return MakeError(ErrorCode::kPermissionMissing, "not this one");
    if (credentials.session == "settler") return absl::OkStatus();
    if (credentials.subject.has_value() && credentials.approval == "approves " + *credentials.subject) {
      return absl::OkStatus();
    }
    return MakeError(ErrorCode::kPermissionMissing, "not this one");
  }
};

class CallGuardTest : public ::testing::Test {
 protected:
  void Serve(CallGuard::Rules rules) {
    facet_ =
        std::make_unique<LocalFacet>(std::in_place_type<Echo>, &service_,
                                     LocalFacet::Options{.caller = "terminal", .rules = std::move(rules)});
    stub_ = Echo::NewStub(facet_->channel());
  }

  absl::Status Say(absl::Duration deadline = kDeadline) {
    SayRequest request;
    request.set_text(std::string(1000, 'x'));  // owns memory, which a refused call must give back too
    return UnaryCall(*stub_, &Echo::Stub::Say, request, deadline).status();
  }

  absl::Status Settle(const std::string& session) {
    return UnaryCall(*stub_, &Echo::Stub::Settle, SayRequest(), {.deadline = kDeadline, .session = session})
        .status();
  }

  CountingService service_;
  std::unique_ptr<LocalFacet> facet_;
  std::unique_ptr<Echo::Stub> stub_;
};

TEST_F(CallGuardTest, ACallWithoutADeadlineIsRefusedWithWords) {
  Serve({});
  SayRequest request;
  request.set_text(std::string(1000, 'x'));
  SayResponse response;
  grpc::ClientContext unary;
  absl::Status status = FromGrpc(stub_->Say(&unary, request, &response));
  EXPECT_TRUE(HasErrorCode(status, ErrorCode::kDeadlineRequired)) << status;
  EXPECT_EQ(LocalizedMessageOf(status), MessageOf(ErrorCode::kDeadlineRequired, Language::kEnglish));

  grpc::ClientContext server_stream;
  EXPECT_TRUE(
      HasErrorCode(FromGrpc(stub_->Repeat(&server_stream, request)->Finish()), ErrorCode::kDeadlineRequired));

  grpc::ClientContext client_stream;
  EXPECT_TRUE(HasErrorCode(FromGrpc(stub_->Collect(&client_stream, &response)->Finish()),
                           ErrorCode::kDeadlineRequired));

  grpc::ClientContext both;
  EXPECT_TRUE(HasErrorCode(FromGrpc(stub_->Talk(&both)->Finish()), ErrorCode::kDeadlineRequired));
  EXPECT_EQ(service_.calls, 0);
}

TEST_F(CallGuardTest, ARefusedCallGivesBackItsRequestsMemory) {
  Serve({.limited_callers = {{"terminal", {}}}});
  SayRequest request;
  request.set_text(std::string(1'000'000, 'x'));
  const auto refused = [&] { return UnaryCall(*stub_, &Echo::Stub::Say, request, kDeadline).status(); };
  ASSERT_TRUE(HasErrorCode(refused(), ErrorCode::kCallerRefused));
  const size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
  for (int i = 0; i < 100; ++i) ASSERT_TRUE(HasErrorCode(refused(), ErrorCode::kCallerRefused));
  const size_t after = mallinfo2().uordblks + mallinfo2().hblkhd;
  EXPECT_LT(after, before + 20'000'000) << "a hundred requests of a megabyte each";
}

TEST_F(CallGuardTest, ADeadlineTooFarAwayIsRefused) {
  Serve({.max_deadline = absl::Minutes(1)});
  EXPECT_TRUE(Say(absl::Minutes(1)).ok());
  EXPECT_TRUE(HasErrorCode(Say(absl::Minutes(2)), ErrorCode::kDeadlineRequired));
  EXPECT_EQ(service_.calls, 1);
}

TEST_F(CallGuardTest, ALimitedCallerHasItsMethodsAndHealthOnly) {
  Serve({.limited_callers = {{"terminal", {"Say"}}}});
  EXPECT_TRUE(Say().ok());
  grpc::ClientContext context;
  Prepare(context, {.deadline = kDeadline});
  EXPECT_TRUE(
      HasErrorCode(FromGrpc(stub_->Repeat(&context, SayRequest())->Finish()), ErrorCode::kCallerRefused));
  EXPECT_TRUE(CheckHealth(facet_->channel(), kDeadline).ok());
  EXPECT_EQ(service_.calls, 1);
}

TEST_F(CallGuardTest, ACallerLimitedToHealthCallsNothing) {
  Serve({.limited_callers = {{"terminal", {}}}});
  EXPECT_TRUE(HasErrorCode(Say(), ErrorCode::kCallerRefused));
  EXPECT_TRUE(CheckHealth(facet_->channel(), kDeadline).ok());
  EXPECT_EQ(service_.calls, 0);
}

TEST_F(CallGuardTest, AnotherCallersLimitsDoNotConcernThisOne) {
  Serve({.limited_callers = {{"tillctl", {}}}});
  EXPECT_TRUE(Say().ok());
}

TEST_F(CallGuardTest, APermissionOfTheProtoIsDemanded) {
  const FakeChecker checker;
  Serve({.permissions = &checker});
  EXPECT_TRUE(HasErrorCode(Settle(""), ErrorCode::kNotSignedIn));
  EXPECT_TRUE(HasErrorCode(Settle("cashier"), ErrorCode::kPermissionMissing));
  EXPECT_EQ(service_.calls, 0);
  EXPECT_TRUE(Settle("settler").ok());
  EXPECT_TRUE(Say().ok()) << "a method without one wants no session";
  EXPECT_EQ(service_.calls, 2);
}

TEST_F(CallGuardTest, AnApprovalIsHeldAgainstTheFieldThatTheMethodNames) {
  const FakeChecker checker;
  Serve({.permissions = &checker});
  const auto settle = [&](const std::string& text, const std::string& approval) {
    SayRequest request;
    request.set_text(text);
    return UnaryCall(*stub_, &Echo::Stub::Settle, request,
                     {.deadline = kDeadline, .session = "cashier", .approval = approval})
        .status();
  };
  EXPECT_TRUE(settle("r1", "approves r1").ok());
  EXPECT_FALSE(settle("r2", "approves r1").ok());
  EXPECT_FALSE(settle("", "approves ").ok()) << "an approval of nothing in particular";
  EXPECT_EQ(service_.calls, 1);
}

TEST_F(CallGuardTest, WithoutACheckerAPermissionIsNeverGranted) {
  Serve({});
  EXPECT_TRUE(HasErrorCode(Settle("settler"), ErrorCode::kPermissionMissing));
  EXPECT_EQ(service_.calls, 0);
}

}  // namespace
}  // namespace till::rpc::testing
