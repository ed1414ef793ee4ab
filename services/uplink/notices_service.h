// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_NOTICES_SERVICE_H_
#define TILL_SERVICES_UPLINK_NOTICES_SERVICE_H_

#include "services/uplink/notice/http_poster.h"
#include "till/uplink/v1/notices.grpc.pb.h"

namespace till::uplink {

// NoticesService is the facet Notices on the wire.
class NoticesService final : public v1::Notices::Service {
 public:
  // `poster` outlives the service.
  explicit NoticesService(const HttpPoster& poster) : poster_(poster) {}

  grpc::Status Post(grpc::ServerContext* context, const v1::PostRequest* request,
                    v1::PostResponse* response) override;

 private:
  const HttpPoster& poster_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_NOTICES_SERVICE_H_
