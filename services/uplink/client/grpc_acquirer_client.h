// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_CLIENT_GRPC_ACQUIRER_CLIENT_H_
#define TILL_SERVICES_UPLINK_CLIENT_GRPC_ACQUIRER_CLIENT_H_

#include <grpcpp/channel.h>

#include <memory>
#include <set>

#include "absl/synchronization/mutex.h"
#include "services/uplink/client/acquirer_client.h"
#include "till/uplink/v1/acquirer.grpc.pb.h"

namespace till::uplink {

// GrpcAcquirerClient is AcquirerClient over a channel to the facet (rpc::DialFacet(run, "uplink",
// "acquirer")).
class GrpcAcquirerClient final : public AcquirerClient {
 public:
  explicit GrpcAcquirerClient(const std::shared_ptr<grpc::ChannelInterface>& channel);

  absl::StatusOr<v1::ExchangeResponse> Exchange(const v1::ExchangeRequest& request) override;
  absl::StatusOr<v1::SignOnResponse> SignOn(const v1::SignOnRequest& request) override;
  absl::StatusOr<v1::SignOffResponse> SignOff(const v1::SignOffRequest& request) override;
  absl::StatusOr<v1::ReportStatusResponse> ReportStatus(const v1::ReportStatusRequest& request) override;
  absl::StatusOr<v1::DownloadResponse> Download(const v1::DownloadRequest& request) override;
  absl::StatusOr<v1::EchoResponse> Echo(const v1::EchoRequest& request) override;
  absl::StatusOr<v1::StatusResponse> Status() override;
  absl::Status WatchLateReplies(absl::FunctionRef<void(const v1::LateReply&)> on_late) override;
  void CancelWatch() override;

 private:
  const std::unique_ptr<v1::Acquirer::Stub> stub_;
  absl::Mutex mutex_;
  bool cancelled_ ABSL_GUARDED_BY(mutex_) = false;
  std::set<grpc::ClientContext*> watches_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_CLIENT_GRPC_ACQUIRER_CLIENT_H_
