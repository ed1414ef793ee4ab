// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_DOWNLOADS_CONTACTLESS_SWITCHES_H_
#define TILL_SERVICES_CARD_DOWNLOADS_CONTACTLESS_SWITCHES_H_

#include <optional>

#include "absl/status/statusor.h"
#include "services/card/downloads/entry_tags.h"
#include "services/card/terminal_data.h"

namespace till::card {

// ContactlessSwitches are the host's rules for taps of a small amount, for UnionPay's kernel. In one entry or
// in several, each tag once:
//   FF8054 taps without PIN are on, FF8058 up to this amount; FF805A without signature, FF8059 up to this
//   amount; FF8057 telephones may verify their holders.
// FF805D (electronic cash or online first), FF803A and FF803C (times of a card torn away), FF8055 and FF8056
// (tables of card numbers' beginnings) are looked at for their form: 1 to 8 bytes. Nothing here goes by them.
struct ContactlessSwitches {
  std::optional<int64_t> pin_free_limit_minor;        // nothing: not spared
  std::optional<int64_t> signature_free_limit_minor;  // nothing: not spared
  std::optional<bool> device_verification;

  // From reads the tags. InvalidArgument names the tag; a switch that is on needs its limit.
  static absl::StatusOr<ContactlessSwitches> From(const EntryTags& tags);

  void ApplyTo(TerminalData& terminal) const;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_DOWNLOADS_CONTACTLESS_SWITCHES_H_
