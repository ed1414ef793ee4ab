// SPDX-License-Identifier: Apache-2.0
#include "services/card/downloads/download_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/lifecycle/unique_fd.h"
#include "services/common/status/error.h"

namespace till::card {
namespace {

absl::Status Failed(const std::string& what) {
  const int error = errno;
  const bool full = error == ENOSPC || error == EDQUOT;
  return MakeError(full ? ErrorCode::kStorageFull : ErrorCode::kStorageFailed,
                   absl::StrCat(what, ": ", std::strerror(error)));
}

absl::Status WriteWhole(const std::string& path, ByteView bytes) {
  const UniqueFd file(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file.valid()) return Failed(path);
  while (!bytes.empty()) {
    const ssize_t written = write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return Failed(path);
    bytes = bytes.subspan(static_cast<size_t>(written));
  }
  return fsync(file.get()) == 0 ? absl::OkStatus() : Failed(path);
}

}  // namespace

DownloadFile::DownloadFile(std::string folder, DownloadKind kind)
    : folder_(std::move(folder)),
      kind_(kind),
      name_(absl::StrCat(DownloadName(kind), ".download")),
      path_(absl::StrCat(folder_, "/", name_)) {}

absl::StatusOr<std::optional<std::vector<Bytes>>> DownloadFile::Read() const {
  const UniqueFd file(open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!file.valid()) {
    if (errno == ENOENT) return std::nullopt;
    return Failed(name_);
  }
  Bytes image;
  Bytes chunk(65536);
  while (image.size() <= kLongestImage) {
    const ssize_t count = read(file.get(), chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Failed(name_);
    if (count == 0) break;
    image.insert(image.end(), chunk.begin(), chunk.begin() + count);
  }
  absl::StatusOr<std::vector<Bytes>> records = DecodeDownload(kind_, image);
  if (!records.ok()) return records.status();
  return std::optional<std::vector<Bytes>>(*std::move(records));
}

absl::Status DownloadFile::Replace(const std::vector<Bytes>& records) const {
  const std::string fresh = path_ + ".new";
  absl::Status status = WriteWhole(fresh, EncodeDownload(kind_, records));
  if (status.ok() && rename(fresh.c_str(), path_.c_str()) != 0) status = Failed(name_);
  if (!status.ok()) {
    (void)unlink(fresh.c_str());  // half a file would only take up room
    return status;
  }
  return SyncFolder();
}

absl::Status DownloadFile::SetAside() const {
  if (rename(path_.c_str(), (path_ + ".damaged").c_str()) != 0) return Failed(name_);
  return SyncFolder();
}

absl::Status DownloadFile::SyncFolder() const {
  const UniqueFd folder(open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.valid() || fsync(folder.get()) != 0) return Failed("the state folder");
  return absl::OkStatus();
}

}  // namespace till::card
