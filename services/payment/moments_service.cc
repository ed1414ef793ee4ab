// SPDX-License-Identifier: Apache-2.0
#include "services/payment/moments_service.h"

#include <utility>

#include "services/common/rpc/status_mapping.h"

namespace till::payment {

grpc::Status MomentsService::IsQuiet(grpc::ServerContext* context, const v1::IsQuietRequest* request,
                                     v1::IsQuietResponse* response) {
  absl::StatusOr<v1::IsQuietResponse> answer = desk_.IsQuiet();
  if (!answer.ok()) return rpc::ToGrpc(answer.status(), context);
  *response = *std::move(answer);
  return grpc::Status::OK;
}

grpc::Status MomentsService::HoldPayments(grpc::ServerContext* context,
                                          const v1::HoldPaymentsRequest* request,
                                          v1::HoldPaymentsResponse* response) {
  absl::StatusOr<std::string> hold = desk_.Hold(absl::Seconds(request->duration().seconds()) +
                                                absl::Nanoseconds(request->duration().nanos()));
  if (!hold.ok()) return rpc::ToGrpc(hold.status(), context);
  response->set_hold(*std::move(hold));
  return grpc::Status::OK;
}

grpc::Status MomentsService::Release(grpc::ServerContext* context, const v1::ReleaseRequest* request,
                                     v1::ReleaseResponse* response) {
  return rpc::ToGrpc(desk_.Release(request->hold()), context);
}

}  // namespace till::payment
