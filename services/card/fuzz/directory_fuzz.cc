// SPDX-License-Identifier: Apache-2.0
// Any bytes as a directory's record and as a PPSE's FCI: candidates are bounded, printable and of supported
// applications.

#include <cstdlib>

#include "services/card/application_selection.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const till::card::TerminalData& terminal = []() -> const till::card::TerminalData& {
    auto* made = new till::card::TerminalData();
    till::card::ApplicationParameters application;
    application.aid = {0xA0, 0x00, 0x00, 0x03, 0x33};
    application.contactless = true;
    made->applications.push_back(application);
    return *made;
  }();
  for (const bool contactless : {false, true}) {
    std::vector<till::card::Candidate> candidates;
    (void)till::card::ParseDirectoryEntries({data, size}, terminal, contactless, candidates);
    if (candidates.size() > 32) std::abort();
    for (const till::card::Candidate& candidate : candidates) {
      if (candidate.parameters == nullptr || candidate.name.size() > 16) std::abort();
      for (char c : candidate.DisplayName()) {
        if (c < 0x20 || c > 0x7E) std::abort();
      }
    }
  }
  return 0;
}
