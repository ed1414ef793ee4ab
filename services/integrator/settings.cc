// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/settings.h"

#include <arpa/inet.h>

#include <string>

#include "services/common/config/config_checker.h"

namespace till::integrator {
namespace {

constexpr int kLowestPort = 1024;
constexpr int kHighestPort = 65'535;

bool IsAddress(const std::string& text) {
  in6_addr parsed;
  return inet_pton(AF_INET, text.c_str(), &parsed) == 1 || inet_pton(AF_INET6, text.c_str(), &parsed) == 1;
}

}  // namespace

absl::Status CheckSettings(const config::IntegratorConfig& config, std::string_view file) {
  ConfigChecker check(file);
  check.Common(config.common());
  check.Expect(!config.common().training(), "common.training", "nobody on another machine trains");
  if (config.port() != 0) {
    check.InRange("port", config.port(), kLowestPort, kHighestPort);
    check.Expect(IsAddress(config.listen_address()), "listen_address", "must be an address, as in 0.0.0.0");
  }
  return check.Result();
}

}  // namespace till::integrator
