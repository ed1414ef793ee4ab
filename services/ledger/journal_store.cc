// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/journal_store.h"

#include "services/common/status/error.h"
#include "services/ledger/status_macros.h"
#include "services/ledger/text_lines.h"

namespace till::ledger {
namespace {

using sqlite::Blob;

// In the order of ReadPayment.
constexpr std::string_view kPaymentColumns =
    "payment, sequence, last_sequence, request_id, request_digest, payment_kind, amount_minor, currency, "
    "operator_id, trace_number, batch_number, business_date, phase, details, account_digest, print_jobs, "
    "reversal_attempts, send_attempts, create_time_micros, end_time_micros, original, tip_minor, "
    "instalments, "
    "shift_number, inherited_scheme, replaces_minor, posted_minor, fee_minor, current_minor, refunded_minor, "
    "tips_added_minor, undone_by, undone, completed_by, settlement";

absl::Status Corrupt(std::string_view what) {
  return MakeError(ErrorCode::kStorageCorrupt, what);
}

std::string_view LastFour(std::string_view masked_number) {
  return masked_number.size() < 4 ? std::string_view() : masked_number.substr(masked_number.size() - 4);
}

// ReadPayment reads a row of kPaymentColumns, which start at the statement's first.
absl::StatusOr<PaymentRecord> ReadPayment(const sqlite::Statement& row) {
  PaymentRecord payment;
  payment.payment = row.Text(0);
  payment.sequence = row.Int64(1);
  payment.last_sequence = row.Int64(2);
  payment.request_id = row.Text(3);
  payment.request_digest = row.Bytes(4);
  payment.payment_kind = static_cast<int>(row.Int64(5));
  if (FindKind(payment.payment_kind) == nullptr) return Corrupt("a payment's kind is unknown");
  payment.amount_minor = row.Int64(6);
  payment.currency = row.Text(7);
  payment.operator_id = row.Text(8);
  payment.trace_number = static_cast<int>(row.Int64(9));
  payment.batch_number = static_cast<int>(row.Int64(10));
  payment.business_date = row.Text(11);
  const std::optional<Phase> phase = PhaseFromNumber(static_cast<int>(row.Int64(12)));
  if (!phase.has_value()) return Corrupt("a payment's phase is unknown");
  payment.phase = *phase;
  absl::StatusOr<Details> details = Details::Decode(row.Bytes(13));
  if (!details.ok()) return Corrupt("a payment's details are damaged");
  payment.details = *std::move(details);
  payment.account_digest = row.Bytes(14);
  payment.print_jobs = SplitLines(row.Text(15));
  payment.reversal_attempts = static_cast<int>(row.Int64(16));
  payment.send_attempts = static_cast<int>(row.Int64(17));
  payment.create_time_micros = row.Int64(18);
  payment.end_time_micros = row.Int64(19);
  payment.original = row.Text(20);
  payment.tip_minor = row.Int64(21);
  payment.instalments = static_cast<int>(row.Int64(22));
  payment.shift_number = static_cast<int>(row.Int64(23));
  payment.inherited_scheme = row.Text(24);
  payment.replaces_minor = row.Int64(25);
  payment.posted_minor = row.Int64(26);
  payment.fee_minor = row.Int64(27);
  payment.current_minor = row.Int64(28);
  payment.refunded_minor = row.Int64(29);
  payment.tips_added_minor = row.Int64(30);
  payment.undone_by = row.Text(31);
  payment.undone = row.Bool(32);
  payment.completed_by = row.Text(33);
  payment.settlement = row.Text(34);
  return payment;
}

}  // namespace

absl::StatusOr<JournalRecord> JournalStore::Head() {
  LEDGER_ASSIGN_OR_RETURN(auto head,
                          database_.Prepare("SELECT sequence, previous_hash, hash, time_micros, kind "
                                            "FROM journal ORDER BY sequence DESC LIMIT 1"));
  LEDGER_ASSIGN_OR_RETURN(const bool found, head.Step());
  JournalRecord record;
  record.hash = ZeroHash();
  if (!found) return record;
  record.sequence = head.Int64(0);
  record.previous_hash = head.Bytes(1);
  record.hash = head.Bytes(2);
  record.time_micros = head.Int64(3);
  record.kind = static_cast<RecordKind>(head.Int64(4));
  return record;
}

absl::Status JournalStore::InsertRecord(const JournalRecord& record) {
  LEDGER_ASSIGN_OR_RETURN(
      auto insert, database_.Prepare("INSERT INTO journal (sequence, previous_hash, hash, time_micros, "
                                     "kind, payload) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"));
  insert.BindAll(record.sequence, Blob{record.previous_hash}, Blob{record.hash}, record.time_micros,
                 static_cast<int>(record.kind), Blob{record.payload});
  return insert.Run();
}

absl::Status JournalStore::InsertLegs(int64_t sequence, std::string_view currency,
                                      const std::vector<Leg>& legs) {
  LEDGER_ASSIGN_OR_RETURN(
      auto insert, database_.Prepare("INSERT INTO entries (journal_sequence, leg, account, debit_minor, "
                                     "credit_minor, currency) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"));
  int number = 0;
  for (const Leg& leg : legs) {
    insert.BindAll(sequence, ++number, leg.account, leg.debit_minor, leg.credit_minor, currency);
    LEDGER_RETURN_IF_ERROR(insert.Run());
    insert.Reset();
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Leg>> JournalStore::Legs(int64_t sequence) {
  LEDGER_ASSIGN_OR_RETURN(auto find,
                          database_.Prepare("SELECT account, debit_minor, credit_minor FROM entries "
                                            "WHERE journal_sequence = ?1 ORDER BY leg"));
  find.Bind(1, sequence);
  std::vector<Leg> legs;
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, find.Step());
    if (!more) return legs;
    legs.push_back({std::string(find.Text(0)), find.Int64(1), find.Int64(2)});
  }
}

absl::StatusOr<sqlite::Statement> JournalStore::SelectPayments(std::string_view rest) {
  return database_.Prepare("SELECT " + std::string(kPaymentColumns) + " FROM payments " + std::string(rest));
}

absl::StatusOr<std::optional<PaymentRecord>> JournalStore::FindPayment(std::string_view name) {
  LEDGER_ASSIGN_OR_RETURN(auto find, SelectPayments("WHERE payment = ?1"));
  find.Bind(1, name);
  LEDGER_ASSIGN_OR_RETURN(std::vector<PaymentRecord> found, ReadPayments(find));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

absl::Status JournalStore::LoadSteps(PaymentRecord& payment) {
  LEDGER_ASSIGN_OR_RETURN(auto find,
                          database_.Prepare("SELECT step, sequence, time_micros FROM payment_steps "
                                            "WHERE payment_sequence = ?1 ORDER BY sequence"));
  find.Bind(1, payment.sequence);
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, find.Step());
    if (!more) return absl::OkStatus();
    const std::optional<Step> step = StepFromNumber(static_cast<int>(find.Int64(0)));
    if (!step.has_value()) return Corrupt("a payment's step is unknown");
    payment.steps.push_back({*step, find.Int64(1), find.Int64(2)});
  }
}

absl::StatusOr<std::vector<PaymentRecord>> JournalStore::ReadPayments(sqlite::Statement& rows) {
  std::vector<PaymentRecord> payments;
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, rows.Step());
    if (!more) return payments;
    LEDGER_ASSIGN_OR_RETURN(PaymentRecord payment, ReadPayment(rows));
    LEDGER_RETURN_IF_ERROR(LoadSteps(payment));
    payments.push_back(std::move(payment));
  }
}

absl::StatusOr<std::vector<PaymentRecord>> JournalStore::OpenPayments() {
  LEDGER_ASSIGN_OR_RETURN(auto find, SelectPayments("WHERE state = 1 ORDER BY sequence"));
  return ReadPayments(find);
}

absl::StatusOr<std::vector<PaymentRecord>> JournalStore::BatchPayments(int batch_number) {
  LEDGER_ASSIGN_OR_RETURN(auto find, SelectPayments("WHERE batch_number = ?1 AND settlement = '' "
                                                    "ORDER BY sequence"));
  find.Bind(1, batch_number);
  return ReadPayments(find);
}

absl::StatusOr<bool> JournalStore::AnyOpen() {
  LEDGER_ASSIGN_OR_RETURN(auto find, database_.Prepare("SELECT 1 FROM payments WHERE state = 1 LIMIT 1"));
  return find.Step();
}

absl::StatusOr<std::vector<FollowUp>> JournalStore::FollowUps(std::string_view original) {
  LEDGER_ASSIGN_OR_RETURN(auto find, database_.Prepare("SELECT payment, payment_kind, phase FROM payments "
                                                       "WHERE original = ?1 AND original <> '' "
                                                       "ORDER BY sequence"));
  find.Bind(1, original);
  std::vector<FollowUp> follow_ups;
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, find.Step());
    if (!more) return follow_ups;
    const std::optional<Phase> phase = PhaseFromNumber(static_cast<int>(find.Int64(2)));
    if (!phase.has_value()) return Corrupt("a payment's phase is unknown");
    follow_ups.push_back({std::string(find.Text(0)), static_cast<int>(find.Int64(1)), *phase});
  }
}

absl::Status JournalStore::InsertPayment(const PaymentRecord& payment) {
  LEDGER_ASSIGN_OR_RETURN(
      auto insert,
      database_.Prepare("INSERT INTO payments (" + std::string(kPaymentColumns) +
                        ", scheme, last_four, reference_number) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
                        "?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, "
                        "?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38)"));
  insert.BindAll(payment.payment, payment.sequence, payment.last_sequence, payment.request_id,
                 Blob{payment.request_digest}, payment.payment_kind, payment.amount_minor, payment.currency,
                 payment.operator_id, payment.trace_number, payment.batch_number, payment.business_date,
                 static_cast<int>(payment.phase), Blob{payment.details.Encode()},
                 Blob{payment.account_digest}, JoinLines(payment.print_jobs), payment.reversal_attempts,
                 payment.send_attempts, payment.create_time_micros, payment.end_time_micros, payment.original,
                 payment.tip_minor, payment.instalments, payment.shift_number, payment.inherited_scheme,
                 payment.replaces_minor, payment.posted_minor, payment.fee_minor, payment.current_minor,
                 payment.refunded_minor, payment.tips_added_minor, payment.undone_by, payment.undone,
                 payment.completed_by, payment.settlement, payment.Scheme(),
                 LastFour(payment.details.Get(DetailField::kMaskedNumber)),
                 payment.details.Get(DetailField::kReferenceNumber));
  return insert.Run();
}

absl::Status JournalStore::UpdatePayment(const PaymentRecord& before, const PaymentRecord& after) {
  LEDGER_ASSIGN_OR_RETURN(
      auto update,
      database_.Prepare("UPDATE payments SET last_sequence = ?2, phase = ?3, details = ?4, "
                        "account_digest = ?5, print_jobs = ?6, reversal_attempts = ?7, send_attempts = ?8, "
                        "end_time_micros = ?9, tip_minor = ?10, posted_minor = ?11, fee_minor = ?12, "
                        "current_minor = ?13, refunded_minor = ?14, tips_added_minor = ?15, undone_by = ?16, "
                        "undone = ?17, completed_by = ?18, settlement = ?19 WHERE sequence = ?1"));
  update.BindAll(after.sequence, after.last_sequence, static_cast<int>(after.phase),
                 Blob{after.details.Encode()}, Blob{after.account_digest}, JoinLines(after.print_jobs),
                 after.reversal_attempts, after.send_attempts, after.end_time_micros, after.tip_minor,
                 after.posted_minor, after.fee_minor, after.current_minor, after.refunded_minor,
                 after.tips_added_minor, after.undone_by, after.undone, after.completed_by, after.settlement);
  LEDGER_RETURN_IF_ERROR(update.Run());
  LEDGER_RETURN_IF_ERROR(UpdateIndexed(before, after));
  if (after.steps.size() == before.steps.size()) return absl::OkStatus();
  const RecordedStep& last = after.steps.back();
  LEDGER_ASSIGN_OR_RETURN(auto step,
                          database_.Prepare("INSERT INTO payment_steps (payment_sequence, sequence, step, "
                                            "time_micros) VALUES (?1, ?2, ?3, ?4)"));
  step.BindAll(after.sequence, last.sequence, static_cast<int>(last.step), last.time_micros);
  return step.Run();
}

// The columns that indexes stand on change once or twice in a payment's life: they are written only then.
absl::Status JournalStore::UpdateIndexed(const PaymentRecord& before, const PaymentRecord& after) {
  const auto last_four = [](const PaymentRecord& payment) {
    return LastFour(payment.details.Get(DetailField::kMaskedNumber));
  };
  const std::string_view reference = after.details.Get(DetailField::kReferenceNumber);
  if (before.Scheme() == after.Scheme() && last_four(before) == last_four(after) &&
      before.details.Get(DetailField::kReferenceNumber) == reference) {
    return absl::OkStatus();
  }
  LEDGER_ASSIGN_OR_RETURN(auto update, database_.Prepare("UPDATE payments SET scheme = ?2, last_four = ?3, "
                                                         "reference_number = ?4 WHERE sequence = ?1"));
  update.BindAll(after.sequence, after.Scheme(), last_four(after), reference);
  return update.Run();
}

absl::Status JournalStore::AddToSums(const PaymentRecord& payment) {
  LEDGER_ASSIGN_OR_RETURN(
      auto add, database_.Prepare("INSERT INTO sums VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8, ?9) "
                                  "ON CONFLICT DO UPDATE SET count = count + 1, "
                                  "amount_minor = amount_minor + ?8, tips_minor = tips_minor + ?9"));
  add.BindAll(payment.batch_number, payment.business_date, payment.shift_number, payment.operator_id,
              payment.Scheme(), payment.payment_kind, payment.currency, payment.SoldMinor(),
              payment.SoldTipMinor());
  return add.Run();
}

absl::Status JournalStore::InsertShift(int shift_number, int64_t sequence) {
  LEDGER_ASSIGN_OR_RETURN(auto insert,
                          database_.Prepare("INSERT INTO shifts (shift_number, sequence) VALUES (?1, ?2)"));
  insert.BindAll(shift_number, sequence);
  return insert.Run();
}

absl::StatusOr<int64_t> JournalStore::Counter(std::string_view name) {
  LEDGER_ASSIGN_OR_RETURN(auto find, database_.Prepare("SELECT value FROM counters WHERE name = ?1"));
  find.Bind(1, name);
  LEDGER_ASSIGN_OR_RETURN(const bool found, find.Step());
  if (!found) return Corrupt("a counter is gone");
  return find.Int64(0);
}

absl::Status JournalStore::SetCounter(std::string_view name, int64_t value) {
  LEDGER_ASSIGN_OR_RETURN(auto set, database_.Prepare("UPDATE counters SET value = ?2 WHERE name = ?1"));
  set.BindAll(name, value);
  return set.Run();
}

absl::StatusOr<std::optional<KnownRequest>> JournalStore::FindRequest(std::string_view request_id) {
  LEDGER_ASSIGN_OR_RETURN(auto find, database_.Prepare("SELECT payment, digest, time_micros FROM request_ids "
                                                       "WHERE request_id = ?1"));
  find.Bind(1, request_id);
  LEDGER_ASSIGN_OR_RETURN(const bool found, find.Step());
  if (!found) return std::nullopt;
  return KnownRequest{std::string(find.Text(0)), std::string(find.Bytes(1)), find.Int64(2)};
}

absl::Status JournalStore::SaveRequest(std::string_view request_id, const KnownRequest& request) {
  LEDGER_ASSIGN_OR_RETURN(
      auto save, database_.Prepare("INSERT INTO request_ids (request_id, payment, digest, time_micros) "
                                   "VALUES (?1, ?2, ?3, ?4)"));
  save.BindAll(request_id, request.payment, Blob{request.digest}, request.time_micros);
  return save.Run();
}

absl::Status JournalStore::ForgetRequestsBefore(int64_t time_micros) {
  LEDGER_ASSIGN_OR_RETURN(auto forget, database_.Prepare("DELETE FROM request_ids WHERE time_micros <= ?1"));
  forget.Bind(1, time_micros);
  return forget.Run();
}

absl::Status JournalStore::SaveSealedAccount(std::string_view payment, std::string_view box) {
  LEDGER_ASSIGN_OR_RETURN(auto save,
                          database_.Prepare("INSERT INTO sealed_accounts (payment, box) VALUES (?1, ?2) "
                                            "ON CONFLICT (payment) DO UPDATE SET box = ?2"));
  save.BindAll(payment, Blob{box});
  return save.Run();
}

absl::StatusOr<std::string> JournalStore::FindSealedAccount(std::string_view payment) {
  LEDGER_ASSIGN_OR_RETURN(auto find, database_.Prepare("SELECT box FROM sealed_accounts WHERE payment = ?1"));
  find.Bind(1, payment);
  LEDGER_ASSIGN_OR_RETURN(const bool found, find.Step());
  return found ? std::string(find.Bytes(0)) : std::string();
}

absl::Status JournalStore::DestroyBatchAccounts(int batch_number) {
  LEDGER_ASSIGN_OR_RETURN(auto destroy,
                          database_.Prepare("DELETE FROM sealed_accounts WHERE payment IN "
                                            "(SELECT payment FROM payments WHERE batch_number = ?1)"));
  destroy.Bind(1, batch_number);
  return destroy.Run();
}

absl::Status JournalStore::DestroySealedAccount(std::string_view payment) {
  LEDGER_ASSIGN_OR_RETURN(auto destroy, database_.Prepare("DELETE FROM sealed_accounts WHERE payment = ?1"));
  destroy.Bind(1, payment);
  return destroy.Run();
}

}  // namespace till::ledger
