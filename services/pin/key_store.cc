// SPDX-License-Identifier: Apache-2.0
#include "services/pin/key_store.h"

#include <openssl/crypto.h>

#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"

namespace till::pin {
namespace {

std::string Name(KeyUsage usage) {
  return std::string(UsageName(usage));
}

bool IsMaster(KeyUsage usage) {
  return usage == KeyUsage::kMaster || usage == KeyUsage::kSm4Master;
}

KeyUsage MasterOf(KeyCipher cipher) {
  return cipher == KeyCipher::kSm4 ? KeyUsage::kSm4Master : KeyUsage::kMaster;
}

bool RightLength(KeyCipher cipher, const WrappedKey& key) {
  const bool may_be_single = key.usage == KeyUsage::kMac || key.usage == KeyUsage::kPin;
  if (cipher == KeyCipher::kTripleDes && may_be_single && key.cryptogram.size() == 8) return true;
  return key.cryptogram.size() == 16;
}

// A double-length key whose halves are equal is single DES: 2^56 and not 2^112. DES ignores the lowest bit of
// each byte.
bool IsSingleDesInDisguise(const KeyView& key) {
  if (key.cipher != KeyCipher::kTripleDes || key.bytes.size() < 16) return false;
  uint8_t difference = 0;
  for (size_t i = 0; i < 8; ++i) difference |= static_cast<uint8_t>((key.bytes[i] ^ key.bytes[8 + i]) & 0xFE);
  return difference == 0;
}

absl::Status CheckKey(KeyUsage usage, const KeyView& key, std::span<const uint8_t> expected) {
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
  if (IsSingleDesInDisguise(key)) {
    return MakeError(ErrorCode::kKeyCheckFailed, absl::StrCat(Name(usage), " has equal halves"));
  }
  return absl::OkStatus();
}

std::span<const uint8_t> Bytes(const std::string& text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

std::string CheckValueText(const KeyView& key) {
  const absl::StatusOr<std::array<uint8_t, 4>> value = KeyCheckValue(key);
  if (!value.ok()) return "";
  return std::string(value->begin(), value->end());
}

}  // namespace

KeyStore::KeyStore(RecordFile& record, Clock& clock) : record_(record), clock_(clock) {}

absl::Status KeyStore::LoadMasterKey(KeyCipher cipher, SecretBuffer key,
                                     std::span<const uint8_t> key_check_value, bool test_only,
                                     absl::Status* restored) {
  *restored = absl::OkStatus();
  const KeyUsage usage = MasterOf(cipher);
  if (key.size() != 16 && (key.size() != 24 || cipher != KeyCipher::kTripleDes)) {
    return MakeError(ErrorCode::kInvalidRequest, "a master key has 16 bytes, or 24 for triple DES");
  }
  const KeyView view{cipher, key.Reveal()};
  if (absl::Status checked = CheckKey(usage, view, key_check_value); !checked.ok()) return checked;
  absl::MutexLock lock(&mutex_);
  keys_.erase(usage);
  for (const auto& [other, held] : keys_) {
    if (!IsMaster(other) || !key.EqualInConstantTime(held.key.Reveal())) continue;
    return MakeError(ErrorCode::kKeyCheckFailed,
                     absl::StrCat(Name(usage), " and ", Name(other), " are the same key"));
  }
  ForgetWorkingKeys();
  KeySlot slot = {.usage = usage,
                  .cipher = cipher,
                  .key_check_value = CheckValueText(view),
                  .test_only = test_only,
                  .loaded_at = clock_.Now()};
  keys_.emplace(usage, HeldKey{std::move(key), std::move(slot)});
  // Whichever master key comes last, the stored keys are tried under the one they are for.
  for (const KeyCipher stored : {KeyCipher::kTripleDes, KeyCipher::kSm4}) {
    if (keys_.contains(MasterOf(stored))) restored->Update(Restore(stored));
  }
  return absl::OkStatus();
}

absl::Status KeyStore::Restore(KeyCipher cipher) {
  const absl::StatusOr<std::string> record = record_.Read();
  if (absl::IsNotFound(record.status())) return absl::OkStatus();
  if (!record.ok()) return record.status();
  const absl::StatusOr<KeyCipher> sealed_for = CipherOfWorkingKeyRecord(*record);
  // A record that says nothing is told with the first master key.
  if (sealed_for.ok() && *sealed_for != cipher) return absl::OkStatus();
  const absl::StatusOr<WorkingKeyRecord> wrapped =
      DecodeWorkingKeyRecord(*record, keys_.at(MasterOf(cipher)).key.Reveal());
  if (!wrapped.ok()) return MakeError(ErrorCode::kStorageCorrupt, absl::StrCat(wrapped.status().message()));
  absl::StatusOr<HeldKeys> working = Unwrap(*wrapped);
  if (!working.ok()) return working.status();
  keys_.merge(*working);
  return absl::OkStatus();
}

absl::StatusOr<KeyStore::HeldKeys> KeyStore::Unwrap(const WorkingKeyRecord& record) const {
  const HeldKey& master = keys_.at(MasterOf(record.cipher));
  HeldKeys unwrapped;
  for (const WrappedKey& wrapped : record.keys) {
    absl::StatusOr<SecretBuffer> key =
        UnwrapKey({record.cipher, master.key.Reveal()}, Bytes(wrapped.cryptogram));
    if (!key.ok()) return key.status();
    const KeyView view{record.cipher, key->Reveal()};
    if (absl::Status checked = CheckKey(wrapped.usage, view, Bytes(wrapped.key_check_value)); !checked.ok()) {
      return checked;
    }
    // A key for two usages would let one facet undo the other's work.
    for (const auto& [usage, held] : keys_) {
      if (IsMaster(usage) && key->EqualInConstantTime(held.key.Reveal())) {
        return MakeError(ErrorCode::kKeyCheckFailed, absl::StrCat(Name(wrapped.usage), " is a master key"));
      }
    }
    for (const auto& [usage, other] : unwrapped) {
      if (key->EqualInConstantTime(other.key.Reveal())) {
        return MakeError(ErrorCode::kKeyCheckFailed,
                         absl::StrCat(Name(wrapped.usage), " and ", Name(usage), " are the same key"));
      }
    }
    // A PIN goes out under 112 bits at least: to who asks for this key there is none.
    if (wrapped.usage == KeyUsage::kPin && key->size() < 16) continue;
    KeySlot slot = {.usage = wrapped.usage,
                    .cipher = record.cipher,
                    .key_check_value = CheckValueText(view),
                    .test_only = master.slot.test_only,
                    .loaded_at = wrapped.imported_at};
    unwrapped.emplace(wrapped.usage, HeldKey{std::move(*key), std::move(slot)});
  }
  return unwrapped;
}

absl::Status KeyStore::ImportWorkingKeys(KeyCipher cipher, const std::vector<WrappedKey>& keys) {
  if (keys.empty()) return MakeError(ErrorCode::kInvalidRequest, "no working key");
  std::map<KeyUsage, WrappedKey> by_usage;
  for (WrappedKey key : keys) {
    if (IsMaster(key.usage)) {
      return MakeError(ErrorCode::kInvalidRequest, "a master key is not imported by a sign-on");
    }
    if (!RightLength(cipher, key)) {
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
  WorkingKeyRecord wrapped{.cipher = cipher, .keys = {}};
  wrapped.keys.reserve(by_usage.size());
  for (auto& [usage, key] : by_usage) wrapped.keys.push_back(std::move(key));

  absl::MutexLock lock(&mutex_);
  const KeyUsage master = MasterOf(cipher);
  if (!keys_.contains(master))
    return MakeError(ErrorCode::kKeyMissing, absl::StrCat("no ", Name(master), " is loaded"));
  absl::StatusOr<HeldKeys> unwrapped = Unwrap(wrapped);
  ForgetWorkingKeys();
  if (!unwrapped.ok()) {
    // The check failed either way; a stored key that cannot be removed is old, and the host will refuse it.
    record_.Remove().IgnoreError();
    return unwrapped.status();
  }
  const absl::StatusOr<std::string> record = EncodeWorkingKeyRecord(wrapped, keys_.at(master).key.Reveal());
  if (!record.ok()) return record.status();
  if (absl::Status stored = record_.Replace(*record); !stored.ok()) {
    record_.Remove().IgnoreError();
    return stored;
  }
  keys_.merge(*unwrapped);
  return absl::OkStatus();
}

absl::Status KeyStore::DropWorkingKeys() {
  absl::MutexLock lock(&mutex_);
  ForgetWorkingKeys();
  return record_.Remove();
}

absl::Status KeyStore::WithKey(KeyUsage usage,
                               absl::FunctionRef<absl::Status(const KeyView& key)> use) const {
  absl::MutexLock lock(&mutex_);
  const auto held = keys_.find(usage);
  if (held == keys_.end())
    return MakeError(ErrorCode::kKeyMissing, absl::StrCat("no ", Name(usage), " is loaded"));
  return use({held->second.slot.cipher, held->second.key.Reveal()});
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

void KeyStore::ForgetWorkingKeys() {
  std::erase_if(keys_, [](const auto& entry) { return !IsMaster(entry.first); });
}

}  // namespace till::pin
