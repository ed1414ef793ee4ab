// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_DOWNLOADS_CARD_RULES_H_
#define TILL_SERVICES_CARD_DOWNLOADS_CARD_RULES_H_

#include <vector>

#include "absl/status/status.h"
#include "services/card/blacklist.h"
#include "services/card/downloads/download_kind.h"
#include "services/card/oda/capk_store.h"
#include "services/card/terminal_data.h"

namespace till::card {

// CardRules is all that a transaction goes by: the configuration, and what the host said since.
struct CardRules {
  TerminalData terminal;
  oda::CapkStore authorities;
  Blacklist blacklist;

  // Overlay lays a download over the rules; for a blacklist the records are Blacklist's entries.
  // InvalidArgument says which record is wrong ("entries[3]: tag DF05 is missing"), or what only the whole
  // shows; the rules are then half changed and of no use.
  absl::Status Overlay(DownloadKind kind, const std::vector<Bytes>& records, bool refuse_test_keys);
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_DOWNLOADS_CARD_RULES_H_
