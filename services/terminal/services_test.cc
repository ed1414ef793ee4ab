// SPDX-License-Identifier: Apache-2.0
// Every facet as a client meets it, over a real socket.

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
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
#include "services/terminal/fake_neighbours.h"
#include "services/terminal/health_poller.h"
#include "services/terminal/operators_service.h"
#include "services/terminal/payees_service.h"
#include "services/terminal/proto_time.h"
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
  FakeNeighbours neighbours_;
  Shop shop_{*f_.store, f_.clock, Teahouse(), [this] { return neighbours_.BatchIsOpen(); }};
  HealthMonitor monitor_{
      {{"card", [this] { return card_serves_ ? absl::OkStatus() : absl::UnavailableError("gone"); }}},
      f_.clock};
  SelfTests tests_{{ClockTest(f_.clock), ServicesTest_()}};
  OperatorsService operators_service_{f_.desk, *f_.store};
  ProfileService profile_service_{shop_, f_.sessions};
  ParametersService parameters_service_{shop_, f_.sessions};
  static v1::DeviceInfo Info() {
    v1::DeviceInfo info;
    info.set_version("1.2.3");
    info.set_development(true);
    return info;
  }
  OpeningChecklist checklist_{neighbours_, shop_, f_.clock, "/nonexistent", "/"};
  SelfTestService self_test_service_{tests_, {neighbours_, shop_, f_.sessions, f_.clock, Info()}};
  const std::string reset_file_ = std::string(std::getenv("TEST_TMPDIR")) + "/factory-reset";
  FactoryReset factory_reset_{reset_file_, neighbours_, shop_, *f_.store, f_.clock};
  DeviceService device_service_{
      {monitor_, checklist_, neighbours_, shop_, *f_.store, f_.sessions, factory_reset_, f_.clock, "/"},
      Info()};
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
  EXPECT_EQ(in->session().permissions_size(), 6);
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

TEST_F(ServicesTest, ASettlementCardIsApprovedOnTheSpotByASecondPerson) {
  payment::v1::Payment inquiry;
  inquiry.set_name("payments/1");
  inquiry.set_kind(ledger::v1::BALANCE_INQUIRY);
  inquiry.set_state(payment::v1::Payment::APPROVED);
  inquiry.mutable_card()->set_token("a");
  inquiry.mutable_card()->set_entry_mode(common::v1::CONTACT);
  *inquiry.mutable_end_time() = ToTimestamp(f_.clock.Now());
  Bindings bindings(
      *f_.store, f_.clock, [&](const std::string&) { return inquiry; },
      [](const v1::Binding&, const std::string&) { return std::string("jobs/1"); });
  BindingsService service(bindings, f_.desk, f_.sessions);
  LocalFacet facet(std::in_place_type<v1::Bindings>, &service, Guarded());
  const auto stub = v1::Bindings::NewStub(facet.channel());
  const std::string administrator = SignIn("99", "12345678");
  rpc::CallOptions options = {.deadline = absl::Seconds(5), .session = administrator};
  EXPECT_EQ(
      ErrorCodeOf(
          rpc::UnaryCall(*stub, &v1::Bindings::Stub::GetBinding, v1::GetBindingRequest(), options).status()),
      ErrorCode::kNotFound);
  v1::ProposeBindingRequest propose;
  propose.set_holder("张三");
  propose.set_bank("工行");
  propose.set_branch_code("102100099996");
  propose.set_payment("payments/1");
  propose.set_password("00000000");
  const auto code = [&](const auto& reply) { return ErrorCodeOf(reply.status()); };
  EXPECT_EQ(code(rpc::UnaryCall(*stub, &v1::Bindings::Stub::ProposeBinding, propose, options)),
            ErrorCode::kWrongPassword);
  propose.set_password("12345678");
  const auto proposed = rpc::UnaryCall(*stub, &v1::Bindings::Stub::ProposeBinding, propose, options);
  ASSERT_TRUE(proposed.ok()) << proposed.status();
  v1::ApproveBindingRequest approve;
  approve.set_binding(proposed->binding());
  EXPECT_EQ(code(rpc::UnaryCall(*stub, &v1::Bindings::Stub::ApproveBinding, approve, options)),
            ErrorCode::kSecondPersonRequired);
  // The supervisor types number and password at the administrator's screen.
  v1::ApproveRequest spot;
  spot.set_operator_id("00");
  spot.set_password("123456");
  spot.set_permission(common::v1::APPROVE_CHANGES);
  spot.set_subject(proposed->binding());
  const auto operators = v1::Operators::NewStub(operators_facet_.channel());
  const auto given = rpc::UnaryCall(*operators, &v1::Operators::Stub::Approve, spot, options);
  ASSERT_TRUE(given.ok()) << given.status();
  EXPECT_EQ(given->approver().operator_id(), "00");
  options.approval = given->approval_token();
  const auto approved = rpc::UnaryCall(*stub, &v1::Bindings::Stub::ApproveBinding, approve, options);
  ASSERT_TRUE(approved.ok()) << approved.status();
  EXPECT_EQ(approved->approved_by(), "00");
  EXPECT_EQ(approved->proposed_by(), "99");
}

TEST_F(ServicesTest, AFactoryResetIsAskedForByAnAdministratorAndApprovedByAnother) {
  const auto stub = v1::Device::NewStub(device_facet_.channel());
  const auto operators = v1::Operators::NewStub(operators_facet_.channel());
  v1::ResetToFactoryRequest request;
  const auto ask = [&](const std::string& session, const std::string& approval) {
    return ErrorCodeOf(
        rpc::UnaryCall(*stub, &v1::Device::Stub::ResetToFactory, request,
                       {.deadline = absl::Seconds(5), .session = session, .approval = approval})
            .status());
  };
  const auto approve = [&](const std::string& session, const std::string& id, const std::string& password,
                           const std::string& subject) {
    v1::ApproveRequest spot;
    spot.set_operator_id(id);
    spot.set_password(password);
    spot.set_permission(common::v1::APPROVE_CHANGES);
    spot.set_subject(subject);
    const auto given = rpc::UnaryCall(*operators, &v1::Operators::Stub::Approve, spot,
                                      {.deadline = absl::Seconds(5), .session = session});
    return given.ok() ? given->approval_token() : "";
  };
  const std::string administrator = SignIn("99", "12345678");
  const std::string supervisor = SignIn("00", "123456");
  EXPECT_EQ(ask(administrator, ""), ErrorCode::kInvalidRequest);
  request.set_request_id(std::string(65, 'r'));
  EXPECT_EQ(ask(administrator, ""), ErrorCode::kInvalidRequest);
  request.set_request_id("reset-1");
  EXPECT_EQ(ask("", ""), ErrorCode::kNotSignedIn);
  EXPECT_EQ(ask(SignIn("01", "0000"), ""), ErrorCode::kPermissionMissing);
  EXPECT_EQ(ask(administrator, ""), ErrorCode::kSecondPersonRequired);
  // Whoever approves changes does not thereby begin this one, with an administrator beside them or not.
  EXPECT_EQ(ask(supervisor, ""), ErrorCode::kPermissionMissing);
  EXPECT_EQ(ask(supervisor, approve(supervisor, "99", "12345678", "reset-1")), ErrorCode::kPermissionMissing);
  EXPECT_EQ(ask(administrator, approve(administrator, "00", "123456", "reset-2")),
            ErrorCode::kApprovalInvalid);
  EXPECT_FALSE(std::filesystem::exists(reset_file_));
  neighbours_.batch_is_open = true;
  EXPECT_EQ(ask(administrator, approve(administrator, "00", "123456", "reset-1")), ErrorCode::kBatchOpen);
  EXPECT_FALSE(std::filesystem::exists(reset_file_));
  neighbours_.batch_is_open = false;
  const std::string approval = approve(administrator, "00", "123456", "reset-1");
  EXPECT_EQ(ask(administrator, approval), ErrorCode::kUnspecified);
  EXPECT_TRUE(std::filesystem::exists(reset_file_));
  EXPECT_EQ(ask(administrator, approval), ErrorCode::kUnspecified);
  std::filesystem::remove(reset_file_);
}

TEST_F(ServicesTest, APayeeIsReviewedOnTheSpotByASecondPerson) {
  SealedDocuments seals = SealedDocuments::ForTests();
  PayeeFile file(*f_.store, seals, f_.clock);
  PayeesService service(file, f_.sessions);
  LocalFacet facet(std::in_place_type<v1::Payees>, &service, Guarded());
  const auto stub = v1::Payees::NewStub(facet.channel());
  rpc::CallOptions options = {.deadline = absl::Seconds(5), .session = SignIn("99", "12345678")};
  v1::UpdatePayeeRequest update;
  update.set_name("张三丰");
  update.set_identity_number("11010519491231002X");
  update.set_phone("13812345678");
  update.set_address("北京市朝阳区建国路一号");
  ASSERT_TRUE(rpc::UnaryCall(*stub, &v1::Payees::Stub::UpdatePayee, update, options).ok());
  std::ifstream picture("services/terminal/testdata/red_3x2.png", std::ios::binary);
  v1::PutPhotoRequest photo;
  photo.set_content(std::string(std::istreambuf_iterator<char>(picture), {}));
  for (const v1::PhotoKind kind : {v1::IDENTITY_FRONT, v1::IDENTITY_BACK}) {
    photo.set_kind(kind);
    ASSERT_TRUE(rpc::UnaryCall(*stub, &v1::Payees::Stub::PutPhoto, photo, options).ok());
  }
  const auto waiting =
      rpc::UnaryCall(*stub, &v1::Payees::Stub::SubmitPayee, v1::SubmitPayeeRequest(), options);
  ASSERT_TRUE(waiting.ok()) << waiting.status();
  v1::ReviewPayeeRequest review;
  review.set_accepted(true);
  review.set_submission(waiting->submission());
  const auto code = [&](const auto& reply) { return ErrorCodeOf(reply.status()); };
  EXPECT_EQ(code(rpc::UnaryCall(*stub, &v1::Payees::Stub::ReviewPayee, review, options)),
            ErrorCode::kSecondPersonRequired);
  v1::ApproveRequest spot;
  spot.set_operator_id("00");
  spot.set_password("123456");
  spot.set_permission(common::v1::APPROVE_CHANGES);
  spot.set_subject("payee/1");
  const auto operators = v1::Operators::NewStub(operators_facet_.channel());
  auto given = rpc::UnaryCall(*operators, &v1::Operators::Stub::Approve, spot, options);
  ASSERT_TRUE(given.ok()) << given.status();
  options.approval = given->approval_token();
  EXPECT_EQ(code(rpc::UnaryCall(*stub, &v1::Payees::Stub::ReviewPayee, review, options)),
            ErrorCode::kApprovalInvalid)
      << "the approval was of another submission";
  spot.set_subject(waiting->submission());
  given = rpc::UnaryCall(*operators, &v1::Operators::Stub::Approve, spot, options);
  ASSERT_TRUE(given.ok()) << given.status();
  options.approval = given->approval_token();
  const auto reviewed = rpc::UnaryCall(*stub, &v1::Payees::Stub::ReviewPayee, review, options);
  ASSERT_TRUE(reviewed.ok()) << reviewed.status();
  EXPECT_EQ(reviewed->review(), v1::Payee::ACCEPTED);
  EXPECT_EQ(reviewed->reviewed_by(), "00");
  EXPECT_EQ(reviewed->submission(), "");
}

TEST_F(ServicesTest, TheAuditTrailIsReadInPages) {
  const std::string administrator = SignIn("99", "12345678");
  for (int i = 0; i < 3; ++i) (void)operators_.SignIn("01", "0000");
  const auto stub = v1::Operators::NewStub(operators_facet_.channel());
  const rpc::CallOptions options = {.deadline = absl::Seconds(5), .session = administrator};
  v1::ListAuditRequest request;
  request.set_page_size(2);
  request.add_acts("sign-in");
  const auto first = rpc::UnaryCall(*stub, &v1::Operators::Stub::ListAudit, request, options);
  ASSERT_TRUE(first.ok()) << first.status();
  ASSERT_EQ(first->entries_size(), 2);
  EXPECT_EQ(first->entries(0).chain_hash().size(), 64u);
  request.set_page_token(first->next_page_token());
  const auto second = rpc::UnaryCall(*stub, &v1::Operators::Stub::ListAudit, request, options);
  ASSERT_TRUE(second.ok()) << second.status();
  ASSERT_EQ(second->entries_size(), 2);
  EXPECT_LT(second->entries(0).sequence(), first->entries(1).sequence());
  EXPECT_EQ(second->next_page_token(), "");
  for (const char* bad : {"before-", "before-01", "before-x", "9", "before--1"}) {
    request.set_page_token(bad);
    EXPECT_EQ(ErrorCodeOf(rpc::UnaryCall(*stub, &v1::Operators::Stub::ListAudit, request, options).status()),
              ErrorCode::kInvalidPageToken)
        << bad;
  }
  const auto verified =
      rpc::UnaryCall(*stub, &v1::Operators::Stub::VerifyAudit, v1::VerifyAuditRequest(), options);
  ASSERT_TRUE(verified.ok());
  EXPECT_TRUE(verified->sound());
  EXPECT_GT(verified->last_sequence(), 4);
}

TEST_F(ServicesTest, AForgottenPasswordIsResetWithTheAdministratorsApproval) {
  const std::string supervisor = SignIn("00", "123456");
  const auto stub = v1::Operators::NewStub(operators_facet_.channel());
  rpc::CallOptions options = {.deadline = absl::Seconds(5), .session = supervisor};
  v1::ResetPasswordRequest reset;
  reset.set_operator_id("01");
  reset.set_first_password("2468");
  EXPECT_EQ(ErrorCodeOf(rpc::UnaryCall(*stub, &v1::Operators::Stub::ResetPassword, reset, options).status()),
            ErrorCode::kPermissionMissing);
  v1::ApproveRequest spot;
  spot.set_operator_id("99");
  spot.set_password("12345678");
  spot.set_permission(common::v1::MANAGE_OPERATORS);
  spot.set_subject("01");
  const auto given = rpc::UnaryCall(*stub, &v1::Operators::Stub::Approve, spot, options);
  ASSERT_TRUE(given.ok()) << given.status();
  options.approval = given->approval_token();
  EXPECT_TRUE(rpc::UnaryCall(*stub, &v1::Operators::Stub::ResetPassword, reset, options).ok());
  reset.set_operator_id("02");
  EXPECT_EQ(ErrorCodeOf(rpc::UnaryCall(*stub, &v1::Operators::Stub::ResetPassword, reset, options).status()),
            ErrorCode::kApprovalInvalid)
      << "the approval was of another operator";
  EXPECT_TRUE(operators_.SignIn("01", "2468")->session().password_change_required());
}

TEST_F(ServicesTest, TheChecklistSaysWhatIsMissing) {
  const auto stub = v1::Device::NewStub(device_facet_.channel());
  rpc::CallOptions options = {
      .deadline = absl::Seconds(5), .language = "en", .session = SignIn("01", "0000")};
  const auto look = [&] {
    return *rpc::UnaryCall(*stub, &v1::Device::Stub::GetChecklist, v1::GetChecklistRequest(), options);
  };
  const v1::Checklist good = look();
  EXPECT_TRUE(good.ready()) << good.DebugString();
  EXPECT_EQ(good.items_size(), 9);
  neighbours_.printer.set_paper_out(true);
  const v1::Checklist bad = look();
  EXPECT_FALSE(bad.ready());
  EXPECT_EQ(bad.items(0).point(), "paper");
  EXPECT_EQ(bad.items(0).mark(), v1::Checklist::BAD);
  EXPECT_EQ(bad.items(0).fault(), common::v1::PRINTER_OUT_OF_PAPER);
  EXPECT_EQ(bad.items(0).advice(), std::string(MessageOf(ErrorCode::kPrinterOutOfPaper, Language::kEnglish)));
  neighbours_.away = true;
  EXPECT_FALSE(look().ready());
}

TEST_F(ServicesTest, TheClockIsAdjustedWhileTheBatchIsEmpty) {
  const auto stub = v1::Device::NewStub(device_facet_.channel());
  const rpc::CallOptions options = {.deadline = absl::Seconds(5), .session = SignIn("99", "12345678")};
  v1::AdjustClockRequest request;
  request.set_correction_seconds(3600);
  neighbours_.batch_is_open = true;
  const auto adjust = [&] { return rpc::UnaryCall(*stub, &v1::Device::Stub::AdjustClock, request, options); };
  EXPECT_EQ(ErrorCodeOf(adjust().status()), ErrorCode::kBatchOpen);
  v1::MerchantProfile moved = Teahouse();
  moved.set_time_zone("Europe/Berlin");
  EXPECT_EQ(ErrorCodeOf(shop_client_.UpdateProfile(options.session, moved).status()), ErrorCode::kBatchOpen);
  neighbours_.batch_is_open = false;
  // 1,800,000,000 is 2027-01-15 08:00:00 UTC, 16:00:00 in Shanghai.
  EXPECT_EQ(adjust()->printed(), "2027-01-15 17:00:00");
  EXPECT_EQ(f_.store->Audit(1)->at(0).subject, "0 s to 3600 s");
  EXPECT_EQ(shop_client_.GetProfile()->receipt_time_correction_seconds(), 3600);
  EXPECT_TRUE(shop_client_.UpdateProfile(options.session, Teahouse()).ok());
  EXPECT_EQ(shop_client_.GetProfile()->receipt_time_correction_seconds(), 3600) << "not the profile's to set";
  neighbours_.line.set_host_date_time("0115155950");
  neighbours_.line.mutable_host_date_time_at()->set_seconds(1'800'000'000);
  const auto reading = rpc::UnaryCall(*stub, &v1::Device::Stub::GetClock, v1::GetClockRequest(), options);
  EXPECT_EQ(reading->host_difference_seconds(), -10);
  request.set_correction_seconds(86'401);
  EXPECT_EQ(ErrorCodeOf(adjust().status()), ErrorCode::kInvalidRequest);
}

TEST_F(ServicesTest, ASupportBundleHasNoSecrets) {
  const std::string administrator = SignIn("99", "12345678");
  const auto stub = v1::Device::NewStub(device_facet_.channel());
  grpc::ClientContext context;
  rpc::Prepare(context, {.deadline = absl::Seconds(5), .session = administrator});
  const auto stream = stub->CreateSupportBundle(&context, v1::CreateSupportBundleRequest());
  std::string bundle;
  v1::SupportBundleChunk chunk;
  while (stream->Read(&chunk)) bundle += chunk.content();
  ASSERT_TRUE(stream->Finish().ok());
  EXPECT_EQ(bundle.size() % 512, 0u);
  EXPECT_EQ(bundle.substr(257, 5), "ustar");
  for (const char* part : {"till/device.txt", "till/audit.tsv", "1.2.3", "sign-in"}) {
    EXPECT_NE(bundle.find(part), std::string::npos) << part;
  }
  for (const std::string& secret : {administrator, std::string("12345678\n"), std::string("$argon2id")}) {
    EXPECT_EQ(bundle.find(secret), std::string::npos);
  }
}

TEST_F(ServicesTest, AReportOfTheTestsIsPrinted) {
  const std::string session = SignIn("01", "0000");
  const auto stub = v1::SelfTest::NewStub(self_test_facet_.channel());
  const rpc::CallOptions options = {.deadline = absl::Seconds(5), .session = session};
  v1::PrintReportRequest request;
  const auto print = [&] {
    return rpc::UnaryCall(*stub, &v1::SelfTest::Stub::PrintReport, request, options);
  };
  EXPECT_EQ(ErrorCodeOf(print().status()), ErrorCode::kIllegalStep);
  ASSERT_TRUE(device_.RunTests(session, {"clock"}, [](const v1::TestResult&) {}).ok());
  v1::TestResult* touch = request.add_results();
  touch->set_test("touch");
  touch->set_advice("the upper left corner");
  EXPECT_EQ(print()->print_job(), "jobs/1");
  const auto& fields = neighbours_.printed.at(0).fields();
  EXPECT_EQ(fields.at("test_clock"), "passed");
  EXPECT_EQ(fields.at("test_touch"), "failed");
  EXPECT_EQ(fields.at("advice_touch"), "the upper left corner");
  EXPECT_EQ(fields.at("outcome"), "failed");
  EXPECT_EQ(fields.at("operator"), "01");
  touch->set_advice(std::string(201, 'x'));
  EXPECT_EQ(ErrorCodeOf(print().status()), ErrorCode::kInvalidRequest);
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
