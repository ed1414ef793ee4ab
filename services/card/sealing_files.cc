// SPDX-License-Identifier: Apache-2.0
#include "services/card/sealing_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "absl/strings/str_cat.h"
#include "services/card/random_source.h"
#include "services/common/status/error.h"

namespace till::card {
namespace {

constexpr size_t kTokenKeyBytes = 32;

absl::Status Unreachable(const char* recipient) {
  return MakeError(ErrorCode::kServiceUnavailable, absl::StrCat(recipient, " has published no sealing key"));
}

absl::Status StorageFailed(const std::string& what) {
  return MakeError(ErrorCode::kStorageFailed, absl::StrCat(what, ": ", std::strerror(errno)));
}

struct File {
  int number = -1;
  ~File() {
    if (number >= 0) close(number);
  }
};

absl::StatusOr<SecretBuffer> ReadKey(int file) {
  SecretBuffer key(kTokenKeyBytes);
  struct stat facts {};
  if (fstat(file, &facts) != 0) return StorageFailed("token.key");
  if (facts.st_size != static_cast<off_t>(kTokenKeyBytes)) {
    return MakeError(ErrorCode::kStorageCorrupt, "token.key has not 32 bytes");
  }
  if (read(file, key.Mutable().data(), kTokenKeyBytes) != static_cast<ssize_t>(kTokenKeyBytes)) {
    return StorageFailed("token.key");
  }
  return key;
}

}  // namespace

FileAccountSealer::FileAccountSealer(const std::string& run_directory)
    : pin_path_(run_directory + "/pin/sealing.pub"), uplink_path_(run_directory + "/uplink/sealing.pub") {}

absl::Status FileAccountSealer::Ready() {
  if (!ReadPublicKey(pin_path_).ok()) return Unreachable("pin");
  if (!ReadPublicKey(uplink_path_).ok()) return Unreachable("uplink");
  return absl::OkStatus();
}

absl::StatusOr<SealedBoxes> FileAccountSealer::Seal(const AccountData& account) {
  const absl::StatusOr<std::string> pin = ReadPublicKey(pin_path_);
  if (!pin.ok()) return Unreachable("pin");
  const absl::StatusOr<std::string> uplink = ReadPublicKey(uplink_path_);
  if (!uplink.ok()) return Unreachable("uplink");
  absl::StatusOr<std::string> for_pin = SealAccount(account, *pin);
  if (!for_pin.ok()) return for_pin.status();
  absl::StatusOr<std::string> for_uplink = SealAccount(account, *uplink);
  if (!for_uplink.ok()) return for_uplink.status();
  return SealedBoxes{*std::move(for_pin), *std::move(for_uplink)};
}

absl::StatusOr<SecretBuffer> LoadTokenKey(const std::string& state_directory) {
  const std::string path = state_directory + "/token.key";
  File existing{open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
  if (existing.number >= 0) return ReadKey(existing.number);
  if (errno != ENOENT) return StorageFailed("token.key");
  SecretBuffer key(kTokenKeyBytes);
  SystemRandom().Fill(key.Mutable());
  // Whole under another name first: a power cut must leave no half key.
  const std::string fresh = path + ".new";
  {
    File file{open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600)};
    if (file.number < 0) return StorageFailed("token.key.new");
    const ssize_t written = write(file.number, key.Reveal().data(), kTokenKeyBytes);
    if (written != static_cast<ssize_t>(kTokenKeyBytes) || fsync(file.number) != 0)
      return StorageFailed("token.key.new");
  }
  if (rename(fresh.c_str(), path.c_str()) != 0) return StorageFailed("token.key");
  File folder{open(state_directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (folder.number < 0 || fsync(folder.number) != 0) return StorageFailed("the state folder");
  return key;
}

}  // namespace till::card
