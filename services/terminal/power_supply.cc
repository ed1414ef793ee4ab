// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/power_supply.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "absl/strings/numbers.h"

namespace till::terminal {
namespace {

std::string ReadWord(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string word;
  file >> word;
  return word.substr(0, 32);
}

}  // namespace

PowerSupply ReadPowerSupply(const std::string& folder) {
  PowerSupply power;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string type = ReadWord(entry.path() / "type");
    int value = 0;
    if (type == "Battery") {
      // A mouse's battery is not the machine's.
      if (ReadWord(entry.path() / "scope") == "Device") continue;
      if (absl::SimpleAtoi(ReadWord(entry.path() / "capacity"), &value)) {
        power.battery_percent = std::clamp(value, 0, 100);
      }
    } else if (type == "Mains" || type == "USB") {
      if (absl::SimpleAtoi(ReadWord(entry.path() / "online"), &value)) {
        power.on_mains = power.on_mains.value_or(false) || value > 0;
      }
    }
  }
  return power;
}

}  // namespace till::terminal
