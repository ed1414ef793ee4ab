// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_DEVICE_SERVICE_H_
#define TILL_SERVICES_TERMINAL_DEVICE_SERVICE_H_

#include <string>
#include <utility>

#include "services/terminal/factory_reset.h"
#include "services/terminal/health_monitor.h"
#include "services/terminal/neighbours.h"
#include "services/terminal/opening_checklist.h"
#include "services/terminal/session_desk.h"
#include "services/terminal/shop.h"
#include "services/terminal/terminal_store.h"
#include "till/terminal/v1/device.grpc.pb.h"

namespace till::terminal {

// DeviceService is the facet till.terminal.v1.Device: what the machine is, and the health of the whole.
class DeviceService final : public v1::Device::Service {
 public:
  // Everything outlives the service.
  struct Parts {
    HealthMonitor& monitor;
    OpeningChecklist& checklist;
    Neighbours& neighbours;
    Shop& shop;
    TerminalStore& store;
    const SessionDesk& sessions;
    FactoryReset& factory_reset;
    Clock& clock;
    std::string state_folder;
  };

  DeviceService(Parts parts, v1::DeviceInfo info) : parts_(std::move(parts)), info_(std::move(info)) {}

  grpc::Status GetDevice(grpc::ServerContext* context, const v1::GetDeviceRequest* request,
                         v1::DeviceInfo* response) override;
  grpc::Status GetHealth(grpc::ServerContext* context, const v1::GetHealthRequest* request,
                         v1::Health* response) override;
  grpc::Status WatchHealth(grpc::ServerContext* context, const v1::WatchHealthRequest* request,
                           grpc::ServerWriter<v1::Health>* writer) override;
  grpc::Status GetChecklist(grpc::ServerContext* context, const v1::GetChecklistRequest* request,
                            v1::Checklist* response) override;
  grpc::Status GetClock(grpc::ServerContext* context, const v1::GetClockRequest* request,
                        v1::ClockReading* response) override;
  grpc::Status AdjustClock(grpc::ServerContext* context, const v1::AdjustClockRequest* request,
                           v1::ClockReading* response) override;
  grpc::Status GetNetwork(grpc::ServerContext* context, const v1::GetNetworkRequest* request,
                          v1::NetworkView* response) override;
  grpc::Status CreateSupportBundle(grpc::ServerContext* context,
                                   const v1::CreateSupportBundleRequest* request,
                                   grpc::ServerWriter<v1::SupportBundleChunk>* writer) override;
  grpc::Status ResetToFactory(grpc::ServerContext* context, const v1::ResetToFactoryRequest* request,
                              v1::ResetToFactoryResponse* response) override;

 private:
  v1::DeviceInfo Info() const;
  // SupportBundle is a tar file of what support asks for first: nothing secret, nothing of a card or a payee.
  absl::StatusOr<std::string> SupportBundle(Language language);

  const Parts parts_;
  const v1::DeviceInfo info_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_DEVICE_SERVICE_H_
