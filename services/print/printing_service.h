// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_PRINTING_SERVICE_H_
#define TILL_SERVICES_PRINT_PRINTING_SERVICE_H_

#include "services/print/print_queue.h"
#include "services/print/template_set.h"
#include "till/print/v1/printing.grpc.pb.h"

namespace till::print {

// PrintingService is the facet till.print.v1.Printing: the queue, on the wire.
class PrintingService final : public v1::Printing::Service {
 public:
  // Both outlive the service.
  PrintingService(PrintQueue& queue, const TemplateSet& templates) : queue_(queue), templates_(templates) {}

  grpc::Status Print(grpc::ServerContext* context, const v1::PrintRequest* request,
                     v1::PrintResponse* response) override;
  grpc::Status Reprint(grpc::ServerContext* context, const v1::ReprintRequest* request,
                       v1::PrintResponse* response) override;
  grpc::Status ReprintForOperator(grpc::ServerContext* context, const v1::ReprintRequest* request,
                                  v1::PrintResponse* response) override;
  grpc::Status GetJob(grpc::ServerContext* context, const v1::GetJobRequest* request,
                      v1::Job* response) override;
  grpc::Status WatchJobs(grpc::ServerContext* context, const v1::WatchJobsRequest* request,
                         grpc::ServerWriter<v1::JobEvent>* writer) override;
  grpc::Status PrinterStatus(grpc::ServerContext* context, const v1::PrinterStatusRequest* request,
                             v1::PrinterState* response) override;

 private:
  PrintQueue& queue_;
  const TemplateSet& templates_;
};

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_PRINTING_SERVICE_H_
