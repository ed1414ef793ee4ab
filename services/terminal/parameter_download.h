// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_PARAMETER_DOWNLOAD_H_
#define TILL_SERVICES_TERMINAL_PARAMETER_DOWNLOAD_H_

#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "till/terminal/v1/parameters.pb.h"

namespace till::terminal {

// ParameterDownload is what the acquirer's host says of a terminal's parameters.
struct ParameterDownload {
  v1::TerminalParameters parameters;
  std::vector<std::string> ignored;  // Names that nothing here is called.
};

// ReadParameterDownload puts the entries ("name=value") over the parameters in force. INVALID_REQUEST when
// one is malformed, comes twice, or is no number where one is wanted; whether the whole can be used is
// CheckParameters' to say. A message about a value has its name only.
absl::StatusOr<ParameterDownload> ReadParameterDownload(std::span<const std::string> entries,
                                                        const v1::TerminalParameters& in_force);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_PARAMETER_DOWNLOAD_H_
