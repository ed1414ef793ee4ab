// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_DECODE_ISO_EXPLANATION_H_
#define TILL_TOOLS_TILLCTL_DECODE_ISO_EXPLANATION_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "tools/tillctl/decode/explanation.h"

namespace till::tillctl {

// IsoExplanation is a whole message, explained. No card data is in it.
struct IsoExplanation {
  std::string dialect;
  std::string message_type;
  Bilingual message_type_words;
  std::string transaction;           // Row of the profile that it looks like, or empty.
  std::vector<Explanation> framing;  // Length, TPDU and header, those that were there.
  std::vector<Explanation> fields;
  std::optional<bool> mac_ok;  // Nothing when the message has no MAC or no key was given.
};

// ExplainIso explains one message, with or without its length, its TPDU and its header. `dialect` is the name
// of one, or empty: the first that can read it. `mac_key` is the clear MAC key, or empty. INVALID_ARGUMENT:
// no such dialect (the message lists them), bytes that are no message (naming the field and the offset), a
// key that does not fit the dialect's algorithm.
absl::StatusOr<IsoExplanation> ExplainIso(std::span<const uint8_t> bytes, std::string_view dialect,
                                          std::span<const uint8_t> mac_key);

// IsoText and IsoJson write it for people and for programs. In JSON only titles and words are in the language
// ("zh" or "en"); keys, names and values are the same in both.
std::string IsoText(const IsoExplanation& explanation, std::string_view language);
std::string IsoJson(const IsoExplanation& explanation, std::string_view language);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_DECODE_ISO_EXPLANATION_H_
