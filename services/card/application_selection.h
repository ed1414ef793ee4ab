// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_APPLICATION_SELECTION_H_
#define TILL_SERVICES_CARD_APPLICATION_SELECTION_H_

#include <string>
#include <vector>

#include "services/card/card_channel.h"
#include "services/card/data_store.h"
#include "services/card/terminal_data.h"

namespace till::card {

// Candidate is an application that card and terminal both support.
struct Candidate {
  Bytes name;  // ADF or DF name
  std::string label;
  std::string preferred_name;  // only when its character set is one that we show (9F11 = 1, Latin)
  uint8_t priority = 0;        // 1 is highest, 0 is none given
  bool needs_confirmation = false;
  const ApplicationParameters* parameters = nullptr;

  // DisplayName returns what to show: preferred name, label, or the name in hexadecimal.
  std::string DisplayName() const;
};

// CandidateList is the list in the order to offer, or why there is none.
struct CandidateList {
  std::optional<End> failure;
  std::vector<Candidate> candidates;
};

// ParseDirectoryRecord adds the applications of one PSE record (template 70 of templates 61; EMV 4.4 Book
// 1, 12.2.3) or of a PPSE's BF0C (Book B, 3.3.1) that `terminal` supports on that interface. InvalidArgument:
// not data objects.
absl::Status ParseDirectoryEntries(ByteView bytes, const TerminalData& terminal, bool contactless,
                                   std::vector<Candidate>& candidates);

// BuildContactList builds the candidate list: by the card's directory (Book 1, 12.3.2), else by the
// terminal's list of AIDs (12.3.3), sorted by the card's priorities (12.4).
CandidateList BuildContactList(CardChannel& channel, const TerminalData& terminal);

// BuildContactlessList builds it from the PPSE (Book B, 3.3.2), best first.
CandidateList BuildContactlessList(CardChannel& channel, const TerminalData& terminal);

// Selected is the answer to the final SELECT.
struct Selected {
  std::optional<End> failure;  // the transaction cannot go on
  bool refused = false;        // this application cannot be had: remove it and take the next (Book 1, 12.4)
};

// SelectApplication selects for the transaction and puts what the FCI holds into `store`: 84, 50, 9F12, 9F11,
// 9F38, 5F2D, 87, 9F4D, and the terminal's 9F06.
Selected SelectApplication(CardChannel& channel, const Candidate& candidate, DataStore& store);

// NeedsChoice tells whether the cardholder must be asked: more than one, or one that asks for confirmation
// (Book 1, 12.4).
bool NeedsChoice(const std::vector<Candidate>& candidates);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_APPLICATION_SELECTION_H_
