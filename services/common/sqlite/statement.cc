// SPDX-License-Identifier: Apache-2.0
#include "services/common/sqlite/statement.h"

#include <sqlite3.h>

#include <utility>

#include "services/common/sqlite/database.h"
#include "services/common/sqlite/errors.h"

namespace till::sqlite {

Statement::Statement(Database* database, std::string sql, sqlite3_stmt* compiled)
    : database_(database), sql_(std::move(sql)), compiled_(compiled) {}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_),
      sql_(std::move(other.sql_)),
      compiled_(std::exchange(other.compiled_, nullptr)),
      bind_status_(std::move(other.bind_status_)) {}

Statement::~Statement() {
  if (compiled_ == nullptr) return;
  Reset();
  database_->GiveBack(std::move(sql_), compiled_);
}

void Statement::Remember(int result) {
  if (result != SQLITE_OK && bind_status_.ok()) {
    bind_status_ = StatusFromSqlite(sqlite3_db_handle(compiled_), result, "bind a parameter");
  }
}

void Statement::BindInteger(int index, int64_t value) {
  Remember(sqlite3_bind_int64(compiled_, index, value));
}

// An empty view may have a null pointer, which SQLite would take for NULL.
void Statement::Bind(int index, std::string_view text) {
  Remember(sqlite3_bind_text64(compiled_, index, text.data() == nullptr ? "" : text.data(), text.size(),
                               SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::Bind(int index, Blob blob) {
  if (blob.bytes.empty()) {
    Remember(sqlite3_bind_zeroblob(compiled_, index, 0));
    return;
  }
  Remember(sqlite3_bind_blob64(compiled_, index, blob.bytes.data(), blob.bytes.size(), SQLITE_TRANSIENT));
}

void Statement::Bind(int index, std::nullopt_t) {
  Remember(sqlite3_bind_null(compiled_, index));
}

absl::StatusOr<bool> Statement::Step() {
  if (!bind_status_.ok()) return bind_status_;
  const int result = sqlite3_step(compiled_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  return StatusFromSqlite(sqlite3_db_handle(compiled_), result, "run a statement");
}

absl::Status Statement::Run() {
  while (true) {
    const absl::StatusOr<bool> row = Step();
    if (!row.ok()) return row.status();
    if (!*row) return absl::OkStatus();
  }
}

void Statement::Reset() {
  sqlite3_reset(compiled_);
  sqlite3_clear_bindings(compiled_);
  bind_status_ = absl::OkStatus();
}

int64_t Statement::Int64(int column) const {
  return sqlite3_column_int64(compiled_, column);
}

std::string_view Statement::Text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(compiled_, column));
  if (text == nullptr) return {};
  return {text, static_cast<size_t>(sqlite3_column_bytes(compiled_, column))};
}

std::string_view Statement::Bytes(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(compiled_, column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<size_t>(sqlite3_column_bytes(compiled_, column))};
}

bool Statement::IsNull(int column) const {
  return sqlite3_column_type(compiled_, column) == SQLITE_NULL;
}

bool Statement::SameRowAs(const Statement& other) const {
  const int columns = sqlite3_column_count(compiled_);
  if (columns != sqlite3_column_count(other.compiled_)) return false;
  for (int column = 0; column < columns; ++column) {
    const int type = sqlite3_column_type(compiled_, column);
    if (type != sqlite3_column_type(other.compiled_, column)) return false;
    if (type == SQLITE_INTEGER ? Int64(column) != other.Int64(column)
                               : Bytes(column) != other.Bytes(column)) {
      return false;
    }
  }
  return true;
}

}  // namespace till::sqlite
