// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/settlement_store.h"

#include "services/common/status/error.h"
#include "services/ledger/status_macros.h"
#include "services/ledger/text_lines.h"

namespace till::ledger {
namespace {

using sqlite::Blob;

// In the order of ReadRow.
constexpr std::string_view kColumns =
    "sequence, name, last_sequence, batch_number, state, domestic, foreign_cards, domestic_flag, "
    "foreign_flag, "
    "uploaded, to_upload, operator_id, begin_time_micros, end_time_micros, trace_number, print_jobs, "
    "business_date, next_batch_number";

std::string Select(std::string_view rest) {
  return "SELECT " + std::string(kColumns) + " FROM settlements " + std::string(rest);
}

absl::StatusOr<Settlement> ReadRow(const sqlite::Statement& row) {
  Settlement settlement;
  settlement.sequence = row.Int64(0);
  settlement.name = row.Text(1);
  settlement.last_sequence = row.Int64(2);
  settlement.batch_number = static_cast<int>(row.Int64(3));
  settlement.state = static_cast<SettlementState>(row.Int64(4));
  const absl::StatusOr<SettlementSums> domestic = SettlementSums::Decode(row.Bytes(5));
  const absl::StatusOr<SettlementSums> foreign = SettlementSums::Decode(row.Bytes(6));
  if (!domestic.ok() || !foreign.ok()) {
    return MakeError(ErrorCode::kStorageCorrupt, "a settlement's sums are damaged");
  }
  settlement.domestic = *domestic;
  settlement.foreign = *foreign;
  settlement.domestic_flag = static_cast<int>(row.Int64(7));
  settlement.foreign_flag = static_cast<int>(row.Int64(8));
  settlement.uploaded = static_cast<int>(row.Int64(9));
  settlement.to_upload = static_cast<int>(row.Int64(10));
  settlement.operator_id = row.Text(11);
  settlement.begin_time_micros = row.Int64(12);
  settlement.end_time_micros = row.Int64(13);
  settlement.trace_number = static_cast<int>(row.Int64(14));
  settlement.print_jobs = SplitLines(row.Text(15));
  settlement.business_date = row.Text(16);
  settlement.next_batch_number = static_cast<int>(row.Int64(17));
  return settlement;
}

}  // namespace

absl::StatusOr<std::vector<Settlement>> SettlementStore::Read(sqlite::Statement& rows) {
  std::vector<Settlement> settlements;
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, rows.Step());
    if (!more) return settlements;
    LEDGER_ASSIGN_OR_RETURN(Settlement settlement, ReadRow(rows));
    settlements.push_back(std::move(settlement));
  }
}

absl::StatusOr<std::optional<Settlement>> SettlementStore::Find(std::string_view name) {
  LEDGER_ASSIGN_OR_RETURN(auto find, database_.Prepare(Select("WHERE name = ?1")));
  find.Bind(1, name);
  LEDGER_ASSIGN_OR_RETURN(std::vector<Settlement> found, Read(find));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

absl::StatusOr<std::optional<Settlement>> SettlementStore::FindRunning() {
  LEDGER_ASSIGN_OR_RETURN(auto find, database_.Prepare(Select("WHERE state < 5")));
  LEDGER_ASSIGN_OR_RETURN(std::vector<Settlement> found, Read(find));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

absl::StatusOr<int64_t> SettlementStore::CountOf(int batch_number) {
  LEDGER_ASSIGN_OR_RETURN(auto count,
                          database_.Prepare("SELECT count(*) FROM settlements WHERE batch_number = ?1"));
  count.Bind(1, batch_number);
  LEDGER_RETURN_IF_ERROR(count.Step().status());
  return count.Int64(0);
}

absl::StatusOr<std::vector<Settlement>> SettlementStore::List(int64_t before_sequence, int64_t limit) {
  LEDGER_ASSIGN_OR_RETURN(auto find,
                          database_.Prepare(Select("WHERE sequence < ?1 ORDER BY sequence DESC LIMIT ?2")));
  find.BindAll(before_sequence, limit);
  return Read(find);
}

absl::Status SettlementStore::Insert(const Settlement& settlement) {
  LEDGER_ASSIGN_OR_RETURN(
      auto insert, database_.Prepare("INSERT INTO settlements (" + std::string(kColumns) +
                                     ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
                                     "?15, ?16, ?17, ?18)"));
  insert.BindAll(settlement.sequence, settlement.name, settlement.last_sequence, settlement.batch_number,
                 static_cast<int>(settlement.state), Blob{settlement.domestic.Encode()},
                 Blob{settlement.foreign.Encode()}, settlement.domestic_flag, settlement.foreign_flag,
                 settlement.uploaded, settlement.to_upload, settlement.operator_id,
                 settlement.begin_time_micros, settlement.end_time_micros, settlement.trace_number,
                 JoinLines(settlement.print_jobs), settlement.business_date, settlement.next_batch_number);
  return insert.Run();
}

absl::Status SettlementStore::Update(const Settlement& settlement) {
  LEDGER_ASSIGN_OR_RETURN(
      auto update, database_.Prepare("UPDATE settlements SET last_sequence = ?2, state = ?3, "
                                     "domestic_flag = ?4, foreign_flag = ?5, uploaded = ?6, to_upload = ?7, "
                                     "end_time_micros = ?8, print_jobs = ?9, next_batch_number = ?10 "
                                     "WHERE sequence = ?1"));
  update.BindAll(settlement.sequence, settlement.last_sequence, static_cast<int>(settlement.state),
                 settlement.domestic_flag, settlement.foreign_flag, settlement.uploaded, settlement.to_upload,
                 settlement.end_time_micros, JoinLines(settlement.print_jobs), settlement.next_batch_number);
  return update.Run();
}

absl::Status SettlementStore::InsertUploads(int64_t settlement_sequence,
                                            const std::vector<PlannedUpload>& plan) {
  LEDGER_ASSIGN_OR_RETURN(auto insert,
                          database_.Prepare("INSERT INTO uploads (settlement_sequence, position, "
                                            "section, payment, done) VALUES (?1, ?2, ?3, ?4, 0)"));
  for (size_t i = 0; i < plan.size(); ++i) {
    insert.BindAll(settlement_sequence, i + 1, static_cast<int>(plan[i].section), plan[i].payment);
    LEDGER_RETURN_IF_ERROR(insert.Run());
    insert.Reset();
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<bool>> SettlementStore::IsDone(int64_t settlement_sequence,
                                                            std::string_view payment) {
  LEDGER_ASSIGN_OR_RETURN(auto find, database_.Prepare("SELECT done FROM uploads "
                                                       "WHERE settlement_sequence = ?1 AND payment = ?2"));
  find.BindAll(settlement_sequence, payment);
  LEDGER_ASSIGN_OR_RETURN(const bool found, find.Step());
  if (!found) return std::nullopt;
  return find.Bool(0);
}

absl::Status SettlementStore::MarkDone(int64_t settlement_sequence, std::string_view payment) {
  LEDGER_ASSIGN_OR_RETURN(auto mark, database_.Prepare("UPDATE uploads SET done = 1 "
                                                       "WHERE settlement_sequence = ?1 AND payment = ?2"));
  mark.BindAll(settlement_sequence, payment);
  return mark.Run();
}

absl::StatusOr<std::vector<PlannedUpload>> SettlementStore::Left(int64_t settlement_sequence, int64_t limit) {
  LEDGER_ASSIGN_OR_RETURN(auto find, database_.Prepare("SELECT section, payment FROM uploads "
                                                       "WHERE settlement_sequence = ?1 AND done = 0 "
                                                       "ORDER BY position LIMIT ?2"));
  find.BindAll(settlement_sequence, limit);
  std::vector<PlannedUpload> left;
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, find.Step());
    if (!more) return left;
    left.push_back({static_cast<UploadSection>(find.Int64(0)), std::string(find.Text(1))});
  }
}

absl::StatusOr<std::vector<PlannedUpload>> SettlementStore::Plan(int64_t settlement_sequence) {
  LEDGER_ASSIGN_OR_RETURN(auto find, database_.Prepare("SELECT section, payment FROM uploads "
                                                       "WHERE settlement_sequence = ?1 ORDER BY position"));
  find.Bind(1, settlement_sequence);
  std::vector<PlannedUpload> plan;
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, find.Step());
    if (!more) return plan;
    plan.push_back({static_cast<UploadSection>(find.Int64(0)), std::string(find.Text(1))});
  }
}

absl::Status SettlementStore::CloseBatch(const Settlement& settlement) {
  LEDGER_ASSIGN_OR_RETURN(auto close, database_.Prepare("UPDATE payments SET settlement = ?1 "
                                                        "WHERE batch_number = ?2 AND settlement = ''"));
  close.BindAll(settlement.name, settlement.batch_number);
  return close.Run();
}

}  // namespace till::ledger
