// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_MACHINE_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_MACHINE_H_

#include <memory>

#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/machine.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "till/terminal/v1/device.grpc.pb.h"
#include "till/terminal/v1/self_test.grpc.pb.h"

namespace till::kiosk {

// GrpcMachine asks `terminal`.
class GrpcMachine final : public Machine {
  Q_OBJECT

 public:
  // GrpcMachine connects when it first asks; `line` must outlive it.
  explicit GrpcMachine(ServiceLine& line);

  void FetchFacts() override;
  void FetchChecklist() override;
  void ListTests() override;
  void RunTests(const QStringList& tests) override;
  void PrintReport(const QList<Finding>& own) override;

 private:
  ServiceLine& line_;
  std::unique_ptr<till::terminal::v1::Device::Stub> device_;
  std::unique_ptr<till::terminal::v1::SelfTest::Stub> tests_;
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_MACHINE_H_
