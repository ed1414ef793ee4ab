// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_SETTLEMENT_CARDS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_SETTLEMENT_CARDS_H_

#include <memory>

#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "kiosk-ui/src/backend/settlement_cards.h"
#include "till/terminal/v1/bindings.grpc.pb.h"

namespace till::kiosk {

// GrpcSettlementCards asks `terminal` for its bindings.
class GrpcSettlementCards final : public SettlementCards {
  Q_OBJECT

 public:
  // GrpcSettlementCards connects when it is first asked; `line` must outlive it.
  explicit GrpcSettlementCards(ServiceLine& line);

  void Fetch() override;
  void Propose(const CardProposal& proposal, SecretBuffer password) override;
  void Restore(const QString& id, SecretBuffer password) override;
  void Approve(const QString& id, const QString& approval) override;
  void Test(const QString& id, const QString& payment) override;
  void Withdraw(const QString& id) override;

 private:
  void List(const till::terminal::v1::Binding& in_force);
  template <typename Request, typename Start>
  void Change(std::unique_ptr<grpc::ClientContext> context, std::shared_ptr<Request> request, Start start);

  ServiceLine& line_;
  std::unique_ptr<till::terminal::v1::Bindings::Stub> bindings_;
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_SETTLEMENT_CARDS_H_
