// SPDX-License-Identifier: Apache-2.0
// Every facet as a client meets it, over a real socket.

#include <atomic>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "services/common/access/access_matrix.h"
#include "services/common/log/capture.h"
#include "services/common/rpc/call.h"
#include "services/common/rpc/testing/local_facet.h"
#include "services/common/status/error.h"
#include "services/terminal/bindings_service.h"
#include "services/terminal/client/grpc_device_client.h"
#include "services/terminal/client/grpc_operators_client.h"
#include "services/terminal/client/grpc_shop_client.h"
#include "services/terminal/desk_fixture_for_tests.h"
#include "services/terminal/device_service.h"
#include "services/terminal/health_poller.h"
#include "services/terminal/operators_service.h"
#include "services/terminal/remote_self_tests.h"
#include "services/terminal/self_test_service.h"
#include "services/terminal/shop_services.h"

namespace till::terminal {
namespace {

using rpc::testing::LocalFacet;

v1::MerchantProfile Teahouse() {
  v1::MerchantProfile profile;
  profile.set_name_en("Teahouse");
  profile.set_merchant_id("898100012345678");
  profile.set_terminal_id("TILL0001");
  profile.set_currency_code("CNY");
  profile.set_country_code("156");
  profile.set_time_zone("Asia/Shanghai");
  profile.set_receipt_language("en");
  return profile;
}

class ServicesTest : public testing::Test {
 protected:
  ServicesTest() { EXPECT_TRUE(f_.desk.Preset(false).ok()); }

  LocalFacet::Options Guarded() { return {.rules = {.permissions = &f_.sessions}}; }

  std::string SignIn(const std::string& id, const std::string& password) {
    const auto in = operators_.SignIn(id, password);
    EXPECT_TRUE(in.ok()) << in.status();
    return in.ok() ? in->session_token() : "";
  }

  DeskFixture f_;
  std::atomic<bool> card_serves_ = true;
  Shop shop_{*f_.store, f_.clock, Teahouse()};
  HealthMonitor monitor_{
      {{"card", [this] { return card_serves_ ? absl::OkStatus() : absl::UnavailableError("gone"); }}},
      f_.clock};
  SelfTests tests_{{ClockTest(f_.clock), ServicesTest_()}};
  OperatorsService operators_service_{f_.desk, *f_.store};
  ProfileService profile_service_{shop_, f_.sessions};
  ParametersService parameters_service_{shop_, f_.sessions};
  SelfTestService self_test_service_{tests_};
  DeviceService device_service_{monitor_, [] {
                                  v1::DeviceInfo info;
                                  info.set_version("1.2.3");
                                  info.set_development(true);
                                  return info;
                                }()};
  LocalFacet operators_facet_{std::in_place_type<v1::Operators>, &operators_service_, Guarded()};
  LocalFacet profile_facet_{std::in_place_type<v1::Profile>, &profile_service_, Guarded()};
  LocalFacet parameters_facet_{std::in_place_type<v1::Parameters>, &parameters_service_, Guarded()};
  LocalFacet self_test_facet_{std::in_place_type<v1::SelfTest>, &self_test_service_, Guarded()};
  LocalFacet device_facet_{std::in_place_type<v1::Device>, &device_service_, Guarded()};
  GrpcOperatorsClient operators_{operators_facet_.channel(), "zh"};
  GrpcShopClient shop_client_{profile_facet_.channel(), parameters_facet_.channel()};
  GrpcDeviceClient device_{device_facet_.channel(), self_test_facet_.channel(), "en"};

 private:
  SelfTestCase ServicesTest_() { return terminal::ServicesTest(monitor_); }
};

TEST_F(ServicesTest, SignInTellsWhoAndWhat) {
  const auto in = operators_.SignIn("00", "123456");
  ASSERT_TRUE(in.ok()) << in.status();
  EXPECT_EQ(in->session().operator_().operator_id(), "00");
  EXPECT_EQ(in->session().operator_().role(), v1::SUPERVISOR);
  EXPECT_EQ(in->session().operator_().last_sign_in_time().seconds(), absl::ToUnixSeconds(f_.clock.Now()));
  EXPECT_EQ(in->lifetime().seconds(), 3600);
  EXPECT_EQ(in->session().expire_time().seconds(), absl::ToUnixSeconds(f_.clock.Now()) + 3600);
  EXPECT_EQ(in->session().permissions_size(), 4);
  EXPECT_FALSE(in->session().password_change_required());
  EXPECT_EQ(operators_.GetSession(in->session_token())->operator_().operator_id(), "00");
}

TEST_F(ServicesTest, RefusalsHaveCodesAndWordsInTheCallersLanguage) {
  const absl::Status wrong = operators_.SignIn("01", "1111").status();
  EXPECT_EQ(ErrorCodeOf(wrong), ErrorCode::kWrongPassword);
  EXPECT_EQ(rpc::LocalizedMessageOf(wrong),
            std::string(MessageOf(ErrorCode::kWrongPassword, Language::kChinese)));
  for (int i = 0; i < 4; ++i) (void)operators_.SignIn("01", "1111");
  const absl::Status locked = operators_.SignIn("01", "0000").status();
  EXPECT_EQ(ErrorCodeOf(locked), ErrorCode::kOperatorLocked);
  EXPECT_EQ(RetryAfterOf(locked), absl::Minutes(1));
  const auto all = operators_.ListOperators(SignIn("99", "12345678"));
  ASSERT_TRUE(all.ok());
  EXPECT_TRUE(all->operators(1).locked());
  EXPECT_FALSE(all->operators(2).locked());
}

TEST_F(ServicesTest, SignOutRenewAndChange) {
  const std::string session = SignIn("01", "0000");
  EXPECT_TRUE(operators_.RenewSession(session).ok());
  EXPECT_TRUE(operators_.ChangePassword(session, "0000", "4711").ok());
  EXPECT_TRUE(operators_.SignOut(session).ok());
  EXPECT_EQ(ErrorCodeOf(operators_.GetSession(session).status()), ErrorCode::kNotSignedIn);
  EXPECT_TRUE(operators_.GetSession(SignIn("01", "4711")).ok());
  EXPECT_EQ(ErrorCodeOf(operators_.SignOut("")), ErrorCode::kNotSignedIn);
  EXPECT_EQ(ErrorCodeOf(operators_.SignOut("forged.token")), ErrorCode::kNotSignedIn);
}

TEST_F(ServicesTest, ManagingOperatorsIsTheAdministrators) {
  v1::AddOperatorRequest request;
  request.mutable_operator_()->set_operator_id("06");
  request.mutable_operator_()->set_role(v1::CASHIER);
  request.mutable_operator_()->set_display_name("小林");
  request.set_first_password("1357");
  EXPECT_EQ(ErrorCodeOf(operators_.AddOperator(SignIn("00", "123456"), request).status()),
            ErrorCode::kPermissionMissing);
  EXPECT_EQ(ErrorCodeOf(operators_.ListAudit(SignIn("01", "0000"), 0).status()),
            ErrorCode::kPermissionMissing);
  const std::string administrator = SignIn("99", "12345678");
  EXPECT_EQ(operators_.AddOperator(administrator, request)->display_name(), "小林");
  EXPECT_TRUE(operators_.SignIn("06", "1357")->session().password_change_required());
  EXPECT_TRUE(operators_.ResetPassword(administrator, "06", "2468").ok());
  request.mutable_operator_()->clear_role();
  EXPECT_EQ(ErrorCodeOf(operators_.AddOperator(administrator, request).status()), ErrorCode::kInvalidRequest);
  const auto audit = operators_.ListAudit(administrator, 1);
  ASSERT_TRUE(audit.ok());
  ASSERT_EQ(audit->entries_size(), 1);
  EXPECT_EQ(audit->entries(0).act(), "reset-password");
  EXPECT_EQ(audit->entries(0).operator_id(), "99");
  EXPECT_EQ(ErrorCodeOf(operators_.ListAudit(administrator, 201).status()), ErrorCode::kInvalidRequest);
}

TEST_F(ServicesTest, AnyoneReadsTheShopAndTheAdministratorChangesIt) {
  v1::MerchantProfile profile = *shop_client_.GetProfile();
  EXPECT_EQ(profile.name_en(), "Teahouse");
  profile.set_name_en("Coffee");
  EXPECT_EQ(ErrorCodeOf(shop_client_.UpdateProfile("", profile).status()), ErrorCode::kNotSignedIn);
  EXPECT_EQ(ErrorCodeOf(shop_client_.UpdateProfile(SignIn("01", "0000"), profile).status()),
            ErrorCode::kPermissionMissing);
  const std::string administrator = SignIn("99", "12345678");
  EXPECT_EQ(shop_client_.UpdateProfile(administrator, profile)->name_en(), "Coffee");
  EXPECT_EQ(shop_client_.GetProfile()->name_en(), "Coffee");
  v1::TerminalParameters parameters = *shop_client_.GetParameters();
  parameters.set_receipt_copies(5);
  EXPECT_EQ(ErrorCodeOf(shop_client_.UpdateParameters(administrator, parameters).status()),
            ErrorCode::kInvalidRequest);
  parameters.set_receipt_copies(1);
  EXPECT_EQ(shop_client_.UpdateParameters(administrator, parameters)->receipt_copies(), 1);
}

TEST_F(ServicesTest, HealthIsOfNowAndAWatcherHearsOfChanges) {
  EXPECT_EQ(device_.GetDevice()->version(), "1.2.3");
  EXPECT_TRUE(device_.GetHealth()->serving());
  const auto stub = v1::Device::NewStub(device_facet_.channel());
  grpc::ClientContext context;
  rpc::SetDeadline(context, absl::Seconds(30));
  const auto reader = stub->WatchHealth(&context, v1::WatchHealthRequest());
  v1::Health health;
  ASSERT_TRUE(reader->Read(&health));
  EXPECT_TRUE(health.serving());
  card_serves_ = false;
  monitor_.Refresh();
  ASSERT_TRUE(reader->Read(&health));
  EXPECT_FALSE(health.serving());
  EXPECT_EQ(health.processes(0).name(), "card");
  monitor_.Stop();
  EXPECT_FALSE(reader->Read(&health));
  EXPECT_TRUE(reader->Finish().ok());
}

TEST_F(ServicesTest, SelfTestsSayWhatIsWrongAndWhatToDo) {
  card_serves_ = false;
  std::vector<v1::TestResult> results;
  const auto note = [&](const v1::TestResult& result) { results.push_back(result); };
  EXPECT_EQ(ErrorCodeOf(device_.RunTests("", {}, note)), ErrorCode::kNotSignedIn);
  const std::string session = SignIn("01", "0000");
  ASSERT_TRUE(device_.RunTests(session, {}, note).ok());
  ASSERT_EQ(results.size(), 2u);
  EXPECT_EQ(results[0].test(), "clock");
  EXPECT_TRUE(results[0].passed());
  EXPECT_FALSE(results[1].passed());
  EXPECT_EQ(results[1].fault(), common::v1::SERVICE_UNAVAILABLE);
  EXPECT_EQ(results[1].advice(), std::string(MessageOf(ErrorCode::kServiceUnavailable, Language::kEnglish)));
  EXPECT_EQ(ErrorCodeOf(device_.RunTests(session, {"levitation"}, note)), ErrorCode::kInvalidRequest);
}

TEST_F(ServicesTest, BindingsAreHonest) {
  BindingsService service;
  LocalFacet facet(std::in_place_type<v1::Bindings>, &service, Guarded());
  const auto stub = v1::Bindings::NewStub(facet.channel());
  const rpc::CallOptions options = {.deadline = absl::Seconds(10), .session = SignIn("99", "12345678")};
  EXPECT_EQ(
      ErrorCodeOf(
          rpc::UnaryCall(*stub, &v1::Bindings::Stub::GetBinding, v1::GetBindingRequest(), options).status()),
      ErrorCode::kNotFound);
  EXPECT_EQ(ErrorCodeOf(rpc::UnaryCall(*stub, &v1::Bindings::Stub::ProposeBinding,
                                       v1::ProposeBindingRequest(), options)
                            .status()),
            ErrorCode::kNotSupported);
}

TEST_F(ServicesTest, NoPasswordOrTokenIsLogged) {
  const log::Capture capture;
  const std::string session = SignIn("00", "123456");
  (void)operators_.SignIn("00", "guess4711");
  (void)operators_.SignIn("guess4711", "x");
  (void)operators_.ChangePassword(session, "123456", "tea4two");
  ASSERT_FALSE(capture.events().empty());
  for (const std::string& secret :
       {std::string("123456"), std::string("guess4711"), std::string("tea4two"), session}) {
    EXPECT_EQ(capture.Text().find(secret), std::string::npos);
  }
  const absl::StatusOr<std::vector<AuditEntry>> audit = f_.store->Audit(100);
  ASSERT_TRUE(audit.ok());
  for (const AuditEntry& entry : *audit) {
    EXPECT_EQ((entry.act + entry.subject + entry.outcome).find("guess4711"), std::string::npos);
  }
}

TEST(Probes, EveryProcessOfATerminalHasASocketForItsHealth) {
  const auto probes = ProbesOf({"card", "pin", "print", "ledger", "uplink", "payment"},
                               AccessMatrix::Embedded(), "/nonexistent");
  ASSERT_TRUE(probes.ok()) << probes.status();
  EXPECT_EQ(probes->size(), 6u);
  EXPECT_FALSE((*probes)[0].check().ok()) << "nobody is there";
  EXPECT_FALSE(ProbesOf({"screen"}, AccessMatrix::Embedded(), "/nonexistent").ok());
}

TEST(Probes, ThePollerRefreshesUntilItIsStopped) {
  FakeClock clock;
  std::atomic<int> asked = 0;
  HealthMonitor monitor({{"card",
                          [&] {
                            ++asked;
                            return absl::OkStatus();
                          }}},
                        clock);
  HealthPoller poller(monitor, absl::Milliseconds(1));
  poller.Start();
  EXPECT_TRUE(monitor.WaitForChange(0, absl::Seconds(30)).serving);
  poller.Stop();
  const int after = asked;
  EXPECT_GE(after, 1);
  EXPECT_TRUE(monitor.stopped());
  poller.Stop();
  EXPECT_EQ(asked, after);
}

TEST(RemoteSelfTests, AProcessThatIsAwayIsSaidToBe) {
  const std::vector<SelfTestCase> tests = RemoteSelfTests("/nonexistent");
  ASSERT_EQ(tests.size(), 5u);
  for (const SelfTestCase& test : tests)
    EXPECT_EQ(ErrorCodeOf(test.run()), ErrorCode::kServiceUnavailable) << test.name;
}

}  // namespace
}  // namespace till::terminal
