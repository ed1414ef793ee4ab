// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_DOWNLOADS_APPLICATION_ENTRY_H_
#define TILL_SERVICES_CARD_DOWNLOADS_APPLICATION_ENTRY_H_

#include <optional>

#include "absl/status/statusor.h"
#include "services/card/terminal_data.h"

namespace till::card {

// ApplicationEntry is one downloaded application; what is absent leaves the configuration's value as it is.
struct ApplicationEntry {
  Bytes aid;                                             // 9F06
  std::optional<bool> partial_match;                     // DF01: 00 is a partial match, 01 a whole one
  std::optional<Bytes> version;                          // 9F08, two bytes
  std::optional<Bytes> tac_default;                      // DF11
  std::optional<Bytes> tac_online;                       // DF12
  std::optional<Bytes> tac_denial;                       // DF13
  std::optional<int64_t> floor_limit_minor;              // 9F1B
  std::optional<int64_t> random_threshold_minor;         // DF15
  std::optional<int> random_maximum_percent;             // DF16
  std::optional<int> random_target_percent;              // DF17
  std::optional<Bytes> default_ddol;                     // DF14
  std::optional<bool> online_pin;                        // DF18, in the field
  std::optional<int64_t> contactless_floor_limit_minor;  // DF19
  std::optional<int64_t> contactless_limit_minor;        // DF20; 0: not in the field at all
  std::optional<int64_t> contactless_cvm_limit_minor;    // DF21

  // Parse reads an entry. 9F7B, the limit of electronic cash, which this terminal does not take, is looked at
  // for its form only. InvalidArgument names the tag.
  static absl::StatusOr<ApplicationEntry> Parse(ByteView entry);

  // ApplyTo changes the application of `terminal` with this AID, or adds one: then its scheme and kernel
  // follow from the RID, its qualifiers from an application of the same kernel, and version, action codes and
  // floor limit must be given. InvalidArgument: one of them is missing.
  absl::Status ApplyTo(TerminalData& terminal) const;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_DOWNLOADS_APPLICATION_ENTRY_H_
