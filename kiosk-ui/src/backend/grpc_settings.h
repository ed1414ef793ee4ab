// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_SETTINGS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_SETTINGS_H_

#include <memory>

#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "kiosk-ui/src/backend/settings.h"
#include "till/terminal/v1/parameters.grpc.pb.h"
#include "till/terminal/v1/profile.grpc.pb.h"

namespace till::kiosk {

// GrpcSettings asks `terminal` for profile and parameters, and sends back whichever of the two was changed,
// with all that this screen does not know left as it was.
class GrpcSettings final : public Settings {
  Q_OBJECT

 public:
  // GrpcSettings connects when it first asks; `line` must outlive it.
  explicit GrpcSettings(ServiceLine& line);

  void Fetch() override;
  void Change(const TerminalSettings& settings) override;

 private:
  TerminalSettings Now() const;
  void FetchParameters();
  void SendProfile(const till::terminal::v1::MerchantProfile& wanted, const TerminalSettings& settings);
  void SendParameters(const TerminalSettings& settings);

  ServiceLine& line_;
  std::unique_ptr<till::terminal::v1::Profile::Stub> profiles_;
  std::unique_ptr<till::terminal::v1::Parameters::Stub> parameters_stub_;
  till::terminal::v1::MerchantProfile profile_;
  till::terminal::v1::TerminalParameters parameters_;
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_SETTINGS_H_
