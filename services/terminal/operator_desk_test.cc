// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/operator_desk.h"

#include <set>
#include <string>

#include "gtest/gtest.h"
#include "services/common/status/error.h"
#include "services/terminal/desk_fixture_for_tests.h"

namespace till::terminal {
namespace {

using common::v1::Permission;

class OperatorDeskTest : public testing::Test {
 protected:
  OperatorDeskTest() { EXPECT_TRUE(f_.desk.Preset(/*change_required=*/false).ok()); }

  ErrorCode SignInCode(std::string_view id, std::string_view password) {
    return ErrorCodeOf(f_.desk.SignIn(id, password).status());
  }
  std::string Session(std::string_view id, std::string_view password) {
    const auto in = f_.desk.SignIn(id, password);
    EXPECT_TRUE(in.ok()) << in.status();
    return in.ok() ? in->issued.token : "";
  }
  std::string Administrator() { return Session("99", "12345678"); }
  std::string LastAudit() {
    const AuditEntry entry = f_.store->Audit(1)->at(0);
    return entry.operator_id + "/" + entry.act + "/" + entry.subject + "/" + entry.outcome;
  }

  DeskFixture f_;
};

TEST_F(OperatorDeskTest, PresetsAreThoseOfTheManuals) {
  const auto all = f_.desk.List(Administrator());
  ASSERT_TRUE(all.ok());
  std::string text;
  for (const OperatorAccount& account : *all)
    text += account.operator_id + " " + std::string(RoleName(account.role)) + "; ";
  EXPECT_EQ(text,
            "00 supervisor; 01 cashier; 02 cashier; 03 cashier; 04 cashier; 05 cashier; 99 administrator; ");
  EXPECT_EQ(SignInCode("00", "123456"), ErrorCode::kUnspecified);
  for (const char* cashier : {"01", "02", "03", "04", "05"})
    EXPECT_EQ(SignInCode(cashier, "0000"), ErrorCode::kUnspecified);
}

TEST_F(OperatorDeskTest, PresetingTwiceChangesNothing) {
  ASSERT_TRUE(f_.desk.ChangePassword(Session("01", "0000"), "0000", "4711").ok());
  ASSERT_TRUE(f_.desk.Preset(true).ok());
  EXPECT_EQ(SignInCode("01", "4711"), ErrorCode::kUnspecified);
  EXPECT_EQ(f_.desk.List(Administrator())->size(), 7u);
}

TEST_F(OperatorDeskTest, ASessionCarriesTheRolesPermissions) {
  const auto permissions = [&](std::string_view id, std::string_view password) {
    return f_.verifier.Verify(Session(id, password))->permissions;
  };
  using common::v1::APPROVE_CHANGES, common::v1::CONFIGURE, common::v1::LOAD_KEYS,
      common::v1::MANAGE_OPERATORS, common::v1::SETTLE, common::v1::SIGNED_IN, common::v1::TAKE_PAYMENTS,
      common::v1::TYPE_CARDS, common::v1::UNDO_PAYMENTS, common::v1::UPDATE;
  EXPECT_EQ(permissions("01", "0000"), (std::set<Permission>{SIGNED_IN, TAKE_PAYMENTS}));
  EXPECT_EQ(permissions("00", "123456"), (std::set<Permission>{SIGNED_IN, TAKE_PAYMENTS, UNDO_PAYMENTS,
                                                               SETTLE, APPROVE_CHANGES, TYPE_CARDS}));
  EXPECT_EQ(permissions("99", "12345678"), (std::set<Permission>{SIGNED_IN, CONFIGURE, MANAGE_OPERATORS,
                                                                 LOAD_KEYS, UPDATE, APPROVE_CHANGES}));
  EXPECT_FALSE(PermissionsOf(Role::kSupervisor, /*development=*/false).contains(TAKE_PAYMENTS));
}

TEST_F(OperatorDeskTest, ASessionEndsByItself) {
  const std::string session = Session("01", "0000");
  EXPECT_EQ(f_.desk.Whoami(session)->account.operator_id, "01");
  f_.clock.Advance(absl::Hours(1) - absl::Seconds(1));
  EXPECT_TRUE(f_.sessions.Check(common::v1::TAKE_PAYMENTS, {.session = session}).ok());
  f_.clock.Advance(absl::Seconds(1));
  EXPECT_EQ(ErrorCodeOf(f_.sessions.Check(common::v1::TAKE_PAYMENTS, {.session = session})),
            ErrorCode::kNotSignedIn);
}

TEST_F(OperatorDeskTest, RenewingKeepsSomebodyAtWorkSignedIn) {
  const std::string session = Session("01", "0000");
  f_.clock.Advance(absl::Minutes(50));
  const auto renewed = f_.desk.Renew(session);
  ASSERT_TRUE(renewed.ok());
  f_.clock.Advance(absl::Minutes(50));
  EXPECT_FALSE(f_.desk.Whoami(session).ok());
  EXPECT_TRUE(f_.desk.Whoami(renewed->issued.token).ok());
  EXPECT_EQ(ErrorCodeOf(f_.desk.Renew(session).status()), ErrorCode::kNotSignedIn);
}

TEST_F(OperatorDeskTest, SigningOutEndsThatSessionAndASecondSignInWorksAtOnce) {
  const std::string session = Session("01", "0000");
  ASSERT_TRUE(f_.desk.SignOut(session).ok());
  EXPECT_EQ(ErrorCodeOf(f_.desk.Whoami(session).status()), ErrorCode::kNotSignedIn);
  EXPECT_EQ(ErrorCodeOf(f_.desk.SignOut(session)), ErrorCode::kNotSignedIn);
  // In the same second.
  EXPECT_TRUE(f_.desk.Whoami(Session("01", "0000")).ok());
}

TEST_F(OperatorDeskTest, AWrongPasswordAndAnUnknownOperatorLookTheSame) {
  EXPECT_EQ(f_.desk.SignIn("01", "0001").status(), f_.desk.SignIn("42", "0000").status());
  EXPECT_EQ(SignInCode("01", "0001"), ErrorCode::kWrongPassword);
  EXPECT_EQ(SignInCode("", ""), ErrorCode::kWrongPassword);
  EXPECT_EQ(SignInCode("1", "0000"), ErrorCode::kWrongPassword);
  EXPECT_EQ(SignInCode("0'", "0000"), ErrorCode::kWrongPassword);
  EXPECT_EQ(SignInCode("01", std::string(100'000, '0')), ErrorCode::kWrongPassword);
}

TEST_F(OperatorDeskTest, FiveFailuresLockAndEachFurtherOneForTwiceAsLong) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(SignInCode("01", "1111"), ErrorCode::kWrongPassword) << i;
  absl::Duration lock = absl::Minutes(1);
  for (int i = 0; i < 9; ++i) {
    const absl::Status locked = f_.desk.SignIn("01", "0000").status();
    EXPECT_EQ(ErrorCodeOf(locked), ErrorCode::kOperatorLocked) << "even with the right password";
    EXPECT_EQ(*RetryAfterOf(locked), lock) << i;
    f_.clock.Advance(lock);
    EXPECT_EQ(SignInCode("01", "1111"), ErrorCode::kWrongPassword) << "one more try";
    lock = std::min(2 * lock, absl::Hours(1));
  }
  EXPECT_EQ(SignInCode("02", "0000"), ErrorCode::kUnspecified) << "nobody else is locked";
  f_.clock.Advance(absl::Hours(1));
  EXPECT_EQ(SignInCode("01", "0000"), ErrorCode::kUnspecified);
  EXPECT_EQ(SignInCode("01", "1111"), ErrorCode::kWrongPassword);
  EXPECT_EQ(SignInCode("01", "0000"), ErrorCode::kUnspecified) << "a right one had cleared the count";
}

TEST_F(OperatorDeskTest, ARestartDoesNotUnlock) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(SignInCode("01", "1111"), ErrorCode::kWrongPassword);
  OperatorDesk restarted(*f_.store, f_.sessions, PasswordHasher::Cheapest(), f_.clock);
  EXPECT_EQ(ErrorCodeOf(restarted.SignIn("01", "0000").status()), ErrorCode::kOperatorLocked);
  EXPECT_TRUE(restarted.Locked(**f_.store->FindOperator("01")));
}

TEST_F(OperatorDeskTest, AClockThatIsSetBackLocksForAnHourAtMost) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(SignInCode("01", "1111"), ErrorCode::kWrongPassword);
  f_.clock.JumpWallClock(-absl::Hours(24 * 365));
  EXPECT_LE(*RetryAfterOf(f_.desk.SignIn("01", "0000").status()), absl::Hours(1));
}

TEST_F(OperatorDeskTest, ChangingThePasswordWantsTheOldOne) {
  const std::string session = Session("00", "123456");
  EXPECT_EQ(ErrorCodeOf(f_.desk.ChangePassword(session, "654321", "tea4two")), ErrorCode::kWrongPassword);
  EXPECT_EQ(ErrorCodeOf(f_.desk.ChangePassword("", "123456", "tea4two")), ErrorCode::kNotSignedIn);
  ASSERT_TRUE(f_.desk.ChangePassword(session, "123456", "tea4two").ok());
  EXPECT_EQ(SignInCode("00", "123456"), ErrorCode::kWrongPassword);
  EXPECT_EQ(SignInCode("00", "tea4two"), ErrorCode::kUnspecified);
}

TEST_F(OperatorDeskTest, ABadNewPasswordIsRefused) {
  const std::string session = Session("00", "123456");
  for (const char* bad : {"", "12345", "12345678901234567", "1234 56", "密码密码", "777777", "123456"}) {
    EXPECT_EQ(ErrorCodeOf(f_.desk.ChangePassword(session, "123456", bad)), ErrorCode::kInvalidRequest) << bad;
  }
  EXPECT_TRUE(CheckNewPassword(Role::kCashier, "4711").ok());
  EXPECT_FALSE(CheckNewPassword(Role::kCashier, "471").ok());
  EXPECT_FALSE(CheckNewPassword(Role::kAdministrator, "1234567").ok());
  EXPECT_TRUE(CheckNewPassword(Role::kAdministrator, "1234567a").ok());
}

TEST_F(OperatorDeskTest, GuessingTheOldPasswordLocksToo) {
  const std::string session = Session("01", "0000");
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(ErrorCodeOf(f_.desk.ChangePassword(session, "1111", "4711")), ErrorCode::kWrongPassword);
  }
  EXPECT_EQ(SignInCode("01", "0000"), ErrorCode::kOperatorLocked);
}

TEST_F(OperatorDeskTest, AddedOperatorsMustChangeTheirPassword) {
  const std::string administrator = Administrator();
  ASSERT_TRUE(f_.desk.Add(administrator, {.operator_id = "06", .display_name = "小林"}, "1357").ok());
  const auto in = f_.desk.SignIn("06", "1357");
  ASSERT_TRUE(in.ok());
  EXPECT_TRUE(in->account.password_change_required);
  EXPECT_EQ(in->issued.session.permissions, std::set<Permission>{common::v1::SIGNED_IN});
  EXPECT_EQ(ErrorCodeOf(f_.desk.List(in->issued.token).status()), ErrorCode::kPasswordChangeRequired);
  ASSERT_TRUE(f_.desk.ChangePassword(in->issued.token, "1357", "2468").ok());
  EXPECT_TRUE(f_.desk.SignIn("06", "2468")->issued.session.Allows(common::v1::TAKE_PAYMENTS));
}

TEST_F(OperatorDeskTest, AddRefusesWhatIsWrong) {
  const std::string administrator = Administrator();
  const auto code = [&](std::string id, std::string name, std::string_view password) {
    return ErrorCodeOf(
        f_.desk.Add(administrator, {.operator_id = std::move(id), .display_name = std::move(name)}, password)
            .status());
  };
  EXPECT_EQ(code("01", "", "1357"), ErrorCode::kInvalidRequest) << "taken";
  EXPECT_EQ(code("6", "", "1357"), ErrorCode::kInvalidRequest);
  EXPECT_EQ(code("ab", "", "1357"), ErrorCode::kInvalidRequest);
  EXPECT_EQ(code("06", std::string(41, 'x'), "1357"), ErrorCode::kInvalidRequest);
  EXPECT_EQ(code("06", "", "1"), ErrorCode::kInvalidRequest);
}

TEST_F(OperatorDeskTest, ResetLiftsALockAndWantsANewPassword) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(SignInCode("01", "1111"), ErrorCode::kWrongPassword);
  ASSERT_TRUE(f_.desk.ResetPassword(Administrator(), "01", "8642").ok());
  EXPECT_TRUE(f_.desk.SignIn("01", "8642")->account.password_change_required);
  EXPECT_EQ(ErrorCodeOf(f_.desk.ResetPassword(Administrator(), "42", "8642")), ErrorCode::kNotFound);
}

TEST_F(OperatorDeskTest, EveryActLeavesATrace) {
  const std::string administrator = Administrator();
  EXPECT_EQ(LastAudit(), "99/sign-in/99/done");
  (void)f_.desk.SignIn("01", "1111");
  EXPECT_EQ(LastAudit(), "/sign-in/01/WRONG_PASSWORD");
  (void)f_.desk.SignIn("drop table", "1111");
  EXPECT_EQ(LastAudit(), "/sign-in/?/WRONG_PASSWORD");
  (void)f_.desk.Add(administrator, {.operator_id = "06"}, "1357");
  EXPECT_EQ(LastAudit(), "99/add-operator/06/done");
  (void)f_.desk.ResetPassword(administrator, "01", "8642");
  EXPECT_EQ(LastAudit(), "99/reset-password/01/done");
  (void)f_.desk.SignOut(administrator);
  EXPECT_EQ(LastAudit(), "99/sign-out/99/done");
}

TEST_F(OperatorDeskTest, ASupervisorApprovesOnTheSpot) {
  const std::string cashier = Session("01", "0000");
  const auto given = f_.desk.Approve(cashier, "00", "123456", common::v1::UNDO_PAYMENTS, "void-1");
  ASSERT_TRUE(given.ok()) << given.status();
  EXPECT_EQ(LastAudit(), "00/approve/UNDO_PAYMENTS for 01: void-1/done");
  const auto check = [&](const std::string& session, std::string_view subject) {
    return ErrorCodeOf(
        f_.sessions.Check(common::v1::UNDO_PAYMENTS,
                          {.session = session, .approval = given->token, .subject = std::string(subject)}));
  };
  EXPECT_EQ(check(cashier, "void-1"), ErrorCode::kUnspecified);
  EXPECT_EQ(check(cashier, "void-2"), ErrorCode::kApprovalInvalid);
  EXPECT_EQ(check(Session("02", "0000"), "void-1"), ErrorCode::kApprovalInvalid) << "another cashier";
  f_.clock.Advance(absl::Minutes(2));
  EXPECT_EQ(check(cashier, "void-1"), ErrorCode::kApprovalInvalid);
}

TEST_F(OperatorDeskTest, AnApprovalIsRefusedToTheWrongPeople) {
  const std::string cashier = Session("01", "0000");
  const auto code = [&](std::string_view session, std::string_view id, std::string_view password,
                        common::v1::Permission permission, std::string_view subject) {
    return ErrorCodeOf(f_.desk.Approve(session, id, password, permission, subject).status());
  };
  using common::v1::CONFIGURE, common::v1::UNDO_PAYMENTS;
  EXPECT_EQ(code(cashier, "01", "0000", UNDO_PAYMENTS, "v"), ErrorCode::kSecondPersonRequired);
  EXPECT_EQ(code(cashier, "02", "0000", UNDO_PAYMENTS, "v"), ErrorCode::kPermissionMissing);
  EXPECT_EQ(LastAudit(), "02/approve/UNDO_PAYMENTS for 01: v/PERMISSION_MISSING");
  EXPECT_EQ(code(cashier, "00", "123456", CONFIGURE, "v"), ErrorCode::kPermissionMissing);
  EXPECT_EQ(code("", "00", "123456", UNDO_PAYMENTS, "v"), ErrorCode::kNotSignedIn);
  EXPECT_EQ(code(cashier, "00", "123456", common::v1::SIGNED_IN, "v"), ErrorCode::kInvalidRequest);
  EXPECT_EQ(code(cashier, "00", "123456", static_cast<common::v1::Permission>(99), "v"),
            ErrorCode::kInvalidRequest);
  for (const std::string& subject :
       {std::string(), std::string("a b"), std::string("😀"), std::string(129, 'a')}) {
    EXPECT_EQ(code(cashier, "00", "123456", UNDO_PAYMENTS, subject), ErrorCode::kInvalidRequest);
  }
  // A storm of wrong passwords locks the approver as a sign-in does.
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(code(cashier, "00", "654321", UNDO_PAYMENTS, "v"), ErrorCode::kWrongPassword);
  }
  EXPECT_EQ(code(cashier, "00", "123456", UNDO_PAYMENTS, "v"), ErrorCode::kOperatorLocked);
  DeskFixture shipped(/*development=*/false);
  ASSERT_TRUE(shipped.desk.Preset(/*change_required=*/true).ok());
  const auto in = shipped.desk.SignIn("01", "0000");
  EXPECT_EQ(ErrorCodeOf(shipped.desk.Approve(in->issued.token, "00", "123456", UNDO_PAYMENTS, "v").status()),
            ErrorCode::kPasswordChangeRequired)
      << "who owes a password cannot ask";
}

TEST_F(OperatorDeskTest, AnOperatorIsSwitchedOffAndOnAgain) {
  const std::string administrator = Administrator();
  const std::string cashier = Session("01", "0000");
  ASSERT_TRUE(f_.desk.Disable(administrator, "01").ok());
  EXPECT_EQ(LastAudit(), "99/disable-operator/01/done");
  EXPECT_EQ(ErrorCodeOf(f_.desk.Whoami(cashier).status()), ErrorCode::kNotSignedIn) << "at once";
  EXPECT_EQ(SignInCode("01", "0000"), ErrorCode::kOperatorDisabled);
  EXPECT_EQ(SignInCode("01", "1111"), ErrorCode::kWrongPassword) << "no word to who does not know it";
  ASSERT_TRUE(f_.desk.Enable(administrator, "01").ok());
  EXPECT_EQ(SignInCode("01", "0000"), ErrorCode::kUnspecified);
  EXPECT_EQ(ErrorCodeOf(f_.desk.Disable(administrator, "99").status()), ErrorCode::kInvalidRequest);
  EXPECT_EQ(ErrorCodeOf(f_.desk.Disable(administrator, "42").status()), ErrorCode::kNotFound);
  EXPECT_EQ(ErrorCodeOf(f_.desk.Disable(administrator, "😀").status()), ErrorCode::kNotFound);
}

TEST_F(OperatorDeskTest, ARoleChangesWithAPasswordAndTheLastAdministratorStays) {
  const std::string administrator = Administrator();
  const std::string cashier = Session("02", "0000");
  const auto changed = f_.desk.Update(administrator, "02", {.role = Role::kSupervisor, .display_name = "李"});
  ASSERT_TRUE(changed.ok()) << changed.status();
  EXPECT_EQ(changed->display_name, "李");
  EXPECT_EQ(ErrorCodeOf(f_.desk.Whoami(cashier).status()), ErrorCode::kNotSignedIn);
  EXPECT_EQ(f_.desk.SignIn("02", "0000")->issued.session.permissions,
            std::set<Permission>{common::v1::SIGNED_IN})
      << "a new password is owed";
  EXPECT_EQ(ErrorCodeOf(f_.desk.Update(administrator, "99", {.role = Role::kCashier}).status()),
            ErrorCode::kInvalidRequest);
  EXPECT_EQ(
      ErrorCodeOf(f_.desk.Update(administrator, "01", {.display_name = std::string(200, 'x')}).status()),
      ErrorCode::kInvalidRequest);
  ASSERT_TRUE(f_.desk.Update(administrator, "03", {.role = Role::kAdministrator}).ok());
  ASSERT_TRUE(f_.desk.Update(administrator, "99", {.role = Role::kCashier}).ok()) << "there is another now";
}

TEST_F(OperatorDeskTest, UnlockingLeavesThePassword) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(SignInCode("01", "1111"), ErrorCode::kWrongPassword);
  ASSERT_TRUE(f_.desk.Unlock(Administrator(), "01").ok());
  EXPECT_EQ(SignInCode("01", "0000"), ErrorCode::kUnspecified);
}

TEST_F(OperatorDeskTest, ConfirmingAsksForTheOwnPassword) {
  const std::string administrator = Administrator();
  EXPECT_EQ(f_.desk.Confirm(administrator, "12345678", "propose-binding")->operator_id, "99");
  EXPECT_EQ(ErrorCodeOf(f_.desk.Confirm(administrator, "0000", "propose-binding").status()),
            ErrorCode::kWrongPassword);
}

TEST_F(OperatorDeskTest, OnAShippedTerminalAPresetOpensOnlyItsOwnChange) {
  DeskFixture shipped(/*development=*/false);
  ASSERT_TRUE(shipped.desk.Preset(/*change_required=*/true).ok());
  const auto in = shipped.desk.SignIn("99", "12345678");
  ASSERT_TRUE(in.ok());
  EXPECT_EQ(ErrorCodeOf(shipped.sessions.Check(common::v1::CONFIGURE, {.session = in->issued.token})),
            ErrorCode::kPermissionMissing);
  ASSERT_TRUE(shipped.desk.ChangePassword(in->issued.token, "12345678", "tea4twenty").ok());
  const auto again = shipped.desk.SignIn("99", "tea4twenty");
  EXPECT_TRUE(shipped.sessions.Check(common::v1::CONFIGURE, {.session = again->issued.token}).ok());
}

}  // namespace
}  // namespace till::terminal
