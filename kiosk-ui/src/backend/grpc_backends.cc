// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_backends.h"

#include <QDir>

namespace till::kiosk {

GrpcBackends::GrpcBackends(const std::string& run_directory, Scheduler& scheduler,
                           const QString& media_directory, bool training)
    : line_(training ? run_directory + "/training" : run_directory),
      payments_(line_, scheduler),
      originals_(line_),
      approvals_(line_),
      signatures_(line_),
      batches_(line_, scheduler),
      books_(line_),
      staff_(line_),
      settings_(line_),
      promotions_(line_),
      payees_(line_),
      machine_(line_),
      slips_(line_),
      settlement_cards_(line_),
      notices_(line_),
      device_(line_),
      sticks_(media_directory),
      scans_(line_, scheduler),
      practice_(line_, QString::fromStdString(run_directory), training),
      updates_(line_, scheduler, training),
      endpoint_(line_, scheduler, training),
      refusal_(QStringLiteral("/run/till-boot/refusal"),
               QDir::homePath() + QStringLiteral("/factory-reset")) {}

}  // namespace till::kiosk
