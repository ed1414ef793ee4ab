// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_KEY_STORE_H_
#define TILL_SERVICES_PIN_KEY_STORE_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/common/clock/clock.h"
#include "services/common/secret/secret_buffer.h"
#include "services/pin/key_cipher.h"
#include "services/pin/key_usage.h"
#include "services/pin/record_file.h"
#include "services/pin/working_key_record.h"

namespace till::pin {

// KeySlot is what may be told of a loaded key.
struct KeySlot {
  KeyUsage usage = KeyUsage::kMaster;
  KeyCipher cipher = KeyCipher::kTripleDes;
  std::string key_check_value;  // 4 bytes
  bool test_only = false;
  absl::Time loaded_at;
};

// KeyStore holds the terminal's keys, one for each usage, in memory that is locked and wiped. Working keys
// rest in the state folder as cryptograms under the master key. No call gives a key away; WithKey lends it to
// code of this process. Thread-safe.
class KeyStore {
 public:
  // `record` keeps the working keys; it and `clock` outlive the store.
  KeyStore(RecordFile& record, Clock& clock);

  // LoadMasterKey takes the cipher's master key (16 or 24 bytes; 16 of SM4) and, when they are there, the
  // working keys that were stored under it. KEY_CHECK_FAILED when the check value (3 or 4 bytes) differs, the
  // parts of the key are equal (single DES in disguise) or it is the other cipher's master key. The working
  // keys that cannot be restored are left out and the reason is returned in `*restored`: the terminal then
  // signs on, so this is no reason not to start.
  absl::Status LoadMasterKey(KeyCipher cipher, SecretBuffer key, std::span<const uint8_t> key_check_value,
                             bool test_only, absl::Status* restored);

  // ImportWorkingKeys replaces all working keys, or none is left. `imported_at` of the keys is ignored. A TPK
  // of 8 bytes is checked and not kept: no PIN goes out under it.
  //  - KEY_MISSING: no master key of that cipher.
  //  - INVALID_REQUEST: no key, a usage twice, a master key's usage, a wrong length (a TDK has 16 bytes, a
  //    TPK or a TAK 8 or 16, an SM4 key 16). The old keys stay.
  //  - KEY_CHECK_FAILED: a check value differs, a double-length key has equal halves, or two keys are the
  //    same. The old keys are dropped, because the host has replaced them already (stored ones with them).
  //  - STORAGE_FULL, STORAGE_FAILED: they could not be stored; the old keys are dropped as above.
  absl::Status ImportWorkingKeys(KeyCipher cipher, const std::vector<WrappedKey>& keys);

  // DropWorkingKeys forgets them and the stored ones: the terminal has signed off. STORAGE_FAILED when the
  // stored ones could not be removed; those in memory are gone nevertheless.
  absl::Status DropWorkingKeys();

  // WithKey calls `use` with the key of that usage; KEY_MISSING when there is none, else what `use` returns.
  absl::Status WithKey(KeyUsage usage, absl::FunctionRef<absl::Status(const KeyView& key)> use) const;

  bool Has(KeyUsage usage) const;

  // List tells the loaded keys in the order of KeyUsage.
  std::vector<KeySlot> List() const;

  // Wipe drops every key and the stored ones.
  absl::Status Wipe();

 private:
  struct HeldKey {
    SecretBuffer key;
    KeySlot slot;
  };
  using HeldKeys = std::map<KeyUsage, HeldKey>;

  // Its callers have made sure that the cipher's master key is there.
  absl::StatusOr<HeldKeys> Unwrap(const WorkingKeyRecord& record) const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status Restore(KeyCipher cipher) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void ForgetWorkingKeys() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  RecordFile& record_;
  Clock& clock_;
  mutable absl::Mutex mutex_;
  HeldKeys keys_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_KEY_STORE_H_
