// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/promotions_service.h"

#include "services/common/rpc/session_metadata.h"
#include "services/terminal/answer.h"

namespace till::terminal {

grpc::Status PromotionsService::Quote(grpc::ServerContext* context, const v1::QuoteRequest* request,
                                      v1::Quotation* response) {
  return Answer(promotions_.Quote(*request), context, response);
}

grpc::Status PromotionsService::ListPromotions(grpc::ServerContext* context,
                                               const v1::ListPromotionsRequest* request,
                                               v1::ListPromotionsResponse* response) {
  const absl::StatusOr<std::vector<v1::Promotion>> promotions = promotions_.List();
  if (!promotions.ok()) return rpc::ToGrpc(promotions.status(), context);
  for (const v1::Promotion& promotion : *promotions) *response->add_promotions() = promotion;
  return grpc::Status::OK;
}

grpc::Status PromotionsService::AddPromotion(grpc::ServerContext* context,
                                             const v1::AddPromotionRequest* request,
                                             v1::Promotion* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  return Answer(promotions_.Add(session->operator_id, request->promotion()), context, response);
}

grpc::Status PromotionsService::UpdatePromotion(grpc::ServerContext* context,
                                                const v1::UpdatePromotionRequest* request,
                                                v1::Promotion* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  return Answer(promotions_.Update(session->operator_id, request->promotion()), context, response);
}

grpc::Status PromotionsService::RemovePromotion(grpc::ServerContext* context,
                                                const v1::RemovePromotionRequest* request,
                                                v1::RemovePromotionResponse* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  return rpc::ToGrpc(promotions_.Remove(session->operator_id, request->promotion()), context);
}

}  // namespace till::terminal
