// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/operator_desk.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "services/terminal/text_rules.h"

namespace till::terminal {
namespace {

struct PresetOperator {
  std::string_view operator_id;
  Role role;
  std::string_view password;
};

// The presets of UnionPay terminals; they stand in every manual.
constexpr PresetOperator kPresets[] = {
    {"00", Role::kSupervisor, "123456"},      {"01", Role::kCashier, "0000"}, {"02", Role::kCashier, "0000"},
    {"03", Role::kCashier, "0000"},           {"04", Role::kCashier, "0000"}, {"05", Role::kCashier, "0000"},
    {"99", Role::kAdministrator, "12345678"},
};

constexpr size_t kLongestPassword = 16;

bool IsOperatorId(std::string_view id) {
  return id.size() == 2 && absl::ascii_isdigit(id[0]) && absl::ascii_isdigit(id[1]);
}

absl::Status WrongPassword() {
  return MakeError(ErrorCode::kWrongPassword, "operator number or password is wrong");
}

}  // namespace

absl::Status CheckNewPassword(Role role, std::string_view password) {
  const auto invalid = [](std::string_view what) { return MakeError(ErrorCode::kInvalidRequest, what); };
  const size_t shortest = role == Role::kCashier ? 4 : role == Role::kSupervisor ? 6 : 8;
  if (password.size() < shortest) {
    return invalid(absl::StrCat("password: at least ", shortest, " characters for this role"));
  }
  if (password.size() > kLongestPassword) return invalid("password: at most 16 characters");
  bool all_same = true;
  for (const char c : password) {
    if (!absl::ascii_isalnum(static_cast<unsigned char>(c)))
      return invalid("password: letters and digits only");
    all_same = all_same && c == password[0];
  }
  if (all_same) return invalid("password: one character repeated is no password");
  return absl::OkStatus();
}

OperatorDesk::OperatorDesk(TerminalStore& store, SessionDesk& sessions, PasswordHasher hasher, Clock& clock)
    : store_(store), sessions_(sessions), hasher_(hasher), clock_(clock) {}

absl::Status OperatorDesk::Preset(bool change_required) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<std::vector<OperatorAccount>> present = store_.ListOperators();
  if (!present.ok()) return present.status();
  for (const PresetOperator& preset : kPresets) {
    // One by one: a crash in the middle of a first start leaves the rest for the next.
    if (std::any_of(present->begin(), present->end(), [&](const OperatorAccount& account) {
          return account.operator_id == preset.operator_id;
        })) {
      continue;
    }
    const absl::StatusOr<std::string> hash = hasher_.Hash(preset.password);
    if (!hash.ok()) return hash.status();
    const OperatorAccount account = {.operator_id = std::string(preset.operator_id),
                                     .role = preset.role,
                                     .display_name = "",
                                     .password_hash = *hash,
                                     .password_change_required = change_required,
                                     .failures = 0,
                                     .locked_until = absl::InfinitePast(),
                                     .last_sign_in = std::nullopt,
                                     .disabled = false};
    if (absl::Status saved = store_.SaveOperator(
            account, AuditEntry::Of(clock_.Now(), "", "operator-preset", preset.operator_id));
        !saved.ok()) {
      return saved;
    }
  }
  return absl::OkStatus();
}

absl::Duration OperatorDesk::LockLeft(const OperatorAccount& account) const {
  // A wall clock that was set back must not lock anybody for years.
  return std::clamp(account.locked_until - clock_.Now(), absl::ZeroDuration(), kLongestLock);
}

bool OperatorDesk::Locked(const OperatorAccount& account) const {
  return LockLeft(account) > absl::ZeroDuration();
}

absl::StatusOr<OperatorAccount> OperatorDesk::CheckPassword(std::string_view operator_id,
                                                            std::string_view password, std::string_view act) {
  absl::StatusOr<std::optional<OperatorAccount>> found = std::optional<OperatorAccount>();
  if (IsOperatorId(operator_id)) found = store_.FindOperator(operator_id);
  if (!found.ok()) return found.status();
  if (!found->has_value() || password.size() > kLongestPassword) {
    // As long as a real check takes: the time must not tell which operators there are.
    if (nobodys_hash_.empty()) {
      absl::StatusOr<std::string> hash = hasher_.Hash("nobody");
      if (!hash.ok()) return hash.status();
      nobodys_hash_ = *std::move(hash);
    }
    (void)hasher_.Verify(nobodys_hash_, password.substr(0, kLongestPassword));
    const std::string_view shown = IsOperatorId(operator_id) ? operator_id : "?";
    if (absl::Status noted = store_.Append(AuditEntry::Of(clock_.Now(), "", act, shown, "WRONG_PASSWORD"));
        !noted.ok())
      return noted;
    return WrongPassword();
  }
  OperatorAccount account = **std::move(found);
  if (const absl::Duration left = LockLeft(account); left > absl::ZeroDuration()) {
    if (absl::Status noted =
            store_.Append(AuditEntry::Of(clock_.Now(), "", act, operator_id, "OPERATOR_LOCKED"));
        !noted.ok())
      return noted;
    return WithRetryAfter(MakeError(ErrorCode::kOperatorLocked, "too many wrong passwords"), left);
  }
  if (hasher_.Verify(account.password_hash, password)) {
    // Only who knows the password hears of it.
    if (account.disabled) {
      if (absl::Status noted =
              store_.Append(AuditEntry::Of(clock_.Now(), "", act, operator_id, "OPERATOR_DISABLED"));
          !noted.ok())
        return noted;
      return MakeError(ErrorCode::kOperatorDisabled, "the operator is switched off");
    }
    account.failures = 0;
    account.locked_until = absl::InfinitePast();
    return account;
  }
  ++account.failures;
  if (account.failures >= kFailuresBeforeLock) {
    const int doublings = std::min(account.failures - kFailuresBeforeLock, 16);
    account.locked_until = clock_.Now() + std::min(kFirstLock * (1 << doublings), kLongestLock);
  }
  // The failure is on the disk before the caller hears of it: killing the process gains no further try.
  if (absl::Status saved =
          store_.SaveOperator(account, AuditEntry::Of(clock_.Now(), "", act, operator_id, "WRONG_PASSWORD"));
      !saved.ok()) {
    return saved;
  }
  return WrongPassword();
}

absl::StatusOr<SignedIn> OperatorDesk::SignIn(std::string_view operator_id, std::string_view password) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<OperatorAccount> account = CheckPassword(operator_id, password, "sign-in");
  if (!account.ok()) return account.status();
  account->last_sign_in = clock_.Now();
  absl::StatusOr<IssuedSession> issued = sessions_.Issue(*account);
  if (!issued.ok()) return issued.status();
  if (absl::Status saved =
          store_.SaveOperator(*account, AuditEntry::Of(clock_.Now(), operator_id, "sign-in", operator_id));
      !saved.ok()) {
    return saved;
  }
  return SignedIn{.issued = *std::move(issued), .account = *std::move(account)};
}

absl::StatusOr<SignedIn> OperatorDesk::Whoami(std::string_view session) {
  absl::StatusOr<SessionToken> token = sessions_.Read(session);
  if (!token.ok()) return token.status();
  absl::StatusOr<std::optional<OperatorAccount>> account = store_.FindOperator(token->operator_id);
  if (!account.ok()) return account.status();
  if (!account->has_value()) return MakeError(ErrorCode::kNotSignedIn, "the session's operator is gone");
  return SignedIn{.issued = {.token = std::string(session), .session = *std::move(token)},
                  .account = **std::move(account)};
}

absl::StatusOr<SignedIn> OperatorDesk::Renew(std::string_view session) {
  absl::StatusOr<SignedIn> now = Whoami(session);
  if (!now.ok()) return now.status();
  if (Locked(now->account)) return MakeError(ErrorCode::kOperatorLocked, "the operator was locked meanwhile");
  absl::StatusOr<IssuedSession> issued = sessions_.Issue(now->account);
  if (!issued.ok()) return issued.status();
  return SignedIn{.issued = *std::move(issued), .account = std::move(now->account)};
}

absl::Status OperatorDesk::SignOut(std::string_view session) {
  const absl::StatusOr<SessionToken> token = sessions_.Read(session);
  if (!token.ok()) return token.status();
  return sessions_.End(session,
                       AuditEntry::Of(clock_.Now(), token->operator_id, "sign-out", token->operator_id));
}

absl::Status OperatorDesk::ChangePassword(std::string_view session, std::string_view old_password,
                                          std::string_view new_password) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<SessionToken> token = sessions_.Read(session);
  if (!token.ok()) return token.status();
  absl::StatusOr<OperatorAccount> account =
      CheckPassword(token->operator_id, old_password, "change-password");
  if (!account.ok()) return account.status();
  if (absl::Status good = CheckNewPassword(account->role, new_password); !good.ok()) return good;
  if (new_password == old_password) {
    return MakeError(ErrorCode::kInvalidRequest, "new_password: is the old one");
  }
  absl::StatusOr<std::string> hash = hasher_.Hash(new_password);
  if (!hash.ok()) return hash.status();
  account->password_hash = *std::move(hash);
  account->password_change_required = false;
  return store_.SaveOperator(
      *account, AuditEntry::Of(clock_.Now(), token->operator_id, "change-password", token->operator_id));
}

absl::StatusOr<std::vector<OperatorAccount>> OperatorDesk::List(std::string_view session) {
  const absl::StatusOr<SignedIn> caller = Whoami(session);
  if (!caller.ok()) return caller.status();
  if (caller->account.password_change_required) {
    return MakeError(ErrorCode::kPasswordChangeRequired, "the first-use password must be changed first");
  }
  return store_.ListOperators();
}

absl::StatusOr<OperatorAccount> OperatorDesk::Add(std::string_view session, OperatorAccount account,
                                                  std::string_view first_password) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<SessionToken> token = sessions_.Read(session);
  if (!token.ok()) return token.status();
  if (!IsOperatorId(account.operator_id))
    return MakeError(ErrorCode::kInvalidRequest, "operator_id: two digits");
  if (absl::Status good = CheckText("display_name", account.display_name, 0, 40); !good.ok()) return good;
  if (absl::Status good = CheckNewPassword(account.role, first_password); !good.ok()) return good;
  const absl::StatusOr<std::optional<OperatorAccount>> present = store_.FindOperator(account.operator_id);
  if (!present.ok()) return present.status();
  if (present->has_value()) return MakeError(ErrorCode::kInvalidRequest, "operator_id: is taken");
  absl::StatusOr<std::string> hash = hasher_.Hash(first_password);
  if (!hash.ok()) return hash.status();
  account.password_hash = *std::move(hash);
  account.password_change_required = true;
  account.failures = 0;
  account.locked_until = absl::InfinitePast();
  account.last_sign_in = std::nullopt;
  account.disabled = false;
  if (absl::Status saved = store_.SaveOperator(
          account, AuditEntry::Of(clock_.Now(), token->operator_id, "add-operator", account.operator_id));
      !saved.ok()) {
    return saved;
  }
  return account;
}

absl::Status OperatorDesk::ResetPassword(std::string_view session, std::string_view operator_id,
                                         std::string_view first_password) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<SessionToken> token = sessions_.Read(session);
  if (!token.ok()) return token.status();
  absl::StatusOr<OperatorAccount> account = Find(operator_id);
  if (!account.ok()) return account.status();
  if (absl::Status good = CheckNewPassword(account->role, first_password); !good.ok()) return good;
  absl::StatusOr<std::string> hash = hasher_.Hash(first_password);
  if (!hash.ok()) return hash.status();
  account->password_hash = *std::move(hash);
  account->password_change_required = true;
  account->failures = 0;
  account->locked_until = absl::InfinitePast();
  return store_.SaveOperator(*account,
                             AuditEntry::Of(clock_.Now(), token->operator_id, "reset-password", operator_id));
}

absl::StatusOr<OperatorAccount> OperatorDesk::Find(std::string_view operator_id) {
  absl::StatusOr<std::optional<OperatorAccount>> found = std::optional<OperatorAccount>();
  if (IsOperatorId(operator_id)) found = store_.FindOperator(operator_id);
  if (!found.ok()) return found.status();
  if (!found->has_value()) return MakeError(ErrorCode::kNotFound, "no such operator");
  return **std::move(found);
}

absl::Status OperatorDesk::KeepAnAdministrator(std::string_view but_this_one) {
  const absl::StatusOr<std::vector<OperatorAccount>> all = store_.ListOperators();
  if (!all.ok()) return all.status();
  for (const OperatorAccount& account : *all) {
    if (account.role == Role::kAdministrator && !account.disabled && account.operator_id != but_this_one)
      return absl::OkStatus();
  }
  return MakeError(ErrorCode::kInvalidRequest, "operator_id: is the last administrator");
}

absl::StatusOr<GivenApproval> OperatorDesk::Approve(std::string_view session, std::string_view operator_id,
                                                    std::string_view password,
                                                    common::v1::Permission permission,
                                                    std::string_view subject) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<SignedIn> requester = Whoami(session);
  if (!requester.ok()) return requester.status();
  if (requester->account.password_change_required) {
    return MakeError(ErrorCode::kPasswordChangeRequired, "the first-use password must be changed first");
  }
  if (!common::v1::Permission_IsValid(permission) || permission == common::v1::PERMISSION_UNSPECIFIED ||
      permission == common::v1::SIGNED_IN) {
    return MakeError(ErrorCode::kInvalidRequest, "permission: missing or none that can be given");
  }
  if (!IsApprovalSubject(subject)) {
    return MakeError(ErrorCode::kInvalidRequest, "subject: 1 to 128 of A-Z a-z 0-9 - _ . /");
  }
  if (operator_id == requester->account.operator_id) {
    return MakeError(ErrorCode::kSecondPersonRequired, "nobody approves for themselves");
  }
  absl::StatusOr<OperatorAccount> approver = CheckPassword(operator_id, password, "approve");
  if (!approver.ok()) return approver.status();
  const std::string what = absl::StrCat(common::v1::Permission_Name(permission), " for ",
                                        requester->account.operator_id, ": ", std::string(subject));
  const auto refuse = [&](ErrorCode code, std::string_view why) -> absl::Status {
    absl::Status noted = store_.SaveOperator(
        *approver, AuditEntry::Of(clock_.Now(), operator_id, "approve", what, ErrorCodeName(code)));
    return noted.ok() ? MakeError(code, why) : noted;
  };
  if (approver->password_change_required) {
    return refuse(ErrorCode::kPasswordChangeRequired, "the approver's first-use password must be changed");
  }
  if (!sessions_.PermissionsFor(*approver).contains(permission)) {
    return refuse(ErrorCode::kPermissionMissing, "the approver's role does not allow this either");
  }
  const absl::Time now = absl::FromUnixSeconds(absl::ToUnixSeconds(clock_.Now()));
  GivenApproval given = {.approval = {.approver_id = approver->operator_id,
                                      .requester_id = requester->account.operator_id,
                                      .permission = permission,
                                      .subject = std::string(subject),
                                      .issued = now,
                                      .expires = now + kApprovalLifetime},
                         .approver = *approver};
  absl::StatusOr<std::string> token = sessions_.IssueApproval(given.approval);
  if (!token.ok()) return token.status();
  given.token = *std::move(token);
  if (absl::Status saved =
          store_.SaveOperator(*approver, AuditEntry::Of(clock_.Now(), operator_id, "approve", what));
      !saved.ok()) {
    return saved;
  }
  return given;
}

absl::StatusOr<SessionToken> OperatorDesk::Confirm(std::string_view session, std::string_view password,
                                                   std::string_view act) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<SessionToken> token = sessions_.Read(session);
  if (!token.ok()) return token.status();
  const absl::StatusOr<OperatorAccount> account = CheckPassword(token->operator_id, password, act);
  if (!account.ok()) return account.status();
  if (absl::Status saved = store_.SaveOperator(
          *account, AuditEntry::Of(clock_.Now(), token->operator_id, act, "password asked again"));
      !saved.ok()) {
    return saved;
  }
  return token;
}

absl::StatusOr<OperatorAccount> OperatorDesk::Update(std::string_view session, std::string_view operator_id,
                                                     const OperatorChange& change) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<SessionToken> token = sessions_.Read(session);
  if (!token.ok()) return token.status();
  absl::StatusOr<OperatorAccount> account = Find(operator_id);
  if (!account.ok()) return account.status();
  if (change.display_name.has_value()) {
    if (absl::Status good = CheckText("display_name", *change.display_name, 0, 40); !good.ok()) return good;
    account->display_name = *change.display_name;
  }
  if (change.role.has_value() && *change.role != account->role) {
    if (account->role == Role::kAdministrator) {
      if (absl::Status kept = KeepAnAdministrator(operator_id); !kept.ok()) return kept;
    }
    account->role = *change.role;
    // Each role has passwords of its own length.
    account->password_change_required = true;
  }
  if (absl::Status saved = store_.SaveOperator(
          *account, AuditEntry::Of(clock_.Now(), token->operator_id, "update-operator", operator_id));
      !saved.ok()) {
    return saved;
  }
  return account;
}

absl::StatusOr<OperatorAccount> OperatorDesk::Disable(std::string_view session,
                                                      std::string_view operator_id) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<SessionToken> token = sessions_.Read(session);
  if (!token.ok()) return token.status();
  absl::StatusOr<OperatorAccount> account = Find(operator_id);
  if (!account.ok()) return account.status();
  if (operator_id == token->operator_id) {
    return MakeError(ErrorCode::kInvalidRequest, "operator_id: nobody switches themselves off");
  }
  if (account->role == Role::kAdministrator) {
    if (absl::Status kept = KeepAnAdministrator(operator_id); !kept.ok()) return kept;
  }
  account->disabled = true;
  if (absl::Status saved = store_.SaveOperator(
          *account, AuditEntry::Of(clock_.Now(), token->operator_id, "disable-operator", operator_id));
      !saved.ok()) {
    return saved;
  }
  return account;
}

absl::StatusOr<OperatorAccount> OperatorDesk::Enable(std::string_view session, std::string_view operator_id) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<SessionToken> token = sessions_.Read(session);
  if (!token.ok()) return token.status();
  absl::StatusOr<OperatorAccount> account = Find(operator_id);
  if (!account.ok()) return account.status();
  account->disabled = false;
  if (absl::Status saved = store_.SaveOperator(
          *account, AuditEntry::Of(clock_.Now(), token->operator_id, "enable-operator", operator_id));
      !saved.ok()) {
    return saved;
  }
  return account;
}

absl::StatusOr<OperatorAccount> OperatorDesk::Unlock(std::string_view session, std::string_view operator_id) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<SessionToken> token = sessions_.Read(session);
  if (!token.ok()) return token.status();
  absl::StatusOr<OperatorAccount> account = Find(operator_id);
  if (!account.ok()) return account.status();
  account->failures = 0;
  account->locked_until = absl::InfinitePast();
  if (absl::Status saved = store_.SaveOperator(
          *account, AuditEntry::Of(clock_.Now(), token->operator_id, "unlock-operator", operator_id));
      !saved.ok()) {
    return saved;
  }
  return account;
}

}  // namespace till::terminal
