// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_BACKENDS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_BACKENDS_H_

#include <string>

#include "kiosk-ui/src/backend/backends.h"
#include "kiosk-ui/src/backend/grpc_backend.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/service_line.h"

namespace till::kiosk {

// GrpcBackends speaks to the terminal's services at their sockets under the run folder.
class GrpcBackends final : public Backends {
 public:
  // GrpcBackends connects nowhere until payments().Start(); `scheduler` must outlive it.
  GrpcBackends(const std::string& run_directory, Scheduler& scheduler);

  Backend& payments() override { return payments_; }

 private:
  ServiceLine line_;
  GrpcBackend payments_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_BACKENDS_H_
