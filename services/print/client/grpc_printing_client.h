// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_CLIENT_GRPC_PRINTING_CLIENT_H_
#define TILL_SERVICES_PRINT_CLIENT_GRPC_PRINTING_CLIENT_H_

#include <memory>
#include <string>

#include <grpcpp/channel.h>

#include "services/print/client/printing_client.h"
#include "till/print/v1/printing.grpc.pb.h"

namespace till::print {

// GrpcPrintingClient is PrintingClient over a channel to the facet.
class GrpcPrintingClient final : public PrintingClient {
 public:
  explicit GrpcPrintingClient(const std::shared_ptr<grpc::ChannelInterface>& channel)
      : stub_(v1::Printing::NewStub(channel)) {}

  absl::StatusOr<v1::Job> Print(const v1::PrintRequest& request) override;
  absl::StatusOr<v1::Job> Reprint(const std::string& request_id, const std::string& job) override;
  absl::StatusOr<v1::Job> GetJob(const std::string& job) override;
  absl::StatusOr<v1::PrinterState> PrinterStatus() override;

 private:
  const std::unique_ptr<v1::Printing::Stub> stub_;
};

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_CLIENT_GRPC_PRINTING_CLIENT_H_
