// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/head_file.h"

#include "services/common/durable_file/durable_file.h"
#include "services/common/status/error.h"
#include "services/ledger/canonical.h"

namespace till::ledger {
namespace {

constexpr size_t kHashSize = 32;
constexpr size_t kFileSize = 8 + kHashSize + 64;

}  // namespace

absl::StatusOr<std::optional<KeptHead>> HeadFile::Load() const {
  if (path_.empty()) return std::nullopt;
  const absl::StatusOr<SecretBuffer> bytes = ReadExactly(path_, kFileSize);
  if (absl::IsNotFound(bytes.status())) return std::nullopt;
  if (!bytes.ok()) return bytes.status();
  const std::string_view text = bytes->RevealText();
  uint64_t sequence = 0;
  for (const char byte : text.substr(0, 8)) sequence = sequence << 8 | static_cast<uint8_t>(byte);
  const KeptHead head = {static_cast<int64_t>(sequence), std::string(text.substr(8, kHashSize))};
  if (!HeadSigner::IsGood(signer_.public_key(), head.sequence, head.hash, text.substr(8 + kHashSize))) {
    return MakeError(ErrorCode::kStorageCorrupt, path_ + " was not signed by this ledger");
  }
  return head;
}

absl::Status HeadFile::Save(const KeptHead& head) const {
  if (path_.empty()) return absl::OkStatus();
  std::string bytes;
  AppendBigEndian(static_cast<uint64_t>(head.sequence), 8, bytes);
  bytes += head.hash;
  bytes += signer_.Sign(head.sequence, head.hash);
  return WriteDurably(path_, bytes);
}

}  // namespace till::ledger
