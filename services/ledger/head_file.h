// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_HEAD_FILE_H_
#define TILL_SERVICES_LEDGER_HEAD_FILE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/ledger/head_signer.h"

namespace till::ledger {

// KeptHead is a place that the journal is known to have reached.
struct KeptHead {
  int64_t sequence = 0;
  std::string hash;
};

// HeadFile keeps a signed head beside the journal: sequence 8 bytes big-endian, hash 32, signature 64. A
// journal that has not this record under this hash was cut short, emptied or replaced.
class HeadFile {
 public:
  // An empty path keeps nothing (a journal in memory). `signer` must outlive the object.
  HeadFile(std::string path, const HeadSigner& signer) : path_(std::move(path)), signer_(signer) {}

  // Load returns what was kept, or nothing. STORAGE_CORRUPT when the file is not one that this ledger signed.
  absl::StatusOr<std::optional<KeptHead>> Load() const;
  absl::Status Save(const KeptHead& head) const;

 private:
  const std::string path_;
  const HeadSigner& signer_;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_HEAD_FILE_H_
