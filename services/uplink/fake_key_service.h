// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_FAKE_KEY_SERVICE_H_
#define TILL_SERVICES_UPLINK_FAKE_KEY_SERVICE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/synchronization/mutex.h"
#include "services/uplink/key_service.h"

namespace till::uplink {

// FakeKeyService is `pin` for tests: real DES and SM4 (OpenSSL's) under keys that the test knows.
class FakeKeyService final : public KeyService {
 public:
  // `master_key` is 16 bytes; working keys of both ciphers are imported under it.
  explicit FakeKeyService(std::string master_key = std::string(16, '\x11'))
      : master_key_(std::move(master_key)) {}

  // SetMacKey puts a MAC key of 8 bytes in place without a sign-on; nothing takes it away.
  void SetMacKey(std::optional<std::string> key);

  // FailVerify makes VerifyMac end with `status`, as when `pin` is not there.
  void FailVerify(absl::Status status);

  void SetDataKey(std::optional<std::string> key);

  // Mac computes the MAC by the protocol's words (unionpay.md B5; X9.9 and X9.19 by the standards'); Encipher
  // is ECB under a key of 8 or 16 bytes.
  static std::string Mac(const std::string& key, const MacBlock& block);
  static std::string Encipher(const std::string& key, const std::string& blocks,
                              profile::KeyCipher cipher = profile::TRIPLE_DES);
  static std::string Decipher(const std::string& key, const std::string& blocks,
                              profile::KeyCipher cipher = profile::TRIPLE_DES);
  static std::string CheckValue(const std::string& key, profile::KeyCipher cipher = profile::TRIPLE_DES);

  int imports() const;
  int drops() const;
  profile::KeyCipher cipher() const;  // Of the last import.
  std::optional<std::string> mac_key() const;

  absl::StatusOr<std::string> GenerateMac(const MacBlock& block) override;
  absl::StatusOr<bool> VerifyMac(const MacBlock& block, std::string_view mac) override;
  absl::Status ImportWorkingKeys(std::span<const EnvelopedKey> keys, profile::KeyCipher cipher) override;
  absl::Status DropWorkingKeys() override;
  absl::StatusOr<std::string> EncipherTrack(std::span<const uint8_t> block) override;

 private:
  const std::string master_key_;
  mutable absl::Mutex mutex_;
  std::optional<std::string> mac_key_ ABSL_GUARDED_BY(mutex_);
  absl::Status verify_failure_ ABSL_GUARDED_BY(mutex_);
  int imports_ ABSL_GUARDED_BY(mutex_) = 0;
  int drops_ ABSL_GUARDED_BY(mutex_) = 0;
  profile::KeyCipher cipher_ ABSL_GUARDED_BY(mutex_) = profile::TRIPLE_DES;
  std::optional<std::string> data_key_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_FAKE_KEY_SERVICE_H_
