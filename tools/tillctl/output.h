// SPDX-License-Identifier: Apache-2.0
// What a command says: results on standard output, progress and complaints on standard error.

#ifndef TILL_TOOLS_TILLCTL_OUTPUT_H_
#define TILL_TOOLS_TILLCTL_OUTPUT_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "tools/tillctl/command.h"

namespace till::tillctl {

// Print writes one line of the result.
void Print(std::string_view line);

// Progress writes one line of what is going on; silent with --json.
void Progress(const Environment& environment, std::string_view line);

// Fail reports `error` in words, or as {"error": {...}} with --json, and returns kCouldNot.
ExitCode Fail(const Environment& environment, const absl::Status& error);

// ErrorWords returns what a person should read: the server's own words if it sent any, else those of the
// code.
std::string ErrorWords(const absl::Status& error, std::string_view language);

// ErrorJson returns {"code": ..., "action": ..., "message": ...}.
std::string ErrorJson(const absl::Status& error, std::string_view language);

// InLanguage picks one of two texts.
std::string_view InLanguage(const Environment& environment, std::string_view zh, std::string_view en);

// PadRight fills `text` with spaces to `columns`, Chinese characters counting two.
std::string PadRight(std::string_view text, size_t columns);

// WriteFile writes `content` to `path` ("-": standard output), replacing what is there.
absl::Status WriteFile(const std::string& path, std::string_view content);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_OUTPUT_H_
