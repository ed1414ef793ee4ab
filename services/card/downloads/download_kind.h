// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_DOWNLOADS_DOWNLOAD_KIND_H_
#define TILL_SERVICES_CARD_DOWNLOADS_DOWNLOAD_KIND_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace till::card {

// DownloadKind is what a download is a list of; the numbers are in the files.
enum class DownloadKind : uint8_t { kAuthorityKeys = 1, kApplications = 2, kBlacklist = 3, kContactless = 4 };

// In the order in which they are laid over the configuration.
inline constexpr std::array<DownloadKind, 4> kDownloadKinds = {
    DownloadKind::kAuthorityKeys, DownloadKind::kApplications, DownloadKind::kContactless,
    DownloadKind::kBlacklist};

// DownloadName is the kind in words, and the name of its file.
constexpr const char* DownloadName(DownloadKind kind) {
  switch (kind) {
    case DownloadKind::kAuthorityKeys:
      return "authority_keys";
    case DownloadKind::kApplications:
      return "applications";
    case DownloadKind::kBlacklist:
      return "blacklist";
    case DownloadKind::kContactless:
      break;
  }
  return "contactless";
}

// MostEntries is how many entries a download may have.
constexpr size_t MostEntries(DownloadKind kind) {
  return kind == DownloadKind::kBlacklist ? 20'000 : 1'000;
}

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_DOWNLOADS_DOWNLOAD_KIND_H_
