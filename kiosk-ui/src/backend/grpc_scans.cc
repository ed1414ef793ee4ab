// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_scans.h"

namespace till::kiosk {
namespace {

namespace terminal = till::terminal::v1;

constexpr std::chrono::seconds kAgainAfter{2};

}  // namespace

GrpcScans::GrpcScans(ServiceLine& line, Scheduler& scheduler)
    : line_(line),
      scheduler_(scheduler),
      scanner_(terminal::Scanner::NewStub(line.Dial("terminal", "scanner"))) {}

void GrpcScans::Stop() {
  ++watch_;
  if (context_ != nullptr) context_->TryCancel();
  context_.reset();
}

void GrpcScans::Follow() {
  Stop();
  context_ = line_.Context(ServiceLine::kStreamDeadline);
  calls_.Stream<terminal::Scan>(
      context_, std::make_shared<terminal::WatchScansRequest>(),
      [this](auto* context, auto* request, auto* reactor) {
        scanner_->async()->WatchScans(context, request, reactor);
      },
      [this, watch = watch_](const terminal::Scan& scan) {
        if (watch == watch_ && !scan.unreadable()) Q_EMIT scanned(QString::fromStdString(scan.code()));
      },
      [this, watch = watch_](const grpc::Status& status) {
        if (watch == watch_) Ended(status);
      });
}

// A stream ends at its deadline, and when `terminal` starts anew.
void GrpcScans::Ended(const grpc::Status& status) {
  if (status.error_code() == grpc::StatusCode::NOT_FOUND) return;  // there is none
  scheduler_.After(kAgainAfter, this, [this, watch = watch_] {
    if (watch == watch_ && line_.has_session()) Follow();
  });
}

}  // namespace till::kiosk
