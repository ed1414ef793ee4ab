// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_SEALED_DOCUMENTS_H_
#define TILL_SERVICES_TERMINAL_SEALED_DOCUMENTS_H_

#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"

namespace till::terminal {

// SealedDocuments enciphers what a stolen terminal.db must not tell: XChaCha20-Poly1305 (libsodium's AEAD)
// under a key in a file beside it, each with a fresh nonce and bound to its document's name. Who has the
// whole folder has the key too: against that there is the file's mode and the disk's encryption. Thread-safe.
class SealedDocuments {
 public:
  // LoadOrCreate reads the key's 32 bytes from `path`, or makes it (mode 0600). STORAGE_CORRUPT when the file
  // is of another size or can be read by others; STORAGE_FAILED.
  static absl::StatusOr<SealedDocuments> LoadOrCreate(const std::string& path);

  // ForTests has a key of its own that nobody keeps.
  static SealedDocuments ForTests();

  std::string Seal(std::string_view name, std::string_view text) const;

  // Open: STORAGE_CORRUPT for what was not sealed under this key and name.
  absl::StatusOr<std::string> Open(std::string_view name, std::string_view sealed) const;

 private:
  explicit SealedDocuments(SecretBuffer key) : key_(std::move(key)) {}

  SecretBuffer key_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_SEALED_DOCUMENTS_H_
