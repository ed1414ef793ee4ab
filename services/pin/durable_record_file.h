// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_DURABLE_RECORD_FILE_H_
#define TILL_SERVICES_PIN_DURABLE_RECORD_FILE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/pin/record_file.h"

namespace till::pin {

// DurableRecordFile keeps the record in `folder`/`name`, mode 0600: a new file is written, flushed, renamed
// over the old one, and the folder is flushed.
class DurableRecordFile : public RecordFile {
 public:
  DurableRecordFile(std::string folder, const std::string& name);

  absl::StatusOr<std::string> Read() override;
  absl::Status Replace(std::string_view record) override;
  absl::Status Remove() override;

 private:
  absl::Status SyncFolder();

  const std::string folder_;
  const std::string path_;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_DURABLE_RECORD_FILE_H_
