// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_UPDATES_SERVICE_H_
#define TILL_SERVICES_UPDATE_UPDATES_SERVICE_H_

#include "absl/functional/function_ref.h"
#include "services/update/update_desk.h"
#include "till/update/v1/updates.grpc.pb.h"

namespace till::update {

// UpdatesService is the facet Updates on the wire.
class UpdatesService final : public v1::Updates::Service {
 public:
  // The desk outlives the service.
  explicit UpdatesService(UpdateDesk& desk) : desk_(desk) {}

  grpc::Status Check(grpc::ServerContext* context, const v1::CheckRequest* request,
                     v1::CheckResponse* response) override;
  grpc::Status Download(grpc::ServerContext* context, const v1::DownloadRequest* request,
                        grpc::ServerWriter<v1::UpdateStatus>* writer) override;
  grpc::Status Install(grpc::ServerContext* context, const v1::InstallRequest* request,
                       grpc::ServerWriter<v1::UpdateStatus>* writer) override;
  grpc::Status Watch(grpc::ServerContext* context, const v1::WatchRequest* request,
                     grpc::ServerWriter<v1::UpdateStatus>* writer) override;
  grpc::Status Reboot(grpc::ServerContext* context, const v1::RebootRequest* request,
                      v1::RebootResponse* response) override;
  grpc::Status MarkGood(grpc::ServerContext* context, const v1::MarkGoodRequest* request,
                        v1::MarkGoodResponse* response) override;
  grpc::Status Rollback(grpc::ServerContext* context, const v1::RollbackRequest* request,
                        v1::RollbackResponse* response) override;

 private:
  // Follow tells what is and what changes, until `ended` of a phase, or nobody listens.
  grpc::Status Follow(grpc::ServerContext* context, grpc::ServerWriter<v1::UpdateStatus>* writer,
                      absl::FunctionRef<bool(Phase)> ended);

  UpdateDesk& desk_;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_UPDATES_SERVICE_H_
