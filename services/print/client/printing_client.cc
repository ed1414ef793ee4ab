// SPDX-License-Identifier: Apache-2.0
#include "services/print/client/printing_client.h"

#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"
#include "services/print/client/grpc_printing_client.h"

namespace till::print {
namespace {

constexpr absl::Duration kDeadline = absl::Seconds(2);

absl::StatusOr<v1::Job> JobOf(const absl::StatusOr<v1::PrintResponse>& response) {
  if (!response.ok()) return response.status();
  return response->job();
}

}  // namespace

absl::StatusOr<v1::Job> GrpcPrintingClient::Print(const v1::PrintRequest& request) {
  return JobOf(rpc::UnaryCall(*stub_, &v1::Printing::Stub::Print, request, kDeadline));
}

absl::StatusOr<v1::Job> GrpcPrintingClient::Reprint(const std::string& request_id, const std::string& job) {
  v1::ReprintRequest request;
  request.set_request_id(request_id);
  request.set_job(job);
  return JobOf(rpc::UnaryCall(*stub_, &v1::Printing::Stub::Reprint, request, kDeadline));
}

absl::StatusOr<v1::Job> GrpcPrintingClient::GetJob(const std::string& job) {
  v1::GetJobRequest request;
  request.set_job(job);
  return rpc::UnaryCall(*stub_, &v1::Printing::Stub::GetJob, request, kDeadline);
}

absl::StatusOr<v1::PrinterState> GrpcPrintingClient::PrinterStatus() {
  return rpc::UnaryCall(*stub_, &v1::Printing::Stub::PrinterStatus, v1::PrinterStatusRequest(), kDeadline);
}

std::unique_ptr<PrintingClient> DialPrinting(const std::string& run_directory) {
  return std::make_unique<GrpcPrintingClient>(rpc::DialFacet(run_directory, "print", "printing"));
}

}  // namespace till::print
