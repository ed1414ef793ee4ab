// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/journal_record.h"

#include <gtest/gtest.h>

#include "services/ledger/canonical.h"
#include "services/ledger/event.h"

namespace till::ledger {
namespace {

// Expected bytes and hashes were computed by Python's struct and hashlib from the description in
// journal_record.h.

JournalRecord Genesis() {
  Event event;
  for (int i = 0; i < 16; ++i) event.journal_id.push_back(static_cast<char>(i));
  JournalRecord record;
  record.sequence = 1;
  record.previous_hash = ZeroHash();
  record.time_micros = 1'700'000'000'000'000;
  record.kind = RecordKind::kGenesis;
  record.payload = EncodeEvent(event);
  record.hash = HashOf(record);
  return record;
}

Event Intent() {
  Event event;
  event.payment = "payments/a";
  event.request_id = "r-1";
  event.request_digest = std::string(32, '\7');
  event.payment_kind = 1;
  event.amount_minor = 1234;
  event.currency = "CNY";
  event.operator_id = "01";
  event.trace_number = 1;
  event.batch_number = 1;
  event.business_date = "2023-11-14";
  return event;
}

TEST(JournalRecord, HashIsTheDocumentedOne) {
  EXPECT_EQ(Hex(Genesis().hash), "4fae6e6d1cb99f65b0cc02a9b576890f8b58e3845bb616ac69c4f4c1f26f7274");
}

TEST(JournalRecord, PayloadAndHashOfAnIntentAreTheDocumentedOnes) {
  JournalRecord record;
  record.sequence = 2;
  record.previous_hash = Genesis().hash;
  record.time_micros = 1'700'000'000'000'001;
  record.kind = RecordKind::kIntent;
  record.payload = EncodeEvent(Intent());
  EXPECT_EQ(Hex(record.payload),
            "010000000a7061796d656e74732f610200000003722d31030000002007070707070707070707070707070707070707"
            "070707070707070707070707070400000008000000000000000105000000080000"
            "0000000004d20600000003434e590700000002303108000000080000000000000001090000000800000000000000"
            "010a0000000a323032332d31312d3134");
  EXPECT_EQ(Hex(HashOf(record)), "00083b31ab475b895fd95c1dabe0a9aaa3de0044c5a88aa8b93db00915ec5663");
}

TEST(Event, PayloadsOfASettlementAndAShiftAreTheDocumentedOnes) {
  Event begun;
  begun.settlement = "settlements/1-1";
  begun.settlement_state = 1;
  begun.operator_id = "auto";
  begun.trace_number = 9;
  begun.batch_number = 1;
  begun.business_date = "2026-11-22";
  begun.domestic = {3100, 2, 1100, 1};
  begun.foreign = {500, 1, 0, 0};
  EXPECT_EQ(Hex(EncodeEvent(begun)),
            "07000000046175746f0800000008000000000000000909000000080000000000000001"
            "0a0000000a323032362d31312d3232170000000f736574746c656d656e74732f312d31"
            "180000000800000000000000011d00000034010000000800000000"
            "00000c1c0200000008000000000000000203000000080000000000"
            "00044c040000000800000000000000011e0000001a010000000800"
            "000000000001f402000000080000000000000001");
  Event shift;
  shift.operator_id = "02";
  shift.shift_number = 2;
  EXPECT_EQ(Hex(EncodeEvent(shift)), "0700000002303215000000080000000000000002");
}

TEST(JournalRecord, EveryFieldIsInTheHash) {
  const JournalRecord whole = Genesis();
  std::vector<JournalRecord> changed(5, whole);
  changed[0].sequence = 2;
  changed[1].previous_hash[31] = 1;
  changed[2].time_micros += 1;
  changed[3].kind = RecordKind::kTraceTaken;
  changed[4].payload.back() ^= 1;
  for (const JournalRecord& record : changed) EXPECT_NE(HashOf(record), whole.hash);
}

TEST(Event, DecodesWhatItEncoded) {
  Event event = Intent();
  event.details.Set(DetailField::kScheme, "UNIONPAY");
  event.details.SetNumber(DetailField::kEntryMode, 2);
  event.print_jobs = {"jobs/1", "jobs/2"};
  const auto decoded = DecodeEvent(RecordKind::kIntent, EncodeEvent(event));
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(*decoded, event);
}

struct Damage {
  const char* words;
  std::string payload;
};

TEST(Event, RefusesEveryOtherEncoding) {
  const std::string whole = EncodeEvent(Intent());
  const std::string first_field = whole.substr(0, 15);
  const Damage damages[] = {
      {"empty", ""},
      {"cut in a header", whole.substr(0, 3)},
      {"cut in a value", whole.substr(0, whole.size() - 1)},
      {"bytes after the end", whole + '\0'},
      {"a field twice", first_field + whole},
      {"an unknown tag", whole + std::string("\x7f\0\0\0\1x", 6)},
      {"a length past the end", std::string("\1\xff\xff\xff\xffpayments/a", 15)},
      {"an empty field that should be left out", std::string("\1\0\0\0\0", 5)},
      {"an integer of seven bytes", std::string("\5\0\0\0\7\0\0\0\0\0\0\1", 12)},
      {"an integer zero that should be left out", std::string("\5\0\0\0\x08\0\0\0\0\0\0\0\0", 13)},
      {"a step that is none", std::string("\1\0\0\0\1p\x0b\0\0\0\x08\0\0\0\0\0\0\0\x63", 19)},
      {"an intent without an amount", first_field},
  };
  for (const Damage& damage : damages) {
    EXPECT_FALSE(DecodeEvent(RecordKind::kIntent, damage.payload).ok()) << damage.words;
    EXPECT_FALSE(DecodeEvent(RecordKind::kStep, damage.payload).ok()) << damage.words;
  }
}

}  // namespace
}  // namespace till::ledger
