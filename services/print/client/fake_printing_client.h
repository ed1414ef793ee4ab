// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_CLIENT_FAKE_PRINTING_CLIENT_H_
#define TILL_SERVICES_PRINT_CLIENT_FAKE_PRINTING_CLIENT_H_

#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "services/print/client/printing_client.h"

namespace till::print {

// FakePrintingClient is a `print` whose jobs print at once, for tests of those who print. Request ids bind as
// in the real one: the same again is the same job, for other content REQUEST_ID_REUSED.
class FakePrintingClient final : public PrintingClient {
 public:
  // FailNext makes the next call of any kind answer `error`.
  void FailNext(absl::Status error);
  // SetPrinter is what PrinterStatus answers; while it has a fault, new jobs wait for the printer.
  void SetPrinter(v1::PrinterState state);

  // Printed returns the documents in the order in which their jobs came, reprints included.
  std::vector<v1::Document> printed() const;
  std::vector<v1::Job> jobs() const;

  absl::StatusOr<v1::Job> Print(const v1::PrintRequest& request) override;
  absl::StatusOr<v1::Job> Reprint(const std::string& request_id, const std::string& job) override;
  absl::StatusOr<v1::Job> GetJob(const std::string& job) override;
  absl::StatusOr<v1::PrinterState> PrinterStatus() override;

 private:
  struct Entry {
    v1::Job job;
    v1::Document document;
    std::string asked;
  };

  absl::Status TakeError() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::StatusOr<v1::Job> Add(const std::string& request_id, const v1::Document& document,
                              const std::string& asked, bool reprint) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  mutable absl::Mutex mutex_;
  absl::Status next_error_ ABSL_GUARDED_BY(mutex_);
  v1::PrinterState printer_ ABSL_GUARDED_BY(mutex_);
  std::vector<Entry> entries_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_CLIENT_FAKE_PRINTING_CLIENT_H_
