// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_SEALED_ACCOUNT_SEALED_ACCOUNT_H_
#define TILL_SERVICES_COMMON_SEALED_ACCOUNT_SEALED_ACCOUNT_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/common/redact/pan.h"
#include "services/common/secret/secret_buffer.h"

namespace till {

// AccountData is what a card tells of its account, in the clear. It exists in `card`, `pin` and `uplink`
// only.
struct AccountData {
  Pan pan;
  std::string expiry_yymm;      // Four digits, EMV tag 5F24 without the day.
  std::string sequence_number;  // Two digits, EMV tag 5F34; empty when the card has none.
  SecretBuffer track2;     // Track 2 equivalent data as text with 'D' as separator; empty when there is none.
  std::string payment_id;  // The one payment this was read for; the opener compares it.
};

// SealAccount returns a box that only the holder of the recipient's private key can open: the libsodium
// sealed box (X25519, XSalsa20-Poly1305, ephemeral sender) over
//   version 0x01, then fields of u8 tag, u8 length, bytes: 1 PAN, 2 expiry, 3 sequence number, 4 track 2, 5
//   payment id.
// INVALID_ARGUMENT for a key that is not 32 bytes or a field longer than 255.
absl::StatusOr<std::string> SealAccount(const AccountData& account, std::string_view recipient_public_key);

// SealBytes returns such a box over any bytes; who seals begins them with a mark of what they are, so that no
// box passes for one of another purpose. INVALID_ARGUMENT for a key that is not 32 bytes.
absl::StatusOr<std::string> SealBytes(std::span<const uint8_t> plain, std::string_view recipient_public_key);

// SealingKeyPair is a recipient's X25519 key pair; the private half never leaves it but to the file it is
// kept in.
class SealingKeyPair {
 public:
  // Generate makes a pair that lives in memory only: boxes sealed to it die with the process.
  static SealingKeyPair Generate();

  // LoadOrCreate reads the private key (32 raw bytes, mode 0600) from `path`, or makes one there durably.
  // DATA_LOSS when the file has another size: a new key would orphan every box sealed to the old one.
  static absl::StatusOr<SealingKeyPair> LoadOrCreate(const std::string& path);

  // public_key returns 32 raw bytes.
  const std::string& public_key() const { return public_key_; }

  // Publish writes the public key to `path` atomically, readable by all: only the folder's owner can do so,
  // and that is why a reader may trust it.
  absl::Status Publish(const std::string& path) const;

  // Open returns the account in `box`, or INVALID_ARGUMENT for a box that is not whole or not for this key.
  absl::StatusOr<AccountData> Open(std::string_view box) const;

  // SealAccountFor returns a box that only the recipient can open, and that shows it that this pair made it
  // (libsodium's box: X25519, XSalsa20-Poly1305; nonce of 24 bytes, then the same fields as SealAccount's).
  // For a recipient that tells something about what it opens: a box by anybody would let it be asked about
  // numbers that were only guessed. INVALID_ARGUMENT as SealAccount.
  absl::StatusOr<std::string> SealAccountFor(const AccountData& account,
                                             std::string_view recipient_public_key) const;

  // OpenFrom returns the account in a box of SealAccountFor; INVALID_ARGUMENT also for one that another made
  // than the holder of `sender_public_key`.
  absl::StatusOr<AccountData> OpenFrom(std::string_view box, std::string_view sender_public_key) const;

  // OpenBytes returns what SealBytes sealed; INVALID_ARGUMENT also for more than `most` bytes.
  absl::StatusOr<SecretBuffer> OpenBytes(std::string_view box, size_t most) const;

 private:
  SealingKeyPair(std::string public_key, SecretBuffer private_key);

  std::string public_key_;
  SecretBuffer private_key_;
};

// ReadPublicKey reads a key that SealingKeyPair::Publish wrote. UNAVAILABLE when it is not there (yet).
absl::StatusOr<std::string> ReadPublicKey(const std::string& path);

}  // namespace till

#endif  // TILL_SERVICES_COMMON_SEALED_ACCOUNT_SEALED_ACCOUNT_H_
