// SPDX-License-Identifier: Apache-2.0
#include "services/common/session/session_signer.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/session/session_format.h"
#include "services/common/status/error.h"

namespace till {
namespace {

// A descriptor that closes itself; floor 0 has no UniqueFd.
struct File {
  explicit File(int descriptor) : fd(descriptor) {}
  ~File() {
    if (fd >= 0) close(fd);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  const int fd;
};

absl::Status FileError(const std::string& path) {
  return MakeError(ErrorCode::kStorageFailed, absl::ErrnoToStatus(errno, path).message());
}

// Writes beside `path` and renames, so that a reader sees the old bytes or the new, and a power cut leaves
// either.
absl::Status WriteWhole(const std::string& path, std::span<const uint8_t> bytes, mode_t mode) {
  const std::string beside = path + ".new";
  {
    const File file(open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode));
    if (file.fd < 0) return FileError(beside);
    if (fchmod(file.fd, mode) != 0 ||
        write(file.fd, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) ||
        fsync(file.fd) != 0) {
      return FileError(beside);
    }
  }
  if (rename(beside.c_str(), path.c_str()) != 0) return FileError(path);
  return absl::OkStatus();
}

void InitSodium() {
  if (sodium_init() < 0) std::abort();  // no source of randomness: nothing can be signed safely
}

}  // namespace

absl::StatusOr<SessionSigner> SessionSigner::FromSeed(std::span<const uint8_t> seed) {
  InitSodium();
  if (seed.size() != crypto_sign_SEEDBYTES) {
    return MakeError(absl::StatusCode::kInvalidArgument, ErrorCode::kInvalidRequest, "a seed has 32 bytes");
  }
  SecretBuffer secret_key(crypto_sign_SECRETKEYBYTES);
  std::string public_key(crypto_sign_PUBLICKEYBYTES, '\0');
  crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(public_key.data()), secret_key.Mutable().data(),
                           seed.data());
  return SessionSigner(std::move(secret_key), std::move(public_key));
}

SessionSigner SessionSigner::Generate() {
  InitSodium();
  SecretBuffer seed(crypto_sign_SEEDBYTES);
  randombytes_buf(seed.Mutable().data(), seed.size());
  return *FromSeed(seed.Reveal());
}

absl::StatusOr<SessionSigner> SessionSigner::LoadOrCreate(const std::string& path) {
  InitSodium();
  SecretBuffer seed(crypto_sign_SEEDBYTES);
  const File file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (file.fd < 0 && errno == ENOENT) {
    randombytes_buf(seed.Mutable().data(), seed.size());
    if (absl::Status status = WriteWhole(path, seed.Reveal(), 0600); !status.ok()) return status;
    return FromSeed(seed.Reveal());
  }
  if (file.fd < 0) return FileError(path);
  struct stat status {};
  if (fstat(file.fd, &status) != 0) return FileError(path);
  if (status.st_size != crypto_sign_SEEDBYTES || (status.st_mode & 077) != 0) {
    return MakeError(absl::StatusCode::kFailedPrecondition, ErrorCode::kStorageCorrupt,
                     absl::StrCat(path, " is not a key of 32 bytes that only its owner can read"));
  }
  if (read(file.fd, seed.Mutable().data(), seed.size()) != static_cast<ssize_t>(seed.size())) {
    return FileError(path);
  }
  return FromSeed(seed.Reveal());
}

absl::StatusOr<std::string> SessionSigner::Sign(const SessionToken& token) const {
  const absl::StatusOr<std::string> payload = EncodeSessionPayload(token);
  if (!payload.ok()) return payload.status();
  return SignedText(*payload, session_format::SignedMessage(*payload));
}

absl::StatusOr<std::string> SessionSigner::SignApproval(const ApprovalToken& token) const {
  const absl::StatusOr<std::string> payload = EncodeApprovalPayload(token);
  if (!payload.ok()) return payload.status();
  return SignedText(*payload, session_format::SignedApproval(*payload));
}

std::string SessionSigner::SignedText(const std::string& payload, const std::string& message) const {
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                       reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                       secret_key_.Reveal().data());
  return absl::StrCat(absl::WebSafeBase64Escape(payload), ".", absl::WebSafeBase64Escape(signature));
}

absl::Status SessionSigner::Publish(const std::string& path) const {
  return WriteWhole(path, {reinterpret_cast<const uint8_t*>(public_key_.data()), public_key_.size()}, 0644);
}

}  // namespace till
