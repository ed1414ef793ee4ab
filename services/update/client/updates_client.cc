// SPDX-License-Identifier: Apache-2.0
#include "services/update/client/updates_client.h"

#include <utility>

#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"
#include "services/update/client/grpc_updates_client.h"

namespace till::update {
namespace {

// A check fetches the channel's file, which may take most of a minute.
constexpr absl::Duration kCheckDeadline = absl::Seconds(70);
constexpr absl::Duration kDeadline = absl::Seconds(30);

absl::Status Follow(grpc::ClientContext& context, grpc::ClientReaderInterface<v1::UpdateStatus>& reader,
                    UpdatesClient::OnStatus on_status) {
  v1::UpdateStatus status;
  bool enough = false;
  while (!enough && reader.Read(&status)) enough = !on_status(status);
  if (!enough) return rpc::FromGrpc(reader.Finish());
  context.TryCancel();
  while (reader.Read(&status)) {
  }
  reader.Finish();  // CANCELLED, because it was
  return absl::OkStatus();
}

}  // namespace

GrpcUpdatesClient::GrpcUpdatesClient(const std::shared_ptr<grpc::ChannelInterface>& channel,
                                     std::string language)
    : stub_(v1::Updates::NewStub(channel)), language_(std::move(language)) {}

absl::StatusOr<v1::CheckResponse> GrpcUpdatesClient::Check() {
  return rpc::UnaryCall(*stub_, &v1::Updates::Stub::Check, v1::CheckRequest(),
                        {.deadline = kCheckDeadline, .language = language_});
}

absl::Status GrpcUpdatesClient::Download(const v1::DownloadRequest& request, const std::string& session,
                                         absl::Duration patience, OnStatus on_status) {
  grpc::ClientContext context;
  rpc::Prepare(context, {.deadline = patience, .language = language_, .session = session});
  return Follow(context, *stub_->Download(&context, request), on_status);
}

absl::Status GrpcUpdatesClient::Install(const v1::InstallRequest& request, const std::string& session,
                                        absl::Duration patience, OnStatus on_status) {
  grpc::ClientContext context;
  rpc::Prepare(context, {.deadline = patience, .language = language_, .session = session});
  return Follow(context, *stub_->Install(&context, request), on_status);
}

absl::Status GrpcUpdatesClient::Watch(absl::Duration patience, OnStatus on_status) {
  grpc::ClientContext context;
  rpc::Prepare(context, {.deadline = patience, .language = language_});
  return Follow(context, *stub_->Watch(&context, v1::WatchRequest()), on_status);
}

absl::Status GrpcUpdatesClient::Reboot(const std::string& session) {
  return rpc::UnaryCall(*stub_, &v1::Updates::Stub::Reboot, v1::RebootRequest(),
                        {.deadline = kDeadline, .language = language_, .session = session})
      .status();
}

absl::Status GrpcUpdatesClient::MarkGood(const std::string& session) {
  return rpc::UnaryCall(*stub_, &v1::Updates::Stub::MarkGood, v1::MarkGoodRequest(),
                        {.deadline = kDeadline, .language = language_, .session = session})
      .status();
}

absl::Status GrpcUpdatesClient::Rollback(const std::string& session) {
  return rpc::UnaryCall(*stub_, &v1::Updates::Stub::Rollback, v1::RollbackRequest(),
                        {.deadline = kDeadline, .language = language_, .session = session})
      .status();
}

std::unique_ptr<UpdatesClient> DialUpdates(const std::string& run_directory, const std::string& language) {
  return std::make_unique<GrpcUpdatesClient>(rpc::DialFacet(run_directory, "update", "updates"), language);
}

}  // namespace till::update
