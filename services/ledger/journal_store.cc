// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/journal_store.h"

#include "services/common/status/error.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {
namespace {

using sqlite::Blob;

absl::Status Corrupt(std::string_view what) {
  return MakeError(ErrorCode::kStorageCorrupt, what);
}

std::string JoinLines(const std::vector<std::string>& lines) {
  std::string joined;
  for (const std::string& line : lines) joined += line + '\n';
  return joined;
}

std::vector<std::string> SplitLines(std::string_view joined) {
  std::vector<std::string> lines;
  for (size_t end = joined.find('\n'); end != std::string_view::npos; end = joined.find('\n')) {
    lines.emplace_back(joined.substr(0, end));
    joined.remove_prefix(end + 1);
  }
  return lines;
}

std::string_view LastFour(std::string_view masked_number) {
  return masked_number.size() < 4 ? std::string_view() : masked_number.substr(masked_number.size() - 4);
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

absl::StatusOr<std::optional<PaymentRecord>> JournalStore::FindPayment(std::string_view name) {
  LEDGER_ASSIGN_OR_RETURN(
      auto find,
      database_.Prepare("SELECT sequence, last_sequence, request_id, request_digest, payment_kind, "
                        "amount_minor, currency, operator_id, trace_number, batch_number, "
                        "business_date, phase, details, account_digest, print_jobs, "
                        "reversal_attempts, create_time_micros, end_time_micros "
                        "FROM payments WHERE payment = ?1"));
  find.Bind(1, name);
  LEDGER_ASSIGN_OR_RETURN(const bool found, find.Step());
  if (!found) return std::nullopt;
  PaymentRecord payment;
  payment.payment = name;
  payment.sequence = find.Int64(0);
  payment.last_sequence = find.Int64(1);
  payment.request_id = find.Text(2);
  payment.request_digest = find.Bytes(3);
  payment.payment_kind = static_cast<int>(find.Int64(4));
  payment.amount_minor = find.Int64(5);
  payment.currency = find.Text(6);
  payment.operator_id = find.Text(7);
  payment.trace_number = static_cast<int>(find.Int64(8));
  payment.batch_number = static_cast<int>(find.Int64(9));
  payment.business_date = find.Text(10);
  const std::optional<Phase> phase = PhaseFromNumber(static_cast<int>(find.Int64(11)));
  if (!phase.has_value()) return Corrupt("a payment's phase is unknown");
  payment.phase = *phase;
  absl::StatusOr<Details> details = Details::Decode(find.Bytes(12));
  if (!details.ok()) return Corrupt("a payment's details are damaged");
  payment.details = *std::move(details);
  payment.account_digest = find.Bytes(13);
  payment.print_jobs = SplitLines(find.Text(14));
  payment.reversal_attempts = static_cast<int>(find.Int64(15));
  payment.create_time_micros = find.Int64(16);
  payment.end_time_micros = find.Int64(17);
  LEDGER_RETURN_IF_ERROR(LoadSteps(payment));
  return payment;
}

absl::Status JournalStore::LoadSteps(PaymentRecord& payment) {
  LEDGER_ASSIGN_OR_RETURN(auto find,
                          database_.Prepare("SELECT step, sequence, time_micros FROM payment_steps "
                                            "WHERE payment = ?1 ORDER BY sequence"));
  find.Bind(1, payment.payment);
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, find.Step());
    if (!more) return absl::OkStatus();
    const std::optional<Step> step = StepFromNumber(static_cast<int>(find.Int64(0)));
    if (!step.has_value()) return Corrupt("a payment's step is unknown");
    payment.steps.push_back({*step, find.Int64(1), find.Int64(2)});
  }
}

absl::StatusOr<std::vector<PaymentRecord>> JournalStore::FindPayments(sqlite::Statement& names) {
  std::vector<PaymentRecord> payments;
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, names.Step());
    if (!more) return payments;
    LEDGER_ASSIGN_OR_RETURN(std::optional<PaymentRecord> payment, FindPayment(std::string(names.Text(0))));
    if (payment.has_value()) payments.push_back(*std::move(payment));
  }
}

absl::Status JournalStore::SavePayment(const PaymentRecord& payment) {
  LEDGER_ASSIGN_OR_RETURN(
      auto save,
      database_.Prepare("INSERT INTO payments (payment, sequence, last_sequence, request_id, request_digest, "
                        "payment_kind, amount_minor, currency, operator_id, trace_number, batch_number, "
                        "business_date, phase, details, account_digest, print_jobs, reversal_attempts, "
                        "create_time_micros, end_time_micros, scheme, last_four, reference_number) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, "
                        "?18, ?19, ?20, ?21, ?22) "
                        "ON CONFLICT (payment) DO UPDATE SET last_sequence = ?3, phase = ?13, details = ?14, "
                        "account_digest = ?15, print_jobs = ?16, reversal_attempts = ?17, "
                        "end_time_micros = ?19, scheme = ?20, last_four = ?21, reference_number = ?22"));
  save.BindAll(payment.payment, payment.sequence, payment.last_sequence, payment.request_id,
               Blob{payment.request_digest}, payment.payment_kind, payment.amount_minor, payment.currency,
               payment.operator_id, payment.trace_number, payment.batch_number, payment.business_date,
               static_cast<int>(payment.phase), Blob{payment.details.Encode()}, Blob{payment.account_digest},
               JoinLines(payment.print_jobs), payment.reversal_attempts, payment.create_time_micros,
               payment.end_time_micros, payment.details.Get(DetailField::kScheme),
               LastFour(payment.details.Get(DetailField::kMaskedNumber)),
               payment.details.Get(DetailField::kReferenceNumber));
  LEDGER_RETURN_IF_ERROR(save.Run());
  if (payment.steps.empty()) return absl::OkStatus();
  const RecordedStep& last = payment.steps.back();
  LEDGER_ASSIGN_OR_RETURN(
      auto step, database_.Prepare("INSERT INTO payment_steps (payment, sequence, step, time_micros) "
                                   "VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING"));
  step.BindAll(payment.payment, last.sequence, static_cast<int>(last.step), last.time_micros);
  return step.Run();
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

absl::Status JournalStore::DestroySealedAccount(std::string_view payment) {
  LEDGER_ASSIGN_OR_RETURN(auto destroy, database_.Prepare("DELETE FROM sealed_accounts WHERE payment = ?1"));
  destroy.Bind(1, payment);
  return destroy.Run();
}

}  // namespace till::ledger
