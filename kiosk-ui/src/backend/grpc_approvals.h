// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_APPROVALS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_APPROVALS_H_

#include <memory>

#include "kiosk-ui/src/backend/approvals.h"
#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "till/terminal/v1/operators.grpc.pb.h"

namespace till::kiosk {

// GrpcApprovals asks the terminal service.
class GrpcApprovals final : public Approvals {
  Q_OBJECT

 public:
  // GrpcApprovals connects when it first asks; `line` must outlive it.
  explicit GrpcApprovals(ServiceLine& line);

  void Approve(const ApprovalRequest& request, SecretBuffer password) override;

 private:
  ServiceLine& line_;
  std::unique_ptr<till::terminal::v1::Operators::Stub> operators_;
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_APPROVALS_H_
