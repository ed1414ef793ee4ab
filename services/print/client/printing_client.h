// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_CLIENT_PRINTING_CLIENT_H_
#define TILL_SERVICES_PRINT_CLIENT_PRINTING_CLIENT_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "till/print/v1/printing.pb.h"

namespace till::print {

// PrintingClient is the facet Printing as its callers, `payment` and `terminal`, see it. Each call ends
// within two seconds and none waits for paper. Thread-safe.
class PrintingClient {
 public:
  virtual ~PrintingClient() = default;

  // Print queues one copy and returns its job; the job is on disk then. The same request_id again returns the
  // same job, so a call whose answer was lost is simply made again. INVALID_REQUEST, REQUEST_ID_REUSED,
  // STORAGE_FULL.
  virtual absl::StatusOr<v1::Job> Print(const v1::PrintRequest& request) = 0;

  // Reprint queues `job` again, marked. NOT_FOUND; ILLEGAL_STEP while it is still to be printed by itself.
  virtual absl::StatusOr<v1::Job> Reprint(const std::string& request_id, const std::string& job) = 0;

  virtual absl::StatusOr<v1::Job> GetJob(const std::string& job) = 0;
  virtual absl::StatusOr<v1::PrinterState> PrinterStatus() = 0;
};

// DialPrinting returns a client of R/print/printing.sock. It connects at the first call.
std::unique_ptr<PrintingClient> DialPrinting(const std::string& run_directory);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_CLIENT_PRINTING_CLIENT_H_
