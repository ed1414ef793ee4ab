// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_PROMOTIONS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_PROMOTIONS_H_

#include <memory>

#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/promotions.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "till/terminal/v1/promotions.grpc.pb.h"

namespace till::kiosk {

// GrpcPromotions asks `terminal` for the promotions.
class GrpcPromotions final : public Promotions {
  Q_OBJECT

 public:
  // GrpcPromotions connects when it first asks; `line` must outlive it.
  explicit GrpcPromotions(ServiceLine& line);

  void List() override;
  void Add(const Promotion& promotion) override;
  void Change(const Promotion& promotion) override;
  void Remove(const QString& id) override;
  void Quote(const Money& amount) override;

 private:
  ServiceLine& line_;
  std::unique_ptr<till::terminal::v1::Promotions::Stub> promotions_;
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_PROMOTIONS_H_
