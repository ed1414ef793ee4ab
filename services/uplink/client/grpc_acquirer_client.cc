// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/client/grpc_acquirer_client.h"

#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"

namespace till::uplink {
namespace {

// What an exchange may take beside the wait for its answer: a connection, a sign-on before it, the bytes' way
// out.
constexpr absl::Duration kMargin = absl::Seconds(45);
constexpr absl::Duration kDefaultReplyTimeout = absl::Seconds(120);
constexpr absl::Duration kManagementDeadline = absl::Seconds(150);
// Up to a hundred messages, each a tenth of what it may take at most.
constexpr absl::Duration kDownloadDeadline = absl::Minutes(10);
constexpr absl::Duration kStatusDeadline = absl::Seconds(2);
constexpr absl::Duration kWatchDeadline = absl::Minutes(59);

}  // namespace

GrpcAcquirerClient::GrpcAcquirerClient(const std::shared_ptr<grpc::ChannelInterface>& channel)
    : stub_(v1::Acquirer::NewStub(channel)) {}

absl::StatusOr<v1::ExchangeResponse> GrpcAcquirerClient::Exchange(const v1::ExchangeRequest& request) {
  const absl::Duration wait =
      request.reply_timeout_ms() > 0 ? absl::Milliseconds(request.reply_timeout_ms()) : kDefaultReplyTimeout;
  return rpc::UnaryCall(*stub_, &v1::Acquirer::Stub::Exchange, request, wait + kMargin);
}

absl::StatusOr<v1::SignOnResponse> GrpcAcquirerClient::SignOn(const v1::SignOnRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Acquirer::Stub::SignOn, request, kManagementDeadline);
}

absl::StatusOr<v1::SignOffResponse> GrpcAcquirerClient::SignOff(const v1::SignOffRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Acquirer::Stub::SignOff, request, kManagementDeadline);
}

absl::StatusOr<v1::ReportStatusResponse> GrpcAcquirerClient::ReportStatus(
    const v1::ReportStatusRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Acquirer::Stub::ReportStatus, request, kManagementDeadline);
}

absl::StatusOr<v1::DownloadResponse> GrpcAcquirerClient::Download(const v1::DownloadRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Acquirer::Stub::Download, request, kDownloadDeadline);
}

absl::StatusOr<v1::EchoResponse> GrpcAcquirerClient::Echo(const v1::EchoRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Acquirer::Stub::Echo, request, kManagementDeadline);
}

absl::StatusOr<v1::StatusResponse> GrpcAcquirerClient::Status() {
  return rpc::UnaryCall(*stub_, &v1::Acquirer::Stub::Status, v1::StatusRequest(), kStatusDeadline);
}

absl::Status GrpcAcquirerClient::WatchLateReplies(absl::FunctionRef<void(const v1::LateReply&)> on_late) {
  grpc::ClientContext context;
  rpc::Prepare(context, {.deadline = kWatchDeadline});
  {
    absl::MutexLock lock(&mutex_);
    if (cancelled_) return absl::CancelledError("the watch was cancelled");
    watches_.insert(&context);
  }
  const std::unique_ptr<grpc::ClientReader<v1::LateReply>> reader =
      stub_->WatchLateReplies(&context, v1::WatchLateRepliesRequest());
  v1::LateReply late;
  while (reader->Read(&late)) on_late(late);
  const grpc::Status status = reader->Finish();
  absl::MutexLock lock(&mutex_);
  watches_.erase(&context);
  return rpc::FromGrpc(status);
}

void GrpcAcquirerClient::CancelWatch() {
  absl::MutexLock lock(&mutex_);
  cancelled_ = true;
  for (grpc::ClientContext* context : watches_) context->TryCancel();
}

std::unique_ptr<AcquirerClient> DialAcquirer(const std::string& run_directory) {
  return std::make_unique<GrpcAcquirerClient>(rpc::DialFacet(run_directory, "uplink", "acquirer"));
}

}  // namespace till::uplink
