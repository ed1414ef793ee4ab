// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_CLIENT_GRPC_REPORTS_CLIENT_H_
#define TILL_SERVICES_LEDGER_CLIENT_GRPC_REPORTS_CLIENT_H_

#include <grpcpp/channel.h>

#include <functional>
#include <memory>
#include <string>

#include "services/ledger/client/reports_client.h"
#include "till/ledger/v1/reports.grpc.pb.h"

namespace till::ledger {

// GrpcReportsClient is ReportsClient over a channel to the facet (rpc::DialFacet(run, "ledger", "reports")).
class GrpcReportsClient final : public ReportsClient {
 public:
  // `language` ("zh", "en" or empty) is that of error messages for people.
  explicit GrpcReportsClient(const std::shared_ptr<grpc::ChannelInterface>& channel,
                             std::string language = "");

  absl::StatusOr<v1::SearchResponse> Search(const v1::SearchRequest& request) override;
  absl::StatusOr<v1::TotalsResponse> Totals(const v1::TotalsRequest& request) override;
  absl::StatusOr<v1::VerifyResponse> Verify() override;
  absl::StatusOr<v1::ListSettlementsResponse> ListSettlements(
      const v1::ListSettlementsRequest& request) override;
  absl::Status ExportBackup(const std::function<bool(const std::string& bytes)>& sink) override;
  absl::Status Export(const v1::ExportRequest& request,
                      const std::function<bool(const v1::JournalEntry&)>& sink) override;

 private:
  const std::unique_ptr<v1::Reports::Stub> stub_;
  const std::string language_;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_CLIENT_GRPC_REPORTS_CLIENT_H_
