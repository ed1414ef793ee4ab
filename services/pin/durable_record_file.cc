// SPDX-License-Identifier: Apache-2.0
#include "services/pin/durable_record_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/lifecycle/unique_fd.h"
#include "services/common/status/error.h"

namespace till::pin {
namespace {

constexpr size_t kMaxBytes = size_t{64} * 1024;

absl::Status Failed(const std::string& path, const char* step) {
  const int error = errno;
  const bool full = error == ENOSPC || error == EDQUOT;
  return MakeError(full ? ErrorCode::kStorageFull : ErrorCode::kStorageFailed,
                   absl::StrCat(path, ": ", step, ": ", strerror(error)));
}

}  // namespace

DurableRecordFile::DurableRecordFile(std::string folder, const std::string& name)
    : folder_(std::move(folder)), path_(absl::StrCat(folder_, "/", name)) {}

absl::StatusOr<std::string> DurableRecordFile::Read() {
  const UniqueFd file(::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!file.valid()) {
    if (errno == ENOENT) return absl::NotFoundError("no record");
    return Failed(path_, "open");
  }
  std::string record;
  char chunk[4096];
  while (true) {
    const ssize_t got = ::read(file.get(), chunk, sizeof(chunk));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Failed(path_, "read");
    if (got == 0) return record;
    record.append(chunk, static_cast<size_t>(got));
    if (record.size() > kMaxBytes)
      return MakeError(ErrorCode::kStorageCorrupt, absl::StrCat(path_, " is too long"));
  }
}

absl::Status DurableRecordFile::Replace(std::string_view record) {
  const std::string fresh = absl::StrCat(path_, ".new");
  {
    const UniqueFd file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.valid()) return Failed(fresh, "create");
    while (!record.empty()) {
      const ssize_t written = ::write(file.get(), record.data(), record.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return Failed(fresh, "write");
      record.remove_prefix(static_cast<size_t>(written));
    }
    if (::fsync(file.get()) != 0) return Failed(fresh, "fsync");
  }
  if (::rename(fresh.c_str(), path_.c_str()) != 0) return Failed(path_, "rename");
  return SyncFolder();
}

absl::Status DurableRecordFile::Remove() {
  if (::unlink(path_.c_str()) != 0) return errno == ENOENT ? absl::OkStatus() : Failed(path_, "unlink");
  return SyncFolder();
}

absl::Status DurableRecordFile::SyncFolder() {
  const UniqueFd folder(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.valid() || ::fsync(folder.get()) != 0) return Failed(folder_, "fsync");
  return absl::OkStatus();
}

}  // namespace till::pin
