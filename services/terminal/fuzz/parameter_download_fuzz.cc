// SPDX-License-Identifier: Apache-2.0
// A download of parameters, its entries on lines of their own: refused, or every field within its bounds.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_split.h"
#include "services/terminal/parameter_download.h"
#include "services/terminal/shop.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::vector<std::string> entries =
      absl::StrSplit(absl::string_view(reinterpret_cast<const char*>(data), size), '\n');
  const auto read = till::terminal::ReadParameterDownload(entries, till::terminal::DefaultParameters());
  if (!read.ok()) return 0;
  if (read->ignored.size() > entries.size() || read->parameters.sale_limit_minor() < 0) std::abort();
  // What is stored must be readable again.
  till::terminal::v1::TerminalParameters again;
  if (!again.ParseFromString(read->parameters.SerializeAsString())) std::abort();
  return 0;
}
