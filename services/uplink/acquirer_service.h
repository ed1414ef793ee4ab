// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ACQUIRER_SERVICE_H_
#define TILL_SERVICES_UPLINK_ACQUIRER_SERVICE_H_

#include <grpcpp/server_context.h>

#include <string>
#include <vector>

#include "services/common/metrics/metrics.h"
#include "services/uplink/exchanger.h"
#include "services/uplink/host_session.h"
#include "services/uplink/late_replies.h"
#include "services/uplink/line/line.h"
#include "services/uplink/response_catalogue.h"
#include "till/uplink/v1/acquirer.grpc.pb.h"

namespace till::uplink {

// AcquirerService is the facet Acquirer on the wire.
class AcquirerService final : public v1::Acquirer::Service {
 public:
  // Everything outlives the service. `hosts` are "name:port", as the line numbers them, for Status;
  // `card_key_path` is the file in which `card` publishes the key that a blacklist is sealed to.
  AcquirerService(HostSession& session, const Exchanger& exchanger, const LateReplies& late_replies,
                  const Line& line, const ResponseCatalogue& catalogue, metrics::Metrics& metrics,
                  std::vector<std::string> hosts, std::string card_key_path)
      : session_(session),
        exchanger_(exchanger),
        late_replies_(late_replies),
        line_(line),
        catalogue_(catalogue),
        metrics_(metrics),
        hosts_(std::move(hosts)),
        card_key_path_(std::move(card_key_path)) {}

  grpc::Status Exchange(grpc::ServerContext* context, const v1::ExchangeRequest* request,
                        v1::ExchangeResponse* response) override;
  grpc::Status SignOn(grpc::ServerContext* context, const v1::SignOnRequest* request,
                      v1::SignOnResponse* response) override;
  grpc::Status SignOff(grpc::ServerContext* context, const v1::SignOffRequest* request,
                       v1::SignOffResponse* response) override;
  grpc::Status ReportStatus(grpc::ServerContext* context, const v1::ReportStatusRequest* request,
                            v1::ReportStatusResponse* response) override;
  grpc::Status Download(grpc::ServerContext* context, const v1::DownloadRequest* request,
                        v1::DownloadResponse* response) override;
  grpc::Status Echo(grpc::ServerContext* context, const v1::EchoRequest* request,
                    v1::EchoResponse* response) override;
  grpc::Status Status(grpc::ServerContext* context, const v1::StatusRequest* request,
                      v1::StatusResponse* response) override;
  grpc::Status WatchLateReplies(grpc::ServerContext* context, const v1::WatchLateRepliesRequest* request,
                                grpc::ServerWriter<v1::LateReply>* writer) override;

 private:
  absl::StatusOr<v1::DownloadResponse> Fetch(DownloadKind kind,
                                             const HostSession::ManagementRequest& management);
  // FetchBlacklist seals the list for `card`: nobody between may read whole account numbers.
  absl::StatusOr<v1::DownloadResponse> FetchBlacklist(const HostSession::ManagementRequest& management);
  void Count(v1::ExchangeResponse::Outcome outcome);

  HostSession& session_;
  const Exchanger& exchanger_;
  const LateReplies& late_replies_;
  const Line& line_;
  const ResponseCatalogue& catalogue_;
  metrics::Metrics& metrics_;
  const std::vector<std::string> hosts_;
  const std::string card_key_path_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ACQUIRER_SERVICE_H_
