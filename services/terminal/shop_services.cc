// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/shop_services.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "services/common/log/log.h"
#include "services/common/rpc/session_metadata.h"
#include "services/common/rpc/status_mapping.h"
#include "services/terminal/answer.h"

namespace till::terminal {
grpc::Status ProfileService::GetProfile(grpc::ServerContext* context, const v1::GetProfileRequest* request,
                                        v1::MerchantProfile* response) {
  return Answer(shop_.Profile(), context, response);
}

grpc::Status ProfileService::UpdateProfile(grpc::ServerContext* context,
                                           const v1::UpdateProfileRequest* request,
                                           v1::MerchantProfile* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  log::Info("profile update", {{"operator", session->operator_id}});
  return Answer(shop_.UpdateProfile(session->operator_id, request->profile()), context, response);
}

grpc::Status ParametersService::GetParameters(grpc::ServerContext* context,
                                              const v1::GetParametersRequest* request,
                                              v1::TerminalParameters* response) {
  return Answer(shop_.Parameters(), context, response);
}

grpc::Status ParametersService::UpdateParameters(grpc::ServerContext* context,
                                                 const v1::UpdateParametersRequest* request,
                                                 v1::TerminalParameters* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  log::Info("parameters update", {{"operator", session->operator_id}});
  return Answer(shop_.UpdateParameters(session->operator_id, request->parameters()), context, response);
}

grpc::Status AcquirerParametersService::ApplyDownload(grpc::ServerContext* context,
                                                      const v1::ApplyDownloadRequest* request,
                                                      v1::ApplyDownloadResponse* response) {
  const std::vector<std::string> entries(request->entries().begin(), request->entries().end());
  absl::StatusOr<v1::ApplyDownloadResponse> applied = shop_.ApplyDownload(entries);
  log::Info("parameters downloaded", {{"changed", applied.ok() ? absl::StrJoin(applied->changed(), ",") : ""},
                                      {"ignored", applied.ok() ? absl::StrJoin(applied->ignored(), ",") : ""},
                                      {"status", applied.status().ToString()}});
  return Answer(std::move(applied), context, response);
}

}  // namespace till::terminal
