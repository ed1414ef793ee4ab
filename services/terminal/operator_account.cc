// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/operator_account.h"

namespace till::terminal {

std::string_view RoleName(Role role) {
  switch (role) {
    case Role::kCashier:
      return "cashier";
    case Role::kSupervisor:
      return "supervisor";
    case Role::kAdministrator:
      return "administrator";
  }
  return "unknown";
}

std::set<common::v1::Permission> PermissionsOf(Role role, bool development) {
  std::set<common::v1::Permission> permissions = {common::v1::SIGNED_IN};
  switch (role) {
    case Role::kCashier:
      permissions.insert(common::v1::TAKE_PAYMENTS);
      break;
    case Role::kSupervisor:
      permissions.insert({common::v1::UNDO_PAYMENTS, common::v1::SETTLE, common::v1::APPROVE_CHANGES,
                          common::v1::TYPE_CARDS});
      if (development) permissions.insert(common::v1::TAKE_PAYMENTS);
      break;
    case Role::kAdministrator:
      permissions.insert({common::v1::CONFIGURE, common::v1::MANAGE_OPERATORS, common::v1::LOAD_KEYS,
                          common::v1::UPDATE, common::v1::APPROVE_CHANGES});
      break;
  }
  return permissions;
}

}  // namespace till::terminal
