// SPDX-License-Identifier: Apache-2.0
#include "services/update/updates_service.h"

#include "services/common/rpc/language.h"
#include "services/common/rpc/status_mapping.h"

namespace till::update {
namespace {

using S = v1::UpdateStatus;

// How soon a watcher that went away is noticed.
constexpr absl::Duration kLookUp = absl::Milliseconds(500);

v1::UpdateStatus ToProto(const DeskStatus& status, Language language) {
  v1::UpdateStatus out;
  out.set_phase(status.phase);
  out.set_version(status.version);
  out.set_progress_percent(status.percent);
  if (status.remaining) out.mutable_remaining()->set_seconds(absl::ToInt64Seconds(*status.remaining));
  out.set_fault(static_cast<common::v1::ErrorCode>(FaultCode(status.fault)));
  out.set_update_fault(status.fault);
  out.set_message(std::string(FaultWords(status.fault, language)));
  out.set_running_version(status.running_version);
  out.set_channel(status.channel);
  return out;
}

}  // namespace

grpc::Status UpdatesService::Check(grpc::ServerContext* context, const v1::CheckRequest* request,
                                   v1::CheckResponse* response) {
  const CheckResult found = desk_.Check();
  const Language language = rpc::LanguageOf(*context);
  response->set_running_version(found.running_version);
  response->set_fault(found.fault);
  response->set_message(std::string(FaultWords(found.fault, language)));
  if (!found.release) return grpc::Status::OK;
  response->set_available_version(found.release->version());
  if (found.release->has_required_at()) *response->mutable_required_at() = found.release->required_at();
  response->set_notes(language == Language::kChinese ? found.release->notes_zh() : found.release->notes_en());
  response->set_size_bytes(found.release->size_bytes());
  return grpc::Status::OK;
}

grpc::Status UpdatesService::Download(grpc::ServerContext* context, const v1::DownloadRequest* request,
                                      grpc::ServerWriter<v1::UpdateStatus>* writer) {
  if (absl::Status begun = desk_.Download(request->version()); !begun.ok())
    return rpc::ToGrpc(begun, context);
  return Follow(context, writer, [](Phase phase) { return phase != S::DOWNLOADING; });
}

grpc::Status UpdatesService::Install(grpc::ServerContext* context, const v1::InstallRequest* request,
                                     grpc::ServerWriter<v1::UpdateStatus>* writer) {
  if (absl::Status begun = desk_.Install(request->version(), request->at_once()); !begun.ok()) {
    return rpc::ToGrpc(begun, context);
  }
  return Follow(context, writer,
                [](Phase phase) { return phase != S::WAITING_FOR_GOOD_MOMENT && phase != S::INSTALLING; });
}

grpc::Status UpdatesService::Watch(grpc::ServerContext* context, const v1::WatchRequest* request,
                                   grpc::ServerWriter<v1::UpdateStatus>* writer) {
  return Follow(context, writer, [](Phase) { return false; });
}

grpc::Status UpdatesService::Follow(grpc::ServerContext* context,
                                    grpc::ServerWriter<v1::UpdateStatus>* writer,
                                    absl::FunctionRef<bool(Phase)> ended) {
  const Language language = rpc::LanguageOf(*context);
  DeskStatus told = desk_.Status();
  while (writer->Write(ToProto(told, language)) && !ended(told.phase)) {
    DeskStatus now = told;
    while (now.change == told.change) {
      if (context->IsCancelled() || desk_.stopped()) return grpc::Status::OK;
      now = desk_.WaitForChange(told.change, kLookUp);
    }
    told = now;
  }
  return grpc::Status::OK;
}

grpc::Status UpdatesService::Reboot(grpc::ServerContext* context, const v1::RebootRequest* request,
                                    v1::RebootResponse* response) {
  return rpc::ToGrpc(desk_.Reboot(), context);
}

grpc::Status UpdatesService::MarkGood(grpc::ServerContext* context, const v1::MarkGoodRequest* request,
                                      v1::MarkGoodResponse* response) {
  return rpc::ToGrpc(desk_.MarkGood(), context);
}

grpc::Status UpdatesService::Rollback(grpc::ServerContext* context, const v1::RollbackRequest* request,
                                      v1::RollbackResponse* response) {
  return rpc::ToGrpc(desk_.Rollback(), context);
}

}  // namespace till::update
