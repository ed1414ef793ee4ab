// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_OPERATOR_ACCOUNT_H_
#define TILL_SERVICES_TERMINAL_OPERATOR_ACCOUNT_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "till/common/v1/options.pb.h"

namespace till::terminal {

// Role is what an operator is. The numbers are stored.
enum class Role { kCashier = 1, kSupervisor = 2, kAdministrator = 3 };

// OperatorAccount is one operator as the file has it.
struct OperatorAccount {
  std::string operator_id;  // two digits
  Role role = Role::kCashier;
  std::string display_name;  // at most 40 characters
  std::string password_hash;
  bool password_change_required = false;
  int failures = 0;  // wrong passwords since the last right one
  absl::Time locked_until = absl::InfinitePast();
  std::optional<absl::Time> last_sign_in;
  bool disabled = false;  // kept for the books, cannot sign in
};

// RoleName is "cashier", "supervisor", "administrator".
std::string_view RoleName(Role role);

// PermissionsOf is what the role allows. A supervisor undoes and settles but does not sell (the acquirers'
// rule for operator 00), except on a development terminal, where one person plays all roles. An administrator
// takes no payments. Both may be the second person of a change.
std::set<common::v1::Permission> PermissionsOf(Role role, bool development);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_OPERATOR_ACCOUNT_H_
