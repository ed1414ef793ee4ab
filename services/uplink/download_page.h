// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_DOWNLOAD_PAGE_H_
#define TILL_SERVICES_UPLINK_DOWNLOAD_PAGE_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/uplink/iso8583/profile.pb.h"

namespace till::uplink {

// DownloadPage is field 62 of one answer to a download: a character that says how it goes on, then entries,
// each with two bytes of length before it.
struct DownloadPage {
  enum class Rest { kNothing, kLast, kMore };  // '0', '1', '2'

  Rest rest = Rest::kNothing;
  std::vector<std::string> entries;
};

// ParseDownloadPage reads a page whose entries have `form`. INVALID_ARGUMENT names the entry and the fault:
// an unknown first character, a length that is nothing or too much, an entry that is not of its form, entries
// where nothing is said to follow or none where some are.
absl::StatusOr<DownloadPage> ParseDownloadPage(std::string_view field62, profile::EntryForm form);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_DOWNLOAD_PAGE_H_
