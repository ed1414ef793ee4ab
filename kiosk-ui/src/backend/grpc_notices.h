// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_NOTICES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_NOTICES_H_

#include <memory>

#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/notices.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "till/terminal/v1/notices.grpc.pb.h"

namespace till::kiosk {

// GrpcNotices asks `terminal` for channels and outbox. Secrets are written from elsewhere: the service keeps
// the present ones where none is sent.
class GrpcNotices final : public Notices {
  Q_OBJECT

 public:
  // GrpcNotices connects when it is first asked; `line` must outlive it.
  explicit GrpcNotices(ServiceLine& line);

  void FetchChannels() override;
  void ChangeChannels(const QList<NoticeChannel>& channels) override;
  void List() override;
  void SendTest() override;

 private:
  ServiceLine& line_;
  std::unique_ptr<till::terminal::v1::Notices::Stub> notices_;
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_NOTICES_H_
