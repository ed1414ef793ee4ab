// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_backends.h"

namespace till::kiosk {

GrpcBackends::GrpcBackends(const std::string& run_directory, Scheduler& scheduler)
    : line_(run_directory), payments_(line_, scheduler) {}

}  // namespace till::kiosk
