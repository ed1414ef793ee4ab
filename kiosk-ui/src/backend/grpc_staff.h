// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_STAFF_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_STAFF_H_

#include <memory>

#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "kiosk-ui/src/backend/staff.h"
#include "till/terminal/v1/operators.grpc.pb.h"

namespace till::kiosk {

// GrpcStaff asks `terminal`.
class GrpcStaff final : public Staff {
  Q_OBJECT

 public:
  // GrpcStaff connects when it first asks; `line` must outlive it.
  explicit GrpcStaff(ServiceLine& line);

  void ChangePassword(SecretBuffer old_password, SecretBuffer new_password) override;
  void ListStaff() override;
  void Add(const QString& number, StaffRole role, SecretBuffer first_password) override;
  void SetRole(const QString& number, StaffRole role) override;
  void ResetPassword(const QString& number, SecretBuffer first_password) override;
  void Unlock(const QString& number) override;
  void Disable(const QString& number) override;
  void Enable(const QString& number) override;
  void ListAudit(const QString& page_token) override;

 private:
  // Makes one call whose reply says no more than that it is done.
  template <typename Reply, typename Request, typename Start>
  void Do(Act act, std::shared_ptr<Request> request, Start start);

  ServiceLine& line_;
  std::unique_ptr<till::terminal::v1::Operators::Stub> operators_;
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_STAFF_H_
