// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_SCANS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_SCANS_H_

#include <memory>

#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/scans.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "till/terminal/v1/scanner.grpc.pb.h"

namespace till::kiosk {

// GrpcScans watches `terminal`'s scanner, and again after a break. A terminal without one is asked once for
// each sign-in.
class GrpcScans final : public Scans {
  Q_OBJECT

 public:
  // `line` and `scheduler` must outlive it.
  GrpcScans(ServiceLine& line, Scheduler& scheduler);

  void Follow() override;
  void Stop() override;

 private:
  void Ended(const grpc::Status& status);

  ServiceLine& line_;
  Scheduler& scheduler_;
  std::unique_ptr<till::terminal::v1::Scanner::Stub> scanner_;
  std::shared_ptr<grpc::ClientContext> context_;
  int watch_ = 0;    // what comes of an earlier one is not heard
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_SCANS_H_
