// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/audit_trail.h"

#include <sodium.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace till::terminal {
namespace {

constexpr char kColumns[] = "sequence, time_us, operator_id, act, subject, outcome, chain_hash";

AuditEntry Read(const sqlite::Statement& row) {
  return {.sequence = row.Int64(0),
          .time = absl::FromUnixMicros(row.Int64(1)),
          .operator_id = std::string(row.Text(2)),
          .act = std::string(row.Text(3)),
          .subject = std::string(row.Text(4)),
          .outcome = std::string(row.Text(5)),
          .chain_hash = std::string(row.Bytes(6))};
}

absl::StatusOr<std::vector<AuditEntry>> ReadAll(sqlite::Statement& rows) {
  std::vector<AuditEntry> entries;
  while (true) {
    const absl::StatusOr<bool> more = rows.Step();
    if (!more.ok()) return more.status();
    if (!*more) return entries;
    entries.push_back(Read(rows));
  }
}

template <typename... Values>
absl::Status Run(sqlite::Database& database, std::string_view sql, const Values&... values) {
  absl::StatusOr<sqlite::Statement> statement = database.Prepare(sql);
  if (!statement.ok()) return statement.status();
  statement->BindAll(values...);
  return statement->Run();
}

// What the trail notes beside itself.
struct Anchor {
  int64_t first_sequence = 1;
  std::string before_hash;
  int64_t last_sequence = 0;
  std::string last_hash;
};

absl::StatusOr<Anchor> ReadAnchor(sqlite::Database& database) {
  absl::StatusOr<sqlite::Statement> find = database.Prepare(
      "SELECT first_sequence, before_hash, last_sequence, last_hash FROM audit_anchor WHERE id = 1");
  if (!find.ok()) return find.status();
  const absl::StatusOr<bool> found = find->Step();
  if (!found.ok()) return found.status();
  if (!*found) return absl::InternalError("the audit trail has no anchor");
  return Anchor{.first_sequence = find->Int64(0),
                .before_hash = std::string(find->Bytes(1)),
                .last_sequence = find->Int64(2),
                .last_hash = std::string(find->Bytes(3))};
}

absl::Status NoteLast(sqlite::Database& database, int64_t sequence, const std::string& hash) {
  return Run(database, "UPDATE audit_anchor SET last_sequence = ?1, last_hash = ?2 WHERE id = 1", sequence,
             sqlite::Blob{hash});
}

}  // namespace

AuditEntry AuditEntry::Of(absl::Time time, std::string_view operator_id, std::string_view act,
                          std::string_view subject, std::string_view outcome) {
  return {.sequence = 0,
          .time = time,
          .operator_id = std::string(operator_id),
          .act = std::string(act),
          .subject = std::string(subject),
          .outcome = std::string(outcome),
          .chain_hash = ""};
}

std::string ChainHash(const std::string& before, const AuditEntry& entry) {
  std::string text = before;
  for (const std::string& part : {absl::StrCat(entry.sequence), absl::StrCat(absl::ToUnixMicros(entry.time)),
                                  entry.operator_id, entry.act, entry.subject, entry.outcome}) {
    absl::StrAppend(&text, part.size(), ":", part);
  }
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size());
  return hash;
}

absl::Status AuditTrail::ChainOld() {
  absl::StatusOr<Anchor> anchor = ReadAnchor(database_);
  if (!anchor.ok()) return anchor.status();
  while (true) {
    absl::StatusOr<std::vector<AuditEntry>> old = After(anchor->last_sequence, 1000);
    if (!old.ok()) return old.status();
    if (old->empty()) return absl::OkStatus();
    for (const AuditEntry& entry : *old) {
      if (anchor->last_sequence == 0) {
        absl::Status begun =
            Run(database_, "UPDATE audit_anchor SET first_sequence = ?1 WHERE id = 1", entry.sequence);
        if (!begun.ok()) return begun;
      }
      anchor->last_hash = ChainHash(anchor->last_hash, entry);
      anchor->last_sequence = entry.sequence;
      absl::Status chained = Run(database_, "UPDATE audit SET chain_hash = ?2 WHERE sequence = ?1",
                                 entry.sequence, sqlite::Blob{anchor->last_hash});
      if (!chained.ok()) return chained;
    }
    if (absl::Status noted = NoteLast(database_, anchor->last_sequence, anchor->last_hash); !noted.ok()) {
      return noted;
    }
  }
}

absl::Status AuditTrail::Append(const AuditEntry& given) {
  const absl::StatusOr<Anchor> anchor = ReadAnchor(database_);
  if (!anchor.ok()) return anchor.status();
  AuditEntry entry = given;
  entry.sequence = anchor->last_sequence + 1;
  // The file keeps microseconds: what is hashed must be what is read back.
  entry.time = absl::FromUnixMicros(absl::ToUnixMicros(given.time));
  entry.chain_hash = ChainHash(anchor->last_hash, entry);
  absl::Status added =
      Run(database_, absl::StrCat("INSERT INTO audit (", kColumns, ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
          entry.sequence, absl::ToUnixMicros(entry.time), entry.operator_id, entry.act, entry.subject,
          entry.outcome, sqlite::Blob{entry.chain_hash});
  if (!added.ok()) return added;
  if (absl::Status noted = NoteLast(database_, entry.sequence, entry.chain_hash); !noted.ok()) return noted;
  if (entry.sequence - anchor->first_sequence + 1 > most_ + kDroppedAtOnce) return DropOldest();
  return absl::OkStatus();
}

absl::Status AuditTrail::DropOldest() {
  const absl::StatusOr<Anchor> anchor = ReadAnchor(database_);
  if (!anchor.ok()) return anchor.status();
  const int64_t first = anchor->last_sequence - most_ + 1;
  const absl::StatusOr<std::vector<AuditEntry>> last_dropped = After(first - 2, 1);
  if (!last_dropped.ok()) return last_dropped.status();
  if (last_dropped->empty()) return absl::OkStatus();
  // The anchor first: the trigger lets nothing go that it does not cover.
  absl::Status moved =
      Run(database_, "UPDATE audit_anchor SET first_sequence = ?1, before_hash = ?2 WHERE id = 1", first,
          sqlite::Blob{last_dropped->front().chain_hash});
  if (!moved.ok()) return moved;
  return Run(database_, "DELETE FROM audit WHERE sequence < ?1", first);
}

absl::StatusOr<std::vector<AuditEntry>> AuditTrail::Find(const AuditQuery& query) {
  std::string sql = absl::StrCat("SELECT ", kColumns, " FROM audit WHERE 1");
  if (query.before_sequence > 0) absl::StrAppend(&sql, " AND sequence < ?2");
  if (!query.operator_id.empty()) absl::StrAppend(&sql, " AND operator_id = ?3");
  if (query.from.has_value()) absl::StrAppend(&sql, " AND time_us >= ?4");
  if (query.to.has_value()) absl::StrAppend(&sql, " AND time_us < ?5");
  for (size_t i = 0; i < query.acts.size(); ++i) {
    absl::StrAppend(&sql, i == 0 ? " AND act IN (?" : ", ?", 6 + i);
  }
  if (!query.acts.empty()) absl::StrAppend(&sql, ")");
  absl::StrAppend(&sql, " ORDER BY sequence DESC LIMIT ?1");
  absl::StatusOr<sqlite::Statement> list = database_.Prepare(sql);
  if (!list.ok()) return list.status();
  list->Bind(1, query.limit);
  if (query.before_sequence > 0) list->Bind(2, query.before_sequence);
  if (!query.operator_id.empty()) list->Bind(3, query.operator_id);
  if (query.from.has_value()) list->Bind(4, absl::ToUnixMicros(*query.from));
  if (query.to.has_value()) list->Bind(5, absl::ToUnixMicros(*query.to));
  for (size_t i = 0; i < query.acts.size(); ++i) list->Bind(static_cast<int>(6 + i), query.acts[i]);
  return ReadAll(*list);
}

absl::StatusOr<std::vector<AuditEntry>> AuditTrail::After(int64_t sequence, int limit) {
  absl::StatusOr<sqlite::Statement> list = database_.Prepare(
      absl::StrCat("SELECT ", kColumns, " FROM audit WHERE sequence > ?1 ORDER BY sequence LIMIT ?2"));
  if (!list.ok()) return list.status();
  list->BindAll(sequence, limit);
  return ReadAll(*list);
}

absl::StatusOr<AuditFindings> AuditTrail::Verify() {
  const absl::StatusOr<Anchor> anchor = ReadAnchor(database_);
  if (!anchor.ok()) return anchor.status();
  AuditFindings findings = {.first_sequence = anchor->first_sequence, .last_sequence = anchor->last_sequence};
  std::string hash = anchor->before_hash;
  int64_t expected = anchor->first_sequence;
  while (true) {
    const absl::StatusOr<std::vector<AuditEntry>> some = After(expected - 1, 1000);
    if (!some.ok()) return some.status();
    if (some->empty()) break;
    for (const AuditEntry& entry : *some) {
      hash = ChainHash(hash, entry);
      if (entry.sequence != expected || entry.chain_hash != hash) {
        findings.broken_sequence = expected;
        return findings;
      }
      ++expected;
    }
  }
  if (expected - 1 != anchor->last_sequence || hash != anchor->last_hash) {
    if (anchor->last_sequence > 0) findings.broken_sequence = expected;
  }
  return findings;
}

}  // namespace till::terminal
