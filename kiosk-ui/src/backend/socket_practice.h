// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_SOCKET_PRACTICE_H_
#define TILL_KIOSK_UI_SRC_BACKEND_SOCKET_PRACTICE_H_

#include <memory>

#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/line_socket.h"
#include "kiosk-ui/src/backend/practice.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "till/terminal/v1/device.grpc.pb.h"

namespace till::kiosk {

// SocketPractice asks whoever starts the training set, at RUN/training.start, and speaks to its simulated
// customer and bank at the control sockets in RUN/training/sim.
class SocketPractice final : public Practice {
  Q_OBJECT

 public:
  // `run_directory` is the real one; a kiosk that is `active` holds on to the set from the beginning. `line`
  // leads to the services of the kiosk's world.
  SocketPractice(ServiceLine& line, const QString& run_directory, bool active);

  bool active() const override { return active_; }
  void AskServices() override;
  void Ask() override;
  void GiveUp() override { start_.Close(); }
  void HoldOut(const QString& card, const QString& way, const QString& pin) override;
  void PayNextOrder() override;

 private:
  void Heard(const QByteArray& line);

  const bool active_;
  LineSocket start_;
  LineSocket customer_;
  LineSocket bank_;
  ServiceLine& line_;
  std::unique_ptr<till::terminal::v1::Device::Stub> device_;
  GrpcCalls calls_;  // last: ended before what its answers use
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_SOCKET_PRACTICE_H_
