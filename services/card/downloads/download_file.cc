// SPDX-License-Identifier: Apache-2.0
#include "services/card/downloads/download_file.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/durable_file/durable_file.h"

namespace till::card {

DownloadFile::DownloadFile(const std::string& folder, DownloadKind kind)
    : kind_(kind),
      name_(absl::StrCat(DownloadName(kind), ".download")),
      path_(absl::StrCat(folder, "/", name_)) {}

absl::StatusOr<std::optional<std::vector<Bytes>>> DownloadFile::Read() const {
  const absl::StatusOr<std::string> image = ReadAtMost(path_, kLongestImage);
  if (absl::IsNotFound(image.status())) return std::nullopt;
  if (!image.ok()) return image.status();
  absl::StatusOr<std::vector<Bytes>> records =
      DecodeDownload(kind_, {reinterpret_cast<const uint8_t*>(image->data()), image->size()});
  if (!records.ok()) return records.status();
  return std::optional<std::vector<Bytes>>(*std::move(records));
}

absl::Status DownloadFile::Replace(const std::vector<Bytes>& records) const {
  const Bytes image = EncodeDownload(kind_, records);
  return WriteDurably(path_, image);
}

absl::Status DownloadFile::SetAside() const {
  return MoveDurably(path_, path_ + ".damaged");
}

}  // namespace till::card
