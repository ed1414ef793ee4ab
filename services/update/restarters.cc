// SPDX-License-Identifier: Apache-2.0
#include "services/update/restarters.h"

#include "services/common/durable_file/durable_file.h"

namespace till::update {

absl::Status FlagRestarter::Restart() {
  if (absl::Status awaited = WriteDurably(awaited_file_, "update\n"); !awaited.ok()) return awaited;
  return WriteDurably(flag_file_, "update\n", 0644);
}

absl::Status FlagRestarter::Arrived() {
  return RemoveDurably(awaited_file_);
}

absl::Status SimulatedRestarter::Restart() {
  if (absl::Status booted = slots_.Boot(); !booted.ok()) return booted;
  end_();
  return absl::OkStatus();
}

}  // namespace till::update
