// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_RECORD_FILE_H_
#define TILL_SERVICES_PIN_RECORD_FILE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace till::pin {

// RecordFile keeps one small record through restarts and power cuts.
//
// Duties: Replace is atomic (a reader sees the old or the new record whole) and durable when it returns OK;
// Remove likewise.
class RecordFile {
 public:
  virtual ~RecordFile() = default;

  // Read is the record; NOT_FOUND when there is none, STORAGE_CORRUPT above 64 KiB, STORAGE_FAILED when it
  // cannot be read.
  virtual absl::StatusOr<std::string> Read() = 0;
  virtual absl::Status Replace(std::string_view record) = 0;
  // Remove is OK when there is none.
  virtual absl::Status Remove() = 0;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_RECORD_FILE_H_
