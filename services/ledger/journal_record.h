// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_JOURNAL_RECORD_H_
#define TILL_SERVICES_LEDGER_JOURNAL_RECORD_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace till::ledger {

// RecordKind says what a journal record's payload is. Numbers are on disk: never changed, never reused.
enum class RecordKind : int {
  kGenesis = 1,       // the journal's own name; always the first, only the first
  kIntent = 2,        // a payment exists; its money is pending
  kStep = 3,          // a payment took a step
  kPost = 4,          // pending money became the merchant's
  kVoid = 5,          // pending money was undone
  kBatchAdopted = 6,  // the host named the batch
  kTraceTaken = 7,    // a trace number went to a message that is no payment (sign-on, echo)
  kReceipt = 8,       // receipts of an ended payment went to the printer
  kSettlement = 9,    // a batch's settlement began or went on; when it closes, the next batch begins
  kShift = 10,        // a new shift began
};

// JournalRecord is one link of the chain.
//
// hash = SHA-256 of, in this order:
//   "till.journal.v1"   15 bytes, ASCII
//   sequence            8 bytes, big-endian, first record 1, no gaps
//   previous_hash       32 bytes; of the first record 32 zeros
//   time_micros         8 bytes, big-endian, microseconds since 1970-01-01T00:00:00Z
//   kind                2 bytes, big-endian
//   length of payload   4 bytes, big-endian
//   payload             canonical encoding (canonical.h), fields in event.h
struct JournalRecord {
  int64_t sequence = 0;
  std::string previous_hash;
  std::string hash;
  int64_t time_micros = 0;
  RecordKind kind = RecordKind::kGenesis;
  std::string payload;
};

// RecordKindName returns the kind's word in an export: "intent", "step", "post" ...; empty for a number that
// is no kind.
std::string_view RecordKindName(RecordKind kind);

// HashOf computes what `record.hash` has to be.
std::string HashOf(const JournalRecord& record);

// ZeroHash returns the previous_hash of the first record.
std::string ZeroHash();

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_JOURNAL_RECORD_H_
