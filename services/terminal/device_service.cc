// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/device_service.h"

#include "services/terminal/proto_time.h"

namespace till::terminal {
namespace {

// How long a watcher that went away keeps its thread.
constexpr absl::Duration kLookUp = absl::Milliseconds(500);

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
  *response = info_;
  return grpc::Status::OK;
}

grpc::Status DeviceService::GetHealth(grpc::ServerContext* context, const v1::GetHealthRequest* request,
                                      v1::Health* response) {
  *response = ToProto(monitor_.Refresh());
  return grpc::Status::OK;
}

grpc::Status DeviceService::WatchHealth(grpc::ServerContext* context, const v1::WatchHealthRequest* request,
                                        grpc::ServerWriter<v1::Health>* writer) {
  HealthSnapshot told = monitor_.Refresh();
  if (!writer->Write(ToProto(told))) return grpc::Status::OK;
  while (!context->IsCancelled() && !monitor_.stopped()) {
    const HealthSnapshot now = monitor_.WaitForChange(told.version, kLookUp);
    if (now.version == told.version) continue;
    told = now;
    if (!writer->Write(ToProto(told))) break;
  }
  return grpc::Status::OK;
}

}  // namespace till::terminal
