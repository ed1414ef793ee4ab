// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_FIELD59_H_
#define TILL_SERVICES_UPLINK_ISO8583_FIELD59_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace till::uplink {

// TextRow is one row of field 59 of QR messages: tag an2, length n3, value. A value may be rows again.
struct TextRow {
  std::string tag;
  std::string value;
};

// TextRows writes rows: "A1" "002" "01". INVALID_ARGUMENT for a tag that is not two letters or digits, a
// value of more than 999 bytes, or a control character in it.
absl::StatusOr<std::string> TextRows(const std::vector<TextRow>& rows);

// ParseTextRows reads them back. INVALID_ARGUMENT names the fault and the offset: a tag or a length that is
// none, a value that ends too early, a tag twice.
absl::StatusOr<std::vector<TextRow>> ParseTextRows(std::string_view text);

// FindRow returns the value of the row with `tag`; empty when there is none.
std::string_view FindRow(const std::vector<TextRow>& rows, std::string_view tag);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_FIELD59_H_
