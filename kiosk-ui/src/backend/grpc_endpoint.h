// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_ENDPOINT_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_ENDPOINT_H_

#include <memory>

#include "kiosk-ui/src/backend/endpoint.h"
#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "till/integrator/v1/endpoint.grpc.pb.h"

namespace till::kiosk {

// GrpcEndpoint asks `integrator`, a process that is there only where somebody set it up. The training set has
// none.
class GrpcEndpoint final : public Endpoint {
  Q_OBJECT

 public:
  // GrpcEndpoint connects when it is first asked; `line` and `scheduler` must outlive it.
  GrpcEndpoint(ServiceLine& line, Scheduler& scheduler, bool training);

  void Fetch() override;
  void Admit(const QString& fingerprint, const QString& name) override;
  void Remove(const QString& fingerprint) override;

 private:
  void Changed(const grpc::Status& status, const till::integrator::v1::EndpointState& reply);

  ServiceLine& line_;
  Scheduler& scheduler_;
  const bool training_;
  std::unique_ptr<till::integrator::v1::Endpoint::Stub> endpoint_;
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_ENDPOINT_H_
