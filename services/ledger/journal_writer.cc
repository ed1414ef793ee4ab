// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/journal_writer.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "absl/time/civil_time.h"
#include "services/common/status/error.h"
#include "services/ledger/batch_upload.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {
namespace {

// Trace numbers above are `uplink`'s own, for messages that no payment asked for (echo, sign-on after a key
// fault).
constexpr int kLastTraceNumber = 899'999;

}  // namespace

bool MayKeepBox(const PaymentRecord& payment, bool is_current, const std::vector<FollowUp>& follow_ups) {
  if (!IsEnded(payment.phase)) return true;
  if (is_current && (payment.phase == Phase::kPosted || SectionOf(payment) == UploadSection::kChipFailed)) {
    return true;
  }
  return std::ranges::any_of(follow_ups, [](const FollowUp& follow_up) {
    return !IsEnded(follow_up.phase) && RulesOf(static_cast<PaymentKind>(follow_up.payment_kind)).is_message;
  });
}

absl::StatusOr<JournalRecord> JournalWriter::Append(RecordKind kind, const Event& event) {
  LEDGER_ASSIGN_OR_RETURN(const JournalRecord head, store_.Head());
  JournalRecord record;
  record.sequence = head.sequence + 1;
  record.previous_hash = head.hash;
  record.time_micros = absl::ToUnixMicros(clock_.Now());
  record.kind = kind;
  record.payload = EncodeEvent(event);
  record.hash = HashOf(record);
  LEDGER_RETURN_IF_ERROR(store_.InsertRecord(record));
  return record;
}

absl::StatusOr<PaymentRecord> JournalWriter::Apply(RecordKind kind, const Event& event,
                                                   const PaymentRecord& before) {
  LEDGER_ASSIGN_OR_RETURN(const JournalRecord record, Append(kind, event));
  absl::StatusOr<Booked> booked = Book(before, record, event);
  if (!booked.ok()) return WithPayment(booked.status(), event.payment);
  PaymentRecord& after = booked->payment;
  LEDGER_RETURN_IF_ERROR(store_.InsertLegs(record.sequence, after.currency, booked->legs));
  if (kind == RecordKind::kIntent) {
    LEDGER_RETURN_IF_ERROR(store_.InsertPayment(after));
  } else {
    LEDGER_RETURN_IF_ERROR(store_.UpdatePayment(before, after));
  }
  if (!after.original.empty() && kind != RecordKind::kReceipt) {
    LEDGER_RETURN_IF_ERROR(TellOriginals(before, after));
  }
  if (kind == RecordKind::kPost && !after.rules().is_message) {
    LEDGER_RETURN_IF_ERROR(store_.AddToSums(after));
  }
  if (kind == RecordKind::kVoid) LEDGER_RETURN_IF_ERROR(DropBox(after));
  return std::move(after);
}

absl::Status JournalWriter::TellOriginals(const PaymentRecord& before, const PaymentRecord& after) {
  LEDGER_ASSIGN_OR_RETURN(const PaymentRecord original, Load(after.original));
  PaymentRecord told = original;
  TellOriginal(before, after, told);
  if (told != original) LEDGER_RETURN_IF_ERROR(store_.UpdatePayment(original, told));
  if (FreesReservation(after, told)) {
    LEDGER_ASSIGN_OR_RETURN(const PaymentRecord reservation, Load(told.original));
    PaymentRecord freed = reservation;
    freed.completed_by.clear();
    LEDGER_RETURN_IF_ERROR(store_.UpdatePayment(reservation, freed));
  }
  if (IsEnded(after.phase) && told.phase == Phase::kVoided) return DropBox(told);
  return absl::OkStatus();
}

absl::Status JournalWriter::DropBox(const PaymentRecord& ended) {
  LEDGER_ASSIGN_OR_RETURN(const std::vector<FollowUp> follow_ups, store_.FollowUps(ended.payment));
  LEDGER_ASSIGN_OR_RETURN(const int batch_number, Current(kBatchCounter));
  const bool is_current = ended.batch_number == batch_number && ended.settlement.empty();
  if (MayKeepBox(ended, is_current, follow_ups)) return absl::OkStatus();
  return store_.DestroySealedAccount(ended.payment);
}

absl::StatusOr<PaymentRecord> JournalWriter::Load(std::string_view payment) {
  LEDGER_ASSIGN_OR_RETURN(std::optional<PaymentRecord> found, store_.FindPayment(payment));
  if (!found.has_value()) {
    return WithPayment(MakeError(ErrorCode::kNotFound, "no payment has that name"), payment);
  }
  return *std::move(found);
}

absl::StatusOr<int> JournalWriter::NextTraceNumber() {
  LEDGER_ASSIGN_OR_RETURN(const int64_t last, store_.Counter(kTraceCounter));
  const int64_t next = last >= kLastTraceNumber ? 1 : last + 1;
  LEDGER_RETURN_IF_ERROR(store_.SetCounter(kTraceCounter, next));
  return static_cast<int>(next);
}

absl::StatusOr<int> JournalWriter::Current(std::string_view counter) {
  LEDGER_ASSIGN_OR_RETURN(const int64_t value, store_.Counter(counter));
  return static_cast<int>(value);
}

std::string JournalWriter::BusinessDate() const {
  // By the clock on the wall: on the day that summer time begins, 04:00 comes three hours after midnight.
  const absl::CivilSecond now = absl::ToCivilSecond(clock_.Now(), options_.time_zone);
  absl::CivilDay day(now);
  if (now - absl::CivilSecond(day) < absl::ToInt64Seconds(options_.business_day_start)) --day;
  return absl::FormatCivilTime(day);
}

int64_t JournalWriter::FeeOf(std::string_view scheme, int64_t sold_minor) const {
  auto found = options_.fee_basis_points.find(scheme);
  if (found == options_.fee_basis_points.end()) found = options_.fee_basis_points.find("");
  if (found == options_.fee_basis_points.end()) return 0;
  const int64_t fee = (std::abs(sold_minor) * found->second + 5000) / 10'000;
  return sold_minor < 0 ? -fee : fee;
}

}  // namespace till::ledger
