// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_NOTICES_SERVICE_H_
#define TILL_SERVICES_TERMINAL_NOTICES_SERVICE_H_

#include "services/terminal/notice_desk.h"
#include "services/terminal/session_desk.h"
#include "till/terminal/v1/notices.grpc.pb.h"

namespace till::terminal {

// NoticesService is the facet till.terminal.v1.Notices.
class NoticesService final : public v1::Notices::Service {
 public:
  // Both outlive the service.
  NoticesService(NoticeDesk& desk, const SessionDesk& sessions) : desk_(desk), sessions_(sessions) {}

  grpc::Status GetNoticeSettings(grpc::ServerContext* context, const v1::GetNoticeSettingsRequest* request,
                                 v1::NoticeSettings* response) override;
  grpc::Status UpdateNoticeSettings(grpc::ServerContext* context,
                                    const v1::UpdateNoticeSettingsRequest* request,
                                    v1::NoticeSettings* response) override;
  grpc::Status ListNotices(grpc::ServerContext* context, const v1::ListNoticesRequest* request,
                           v1::ListNoticesResponse* response) override;
  grpc::Status SendTestNotice(grpc::ServerContext* context, const v1::SendTestNoticeRequest* request,
                              v1::ListNoticesResponse* response) override;

 private:
  NoticeDesk& desk_;
  const SessionDesk& sessions_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_NOTICES_SERVICE_H_
