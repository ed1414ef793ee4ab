// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_CLIENT_GRPC_UPDATES_CLIENT_H_
#define TILL_SERVICES_UPDATE_CLIENT_GRPC_UPDATES_CLIENT_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "services/update/client/updates_client.h"
#include "till/update/v1/updates.grpc.pb.h"

namespace till::update {

// GrpcUpdatesClient is UpdatesClient over a channel to the facet.
class GrpcUpdatesClient final : public UpdatesClient {
 public:
  GrpcUpdatesClient(const std::shared_ptr<grpc::ChannelInterface>& channel, std::string language);

  absl::StatusOr<v1::CheckResponse> Check() override;
  absl::Status Download(const v1::DownloadRequest& request, const std::string& session,
                        absl::Duration patience, OnStatus on_status) override;
  absl::Status Install(const v1::InstallRequest& request, const std::string& session, absl::Duration patience,
                       OnStatus on_status) override;
  absl::Status Watch(absl::Duration patience, OnStatus on_status) override;
  absl::Status Reboot(const std::string& session) override;
  absl::Status MarkGood(const std::string& session) override;
  absl::Status Rollback(const std::string& session) override;

 private:
  const std::unique_ptr<v1::Updates::Stub> stub_;
  const std::string language_;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_CLIENT_GRPC_UPDATES_CLIENT_H_
