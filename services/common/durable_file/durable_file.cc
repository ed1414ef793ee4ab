// SPDX-License-Identifier: Apache-2.0
#include "services/common/durable_file/durable_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "absl/strings/str_cat.h"
#include "services/common/lifecycle/unique_fd.h"
#include "services/common/status/error.h"

namespace till {
namespace {

constexpr mode_t kOfOthers = 077;

absl::Status Failed(const std::string& path, const char* doing) {
  const int error = errno;
  const bool full = error == ENOSPC || error == EDQUOT;
  return MakeError(full ? ErrorCode::kStorageFull : ErrorCode::kStorageFailed,
                   absl::StrCat(doing, " ", path, ": ", std::strerror(error)));
}

absl::Status Corrupt(const std::string& path, const std::string& what) {
  return MakeError(ErrorCode::kStorageCorrupt, absl::StrCat(path, " ", what));
}

absl::Status WriteNew(const std::string& path, std::span<const uint8_t> bytes, mode_t mode) {
  const UniqueFd file(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode));
  if (!file.valid()) return Failed(path, "create");
  // What a crash left behind may have had another mode.
  if (fchmod(file.get(), mode) != 0) return Failed(path, "chmod");
  while (!bytes.empty()) {
    const ssize_t written = write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return Failed(path, "write");
    bytes = bytes.subspan(static_cast<size_t>(written));
  }
  if (fsync(file.get()) != 0) return Failed(path, "sync");
  return absl::OkStatus();
}

absl::StatusOr<UniqueFd> OpenFolderOf(const std::string& path) {
  const size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  UniqueFd opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.valid()) return Failed(folder, "open");
  return opened;
}

// LockFolder waits until nobody else writes in it; the lock goes with the descriptor.
absl::Status LockFolder(int folder, const std::string& path) {
  while (flock(folder, LOCK_EX) != 0) {
    if (errno != EINTR) return Failed(path, "lock the folder of");
  }
  return absl::OkStatus();
}

absl::Status SyncFolder(int folder, const std::string& path) {
  return fsync(folder) == 0 ? absl::OkStatus() : Failed(path, "sync the folder of");
}

absl::StatusOr<UniqueFd> OpenToRead(const std::string& path) {
  UniqueFd file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (file.valid()) return file;
  if (errno == ENOENT) return absl::NotFoundError(path);
  return Failed(path, "open");
}

// Read returns how many bytes there were until the end, or until `into` was full.
absl::StatusOr<size_t> Read(int file, std::span<uint8_t> into, const std::string& path) {
  size_t total = 0;
  while (total < into.size()) {
    const ssize_t got = read(file, into.data() + total, into.size() - total);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Failed(path, "read");
    if (got == 0) break;
    total += static_cast<size_t>(got);
  }
  return total;
}

absl::StatusOr<SecretBuffer> ReadWhole(int file, size_t size, const std::string& path) {
  SecretBuffer bytes(size + 1);
  const absl::StatusOr<size_t> got = Read(file, bytes.Mutable(), path);
  if (!got.ok()) return got.status();
  if (*got != size) return Corrupt(path, absl::StrCat("has not ", size, " bytes"));
  return SecretBuffer::Copy(bytes.Reveal().first(size));
}

}  // namespace

absl::Status WriteDurably(const std::string& path, std::span<const uint8_t> bytes, mode_t mode) {
  const absl::StatusOr<UniqueFd> folder = OpenFolderOf(path);
  if (!folder.ok()) return folder.status();
  // Two processes may write the same file: the later one wins whole. What a cut left of the new one has the
  // same name, so the next write takes its place.
  if (absl::Status locked = LockFolder(folder->get(), path); !locked.ok()) return locked;
  const std::string fresh = path + ".new";
  absl::Status status = WriteNew(fresh, bytes, mode);
  if (status.ok() && rename(fresh.c_str(), path.c_str()) != 0) status = Failed(path, "rename");
  if (!status.ok()) {
    unlink(fresh.c_str());  // half a file would only take up room
    return status;
  }
  return SyncFolder(folder->get(), path);
}

absl::Status WriteDurably(const std::string& path, std::string_view text, mode_t mode) {
  return WriteDurably(path, std::span(reinterpret_cast<const uint8_t*>(text.data()), text.size()), mode);
}

absl::Status RemoveDurably(const std::string& path) {
  if (unlink(path.c_str()) != 0) return errno == ENOENT ? absl::OkStatus() : Failed(path, "remove");
  return SyncFolderOf(path);
}

absl::Status MoveDurably(const std::string& path, const std::string& to) {
  if (rename(path.c_str(), to.c_str()) != 0) return Failed(path, "rename");
  return SyncFolderOf(to);
}

absl::Status SyncFolderOf(const std::string& path) {
  const absl::StatusOr<UniqueFd> folder = OpenFolderOf(path);
  if (!folder.ok()) return folder.status();
  return SyncFolder(folder->get(), path);
}

absl::StatusOr<std::string> ReadAtMost(const std::string& path, size_t most) {
  const absl::StatusOr<UniqueFd> file = OpenToRead(path);
  if (!file.ok()) return file.status();
  std::string bytes(most + 1, '\0');
  const absl::StatusOr<size_t> got =
      Read(file->get(), std::span(reinterpret_cast<uint8_t*>(bytes.data()), bytes.size()), path);
  if (!got.ok()) return got.status();
  if (*got > most) return Corrupt(path, absl::StrCat("is longer than ", most, " bytes"));
  bytes.resize(*got);
  return bytes;
}

absl::StatusOr<SecretBuffer> ReadExactly(const std::string& path, size_t size) {
  const absl::StatusOr<UniqueFd> file = OpenToRead(path);
  if (!file.ok()) return file.status();
  return ReadWhole(file->get(), size, path);
}

absl::StatusOr<SecretBuffer> LoadOrMakeKey(const std::string& path, size_t size) {
  const absl::StatusOr<UniqueFd> file = OpenToRead(path);
  if (absl::IsNotFound(file.status())) {
    if (sodium_init() < 0) std::abort();  // no source of randomness: no key of ours would be one
    SecretBuffer made(size);
    randombytes_buf(made.Mutable().data(), size);
    if (absl::Status written = WriteDurably(path, made.Reveal()); !written.ok()) return written;
    return made;
  }
  if (!file.ok()) return file.status();
  struct stat facts = {};
  if (fstat(file->get(), &facts) != 0) return Failed(path, "stat");
  if ((facts.st_mode & kOfOthers) != 0) return Corrupt(path, "can be read by others than its owner");
  return ReadWhole(file->get(), size, path);
}

}  // namespace till
