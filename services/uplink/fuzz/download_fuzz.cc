// SPDX-License-Identifier: Apache-2.0
// Whatever field 62 of a download's answer says, it is a page whose entries are bounded by it, or an error.
// The first byte of an input chooses the form of the entries.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/uplink/download_page.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 1) return 0;
  const auto form = static_cast<till::uplink::profile::EntryForm>(data[0] % 4);
  const std::string_view field(reinterpret_cast<const char*>(data + 1), size - 1);
  const auto page = till::uplink::ParseDownloadPage(field, form);
  if (!page.ok()) return 0;
  size_t total = 1;
  for (const std::string& entry : page->entries) {
    if (entry.empty()) abort();
    total += 2 + entry.size();
  }
  if (total != field.size()) abort();
  return 0;
}
