// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_PAYEES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_PAYEES_H_

#include <memory>

#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/payees.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "till/terminal/v1/payees.grpc.pb.h"

namespace till::kiosk {

// GrpcPayees asks `terminal` for the payee.
class GrpcPayees final : public Payees {
  Q_OBJECT

 public:
  // GrpcPayees connects when it first asks; `line` must outlive it.
  explicit GrpcPayees(ServiceLine& line);

  void Fetch() override;
  void Change(const PayeeChange& change) override;
  void Submit() override;
  void Review(const PayeeReview& review) override;
  void Remove() override;
  void PutPhoto(const QString& kind, const QByteArray& jpeg) override;

 private:
  // Ask makes a call whose reply is the payee.
  template <typename Request, typename Start>
  void Ask(std::shared_ptr<Request> request, Start start, const QString& approval = {});

  ServiceLine& line_;
  std::unique_ptr<till::terminal::v1::Payees::Stub> payees_;
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_PAYEES_H_
