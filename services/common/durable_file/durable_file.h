// SPDX-License-Identifier: Apache-2.0
// The one way to keep a small file (a key, a counter, a record) that a power cut must not leave half written.
//
// Errors of all: STORAGE_FULL when the disk is, STORAGE_FAILED when the system would not read or write,
// STORAGE_CORRUPT when the file is not what was written. No symbolic link is followed at the end of a path.

#ifndef TILL_SERVICES_COMMON_DURABLE_FILE_DURABLE_FILE_H_
#define TILL_SERVICES_COMMON_DURABLE_FILE_DURABLE_FILE_H_

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"

namespace till {

// WriteDurably puts `bytes` in the place of the file at `path`: a reader, and who comes after a power cut,
// finds the old file or the new one. When it returns OK the new one is on the disk.
absl::Status WriteDurably(const std::string& path, std::span<const uint8_t> bytes, mode_t mode = 0600);
absl::Status WriteDurably(const std::string& path, std::string_view text, mode_t mode = 0600);

// RemoveDurably takes the file away; OK also when there is none.
absl::Status RemoveDurably(const std::string& path);

// MoveDurably gives the file another name in the same folder, in place of one that had it.
absl::Status MoveDurably(const std::string& path, const std::string& to);

// SyncFolderOf makes the names in the folder of `path` durable.
absl::Status SyncFolderOf(const std::string& path);

// ReadAtMost returns a file of up to `most` bytes; NotFound when there is none.
absl::StatusOr<std::string> ReadAtMost(const std::string& path, size_t most);

// ReadExactly returns, in locked memory, a file of `size` bytes; NotFound when there is none.
absl::StatusOr<SecretBuffer> ReadExactly(const std::string& path, size_t size);

// LoadOrMakeKey returns the key of `size` bytes at `path`, which nobody but its owner may read. The first
// time there is none: it is made at random and kept.
absl::StatusOr<SecretBuffer> LoadOrMakeKey(const std::string& path, size_t size);

}  // namespace till

#endif  // TILL_SERVICES_COMMON_DURABLE_FILE_DURABLE_FILE_H_
