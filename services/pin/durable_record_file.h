// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_DURABLE_RECORD_FILE_H_
#define TILL_SERVICES_PIN_DURABLE_RECORD_FILE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/pin/record_file.h"

namespace till::pin {

// DurableRecordFile keeps the record in `folder`/`name`, mode 0600; a power cut leaves the old one or the
// new.
class DurableRecordFile : public RecordFile {
 public:
  DurableRecordFile(const std::string& folder, const std::string& name);

  absl::StatusOr<std::string> Read() override;
  absl::Status Replace(std::string_view record) override;
  absl::Status Remove() override;

 private:
  const std::string path_;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_DURABLE_RECORD_FILE_H_
