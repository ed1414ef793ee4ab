// SPDX-License-Identifier: Apache-2.0
#include "services/print/printing_service.h"

#include <set>
#include <vector>

#include "absl/strings/str_cat.h"

#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"
#include "services/print/wire.h"

namespace till::print {
namespace {

// How soon a watcher that went away, or a stop, is noticed.
constexpr absl::Duration kWatchTurn = absl::Milliseconds(500);
constexpr int kMaxWatchedJobs = 100;

}  // namespace

grpc::Status PrintingService::Print(grpc::ServerContext* context, const v1::PrintRequest* request,
                                    v1::PrintResponse* response) {
  const absl::StatusOr<Document> document = FillDocument(templates_, request->document());
  if (!document.ok()) return rpc::ToGrpc(document.status(), context);
  const std::string asked =
      absl::StrCat(CanonicalForm(request->document()), request->reprint() ? "again" : "");
  const absl::StatusOr<Job> job = queue_.Submit(request->request_id(), asked, *document, request->reprint());
  if (job.ok()) *response->mutable_job() = ToWire(*job);
  return rpc::ToGrpc(job.status(), context);
}

grpc::Status PrintingService::Reprint(grpc::ServerContext* context, const v1::ReprintRequest* request,
                                      v1::PrintResponse* response) {
  const absl::StatusOr<int64_t> original = ParseJobName(request->job());
  if (!original.ok()) return rpc::ToGrpc(original.status(), context);
  const absl::StatusOr<Job> job = queue_.Reprint(request->request_id(), *original);
  if (job.ok()) *response->mutable_job() = ToWire(*job);
  return rpc::ToGrpc(job.status(), context);
}

grpc::Status PrintingService::ReprintForOperator(grpc::ServerContext* context,
                                                 const v1::ReprintRequest* request,
                                                 v1::PrintResponse* response) {
  // The session was checked at the door (required_permission).
  return Reprint(context, request, response);
}

grpc::Status PrintingService::GetJob(grpc::ServerContext* context, const v1::GetJobRequest* request,
                                     v1::Job* response) {
  const absl::StatusOr<int64_t> id = ParseJobName(request->job());
  if (!id.ok()) return rpc::ToGrpc(id.status(), context);
  const absl::StatusOr<Job> job = queue_.Get(*id);
  if (job.ok()) *response = ToWire(*job);
  return rpc::ToGrpc(job.status(), context);
}

grpc::Status PrintingService::WatchJobs(grpc::ServerContext* context, const v1::WatchJobsRequest* request,
                                        grpc::ServerWriter<v1::JobEvent>* writer) {
  if (request->jobs_size() > kMaxWatchedJobs) {
    return rpc::ToGrpc(MakeError(ErrorCode::kInvalidRequest, "jobs: at most 100"), context);
  }
  std::vector<int64_t> ids;
  for (const std::string& name : request->jobs()) {
    const absl::StatusOr<int64_t> id = ParseJobName(name);
    if (!id.ok()) return rpc::ToGrpc(id.status(), context);
    ids.push_back(*id);
  }
  std::set<int64_t> still_open(ids.begin(), ids.end());
  PrintQueue::Cursor cursor;
  while (!context->IsCancelled()) {
    const absl::StatusOr<PrintQueue::News> news = queue_.WaitForNews(cursor, ids, kWatchTurn);
    if (!news.ok()) return rpc::ToGrpc(news.status(), context);
    v1::JobEvent event;
    if (news->printer.has_value()) {
      *event.mutable_printer() = ToWire(*news->printer);
      if (!writer->Write(event)) break;
    }
    for (const Job& job : news->jobs) {
      *event.mutable_job() = ToWire(job);
      if (!writer->Write(event)) return grpc::Status::OK;
      if (IsEnded(job.state)) still_open.erase(job.id);
    }
    if (!ids.empty() && still_open.empty()) break;
    if (news->stopping) {
      return rpc::ToGrpc(MakeError(ErrorCode::kServiceUnavailable, "the printing process is stopping"),
                         context);
    }
  }
  return grpc::Status::OK;
}

grpc::Status PrintingService::PrinterStatus(grpc::ServerContext* context,
                                            const v1::PrinterStatusRequest* request,
                                            v1::PrinterState* response) {
  *response = ToWire(queue_.printer_state());
  return grpc::Status::OK;
}

}  // namespace till::print
