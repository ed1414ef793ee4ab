// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_staff.h"

#include <algorithm>
#include <utility>

namespace till::kiosk {

using std::chrono::milliseconds;

void FakeStaff::Later(std::function<void()> action) {
  scheduler_.After(milliseconds(0), this, std::move(action));
}

void FakeStaff::ChangePassword(SecretBuffer old_password, SecretBuffer new_password) {
  const bool right = old_password.RevealText() == "123456";
  Later([this, right] {
    if (right) {
      Q_EMIT done(Act::ChangeOwnPassword);
    } else {
      Q_EMIT actFailed(Act::ChangeOwnPassword, {QStringLiteral("WRONG_PASSWORD"), {}});
    }
  });
}

void FakeStaff::ListStaff() {
  Later([this] { Q_EMIT staffListed(staff_); });
}

void FakeStaff::Add(const QString& number, StaffRole role, SecretBuffer first_password) {
  const bool taken = std::any_of(staff_.cbegin(), staff_.cend(),
                                 [&](const StaffMember& member) { return member.number == number; });
  if (taken) {
    Later([this] { Q_EMIT actFailed(Act::Add, {QStringLiteral("INVALID_REQUEST"), {}}); });
    return;
  }
  StaffMember member;
  member.number = number;
  member.role = role;
  member.owes_password = true;
  staff_.append(member);
  std::sort(staff_.begin(), staff_.end(),
            [](const StaffMember& a, const StaffMember& b) { return a.number < b.number; });
  Later([this] { Q_EMIT done(Act::Add); });
}

void FakeStaff::Do(Act act, const QString& number, const std::function<void(StaffMember&)>& change) {
  for (StaffMember& member : staff_) {
    if (member.number != number) continue;
    change(member);
    Later([this, act] { Q_EMIT done(act); });
    return;
  }
  Later([this, act] { Q_EMIT actFailed(act, {QStringLiteral("NOT_FOUND"), {}}); });
}

void FakeStaff::SetRole(const QString& number, StaffRole role) {
  Do(Act::SetRole, number, [role](StaffMember& member) { member.role = role; });
}

void FakeStaff::ResetPassword(const QString& number, SecretBuffer first_password) {
  Do(Act::ResetPassword, number, [](StaffMember& member) {
    member.locked = false;
    member.owes_password = true;
  });
}

void FakeStaff::Unlock(const QString& number) {
  Do(Act::Unlock, number, [](StaffMember& member) { member.locked = false; });
}

void FakeStaff::Disable(const QString& number) {
  Do(Act::Disable, number, [](StaffMember& member) { member.disabled = true; });
}

void FakeStaff::Enable(const QString& number) {
  Do(Act::Enable, number, [](StaffMember& member) { member.disabled = false; });
}

void FakeStaff::ListAudit(const QString& page_token) {
  Later([this] { Q_EMIT auditListed(audit_, {}); });
}

}  // namespace till::kiosk
