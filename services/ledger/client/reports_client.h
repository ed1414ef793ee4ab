// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_CLIENT_REPORTS_CLIENT_H_
#define TILL_SERVICES_LEDGER_CLIENT_REPORTS_CLIENT_H_

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "till/ledger/v1/reports.pb.h"

namespace till::ledger {

// ReportsClient reads the books of `ledger` (facet Reports). Search, Totals and ListSettlements end within
// five seconds, Verify, ExportBackup and Export within ten minutes. Thread-safe.
class ReportsClient {
 public:
  virtual ~ReportsClient() = default;

  virtual absl::StatusOr<v1::SearchResponse> Search(const v1::SearchRequest& request) = 0;
  virtual absl::StatusOr<v1::TotalsResponse> Totals(const v1::TotalsRequest& request) = 0;
  virtual absl::StatusOr<v1::VerifyResponse> Verify() = 0;
  virtual absl::StatusOr<v1::ListSettlementsResponse> ListSettlements(
      const v1::ListSettlementsRequest& request) = 0;
  // ExportBackup hands the bytes of a file for `till-ledger --restore` on until `sink` returns false.
  virtual absl::Status ExportBackup(const std::function<bool(const std::string& bytes)>& sink) = 0;
  // Export hands each entry on until `sink` returns false. After an error go on from the last sequence seen,
  // plus one.
  virtual absl::Status Export(const v1::ExportRequest& request,
                              const std::function<bool(const v1::JournalEntry&)>& sink) = 0;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_CLIENT_REPORTS_CLIENT_H_
