// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_DEVICE_SERVICE_H_
#define TILL_SERVICES_TERMINAL_DEVICE_SERVICE_H_

#include "services/terminal/health_monitor.h"
#include "till/terminal/v1/device.grpc.pb.h"

namespace till::terminal {

// DeviceService is the facet till.terminal.v1.Device: what the machine is, and the health of the whole.
class DeviceService final : public v1::Device::Service {
 public:
  // The monitor outlives the service.
  DeviceService(HealthMonitor& monitor, v1::DeviceInfo info) : monitor_(monitor), info_(std::move(info)) {}

  grpc::Status GetDevice(grpc::ServerContext* context, const v1::GetDeviceRequest* request,
                         v1::DeviceInfo* response) override;
  grpc::Status GetHealth(grpc::ServerContext* context, const v1::GetHealthRequest* request,
                         v1::Health* response) override;
  grpc::Status WatchHealth(grpc::ServerContext* context, const v1::WatchHealthRequest* request,
                           grpc::ServerWriter<v1::Health>* writer) override;

 private:
  HealthMonitor& monitor_;
  const v1::DeviceInfo info_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_DEVICE_SERVICE_H_
