// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/sealed_documents.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"

namespace till::terminal {
namespace {

constexpr size_t kKey = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// A descriptor that closes itself.
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

// Beside the path, then renamed: a power cut leaves the whole key or none.
absl::Status WriteKey(const std::string& path, const SecretBuffer& key) {
  const std::string beside = path + ".new";
  {
    const File file(open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (file.fd < 0) return FileError(beside);
    if (fchmod(file.fd, 0600) != 0 ||
        write(file.fd, key.Reveal().data(), key.size()) != static_cast<ssize_t>(key.size()) ||
        fsync(file.fd) != 0) {
      return FileError(beside);
    }
  }
  if (rename(beside.c_str(), path.c_str()) != 0) return FileError(path);
  return absl::OkStatus();
}

SecretBuffer NewKey() {
  if (sodium_init() < 0) std::abort();  // no source of randomness: nothing can be sealed safely
  SecretBuffer key(kKey);
  randombytes_buf(key.Mutable().data(), key.size());
  return key;
}

}  // namespace

absl::StatusOr<SealedDocuments> SealedDocuments::LoadOrCreate(const std::string& path) {
  SecretBuffer key = NewKey();
  const File file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (file.fd < 0 && errno == ENOENT) {
    if (absl::Status written = WriteKey(path, key); !written.ok()) return written;
    return SealedDocuments(std::move(key));
  }
  if (file.fd < 0) return FileError(path);
  struct stat status {};
  if (fstat(file.fd, &status) != 0) return FileError(path);
  if (status.st_size != static_cast<off_t>(kKey) || (status.st_mode & 077) != 0) {
    return MakeError(absl::StatusCode::kFailedPrecondition, ErrorCode::kStorageCorrupt,
                     absl::StrCat(path, " is not a key of 32 bytes that only its owner can read"));
  }
  if (read(file.fd, key.Mutable().data(), key.size()) != static_cast<ssize_t>(key.size())) {
    return FileError(path);
  }
  return SealedDocuments(std::move(key));
}

SealedDocuments SealedDocuments::ForTests() {
  return SealedDocuments(NewKey());
}

std::string SealedDocuments::Seal(std::string_view name, std::string_view text) const {
  std::string sealed(kNonce + text.size() + kTag, '\0');
  auto* const out = reinterpret_cast<unsigned char*>(sealed.data());
  randombytes_buf(out, kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out + kNonce, nullptr, Bytes(text), text.size(), Bytes(name),
                                             name.size(), nullptr, out, key_.Reveal().data());
  return sealed;
}

absl::StatusOr<std::string> SealedDocuments::Open(std::string_view name, std::string_view sealed) const {
  const absl::Status corrupt = MakeError(ErrorCode::kStorageCorrupt, "a sealed document cannot be opened");
  if (sealed.size() < kNonce + kTag) return corrupt;
  std::string text(sealed.size() - kNonce - kTag, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          reinterpret_cast<unsigned char*>(text.data()), nullptr, nullptr, Bytes(sealed) + kNonce,
          sealed.size() - kNonce, Bytes(name), name.size(), Bytes(sealed), key_.Reveal().data()) != 0) {
    return corrupt;
  }
  return text;
}

}  // namespace till::terminal
