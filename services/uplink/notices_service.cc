// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/notices_service.h"

#include <map>
#include <string>

#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"

namespace till::uplink {
namespace {

constexpr size_t kMostBody = 8'192;

}  // namespace

grpc::Status NoticesService::Post(grpc::ServerContext* context, const v1::PostRequest* request,
                                  v1::PostResponse* response) {
  if (request->body().size() > kMostBody) {
    return rpc::ToGrpc(MakeError(ErrorCode::kInvalidRequest, "body: at most 8,192 bytes"), context);
  }
  std::map<std::string, std::string> headers = {{"User-Agent", "Till"}};
  headers["Content-Type"] = request->content_type().empty() ? "application/json" : request->content_type();
  if (!request->authorization().empty()) headers["Authorization"] = request->authorization();
  if (!request->signature().empty()) headers["Till-Signature"] = request->signature();
  const absl::StatusOr<int> status = poster_.Post(request->url(), headers, request->body());
  if (!status.ok()) return rpc::ToGrpc(status.status(), context);
  response->set_http_status(*status);
  return grpc::Status::OK;
}

}  // namespace till::uplink
