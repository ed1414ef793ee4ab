// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_DEVICE_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_DEVICE_H_

#include <memory>

#include "kiosk-ui/src/backend/device.h"
#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "till/terminal/v1/device.grpc.pb.h"

namespace till::kiosk {

// GrpcDevice asks `terminal`.
class GrpcDevice final : public Device {
  Q_OBJECT

 public:
  // GrpcDevice connects when it is first asked; `line` must outlive it.
  explicit GrpcDevice(ServiceLine& line);

  void FetchNetwork() override;
  void FetchClock() override;
  void AdjustClock(int correction_seconds) override;
  void FetchSupportFile() override;
  void ResetToFactory(const QString& request_id, const QString& approval) override;

 private:
  ServiceLine& line_;
  std::unique_ptr<till::terminal::v1::Device::Stub> device_;
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_DEVICE_H_
