// SPDX-License-Identifier: Apache-2.0
#include "services/common/sqlite/errors.h"

#include <errno.h>
#include <sqlite3.h>

#include <string>

#include "services/common/status/error.h"

namespace till::sqlite {
namespace {

bool MeansNoRoom(int system_error) {
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

// OutOfRoom also knows the quota and the file size limit, which are mere I/O errors to SQLite: only errno
// tells, and SQLite 3.40 keeps it for some calls and not for others.
bool OutOfRoom(sqlite3* handle, int code, int system_error) {
  if ((code & 0xFF) == SQLITE_FULL) return true;
  if (handle == nullptr || ((code & 0xFF) != SQLITE_IOERR && (code & 0xFF) != SQLITE_CANTOPEN)) return false;
  return MeansNoRoom(system_error) || MeansNoRoom(sqlite3_system_errno(handle));
}

}  // namespace

absl::Status StatusFromSqlite(sqlite3* handle, int code, std::string_view doing) {
  const int system_error = errno;  // before anything here changes it
  const std::string message = "sqlite: " + std::string(doing) + ": " +
                              (handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
  if (OutOfRoom(handle, code, system_error)) {
    return MakeError(absl::StatusCode::kResourceExhausted, ErrorCode::kStorageFull, message);
  }
  switch (code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return MakeError(absl::StatusCode::kDataLoss, ErrorCode::kStorageCorrupt, message);
    case SQLITE_CONSTRAINT:
      if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
          code == SQLITE_CONSTRAINT_ROWID) {
        return absl::AlreadyExistsError(message);
      }
      return absl::FailedPreconditionError(message);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return absl::UnavailableError(message);
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return MakeError(absl::StatusCode::kPermissionDenied, ErrorCode::kStorageFailed, message);
    case SQLITE_RANGE:
    case SQLITE_MISUSE:
    case SQLITE_ERROR:
      return absl::InternalError(message);
    default:
      return MakeError(absl::StatusCode::kInternal, ErrorCode::kStorageFailed, message);
  }
}

}  // namespace till::sqlite
