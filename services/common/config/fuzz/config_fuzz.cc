// SPDX-License-Identifier: Apache-2.0
// Any bytes are a configuration or an error with a place; never a crash.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/common/config/config.h"
#include "services/common/config/testdata/sample_config.pb.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  till::config::testing::SampleConfig config;
  const absl::Status status =
      till::ParseConfig({reinterpret_cast<const char*>(data), size}, "input", &config);
  if (!status.ok() && status.message().substr(0, 5) != "input") std::abort();
  return 0;
}
