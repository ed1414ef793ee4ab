// SPDX-License-Identifier: Apache-2.0
#include "services/print/client/preview_client.h"

#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"
#include "services/print/client/grpc_preview_client.h"

namespace till::print {
namespace {

constexpr absl::Duration kDeadline = absl::Seconds(5);

}  // namespace

absl::StatusOr<v1::RenderResponse> GrpcPreviewClient::Render(const v1::RenderRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Preview::Stub::Render, request, kDeadline);
}

std::unique_ptr<PreviewClient> DialPreview(const std::string& run_directory) {
  return std::make_unique<GrpcPreviewClient>(rpc::DialFacet(run_directory, "print", "preview"));
}

}  // namespace till::print
