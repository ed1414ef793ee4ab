// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/scanner_device.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "hal/scanner/keyboard/keyboard_scanner.h"
#include "hal/scanner/serial/serial_scanner.h"
#include "hal/scanner/sim/sim_scanner.h"
#include "services/common/config/world.h"

namespace till::terminal {
namespace {

constexpr int kUsualBaud = 9600;
constexpr size_t kLongestPrefix = 8;

int BaudOf(const config::SerialScanner& scanner) {
  return scanner.baud() == 0 ? kUsualBaud : scanner.baud();
}

std::string SuffixOf(const config::SerialScanner& scanner) {
  switch (scanner.suffix()) {
    case config::SerialScanner::LINE_FEED:
      return "\n";
    case config::SerialScanner::CARRIAGE_RETURN_LINE_FEED:
      return "\r\n";
    case config::SerialScanner::TAB:
      return "\t";
    default:
      return "\r";
  }
}

void CheckPrefix(const std::string& prefix, std::string_view field, ConfigChecker& check) {
  const bool printable =
      std::all_of(prefix.begin(), prefix.end(), [](char c) { return c >= 0x20 && c <= 0x7E; });
  check.Expect(prefix.size() <= kLongestPrefix && printable, field,
               "must have 8 printable characters at most");
}

}  // namespace

void CheckScanner(const config::TerminalConfig& config, ConfigChecker& check) {
  if (config.has_simulated_scanner_socket()) {
    check.AbsolutePath("simulated_scanner_socket", config.simulated_scanner_socket());
    check.Expect(TakesSimulatedDevices(config.common()), "simulated_scanner_socket",
                 "is for development and training only");
  }
  if (config.has_keyboard_scanner()) {
    check.AbsolutePath("keyboard_scanner.device", config.keyboard_scanner().device());
    CheckPrefix(config.keyboard_scanner().prefix(), "keyboard_scanner.prefix", check);
  }
  if (!config.has_serial_scanner()) return;
  const config::SerialScanner& scanner = config.serial_scanner();
  check.AbsolutePath("serial_scanner.device", scanner.device());
  check.Expect(hal::IsBaudRate(BaudOf(scanner)), "serial_scanner.baud",
               "must be 1200 to 115200, the usual steps");
  CheckPrefix(scanner.prefix(), "serial_scanner.prefix", check);
}

std::unique_ptr<hal::Scanner> ScannerFromConfig(const config::TerminalConfig& config) {
  switch (config.scanner_case()) {
    case config::TerminalConfig::kSimulatedScannerSocket:
      return std::make_unique<hal::SimScanner>(config.simulated_scanner_socket());
    case config::TerminalConfig::kSerialScanner: {
      const config::SerialScanner& scanner = config.serial_scanner();
      return std::make_unique<hal::SerialScanner>(
          hal::SerialLine{
              .device = scanner.device(), .baud = BaudOf(scanner), .flow = hal::FlowControl::kNone},
          hal::CodeFormat{.prefix = scanner.prefix(), .suffix = SuffixOf(scanner)});
    }
    case config::TerminalConfig::kKeyboardScanner: {
      const config::KeyboardScanner& scanner = config.keyboard_scanner();
      return std::make_unique<hal::KeyboardScanner>(
          scanner.device(),
          hal::CodeFormat{.prefix = scanner.prefix(), .suffix = scanner.ends_with_tab() ? "\t" : "\r"});
    }
    case config::TerminalConfig::SCANNER_NOT_SET:
      break;
  }
  return nullptr;
}

}  // namespace till::terminal
