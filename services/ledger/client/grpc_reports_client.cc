// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/client/grpc_reports_client.h"

#include <utility>

#include "absl/time/time.h"
#include "services/common/rpc/call.h"

namespace till::ledger {
namespace {

constexpr absl::Duration kDeadline = absl::Seconds(5);
// A year of payments is read from the first to the last.
constexpr absl::Duration kLongDeadline = absl::Minutes(10);

}  // namespace

GrpcReportsClient::GrpcReportsClient(const std::shared_ptr<grpc::ChannelInterface>& channel,
                                     std::string language)
    : stub_(v1::Reports::NewStub(channel)), language_(std::move(language)) {}

absl::StatusOr<v1::SearchResponse> GrpcReportsClient::Search(const v1::SearchRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Reports::Stub::Search, request,
                        rpc::CallOptions{.deadline = kDeadline, .language = language_});
}

absl::StatusOr<v1::TotalsResponse> GrpcReportsClient::Totals(const v1::TotalsRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Reports::Stub::Totals, request,
                        rpc::CallOptions{.deadline = kDeadline, .language = language_});
}

absl::StatusOr<v1::VerifyResponse> GrpcReportsClient::Verify() {
  return rpc::UnaryCall(*stub_, &v1::Reports::Stub::Verify, v1::VerifyRequest(),
                        rpc::CallOptions{.deadline = kLongDeadline, .language = language_});
}

namespace {

// ReadAll hands each message of a stream on until the sink returns false; then it is cancelled.
template <typename Message, typename Reader, typename Sink>
absl::Status ReadAll(grpc::ClientContext& context, Reader& reader, const Sink& sink) {
  Message message;
  while (reader.Read(&message)) {
    if (sink(message)) continue;
    context.TryCancel();
    reader.Finish();  // the cancellation that was just asked for
    return absl::OkStatus();
  }
  const grpc::Status finished = reader.Finish();
  return finished.ok() ? absl::OkStatus() : rpc::FromGrpc(finished);
}

}  // namespace

absl::Status GrpcReportsClient::Export(const v1::ExportRequest& request,
                                       const std::function<bool(const v1::JournalEntry&)>& sink) {
  grpc::ClientContext context;
  rpc::Prepare(context, {.deadline = kLongDeadline, .language = language_});
  const auto reader = stub_->ExportStream(&context, request);
  return ReadAll<v1::JournalEntry>(context, *reader, sink);
}

absl::Status GrpcReportsClient::ExportBackup(const std::function<bool(const std::string& bytes)>& sink) {
  grpc::ClientContext context;
  rpc::Prepare(context, {.deadline = kLongDeadline, .language = language_});
  const auto reader = stub_->ExportBackup(&context, v1::ExportBackupRequest());
  return ReadAll<v1::BackupChunk>(context, *reader,
                                  [&sink](const v1::BackupChunk& chunk) { return sink(chunk.data()); });
}

absl::StatusOr<v1::ListSettlementsResponse> GrpcReportsClient::ListSettlements(
    const v1::ListSettlementsRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Reports::Stub::ListSettlements, request,
                        rpc::CallOptions{.deadline = kDeadline, .language = language_});
}

}  // namespace till::ledger
