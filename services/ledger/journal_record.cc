// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/journal_record.h"

#include "services/ledger/canonical.h"

namespace till::ledger {

std::string ZeroHash() {
  return std::string(32, '\0');
}

std::string_view RecordKindName(RecordKind kind) {
  switch (kind) {
    case RecordKind::kGenesis:
      return "genesis";
    case RecordKind::kIntent:
      return "intent";
    case RecordKind::kStep:
      return "step";
    case RecordKind::kPost:
      return "post";
    case RecordKind::kVoid:
      return "void";
    case RecordKind::kBatchAdopted:
      return "batch";
    case RecordKind::kTraceTaken:
      return "trace";
    case RecordKind::kReceipt:
      return "receipt";
    case RecordKind::kSettlement:
      return "settlement";
    case RecordKind::kShift:
      return "shift";
  }
  return "";
}

std::string HashOf(const JournalRecord& record) {
  std::string bytes = "till.journal.v1";
  AppendBigEndian(static_cast<uint64_t>(record.sequence), 8, bytes);
  bytes += record.previous_hash;
  AppendBigEndian(static_cast<uint64_t>(record.time_micros), 8, bytes);
  AppendBigEndian(static_cast<uint64_t>(record.kind), 2, bytes);
  AppendBigEndian(record.payload.size(), 4, bytes);
  bytes += record.payload;
  return Sha256(bytes);
}

}  // namespace till::ledger
