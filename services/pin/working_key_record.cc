// SPDX-License-Identifier: Apache-2.0
#include "services/pin/working_key_record.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <cstddef>
#include <optional>

#include "services/common/secret/secret_buffer.h"

namespace till::pin {
namespace {

constexpr std::string_view kMagic = "TWK2";
constexpr std::string_view kOlderMagic = "TWK1";
constexpr size_t kMaxKeys = 8;
constexpr size_t kSealBytes = 32;
constexpr std::string_view kSealLabel = "till pin working key record 1";

bool HmacSha256(std::span<const uint8_t> key, std::string_view data, std::span<uint8_t> out) {
  unsigned int length = 0;
  return HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
              reinterpret_cast<const uint8_t*>(data.data()), data.size(), out.data(), &length) != nullptr &&
         length == kSealBytes;
}

// Seal derives a key of its own first: the master key itself serves one purpose only.
std::optional<std::array<uint8_t, kSealBytes>> Seal(std::string_view fields,
                                                    std::span<const uint8_t> master_key) {
  SecretBuffer seal_key(kSealBytes);
  std::array<uint8_t, kSealBytes> seal;
  if (!HmacSha256(master_key, kSealLabel, seal_key.Mutable())) return std::nullopt;
  if (!HmacSha256(seal_key.Reveal(), fields, seal)) return std::nullopt;
  return seal;
}

// Cursor takes bytes from the front and refuses to go past the end.
class Cursor {
 public:
  explicit Cursor(std::string_view rest) : rest_(rest) {}
  bool Take(size_t length, std::string_view& taken) {
    if (length > rest_.size()) return false;
    taken = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return true;
  }
  bool TakeByte(uint8_t& byte) {
    std::string_view taken;
    if (!Take(1, taken)) return false;
    byte = static_cast<uint8_t>(taken[0]);
    return true;
  }
  bool TakePrefixed(std::string_view& taken) {
    uint8_t length = 0;
    return TakeByte(length) && Take(length, taken);
  }
  bool empty() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

void AppendPrefixed(std::string& record, std::string_view bytes) {
  record.push_back(static_cast<char>(bytes.size()));
  record.append(bytes);
}

absl::Status Malformed() {
  return absl::DataLossError("the working key record is malformed");
}

}  // namespace

absl::StatusOr<std::string> EncodeWorkingKeyRecord(const WorkingKeyRecord& keys,
                                                   std::span<const uint8_t> master_key) {
  if (keys.keys.size() > kMaxKeys)
    return absl::InvalidArgumentError("a record holds at most eight working keys");
  std::string record(kMagic);
  record.push_back(static_cast<char>(keys.cipher));
  record.push_back(static_cast<char>(keys.keys.size()));
  for (const WrappedKey& key : keys.keys) {
    if (key.cryptogram.size() > 24 || key.key_check_value.size() > 8) {
      return absl::InvalidArgumentError("a working key is too long for its record");
    }
    record.push_back(static_cast<char>(key.usage));
    AppendPrefixed(record, key.cryptogram);
    AppendPrefixed(record, key.key_check_value);
    const uint64_t seconds = static_cast<uint64_t>(absl::ToUnixSeconds(key.imported_at));
    for (int shift = 56; shift >= 0; shift -= 8) record.push_back(static_cast<char>(seconds >> shift & 0xFF));
  }
  const auto seal = Seal(record, master_key);
  if (!seal.has_value()) return absl::InternalError("OpenSSL offers no HMAC");
  record.append(reinterpret_cast<const char*>(seal->data()), seal->size());
  return record;
}

absl::StatusOr<KeyCipher> CipherOfWorkingKeyRecord(std::string_view record) {
  if (record.starts_with(kOlderMagic)) return KeyCipher::kTripleDes;
  if (!record.starts_with(kMagic) || record.size() <= kMagic.size()) return Malformed();
  const auto cipher = static_cast<KeyCipher>(record[kMagic.size()]);
  if (cipher != KeyCipher::kTripleDes && cipher != KeyCipher::kSm4) return Malformed();
  return cipher;
}

absl::StatusOr<WorkingKeyRecord> ParseWorkingKeyFields(std::string_view fields) {
  const absl::StatusOr<KeyCipher> cipher = CipherOfWorkingKeyRecord(fields);
  if (!cipher.ok()) return cipher.status();
  Cursor cursor(fields);
  std::string_view skipped;
  uint8_t count = 0;
  if (!cursor.Take(kMagic.size() + (fields.starts_with(kOlderMagic) ? 0 : 1), skipped) ||
      !cursor.TakeByte(count) || count > kMaxKeys) {
    return Malformed();
  }
  WorkingKeyRecord record{.cipher = *cipher, .keys = {}};
  for (int i = 0; i < count; ++i) {
    uint8_t usage = 0;
    std::string_view cryptogram, check_value, seconds_bytes;
    if (!cursor.TakeByte(usage) || !cursor.TakePrefixed(cryptogram) || !cursor.TakePrefixed(check_value) ||
        !cursor.Take(8, seconds_bytes)) {
      return Malformed();
    }
    if (usage < static_cast<uint8_t>(KeyUsage::kPin) || usage > static_cast<uint8_t>(KeyUsage::kData)) {
      return Malformed();
    }
    uint64_t seconds = 0;
    for (const char byte : seconds_bytes) seconds = seconds << 8 | static_cast<uint8_t>(byte);
    // 253402300799 is the last second of the year 9999, where Timestamp ends.
    if (seconds > 253'402'300'799) return Malformed();
    record.keys.push_back({.usage = static_cast<KeyUsage>(usage),
                           .cryptogram = std::string(cryptogram),
                           .key_check_value = std::string(check_value),
                           .imported_at = absl::FromUnixSeconds(static_cast<int64_t>(seconds))});
  }
  if (!cursor.empty()) return Malformed();
  return record;
}

absl::StatusOr<WorkingKeyRecord> DecodeWorkingKeyRecord(std::string_view record,
                                                        std::span<const uint8_t> master_key) {
  if (record.size() < kSealBytes) return Malformed();
  const std::string_view fields = record.substr(0, record.size() - kSealBytes);
  const auto seal = Seal(fields, master_key);
  if (!seal.has_value()) return absl::InternalError("OpenSSL offers no HMAC");
  if (CRYPTO_memcmp(seal->data(), record.data() + fields.size(), kSealBytes) != 0) {
    return absl::DataLossError("the working key record was not sealed under this master key");
  }
  return ParseWorkingKeyFields(fields);
}

}  // namespace till::pin
