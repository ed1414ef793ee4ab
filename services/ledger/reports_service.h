// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_REPORTS_SERVICE_H_
#define TILL_SERVICES_LEDGER_REPORTS_SERVICE_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/sync_stream.h>

#include "services/ledger/head_signer.h"
#include "services/ledger/ledger_reader.h"
#include "till/ledger/v1/reports.grpc.pb.h"

namespace till::ledger {

// ReportsService is the facet Reports: it holds a reader, so it cannot write.
class ReportsService final : public v1::Reports::Service {
 public:
  // Both must outlive it.
  ReportsService(LedgerReader& reader, const HeadSigner& signer) : reader_(reader), signer_(signer) {}

  grpc::Status Search(grpc::ServerContext* context, const v1::SearchRequest* request,
                      v1::SearchResponse* response) override;
  grpc::Status Totals(grpc::ServerContext* context, const v1::TotalsRequest* request,
                      v1::TotalsResponse* response) override;
  grpc::Status Verify(grpc::ServerContext* context, const v1::VerifyRequest* request,
                      v1::VerifyResponse* response) override;
  grpc::Status ExportStream(grpc::ServerContext* context, const v1::ExportRequest* request,
                            grpc::ServerWriter<v1::JournalEntry>* writer) override;
  grpc::Status ListSettlements(grpc::ServerContext* context, const v1::ListSettlementsRequest* request,
                               v1::ListSettlementsResponse* response) override;
  grpc::Status ExportBackup(grpc::ServerContext* context, const v1::ExportBackupRequest* request,
                            grpc::ServerWriter<v1::BackupChunk>* writer) override;

 private:
  LedgerReader& reader_;
  const HeadSigner& signer_;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_REPORTS_SERVICE_H_
