// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/acquirer_service.h"

#include <optional>

#include "services/common/rpc/status_mapping.h"
#include "services/common/sealed_account/sealed_blacklist.h"
#include "services/common/status/error.h"
#include "services/uplink/acquirer_messages.h"
#include "services/uplink/exchange_request.h"

namespace till::uplink {
namespace {

// How long a watcher's thread waits before it looks whether the caller is still there.
constexpr absl::Duration kWatchPatience = absl::Milliseconds(500);

}  // namespace

grpc::Status AcquirerService::Exchange(grpc::ServerContext* context, const v1::ExchangeRequest* request,
                                       v1::ExchangeResponse* response) {
  const absl::StatusOr<FinancialRequest> financial = FromMessage(*request);
  if (!financial.ok()) return rpc::ToGrpc(financial.status(), context);
  const absl::StatusOr<HostSession::FinancialResult> result = session_.Exchange(*financial);
  if (!result.ok()) return rpc::ToGrpc(WithPayment(result.status(), request->payment()), context);
  *response = ToMessage(*result, *request, catalogue_);
  Count(response->outcome());
  return grpc::Status::OK;
}

grpc::Status AcquirerService::SignOn(grpc::ServerContext* context, const v1::SignOnRequest* request,
                                     v1::SignOnResponse* response) {
  const absl::StatusOr<HostSession::ManagementRequest> management =
      FromManagement(request->trace_number(), request->batch_number(), request->operator_id());
  if (!management.ok()) return rpc::ToGrpc(management.status(), context);
  const absl::StatusOr<HostSession::SignOnResult> result = session_.SignOn(*management);
  if (!result.ok()) return rpc::ToGrpc(result.status(), context);
  *response = ToMessage(*result, catalogue_);
  return grpc::Status::OK;
}

grpc::Status AcquirerService::SignOff(grpc::ServerContext* context, const v1::SignOffRequest* request,
                                      v1::SignOffResponse* response) {
  const absl::StatusOr<HostSession::ManagementRequest> management =
      FromManagement(request->trace_number(), request->batch_number(), request->operator_id());
  if (!management.ok()) return rpc::ToGrpc(management.status(), context);
  const absl::StatusOr<HostReply> reply = session_.SignOff(*management);
  if (!reply.ok()) return rpc::ToGrpc(reply.status(), context);
  *response->mutable_response() = ToMessage(reply->response_code, catalogue_);
  return grpc::Status::OK;
}

grpc::Status AcquirerService::ReportStatus(grpc::ServerContext* context,
                                           const v1::ReportStatusRequest* request,
                                           v1::ReportStatusResponse* response) {
  const absl::StatusOr<HostSession::ManagementRequest> management =
      FromManagement(request->trace_number(), 0, "");
  if (!management.ok()) return rpc::ToGrpc(management.status(), context);
  const absl::StatusOr<HostReply> reply = session_.ReportStatus(*management);
  if (!reply.ok()) return rpc::ToGrpc(reply.status(), context);
  *response->mutable_response() = ToMessage(reply->response_code, catalogue_);
  return grpc::Status::OK;
}

grpc::Status AcquirerService::Download(grpc::ServerContext* context, const v1::DownloadRequest* request,
                                       v1::DownloadResponse* response) {
  const absl::StatusOr<HostSession::ManagementRequest> management =
      FromManagement(request->trace_number(), 0, "");
  if (!management.ok()) return rpc::ToGrpc(management.status(), context);
  const absl::StatusOr<DownloadKind> kind = FromMessage(request->kind());
  if (!kind.ok()) return rpc::ToGrpc(kind.status(), context);
  const absl::StatusOr<v1::DownloadResponse> fetched =
      *kind == DownloadKind::kBlacklist ? FetchBlacklist(*management) : Fetch(*kind, *management);
  if (fetched.ok()) *response = *fetched;
  return rpc::ToGrpc(fetched.status(), context);
}

absl::StatusOr<v1::DownloadResponse> AcquirerService::Fetch(
    DownloadKind kind, const HostSession::ManagementRequest& management) {
  const absl::StatusOr<Downloaded> all = session_.Download(kind, management);
  if (!all.ok()) return all.status();
  return ToMessage(*all);
}

absl::StatusOr<v1::DownloadResponse> AcquirerService::FetchBlacklist(
    const HostSession::ManagementRequest& management) {
  // Before the host is asked: it offers the list once. Read anew each time: `card` has another key after each
  // start.
  const absl::StatusOr<std::string> card_key = ReadPublicKey(card_key_path_);
  if (!card_key.ok()) return MakeError(ErrorCode::kServiceUnavailable, "card has published no sealing key");
  const absl::StatusOr<Downloaded> all = session_.Download(DownloadKind::kBlacklist, management);
  if (!all.ok()) return all.status();
  absl::StatusOr<std::string> box = SealBlacklist(all->entries, *card_key);
  if (!box.ok()) return MakeError(ErrorCode::kHostProtocolError, box.status().message());
  v1::DownloadResponse message;
  message.set_sealed_entries(*std::move(box));
  message.set_entry_count(static_cast<int32_t>(all->entries.size()));
  message.set_messages(all->messages);
  return message;
}

grpc::Status AcquirerService::Echo(grpc::ServerContext* context, const v1::EchoRequest* request,
                                   v1::EchoResponse* response) {
  const absl::StatusOr<HostSession::ManagementRequest> management =
      FromManagement(request->trace_number(), request->batch_number(), "");
  if (!management.ok()) return rpc::ToGrpc(management.status(), context);
  const absl::StatusOr<absl::Duration> round_trip = session_.Echo(*management);
  if (!round_trip.ok()) return rpc::ToGrpc(round_trip.status(), context);
  response->set_round_trip_us(static_cast<int32_t>(absl::ToInt64Microseconds(*round_trip)));
  return grpc::Status::OK;
}

grpc::Status AcquirerService::Status(grpc::ServerContext* context, const v1::StatusRequest* request,
                                     v1::StatusResponse* response) {
  const Line::State line = line_.GetState();
  const HostSession::State session = session_.state();
  response->set_connected(line.connected);
  response->set_signed_on(session.signed_on);
  response->set_pending_demand(static_cast<int32_t>(session.pending_demand));
  for (const DownloadKind kind : session.pending_downloads) response->add_pending_downloads(ToMessage(kind));
  if (session.last_reply.has_value()) {
    const int64_t nanos = absl::ToUnixNanos(*session.last_reply);
    response->mutable_last_reply_time()->set_seconds(nanos / 1'000'000'000);
    response->mutable_last_reply_time()->set_nanos(static_cast<int32_t>(nanos % 1'000'000'000));
  }
  if (!session.host_date_time.empty()) {
    response->set_host_date_time(session.host_date_time);
    response->mutable_host_date_time_at()->set_seconds(absl::ToUnixSeconds(session.host_date_time_at));
  }
  if (!line.connected) {
    const ErrorCode fault = line.fault.ok() ? ErrorCode::kHostUnreachable : ErrorCodeOf(line.fault);
    response->set_fault(static_cast<common::v1::ErrorCode>(fault));
  }
  if (line.host < hosts_.size()) response->set_host(hosts_[line.host]);
  response->set_on_backup_host(line.host != 0);
  return grpc::Status::OK;
}

grpc::Status AcquirerService::WatchLateReplies(grpc::ServerContext* context,
                                               const v1::WatchLateRepliesRequest* request,
                                               grpc::ServerWriter<v1::LateReply>* writer) {
  uint64_t sequence = 0;
  while (!context->IsCancelled() && !late_replies_.closed()) {
    const std::optional<LateReply> late = late_replies_.NextAfter(sequence, kWatchPatience);
    if (!late.has_value()) continue;
    if (!writer->Write(ToMessage(*late, catalogue_))) break;
    sequence = late->sequence;
  }
  return grpc::Status::OK;
}

void AcquirerService::Count(v1::ExchangeResponse::Outcome outcome) {
  metrics_
      .Counter("till_uplink_exchanges_total", "Messages about money, by how they ended.",
               {{"outcome", v1::ExchangeResponse::Outcome_Name(outcome)}})
      .Increment();
  const Exchanger::Counts counts = exchanger_.counts();
  const auto gauge = [this](const char* kind, uint64_t value) {
    metrics_
        .Gauge("till_uplink_stray_messages",
               "Messages from the host that were no answer in time, since the start.", {{"kind", kind}})
        .Set(static_cast<double>(value));
  };
  gauge("unreadable", counts.unreadable);
  gauge("unmatched", counts.unmatched);
  gauge("contradicting", counts.contradicting);
  gauge("late", counts.late);
  gauge("mac_error", counts.mac_errors);
}

}  // namespace till::uplink
