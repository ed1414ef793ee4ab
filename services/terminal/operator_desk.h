// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_OPERATOR_DESK_H_
#define TILL_SERVICES_TERMINAL_OPERATOR_DESK_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "services/common/clock/clock.h"
#include "services/terminal/operator_account.h"
#include "services/terminal/password_hasher.h"
#include "services/terminal/session_desk.h"
#include "services/terminal/terminal_store.h"

namespace till::terminal {

// SignedIn is a session and the operator it belongs to.
struct SignedIn {
  IssuedSession issued;
  OperatorAccount account;
};

// GivenApproval is a signed approval on the spot and who gave it.
struct GivenApproval {
  std::string token;
  ApprovalToken approval;
  OperatorAccount approver;
};

// OperatorChange is what to change of an operator; what is not set stays.
struct OperatorChange {
  std::optional<Role> role;
  std::optional<std::string> display_name;
};

// OperatorDesk signs operators in and keeps their passwords. Every act, done or refused, is in the audit
// trail. Thread-safe; one password is hashed at a time, which bounds the memory.
//
// Lock-out: the fifth wrong password in a row locks the operator for a minute, and each further one for twice
// as long, to an hour at most. The count survives a restart. While locked, no password is looked at.
class OperatorDesk {
 public:
  static constexpr int kFailuresBeforeLock = 5;
  static constexpr absl::Duration kFirstLock = absl::Minutes(1);
  static constexpr absl::Duration kLongestLock = absl::Hours(1);

  // The parts outlive the desk.
  OperatorDesk(TerminalStore& store, SessionDesk& sessions, PasswordHasher hasher, Clock& clock);

  // Preset makes the first operators of an empty file: cashiers 01–05 (password 0000), supervisor 00
  // (123456), administrator 99 (12345678). These passwords are public: with `change_required` they open
  // nothing but the change of themselves.
  absl::Status Preset(bool change_required);

  // SignIn checks a password. WRONG_PASSWORD also for an operator that does not exist, after as long a time.
  // OPERATOR_LOCKED with retry_after.
  absl::StatusOr<SignedIn> SignIn(std::string_view operator_id, std::string_view password);

  // Renew gives a valid session a new life; the old one stays valid until it expires.
  absl::StatusOr<SignedIn> Renew(std::string_view session);

  absl::Status SignOut(std::string_view session);

  // Whoami is the operator of a session. NOT_SIGNED_IN.
  absl::StatusOr<SignedIn> Whoami(std::string_view session);

  // ChangePassword wants the old one; a wrong one counts as at a sign-in. INVALID_REQUEST: the new one is no
  // good.
  absl::Status ChangePassword(std::string_view session, std::string_view old_password,
                              std::string_view new_password);

  // List is every operator by number. PASSWORD_CHANGE_REQUIRED while the caller owes a new password.
  absl::StatusOr<std::vector<OperatorAccount>> List(std::string_view session);

  // Add makes an operator, who must change the password at the first sign-in. INVALID_REQUEST: fields, or the
  // number is taken.
  absl::StatusOr<OperatorAccount> Add(std::string_view session, OperatorAccount account,
                                      std::string_view first_password);

  // ResetPassword gives a first-use password and lifts a lock. NOT_FOUND.
  absl::Status ResetPassword(std::string_view session, std::string_view operator_id,
                             std::string_view first_password);

  // Approve lets the operator of `session` make one call that wants `permission`, about `subject`, for two
  // minutes. The approver is another one, with number, password and the permission. SECOND_PERSON_REQUIRED,
  // WRONG_PASSWORD, OPERATOR_LOCKED, OPERATOR_DISABLED, PASSWORD_CHANGE_REQUIRED, PERMISSION_MISSING.
  absl::StatusOr<GivenApproval> Approve(std::string_view session, std::string_view operator_id,
                                        std::string_view password, common::v1::Permission permission,
                                        std::string_view subject);

  // Confirm asks somebody who is signed in for the password again, before an act that is worth it; `act`
  // names it in the audit trail. WRONG_PASSWORD, OPERATOR_LOCKED.
  absl::StatusOr<SessionToken> Confirm(std::string_view session, std::string_view password,
                                       std::string_view act);

  // Update changes role and name. With another role comes another password: a new one is owed. NOT_FOUND;
  // INVALID_REQUEST for the last administrator.
  absl::StatusOr<OperatorAccount> Update(std::string_view session, std::string_view operator_id,
                                         const OperatorChange& change);

  // Disable switches an operator off, Enable on again, who is kept for the books. NOT_FOUND; INVALID_REQUEST
  // for oneself and for the last administrator.
  absl::StatusOr<OperatorAccount> Disable(std::string_view session, std::string_view operator_id);
  absl::StatusOr<OperatorAccount> Enable(std::string_view session, std::string_view operator_id);

  // Unlock lifts a lock. NOT_FOUND.
  absl::StatusOr<OperatorAccount> Unlock(std::string_view session, std::string_view operator_id);

  bool Locked(const OperatorAccount& account) const;

 private:
  absl::StatusOr<OperatorAccount> Find(std::string_view operator_id);
  // KeepAnAdministrator refuses to take the last one away.
  absl::Status KeepAnAdministrator(std::string_view but_this_one);
  // CheckPassword counts failures and locks; `act` names it in the audit trail.
  absl::StatusOr<OperatorAccount> CheckPassword(std::string_view operator_id, std::string_view password,
                                                std::string_view act) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Duration LockLeft(const OperatorAccount& account) const;

  absl::Mutex mutex_;  // one sign-in at a time: counting and hashing
  TerminalStore& store_;
  SessionDesk& sessions_;
  const PasswordHasher hasher_;
  Clock& clock_;
  std::string nobodys_hash_
      ABSL_GUARDED_BY(mutex_);  // what the password of an operator who does not exist is held against
};

// CheckNewPassword wants 4 to 16 letters or digits, six at least for a supervisor, eight for an
// administrator, and not all the same.
absl::Status CheckNewPassword(Role role, std::string_view password);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_OPERATOR_DESK_H_
