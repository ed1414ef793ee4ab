// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_OPERATOR_DESK_H_
#define TILL_SERVICES_TERMINAL_OPERATOR_DESK_H_

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

  bool Locked(const OperatorAccount& account) const;

 private:
  // CheckPassword counts failures and locks; `act` names it in the audit trail.
  absl::StatusOr<OperatorAccount> CheckPassword(std::string_view operator_id, std::string_view password,
                                                std::string_view act) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  AuditEntry Entry(std::string_view operator_id, std::string_view act, std::string_view subject,
                   std::string_view outcome) const;
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
