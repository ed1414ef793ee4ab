// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/notices_service.h"

#include "services/common/rpc/session_metadata.h"
#include "services/terminal/answer.h"

namespace till::terminal {
namespace {

absl::StatusOr<v1::ListNoticesResponse> ListOf(NoticeDesk& desk) {
  const absl::StatusOr<std::vector<v1::Notice>> notices = desk.List();
  if (!notices.ok()) return notices.status();
  v1::ListNoticesResponse response;
  for (const v1::Notice& notice : *notices) *response.add_notices() = notice;
  return response;
}

}  // namespace

grpc::Status NoticesService::GetNoticeSettings(grpc::ServerContext* context,
                                               const v1::GetNoticeSettingsRequest* request,
                                               v1::NoticeSettings* response) {
  return Answer(desk_.Settings(), context, response);
}

grpc::Status NoticesService::UpdateNoticeSettings(grpc::ServerContext* context,
                                                  const v1::UpdateNoticeSettingsRequest* request,
                                                  v1::NoticeSettings* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  return Answer(desk_.Update(session->operator_id, request->settings()), context, response);
}

grpc::Status NoticesService::ListNotices(grpc::ServerContext* context, const v1::ListNoticesRequest* request,
                                         v1::ListNoticesResponse* response) {
  return Answer(ListOf(desk_), context, response);
}

grpc::Status NoticesService::SendTestNotice(grpc::ServerContext* context,
                                            const v1::SendTestNoticeRequest* request,
                                            v1::ListNoticesResponse* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  if (absl::Status queued = desk_.Test(session->operator_id); !queued.ok())
    return rpc::ToGrpc(queued, context);
  return Answer(ListOf(desk_), context, response);
}

}  // namespace till::terminal
