// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_SCANNER_SERVICE_H_
#define TILL_SERVICES_TERMINAL_SCANNER_SERVICE_H_

#include "services/terminal/scan_desk.h"
#include "till/terminal/v1/scanner.grpc.pb.h"

namespace till::terminal {

// ScannerService is the facet till.terminal.v1.Scanner before the desk.
class ScannerService final : public v1::Scanner::Service {
 public:
  // `desk` outlives the service; null: this terminal has no scanner of its own.
  explicit ScannerService(ScanDesk* desk) : desk_(desk) {}

  grpc::Status WatchScans(grpc::ServerContext* context, const v1::WatchScansRequest* request,
                          grpc::ServerWriter<v1::Scan>* writer) override;

 private:
  ScanDesk* const desk_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_SCANNER_SERVICE_H_
