// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/scanner_service.h"

#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"
#include "services/terminal/proto_time.h"

namespace till::terminal {
namespace {

// How soon a watcher that went is noticed.
constexpr absl::Duration kLookUp = absl::Milliseconds(200);

}  // namespace

grpc::Status ScannerService::WatchScans(grpc::ServerContext* context, const v1::WatchScansRequest* request,
                                        grpc::ServerWriter<v1::Scan>* writer) {
  if (desk_ == nullptr) {
    return rpc::ToGrpc(MakeError(ErrorCode::kNotFound, "this terminal has no scanner of its own"), context);
  }
  const std::unique_ptr<ScanDesk::Watch> watch = desk_->Begin();
  if (watch == nullptr) {
    return rpc::ToGrpc(MakeError(ErrorCode::kDeviceBusy, "too many watch the scanner"), context);
  }
  // A client that waits for the stream to begin knows now that it hears the next code.
  writer->SendInitialMetadata();
  while (!context->IsCancelled() && !desk_->stopped()) {
    const std::optional<ScannedCode> scanned = watch->Next(kLookUp);
    if (!scanned.has_value()) continue;
    v1::Scan scan;
    scan.set_unreadable(!scanned->code.has_value());
    if (scanned->code.has_value()) scan.set_code(*scanned->code);
    *scan.mutable_time() = ToTimestamp(scanned->time);
    if (!writer->Write(scan)) break;
  }
  return grpc::Status::OK;
}

}  // namespace till::terminal
