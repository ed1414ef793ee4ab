// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_MOMENTS_SERVICE_H_
#define TILL_SERVICES_PAYMENT_MOMENTS_SERVICE_H_

#include <grpcpp/server_context.h>

#include "services/payment/payment_desk.h"
#include "till/payment/v1/moments.grpc.pb.h"

namespace till::payment {

// MomentsService is the facet Moments on the wire.
class MomentsService final : public v1::Moments::Service {
 public:
  explicit MomentsService(PaymentDesk& desk) : desk_(desk) {}

  grpc::Status IsQuiet(grpc::ServerContext* context, const v1::IsQuietRequest* request,
                       v1::IsQuietResponse* response) override;
  grpc::Status HoldPayments(grpc::ServerContext* context, const v1::HoldPaymentsRequest* request,
                            v1::HoldPaymentsResponse* response) override;
  grpc::Status Release(grpc::ServerContext* context, const v1::ReleaseRequest* request,
                       v1::ReleaseResponse* response) override;

 private:
  PaymentDesk& desk_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_MOMENTS_SERVICE_H_
