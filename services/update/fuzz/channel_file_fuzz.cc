// SPDX-License-Identifier: Apache-2.0
// Any bytes as a channel's file: as they are, where no key fits; and as what a key signed.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "services/update/channel/channel_file.h"
#include "services/update/channel/quiet_hours.h"
#include "services/update/channel/release_choice.h"
#include "services/update/channel/version.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace till::update;  // NOLINT: a fuzz target's own file
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (OpenChannelFile(bytes, {std::string(32, '\x2a')}).ok()) std::abort();
  const auto channel = ParseChannel(bytes);
  if (!channel.ok()) return 0;
  const ThisTerminal terminal = {.product = channel->product(),
                                 .channel = channel->channel(),
                                 .device_id = "DEV00000001",
                                 .running_version = "1.0",
                                 .floor = "1.2"};
  const auto chosen = ChooseRelease(*channel, terminal, absl::UnixEpoch());
  if (!chosen.ok() || !*chosen) return 0;
  if (Older((*chosen)->version(), "1.2") || (*chosen)->share_hundredths() < 1) std::abort();
  if ((*chosen)->bundle().find('/') != std::string::npos || (*chosen)->size_bytes() > kMostBundleBytes)
    std::abort();
  return 0;
}
