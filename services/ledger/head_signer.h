// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_HEAD_SIGNER_H_
#define TILL_SERVICES_LEDGER_HEAD_SIGNER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"

namespace till::ledger {

// HeadSigner signs the head of the journal with the ledger's own key (Ed25519, RFC 8032), over
// "till.head.v1" || sequence (8 bytes, big-endian) || head hash (32 bytes).
class HeadSigner {
 public:
  // LoadOrCreate takes the key's seed from the file at `path`, 32 bytes, or makes one.
  static absl::StatusOr<HeadSigner> LoadOrCreate(const std::string& path);
  // Ephemeral is for a journal in memory.
  static HeadSigner Ephemeral();

  std::string Sign(int64_t sequence, std::string_view hash) const;
  // 32 bytes.
  const std::string& public_key() const { return public_key_; }

  static bool IsGood(std::string_view public_key, int64_t sequence, std::string_view hash,
                     std::string_view signature);

 private:
  explicit HeadSigner(const SecretBuffer& seed);

  std::string public_key_;
  SecretBuffer private_key_;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_HEAD_SIGNER_H_
