// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_FIELDS_FILE_H_
#define TILL_SERVICES_PRINT_FIELDS_FILE_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "services/print/receipt_template.h"

namespace till::print {

// ParseFieldsFile reads lines of "name=value", for tests and for authors of templates. Empty lines and those
// that begin with '#' are skipped; INVALID_ARGUMENT with the line's number for any other line without a '='.
absl::StatusOr<Fields> ParseFieldsFile(std::string_view text);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_FIELDS_FILE_H_
