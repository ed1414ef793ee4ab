// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_COMMON_SQLITE_STATEMENT_H_
#define TILL_SERVICES_COMMON_SQLITE_STATEMENT_H_

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

struct sqlite3_stmt;

namespace till::sqlite {

class Database;

// Blob marks bytes to be bound as BLOB; a bare string is bound as TEXT.
struct Blob {
  std::string_view bytes;
};

// Statement is a compiled statement on loan from its Database, with its parameters and its current row.
//
//   ASSIGN_OR_RETURN(auto find, database.Prepare("SELECT name FROM card WHERE id = ?1"));
//   find.Bind(1, id);
//   ASSIGN_OR_RETURN(bool found, find.Step());
//   if (found) use(find.Text(0));
//
// A failed Bind is remembered and returned by the next Step or Run.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  // Clears parameters and row, and gives the compiled form back to the database.
  ~Statement();

  // Bind sets parameter `index` (the first is 1).
  void Bind(int index, std::string_view text);
  void Bind(int index, const char* text) { Bind(index, std::string_view(text)); }
  void Bind(int index, const std::string& text) { Bind(index, std::string_view(text)); }
  void Bind(int index, Blob blob);
  void Bind(int index, std::nullopt_t null);
  template <std::integral Integer>
  void Bind(int index, Integer value) {
    BindInteger(index, static_cast<int64_t>(value));
  }
  template <typename Value>
  void Bind(int index, const std::optional<Value>& value) {
    if (value.has_value()) {
      Bind(index, *value);
    } else {
      Bind(index, std::nullopt);
    }
  }
  // BindAll sets the parameters 1, 2, 3 ... in order.
  template <typename... Values>
  void BindAll(const Values&... values) {
    int index = 0;
    (Bind(++index, values), ...);
  }

  // Step moves to the next row: true if there is one, false at the end.
  absl::StatusOr<bool> Step();
  // Run steps to the end, for a statement whose rows nobody wants.
  absl::Status Run();
  // Reset makes it ready to run again; parameters are cleared.
  void Reset();

  // The current row's columns, the first is 0. As SQLite does, a NULL reads as 0 or as empty. Views hold
  // until the next Step or Reset.
  int64_t Int64(int column) const;
  bool Bool(int column) const { return Int64(column) != 0; }
  std::string_view Text(int column) const;
  std::string_view Bytes(int column) const;
  bool IsNull(int column) const;
  // SameRowAs says whether the current rows of both have the same columns: types and values.
  bool SameRowAs(const Statement& other) const;

 private:
  friend class Database;

  Statement(Database* database, std::string sql, sqlite3_stmt* compiled);
  void BindInteger(int index, int64_t value);
  void Remember(int result);

  Database* database_;
  std::string sql_;
  sqlite3_stmt* compiled_;
  absl::Status bind_status_;
};

}  // namespace till::sqlite

#endif  // TILL_SERVICES_COMMON_SQLITE_STATEMENT_H_
