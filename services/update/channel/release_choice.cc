// SPDX-License-Identifier: Apache-2.0
#include "services/update/channel/release_choice.h"

#include "absl/strings/str_cat.h"
#include "services/update/channel/rollout.h"
#include "services/update/channel/version.h"
#include "services/update/fault.h"

namespace till::update {

absl::StatusOr<std::optional<files::Release>> ChooseRelease(const files::Channel& channel,
                                                            const ThisTerminal& terminal, absl::Time now) {
  if (channel.product() != terminal.product || channel.channel() != terminal.channel) {
    return MakeFault(v1::CHANNEL_OF_OTHERS,
                     absl::StrCat("the file is of ", channel.product(), ", ", channel.channel()));
  }
  if (absl::ToUnixSeconds(now) >= channel.valid_until().seconds()) {
    return MakeFault(v1::CHANNEL_EXPIRED, "the file is out of date by this terminal's clock");
  }
  if (channel.serial() < terminal.channel_serial) {
    return MakeFault(v1::CHANNEL_OLDER,
                     absl::StrCat("serial ", channel.serial(), " after ", terminal.channel_serial));
  }
  std::optional<files::Release> best;
  for (const files::Release& release : channel.releases()) {
    if (!Older(terminal.running_version, release.version()) || Older(release.version(), terminal.floor))
      continue;
    if (!InRollout(terminal.device_id, release.version(), release.share_hundredths())) continue;
    if (!best || Older(best->version(), release.version())) best = release;
  }
  return best;
}

}  // namespace till::update
