// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_DURABLE_FILE_H_
#define TILL_SERVICES_LEDGER_DURABLE_FILE_H_

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"

namespace till::ledger {

// ReadExactly returns the bytes of a file that has `size` of them. NotFound when there is no such file,
// STORAGE_CORRUPT when it has another size, STORAGE_FAILED when it cannot be read.
absl::StatusOr<SecretBuffer> ReadExactly(const std::string& path, size_t size);

// WriteDurably puts `bytes` in the place of the file at `path`, mode 0600: after a power cut it is the old
// one or the new one. STORAGE_FULL, STORAGE_FAILED.
absl::Status WriteDurably(const std::string& path, const SecretBuffer& bytes);

// SyncFolderOf makes names in the folder of `path` durable.
absl::Status SyncFolderOf(const std::string& path);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_DURABLE_FILE_H_
