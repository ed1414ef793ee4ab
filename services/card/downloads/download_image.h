// SPDX-License-Identifier: Apache-2.0
// What a download looks like on the disk: "TILLCARD", version 01, kind, number of records (4), each record
// with its length (2), and SHA-256 of all that. Numbers are big-endian.

#ifndef TILL_SERVICES_CARD_DOWNLOADS_DOWNLOAD_IMAGE_H_
#define TILL_SERVICES_CARD_DOWNLOADS_DOWNLOAD_IMAGE_H_

#include <vector>

#include "absl/status/statusor.h"
#include "services/card/bytes.h"
#include "services/card/downloads/download_kind.h"

namespace till::card {

// A file that is longer was not written by this program.
inline constexpr size_t kLongestImage = size_t{2} * 1024 * 1024;

// EncodeDownload returns the bytes of a file; each record has at most 65,535 bytes.
Bytes EncodeDownload(DownloadKind kind, const std::vector<Bytes>& records);

// DecodeDownload returns the records. STORAGE_CORRUPT: cut, changed, or of another kind. STORAGE_NEWER:
// written by a newer version of the terminal.
absl::StatusOr<std::vector<Bytes>> DecodeDownload(DownloadKind kind, ByteView image);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_DOWNLOADS_DOWNLOAD_IMAGE_H_
