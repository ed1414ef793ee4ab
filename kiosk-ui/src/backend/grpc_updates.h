// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_UPDATES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_UPDATES_H_

#include <memory>

#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "kiosk-ui/src/backend/updates.h"
#include "till/update/v1/updates.grpc.pb.h"

namespace till::kiosk {

// GrpcUpdates asks `update`. Training has none: there it refuses, with the code IN_TRAINING.
class GrpcUpdates final : public Updates {
  Q_OBJECT

 public:
  // GrpcUpdates connects when it is first asked; `line` and `scheduler` must outlive it.
  GrpcUpdates(ServiceLine& line, Scheduler& scheduler, bool training);

  void Follow() override;
  void Stop() override;
  void Check() override;
  void Download(const QString& version) override;
  void Install(const QString& version, bool at_once) override;
  void Restart() override;
  void GoBack() override;

 private:
  template <typename Request, typename Start>
  void BeginStep(std::shared_ptr<Request> request, Start start);
  void Answer(const grpc::Status& status);
  void WatchEnded(const grpc::Status& status);

  ServiceLine& line_;
  Scheduler& scheduler_;
  const bool training_;
  std::unique_ptr<till::update::v1::Updates::Stub> updates_;
  std::shared_ptr<grpc::ClientContext> watching_;
  int watch_ = 0;    // what comes of an earlier one is not heard
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_UPDATES_H_
