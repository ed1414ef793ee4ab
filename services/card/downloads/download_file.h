// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_DOWNLOADS_DOWNLOAD_FILE_H_
#define TILL_SERVICES_CARD_DOWNLOADS_DOWNLOAD_FILE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/card/downloads/download_image.h"

namespace till::card {

// DownloadFile keeps one download in the state folder: "blacklist.download", mode 0600.
class DownloadFile {
 public:
  DownloadFile(const std::string& folder, DownloadKind kind);

  const std::string& name() const { return name_; }

  // Read returns the records; nothing when there is no file. As DecodeDownload, and STORAGE_FAILED.
  absl::StatusOr<std::optional<std::vector<Bytes>>> Read() const;

  // Replace puts them in the place of the old ones. STORAGE_FULL, STORAGE_FAILED: the old ones are as they
  // were.
  absl::Status Replace(const std::vector<Bytes>& records) const;

  // SetAside renames a damaged file to "….damaged", for a person to look at; an older one of that name is
  // replaced.
  absl::Status SetAside() const;

 private:
  DownloadKind kind_;
  std::string name_;
  std::string path_;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_DOWNLOADS_DOWNLOAD_FILE_H_
