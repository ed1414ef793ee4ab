// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_SCANNER_DEVICE_H_
#define TILL_SERVICES_TERMINAL_SCANNER_DEVICE_H_

#include <memory>

#include "hal/scanner/scanner.h"
#include "services/common/config/config_checker.h"
#include "services/terminal/config.pb.h"

namespace till::terminal {

// CheckScanner finds what is wrong with the scanner of a configuration.
void CheckScanner(const config::TerminalConfig& config, ConfigChecker& check);

// ScannerFromConfig returns the scanner that a configuration which CheckScanner found good names; null: none.
std::unique_ptr<hal::Scanner> ScannerFromConfig(const config::TerminalConfig& config);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_SCANNER_DEVICE_H_
