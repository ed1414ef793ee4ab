// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/durable_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "absl/cleanup/cleanup.h"
#include "services/common/status/error.h"

namespace till::ledger {
namespace {

absl::Status Failed(const std::string& path, std::string_view doing) {
  const int error = errno;
  const ErrorCode code =
      error == ENOSPC || error == EDQUOT ? ErrorCode::kStorageFull : ErrorCode::kStorageFailed;
  return MakeError(code, std::string(doing) + " " + path + ": " + std::strerror(error));
}

}  // namespace

absl::StatusOr<SecretBuffer> ReadExactly(const std::string& path, size_t size) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (file < 0) {
    if (errno == ENOENT) return absl::NotFoundError(path);
    return Failed(path, "open");
  }
  const absl::Cleanup close_file = [file] { close(file); };
  struct stat about = {};
  if (fstat(file, &about) != 0) return Failed(path, "stat");
  SecretBuffer bytes(size);
  if (static_cast<size_t>(about.st_size) != size ||
      read(file, bytes.Mutable().data(), size) != static_cast<ssize_t>(size)) {
    return MakeError(ErrorCode::kStorageCorrupt, path + " is damaged");
  }
  return bytes;
}

absl::Status WriteDurably(const std::string& path, const SecretBuffer& bytes) {
  const std::string made = path + "." + std::to_string(getpid()) + ".new";
  const int file = open(made.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return Failed(made, "create");
  const bool written =
      write(file, bytes.Reveal().data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
      fsync(file) == 0;
  const absl::Status status = written ? absl::OkStatus() : Failed(made, "write");
  close(file);
  if (status.ok() && rename(made.c_str(), path.c_str()) == 0) return SyncFolderOf(path);
  const absl::Status renamed = status.ok() ? Failed(path, "rename") : status;
  unlink(made.c_str());
  return renamed;
}

absl::Status SyncFolderOf(const std::string& path) {
  std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (folder.empty()) folder = ".";
  const int directory = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return Failed(folder, "open");
  const absl::Cleanup close_directory = [directory] { close(directory); };
  if (fsync(directory) != 0) return Failed(folder, "sync");
  return absl::OkStatus();
}

}  // namespace till::ledger
