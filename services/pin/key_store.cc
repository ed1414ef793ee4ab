// SPDX-License-Identifier: Apache-2.0
#include "services/pin/key_store.h"

#include <openssl/crypto.h>

#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "services/pin/des_cipher.h"

namespace till::pin {
namespace {

std::string Name(KeyUsage usage) {
  return std::string(UsageName(usage));
}

bool RightLength(const WrappedKey& key) {
  if (key.usage == KeyUsage::kMac && key.cryptogram.size() == 8) return true;
  return key.cryptogram.size() == 16;
}

// A double-length key whose halves are equal is single DES: 2^56 and not 2^112. DES ignores the lowest bit of
// each byte.
bool HasEqualParts(std::span<const uint8_t> key) {
  if (key.size() < 16) return false;
  uint8_t difference = 0;
  for (size_t i = 0; i < 8; ++i) difference |= static_cast<uint8_t>((key[i] ^ key[8 + i]) & 0xFE);
  return difference == 0;
}

absl::Status CheckKey(KeyUsage usage, std::span<const uint8_t> key, std::span<const uint8_t> expected) {
  if (expected.size() != 3 && expected.size() != 4) {
    return MakeError(ErrorCode::kInvalidRequest,
                     absl::StrCat("the check value of ", Name(usage), " has 3 or 4 bytes"));
  }
  const absl::StatusOr<std::array<uint8_t, 4>> actual = KeyCheckValue(key);
  if (!actual.ok()) return actual.status();
  if (CRYPTO_memcmp(actual->data(), expected.data(), expected.size()) != 0) {
    return MakeError(ErrorCode::kKeyCheckFailed,
                     absl::StrCat("the check value of ", Name(usage), " differs"));
  }
  if (HasEqualParts(key)) {
    return MakeError(ErrorCode::kKeyCheckFailed, absl::StrCat(Name(usage), " has equal halves"));
  }
  return absl::OkStatus();
}

std::span<const uint8_t> Bytes(const std::string& text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

std::string CheckValueText(std::span<const uint8_t> key) {
  const absl::StatusOr<std::array<uint8_t, 4>> value = KeyCheckValue(key);
  if (!value.ok()) return "";
  return std::string(value->begin(), value->end());
}

}  // namespace

KeyStore::KeyStore(RecordFile& record, Clock& clock) : record_(record), clock_(clock) {}

absl::Status KeyStore::LoadMasterKey(SecretBuffer key, std::span<const uint8_t> key_check_value,
                                     bool test_only, absl::Status* restored) {
  *restored = absl::OkStatus();
  if (key.size() != 16 && key.size() != 24) {
    return MakeError(ErrorCode::kInvalidRequest, "a master key has 16 or 24 bytes");
  }
  if (absl::Status checked = CheckKey(KeyUsage::kMaster, key.Reveal(), key_check_value); !checked.ok())
    return checked;
  absl::MutexLock lock(&mutex_);
  keys_.clear();
  KeySlot slot = {.usage = KeyUsage::kMaster,
                  .key_check_value = CheckValueText(key.Reveal()),
                  .test_only = test_only,
                  .loaded_at = clock_.Now()};
  keys_.emplace(KeyUsage::kMaster, HeldKey{std::move(key), std::move(slot)});
  *restored = Restore();
  return absl::OkStatus();
}

absl::Status KeyStore::Restore() {
  const absl::StatusOr<std::string> record = record_.Read();
  if (absl::IsNotFound(record.status())) return absl::OkStatus();
  if (!record.ok()) return record.status();
  const absl::StatusOr<std::vector<WrappedKey>> wrapped =
      DecodeWorkingKeyRecord(*record, keys_.at(KeyUsage::kMaster).key.Reveal());
  if (!wrapped.ok()) return MakeError(ErrorCode::kStorageCorrupt, absl::StrCat(wrapped.status().message()));
  absl::StatusOr<HeldKeys> working = Unwrap(*wrapped);
  if (!working.ok()) return working.status();
  keys_.merge(*working);
  return absl::OkStatus();
}

absl::StatusOr<KeyStore::HeldKeys> KeyStore::Unwrap(const std::vector<WrappedKey>& keys) const {
  const HeldKey& master = keys_.at(KeyUsage::kMaster);
  const absl::StatusOr<DesCipher> cipher = DesCipher::Create(master.key.Reveal());
  if (!cipher.ok()) return cipher.status();
  HeldKeys unwrapped;
  for (const WrappedKey& wrapped : keys) {
    absl::StatusOr<SecretBuffer> key = cipher->DecryptEcb(Bytes(wrapped.cryptogram));
    if (!key.ok()) return key.status();
    if (absl::Status checked = CheckKey(wrapped.usage, key->Reveal(), Bytes(wrapped.key_check_value));
        !checked.ok()) {
      return checked;
    }
    // A key for two usages would let one facet undo the other's work.
    if (key->EqualInConstantTime(master.key.Reveal())) {
      return MakeError(ErrorCode::kKeyCheckFailed, absl::StrCat(Name(wrapped.usage), " is the master key"));
    }
    for (const auto& [usage, other] : unwrapped) {
      if (key->EqualInConstantTime(other.key.Reveal())) {
        return MakeError(ErrorCode::kKeyCheckFailed,
                         absl::StrCat(Name(wrapped.usage), " and ", Name(usage), " are the same key"));
      }
    }
    KeySlot slot = {.usage = wrapped.usage,
                    .key_check_value = CheckValueText(key->Reveal()),
                    .test_only = master.slot.test_only,
                    .loaded_at = wrapped.imported_at};
    unwrapped.emplace(wrapped.usage, HeldKey{std::move(*key), std::move(slot)});
  }
  return unwrapped;
}

absl::Status KeyStore::ImportWorkingKeys(const std::vector<WrappedKey>& keys) {
  if (keys.empty()) return MakeError(ErrorCode::kInvalidRequest, "no working key");
  std::map<KeyUsage, WrappedKey> by_usage;
  for (WrappedKey key : keys) {
    if (key.usage == KeyUsage::kMaster) {
      return MakeError(ErrorCode::kInvalidRequest, "a master key is not imported by a sign-on");
    }
    if (!RightLength(key)) {
      return MakeError(ErrorCode::kInvalidRequest, absl::StrCat("the cryptogram of ", Name(key.usage),
                                                                " has ", key.cryptogram.size(), " bytes"));
    }
    if (key.key_check_value.size() != 3 && key.key_check_value.size() != 4) {
      return MakeError(ErrorCode::kInvalidRequest,
                       absl::StrCat("the check value of ", Name(key.usage), " has 3 or 4 bytes"));
    }
    key.imported_at = absl::FromUnixSeconds(absl::ToUnixSeconds(clock_.Now()));
    const KeyUsage usage = key.usage;
    if (!by_usage.emplace(usage, std::move(key)).second) {
      return MakeError(ErrorCode::kInvalidRequest, absl::StrCat(Name(usage), " comes twice"));
    }
  }
  std::vector<WrappedKey> wrapped;
  wrapped.reserve(by_usage.size());
  for (auto& [usage, key] : by_usage) wrapped.push_back(std::move(key));

  absl::MutexLock lock(&mutex_);
  if (!keys_.contains(KeyUsage::kMaster)) return MakeError(ErrorCode::kKeyMissing, "no master key is loaded");
  absl::StatusOr<HeldKeys> unwrapped = Unwrap(wrapped);
  DropWorkingKeys();
  if (!unwrapped.ok()) {
    // The check failed either way; a stored key that cannot be removed is old, and the host will refuse it.
    record_.Remove().IgnoreError();
    return unwrapped.status();
  }
  const absl::StatusOr<std::string> record =
      EncodeWorkingKeyRecord(wrapped, keys_.at(KeyUsage::kMaster).key.Reveal());
  if (!record.ok()) return record.status();
  if (absl::Status stored = record_.Replace(*record); !stored.ok()) {
    record_.Remove().IgnoreError();
    return stored;
  }
  keys_.merge(*unwrapped);
  return absl::OkStatus();
}

absl::Status KeyStore::WithKey(KeyUsage usage,
                               absl::FunctionRef<absl::Status(std::span<const uint8_t> key)> use) const {
  absl::MutexLock lock(&mutex_);
  const auto held = keys_.find(usage);
  if (held == keys_.end())
    return MakeError(ErrorCode::kKeyMissing, absl::StrCat("no ", Name(usage), " is loaded"));
  return use(held->second.key.Reveal());
}

bool KeyStore::Has(KeyUsage usage) const {
  absl::MutexLock lock(&mutex_);
  return keys_.contains(usage);
}

std::vector<KeySlot> KeyStore::List() const {
  absl::MutexLock lock(&mutex_);
  std::vector<KeySlot> slots;
  for (const auto& [usage, held] : keys_) slots.push_back(held.slot);
  return slots;
}

absl::Status KeyStore::Wipe() {
  absl::MutexLock lock(&mutex_);
  keys_.clear();
  return record_.Remove();
}

void KeyStore::DropWorkingKeys() {
  std::erase_if(keys_, [](const auto& entry) { return entry.first != KeyUsage::kMaster; });
}

}  // namespace till::pin
