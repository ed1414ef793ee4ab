// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/service_line.h"

#include <QFileInfo>

#include "absl/time/time.h"
#include "kiosk-ui/src/backend/proto_convert.h"
#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"

namespace till::kiosk {

std::shared_ptr<grpc::Channel> ServiceLine::Dial(const char* service, const char* facet) const {
  return rpc::DialFacet(run_directory_, service, facet);
}

bool ServiceLine::HasSocket(const char* service, const char* facet) const {
  return QFileInfo::exists(
      QStringLiteral("%1/%2/%3.sock")
          .arg(QString::fromStdString(run_directory_), QLatin1String(service), QLatin1String(facet)));
}

std::unique_ptr<grpc::ClientContext> ServiceLine::Context(std::chrono::milliseconds deadline,
                                                          const QString& approval) const {
  auto context = std::make_unique<grpc::ClientContext>();
  rpc::Prepare(*context,
               {.deadline = absl::FromChrono(deadline), .language = language_, .session = session_});
  if (!approval.isEmpty()) context->AddMetadata("till-approval", approval.toStdString());
  return context;
}

Problem ServiceLine::Heard(const grpc::Status& status) {
  Problem problem = ToProblem(status);
  if (problem.code == QLatin1String("NOT_SIGNED_IN") && !session_.empty()) {
    session_.clear();
    Q_EMIT sessionExpired();
  }
  return problem;
}

}  // namespace till::kiosk
