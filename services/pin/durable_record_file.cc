// SPDX-License-Identifier: Apache-2.0
#include "services/pin/durable_record_file.h"

#include "absl/strings/str_cat.h"
#include "services/common/durable_file/durable_file.h"

namespace till::pin {
namespace {

constexpr size_t kMaxBytes = size_t{64} * 1024;

}  // namespace

DurableRecordFile::DurableRecordFile(const std::string& folder, const std::string& name)
    : path_(absl::StrCat(folder, "/", name)) {}

absl::StatusOr<std::string> DurableRecordFile::Read() {
  return ReadAtMost(path_, kMaxBytes);
}

absl::Status DurableRecordFile::Replace(std::string_view record) {
  return WriteDurably(path_, record);
}

absl::Status DurableRecordFile::Remove() {
  return RemoveDurably(path_);
}

}  // namespace till::pin
