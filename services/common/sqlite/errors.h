// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_COMMON_SQLITE_ERRORS_H_
#define TILL_SERVICES_COMMON_SQLITE_ERRORS_H_

#include <string_view>

#include "absl/status/status.h"

struct sqlite3;

namespace till::sqlite {

// StatusFromSqlite maps SQLite's result `code` (extended or not) to a Status as database.h promises.
// `handle` may be null (a failed open); `doing` says what was tried, in words without data.
absl::Status StatusFromSqlite(sqlite3* handle, int code, std::string_view doing);

}  // namespace till::sqlite

#endif  // TILL_SERVICES_COMMON_SQLITE_ERRORS_H_
