// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_BATCHES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_BATCHES_H_

#include <memory>

#include "kiosk-ui/src/backend/batches.h"
#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "till/payment/v1/batches.grpc.pb.h"

namespace till::kiosk {

// GrpcBatches asks the payment service. A settlement's stream that breaks is joined again with the same
// request_id: the settlement goes on meanwhile.
class GrpcBatches final : public Batches {
  Q_OBJECT

 public:
  // GrpcBatches connects when it first asks; `line` and `scheduler` must outlive it.
  GrpcBatches(ServiceLine& line, Scheduler& scheduler);

  void SignOn() override;
  void FetchSums(const SumsOf& of) override;
  void FetchLine() override;
  void Settle(const QString& request_id, const QString& approval) override;
  void ListSettlements(const QString& page_token) override;

 private:
  // The settlement being followed.
  struct Following {
    QString request_id;
    QString approval;
    Settlement settlement;
    int breaks = 0;  // in a row
    int generation = 0;
  };

  void Follow();
  void StreamEnded(const grpc::Status& status);

  ServiceLine& line_;
  Scheduler& scheduler_;
  std::unique_ptr<till::payment::v1::Batches::Stub> batches_;
  Following following_;
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_BATCHES_H_
