// SPDX-License-Identifier: Apache-2.0
// tillctl version: its own, and the terminal's when one runs.

#include "till/terminal/v1/device.grpc.pb.h"
#include "tools/tillctl/command.h"
#include "tools/tillctl/connection.h"
#include "tools/tillctl/json.h"
#include "tools/tillctl/output.h"

namespace till::tillctl {
namespace {

constexpr std::string_view kVersion = "0.1.0";
#ifdef TILL_RELEASE
constexpr bool kDevelopment = false;
#else
constexpr bool kDevelopment = true;
#endif

ExitCode Run(const Environment& environment, const Arguments&) {
  const auto stub = StubOf<terminal::v1::Device>(environment, "terminal", "device");
  const absl::StatusOr<terminal::v1::DeviceInfo> device =
      rpc::UnaryCall(*stub, &terminal::v1::Device::Stub::GetDevice, terminal::v1::GetDeviceRequest(),
                     Options(environment, absl::Seconds(1)));
  const std::string terminal_version = device.ok() ? device->version() : "";
  if (environment.json) {
    Print(JsonObject()
              .Text("tillctl", kVersion)
              .Bool("development", kDevelopment)
              .Text("terminal", terminal_version)
              .Bool("training", device.ok() && device->training())
              .Null("error")
              .ToString());
    return kDone;
  }
  Print("tillctl " + std::string(kVersion) + (kDevelopment ? " (development)" : ""));
  if (!terminal_version.empty())
    Print("terminal " + terminal_version + (device->training() ? " (training)" : ""));
  return kDone;
}

}  // namespace

const Command kVersionCommand = {"version", "", {"显示版本", "show the version"}, "", {}, 0, 0, Run};

}  // namespace till::tillctl
