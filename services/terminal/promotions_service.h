// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_PROMOTIONS_SERVICE_H_
#define TILL_SERVICES_TERMINAL_PROMOTIONS_SERVICE_H_

#include "services/terminal/promotions.h"
#include "services/terminal/session_desk.h"
#include "till/terminal/v1/promotions.grpc.pb.h"

namespace till::terminal {

// PromotionsService is the facet till.terminal.v1.Promotions.
class PromotionsService final : public v1::Promotions::Service {
 public:
  // Both outlive the service.
  PromotionsService(Promotions& promotions, const SessionDesk& sessions)
      : promotions_(promotions), sessions_(sessions) {}

  grpc::Status Quote(grpc::ServerContext* context, const v1::QuoteRequest* request,
                     v1::Quotation* response) override;
  grpc::Status ListPromotions(grpc::ServerContext* context, const v1::ListPromotionsRequest* request,
                              v1::ListPromotionsResponse* response) override;
  grpc::Status AddPromotion(grpc::ServerContext* context, const v1::AddPromotionRequest* request,
                            v1::Promotion* response) override;
  grpc::Status UpdatePromotion(grpc::ServerContext* context, const v1::UpdatePromotionRequest* request,
                               v1::Promotion* response) override;
  grpc::Status RemovePromotion(grpc::ServerContext* context, const v1::RemovePromotionRequest* request,
                               v1::RemovePromotionResponse* response) override;

 private:
  Promotions& promotions_;
  const SessionDesk& sessions_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_PROMOTIONS_SERVICE_H_
