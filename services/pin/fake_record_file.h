// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_FAKE_RECORD_FILE_H_
#define TILL_SERVICES_PIN_FAKE_RECORD_FILE_H_

#include <optional>
#include <string>
#include <string_view>

#include "services/pin/record_file.h"

namespace till::pin {

// FakeRecordFile keeps the record in memory and can refuse to.
class FakeRecordFile : public RecordFile {
 public:
  std::optional<std::string> record;
  absl::Status next_replace;

  absl::StatusOr<std::string> Read() override {
    if (!record.has_value()) return absl::NotFoundError("no record");
    return *record;
  }
  absl::Status Replace(std::string_view new_record) override {
    if (!next_replace.ok()) return next_replace;
    record = std::string(new_record);
    return absl::OkStatus();
  }
  absl::Status Remove() override {
    record.reset();
    return absl::OkStatus();
  }
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_FAKE_RECORD_FILE_H_
