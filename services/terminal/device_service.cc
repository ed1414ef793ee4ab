// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/device_service.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/rpc/language.h"
#include "services/common/rpc/session_metadata.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"
#include "services/terminal/answer.h"
#include "services/terminal/proto_time.h"
#include "services/terminal/second_person.h"
#include "services/terminal/tar_file.h"

namespace till::terminal {
namespace {

// How long a watcher that went away keeps its thread.
constexpr absl::Duration kLookUp = absl::Milliseconds(500);

// How much of the support bundle goes into one message, and how much of the audit trail into the bundle.
constexpr size_t kChunk = size_t{64} << 10;
constexpr int kMostAudit = 2'000;
constexpr size_t kLongestRequestId = 64;

v1::Health ToProto(const HealthSnapshot& snapshot) {
  v1::Health health;
  health.set_serving(snapshot.serving);
  for (const ProcessHealth& process : snapshot.processes) {
    v1::Health::Process* out = health.add_processes();
    out->set_name(process.name);
    out->set_serving(process.serving);
    out->set_latency_us(absl::ToInt64Microseconds(process.latency));
    *out->mutable_since() = ToTimestamp(process.since);
  }
  return health;
}

}  // namespace

grpc::Status DeviceService::GetDevice(grpc::ServerContext* context, const v1::GetDeviceRequest* request,
                                      v1::DeviceInfo* response) {
  *response = Info();
  return grpc::Status::OK;
}

grpc::Status DeviceService::GetHealth(grpc::ServerContext* context, const v1::GetHealthRequest* request,
                                      v1::Health* response) {
  *response = ToProto(parts_.monitor.Refresh());
  return grpc::Status::OK;
}

grpc::Status DeviceService::WatchHealth(grpc::ServerContext* context, const v1::WatchHealthRequest* request,
                                        grpc::ServerWriter<v1::Health>* writer) {
  HealthSnapshot told = parts_.monitor.Refresh();
  if (!writer->Write(ToProto(told))) return grpc::Status::OK;
  while (!context->IsCancelled() && !parts_.monitor.stopped()) {
    const HealthSnapshot now = parts_.monitor.WaitForChange(told.version, kLookUp);
    if (now.version == told.version) continue;
    told = now;
    if (!writer->Write(ToProto(told))) break;
  }
  return grpc::Status::OK;
}

v1::DeviceInfo DeviceService::Info() const {
  v1::DeviceInfo info = info_;
  const StorageSpace space = SpaceOf(parts_.state_folder);
  info.set_storage_total_bytes(space.total);
  info.set_storage_free_bytes(space.free);
  return info;
}

grpc::Status DeviceService::GetChecklist(grpc::ServerContext* context, const v1::GetChecklistRequest* request,
                                         v1::Checklist* response) {
  *response = parts_.checklist.Look(rpc::LanguageOf(*context));
  return grpc::Status::OK;
}

grpc::Status DeviceService::GetClock(grpc::ServerContext* context, const v1::GetClockRequest* request,
                                     v1::ClockReading* response) {
  return Answer(parts_.checklist.ReadClock(), context, response);
}

grpc::Status DeviceService::AdjustClock(grpc::ServerContext* context, const v1::AdjustClockRequest* request,
                                        v1::ClockReading* response) {
  const absl::StatusOr<SessionToken> session = parts_.sessions.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  if (absl::Status adjusted = parts_.shop.AdjustClock(session->operator_id, request->correction_seconds());
      !adjusted.ok()) {
    return rpc::ToGrpc(adjusted, context);
  }
  return Answer(parts_.checklist.ReadClock(), context, response);
}

grpc::Status DeviceService::GetNetwork(grpc::ServerContext* context, const v1::GetNetworkRequest* request,
                                       v1::NetworkView* response) {
  const absl::StatusOr<uplink::v1::StatusResponse> line = parts_.neighbours.Line();
  if (!line.ok()) return rpc::ToGrpc(line.status(), context);
  response->set_host(line->host());
  response->set_connected(line->connected());
  response->set_signed_on(line->signed_on());
  response->set_on_backup_host(line->on_backup_host());
  if (line->has_last_reply_time()) *response->mutable_last_reply_time() = line->last_reply_time();
  response->set_fault(line->fault());
  return grpc::Status::OK;
}

absl::StatusOr<std::string> DeviceService::SupportBundle(Language language) {
  const absl::StatusOr<v1::MerchantProfile> profile = parts_.shop.Profile();
  if (!profile.ok()) return profile.status();
  const absl::StatusOr<v1::TerminalParameters> parameters = parts_.shop.Parameters();
  if (!parameters.ok()) return parameters.status();
  const absl::StatusOr<std::vector<AuditEntry>> audit = parts_.store.Audit(kMostAudit);
  if (!audit.ok()) return audit.status();
  std::string trail;
  for (const AuditEntry& entry : *audit) {
    absl::StrAppend(&trail, entry.sequence, "\t",
                    absl::FormatTime(absl::RFC3339_sec, entry.time, absl::UTCTimeZone()), "\t",
                    entry.operator_id, "\t", entry.act, "\t", entry.subject, "\t", entry.outcome, "\n");
  }
  const absl::StatusOr<v1::ClockReading> clock = parts_.checklist.ReadClock();
  const absl::Time now = parts_.clock.Now();
  TarFile tar;
  tar.Add("till/device.txt", Info().DebugString(), now);
  tar.Add("till/health.txt", ToProto(parts_.monitor.Refresh()).DebugString(), now);
  tar.Add("till/checklist.txt", parts_.checklist.Look(language).DebugString(), now);
  if (clock.ok()) tar.Add("till/clock.txt", clock->DebugString(), now);
  tar.Add("till/profile.txt", profile->DebugString(), now);
  tar.Add("till/parameters.txt", parameters->DebugString(), now);
  tar.Add("till/audit.tsv", trail, now);
  return std::move(tar).Finish();
}

grpc::Status DeviceService::CreateSupportBundle(grpc::ServerContext* context,
                                                const v1::CreateSupportBundleRequest* request,
                                                grpc::ServerWriter<v1::SupportBundleChunk>* writer) {
  const absl::StatusOr<SessionToken> session = parts_.sessions.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  const absl::StatusOr<std::string> bundle = SupportBundle(rpc::LanguageOf(*context));
  if (!bundle.ok()) return rpc::ToGrpc(bundle.status(), context);
  const absl::Status noted =
      parts_.store.Append(AuditEntry::Of(parts_.clock.Now(), session->operator_id, "support-bundle", ""));
  if (!noted.ok()) return rpc::ToGrpc(noted, context);
  for (size_t at = 0; at < bundle->size(); at += kChunk) {
    v1::SupportBundleChunk chunk;
    chunk.set_content(bundle->substr(at, kChunk));
    if (!writer->Write(chunk)) break;
  }
  return grpc::Status::OK;
}

// The guard has seen that somebody may approve changes: here it is looked at who the two are.
grpc::Status DeviceService::ResetToFactory(grpc::ServerContext* context,
                                           const v1::ResetToFactoryRequest* request,
                                           v1::ResetToFactoryResponse* response) {
  if (request->request_id().empty() || request->request_id().size() > kLongestRequestId) {
    return rpc::ToGrpc(MakeError(ErrorCode::kInvalidRequest, "request_id: 1 to 64 characters"), context);
  }
  const absl::StatusOr<SessionToken> session = parts_.sessions.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  if (!session->Allows(common::v1::CONFIGURE)) {
    return rpc::ToGrpc(MakeError(ErrorCode::kPermissionMissing, "an administrator asks for it"), context);
  }
  const absl::StatusOr<std::string> approver = SecondPerson(parts_.sessions, *context, request->request_id());
  if (!approver.ok()) return rpc::ToGrpc(approver.status(), context);
  return rpc::ToGrpc(parts_.factory_reset.Ask(session->operator_id, *approver), context);
}

}  // namespace till::terminal
