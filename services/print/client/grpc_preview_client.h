// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_CLIENT_GRPC_PREVIEW_CLIENT_H_
#define TILL_SERVICES_PRINT_CLIENT_GRPC_PREVIEW_CLIENT_H_

#include <memory>

#include <grpcpp/channel.h>

#include "services/print/client/preview_client.h"
#include "till/print/v1/preview.grpc.pb.h"

namespace till::print {

// GrpcPreviewClient is PreviewClient over a channel to the facet.
class GrpcPreviewClient final : public PreviewClient {
 public:
  explicit GrpcPreviewClient(const std::shared_ptr<grpc::ChannelInterface>& channel)
      : stub_(v1::Preview::NewStub(channel)) {}

  absl::StatusOr<v1::RenderResponse> Render(const v1::RenderRequest& request) override;

 private:
  const std::unique_ptr<v1::Preview::Stub> stub_;
};

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_CLIENT_GRPC_PREVIEW_CLIENT_H_
