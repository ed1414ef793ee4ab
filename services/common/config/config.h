// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_CONFIG_CONFIG_H_
#define TILL_SERVICES_COMMON_CONFIG_CONFIG_H_

#include <string>
#include <string_view>

#include <google/protobuf/message.h>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace till {

// LoadConfig reads a textproto file into `out`. Strict: an unknown field, a field given twice, a value of the
// wrong type or a file over 1 MiB is CONFIG_INVALID, with "file:line:column: " and the field in the message.
// `out` is unspecified after an error.
absl::Status LoadConfig(const std::string& path, google::protobuf::Message* out);

// ParseConfig is LoadConfig for text that the caller has; `name` stands for the file in errors.
absl::Status ParseConfig(std::string_view text, std::string_view name, google::protobuf::Message* out);

// ReadConfigFile returns a file's text; CONFIG_INVALID when it cannot be read or is larger than 1 MiB.
absl::StatusOr<std::string> ReadConfigFile(const std::string& path);

// ConfigPathFromArguments returns FILE of the one argument every process takes, --config=FILE;
// INVALID_ARGUMENT with the usage otherwise.
absl::StatusOr<std::string> ConfigPathFromArguments(int argc, const char* const* argv);

}  // namespace till

#endif  // TILL_SERVICES_COMMON_CONFIG_CONFIG_H_
