// SPDX-License-Identifier: Apache-2.0
#include "services/card/application_selection.h"

#include <algorithm>

#include "services/card/card_commands.h"

namespace till::card {
namespace {

constexpr char kContactDirectory[] = "1PAY.SYS.DDF01";
constexpr char kContactlessDirectory[] = "2PAY.SYS.DDF01";
constexpr int kMaximumDirectoryRecords = 32;
constexpr int kMaximumOccurrences = 16;
constexpr size_t kMaximumCandidates = 32;

bool StartsWith(ByteView name, ByteView beginning) {
  return name.size() >= beginning.size() && std::equal(beginning.begin(), beginning.end(), name.begin());
}

// Book 1, 12.3.1: equal, or the card's name begins with ours and ours may be partial. The longest wins.
const ApplicationParameters* FindParameters(const TerminalData& terminal, ByteView name, bool contactless) {
  const ApplicationParameters* best = nullptr;
  for (const ApplicationParameters& each : terminal.applications) {
    if (!(contactless ? each.contactless : each.contact)) continue;
    if (!StartsWith(name, each.aid)) continue;
    if (name.size() != each.aid.size() && !each.partial_match) continue;
    if (best == nullptr || each.aid.size() > best->aid.size()) best = &each;
  }
  return best;
}

// A name to show: printable ASCII only, so that no card writes control characters to a screen or printer.
std::string Printable(ByteView text) {
  std::string shown;
  for (uint8_t c : text.first(std::min<size_t>(text.size(), 16))) {
    if (c >= 0x20 && c < 0x7F) shown.push_back(static_cast<char>(c));
  }
  return shown;
}

struct Names {
  std::string label;
  std::string preferred;
  int code_table = 0;
  uint8_t priority_indicator = 0;
  Bytes name;
};

void TakeName(const tlv::Object& object, Names& names) {
  switch (object.tag) {
    case 0x4F:
    case 0x84:
      names.name.assign(object.value.begin(), object.value.end());
      break;
    case 0x50:
      names.label = Printable(object.value);
      break;
    case 0x9F12:
      names.preferred = Printable(object.value);
      break;
    case 0x9F11:
      if (object.value.size() == 1) names.code_table = object.value[0];
      break;
    case 0x87:
      if (object.value.size() == 1) names.priority_indicator = object.value[0];
      break;
    default:
      break;
  }
}

void AddCandidate(const Names& names, const TerminalData& terminal, bool contactless,
                  std::vector<Candidate>& candidates) {
  if (names.name.size() < 5 || names.name.size() > 16 || candidates.size() >= kMaximumCandidates) return;
  const ApplicationParameters* parameters = FindParameters(terminal, names.name, contactless);
  if (parameters == nullptr) return;
  const bool known = std::any_of(candidates.begin(), candidates.end(),
                                 [&](const Candidate& each) { return each.name == names.name; });
  if (known) return;
  Candidate candidate;
  candidate.name = names.name;
  candidate.label = names.label;
  if (names.code_table == 1) candidate.preferred_name = names.preferred;
  candidate.priority = names.priority_indicator & 0x0F;
  candidate.needs_confirmation = (names.priority_indicator & 0x80) != 0;  // Book 1, table 13
  candidate.parameters = parameters;
  candidates.push_back(std::move(candidate));
}

// Book 1, 12.4: by priority, those without one last; equal ones stay in the card's order.
void SortByPriority(std::vector<Candidate>& candidates) {
  const auto rank = [](const Candidate& each) { return each.priority == 0 ? 16 : each.priority; };
  std::stable_sort(candidates.begin(), candidates.end(),
                   [&](const Candidate& left, const Candidate& right) { return rank(left) < rank(right); });
}

CandidateList Failed(End end) {
  return {std::move(end), {}};
}

// Book 1, 12.3.2. Returns the card's directory as candidates; an empty list sends the caller to the list of
// AIDs.
CandidateList ReadDirectory(CardChannel& channel, const TerminalData& terminal) {
  Exchanged select = SelectByName(channel, AsBytes(kContactDirectory));
  if (!select.answered()) return Failed(*select.failure);
  if (select.response.status == kFunctionNotSupported) {
    return Failed({Outcome::kNotAccepted, "the card is blocked (EMV Book 1, 12.3.2: 6A81)"});
  }
  if (!select.response.ok()) return {};
  const auto sfi = tlv::Find(select.response.data.Reveal(), 0x88);
  if (!sfi.ok() || !sfi->has_value() || (*sfi)->value.size() != 1) return {};
  const uint8_t file = (*sfi)->value[0];
  if (file < 1 || file > 10) return {};
  CandidateList list;
  for (int record = 1; record <= kMaximumDirectoryRecords; ++record) {
    Exchanged read = ReadRecord(channel, file, static_cast<uint8_t>(record));
    if (!read.answered()) return Failed(*read.failure);
    if (read.response.status == kRecordNotFound) break;
    // A directory that cannot be read to its end counts for nothing (12.3.2 step 3).
    if (!read.response.ok()) return {};
    if (!ParseDirectoryEntries(read.response.data.Reveal(), terminal, false, list.candidates).ok()) return {};
  }
  return list;
}

// Book 1, 12.3.3: ask for each of our AIDs, and for further ones that begin with it.
CandidateList TryEachAid(CardChannel& channel, const TerminalData& terminal) {
  CandidateList list;
  bool blocked = false;
  for (const ApplicationParameters& application : terminal.applications) {
    if (!application.contact) continue;
    for (int occurrence = 0; occurrence < kMaximumOccurrences; ++occurrence) {
      Exchanged select = SelectByName(channel, application.aid, occurrence > 0);
      if (!select.answered()) return Failed(*select.failure);
      if (select.response.status == kFunctionNotSupported && occurrence == 0) {
        return Failed({Outcome::kNotAccepted, "the card is blocked (EMV Book 1, 12.3.3: 6A81)"});
      }
      const bool invalidated = select.response.status == kFileInvalidated;
      if (!select.response.ok() && !invalidated) break;
      blocked = blocked || invalidated;
      Names names;
      const absl::Status parsed =
          tlv::Walk(select.response.data.Reveal(), [&](const tlv::Object& object, int) {
            TakeName(object, names);
            return absl::OkStatus();
          });
      if (!parsed.ok() || !StartsWith(names.name, application.aid)) break;
      if (!invalidated) AddCandidate(names, terminal, false, list.candidates);
      // The full name cannot occur twice; a partial one may have more.
      if (names.name.size() == application.aid.size() || !application.partial_match) break;
    }
  }
  if (list.candidates.empty() && blocked) {
    return Failed({Outcome::kNotAccepted, "every application is blocked (EMV Book 1, 12.3.3: 6283)"});
  }
  return list;
}

}  // namespace

std::string Candidate::DisplayName() const {
  if (!preferred_name.empty()) return preferred_name;
  return label.empty() ? ToHex(name) : label;
}

absl::Status ParseDirectoryEntries(ByteView bytes, const TerminalData& terminal, bool contactless,
                                   std::vector<Candidate>& candidates) {
  return tlv::Walk(bytes, [&](const tlv::Object& object, int) {
    if (object.tag != 0x61) return absl::OkStatus();
    Names names;
    const absl::Status parsed = tlv::Walk(object.value, [&](const tlv::Object& inner, int) {
      TakeName(inner, names);
      return absl::OkStatus();
    });
    if (parsed.ok()) AddCandidate(names, terminal, contactless, candidates);
    return parsed;
  });
}

CandidateList BuildContactList(CardChannel& channel, const TerminalData& terminal) {
  CandidateList list = ReadDirectory(channel, terminal);
  if (list.failure.has_value()) return list;
  if (list.candidates.empty()) list = TryEachAid(channel, terminal);
  if (list.failure.has_value()) return list;
  if (list.candidates.empty())
    return Failed({Outcome::kNotAccepted, "no application in common (EMV Book 1, 12.4)"});
  SortByPriority(list.candidates);
  return list;
}

CandidateList BuildContactlessList(CardChannel& channel, const TerminalData& terminal) {
  Exchanged select = SelectByName(channel, AsBytes(kContactlessDirectory));
  if (!select.answered()) return Failed(*select.failure);
  if (!select.response.ok()) {
    return Failed({Outcome::kTryContact, "no contactless directory (EMV Book B, 3.3.2.3)"});
  }
  CandidateList list;
  if (!ParseDirectoryEntries(select.response.data.Reveal(), terminal, true, list.candidates).ok()) {
    return Failed({Outcome::kUnreadable, "the contactless directory is malformed"});
  }
  if (list.candidates.empty()) {
    return Failed({Outcome::kTryContact, "no contactless application in common (EMV Book B, 3.3.2.7)"});
  }
  SortByPriority(list.candidates);
  return list;
}

Selected SelectApplication(CardChannel& channel, const Candidate& candidate, DataStore& store) {
  Exchanged select = SelectByName(channel, candidate.name);
  if (!select.answered()) return {select.failure, false};
  if (!select.response.ok()) return {std::nullopt, true};
  Bytes name;
  const absl::Status parsed = tlv::Walk(select.response.data.Reveal(), [&](const tlv::Object& object, int) {
    switch (object.tag) {
      case 0x84:
        name.assign(object.value.begin(), object.value.end());
        [[fallthrough]];
      case 0x50:
      case 0x87:
      case 0x5F2D:
      case 0x9F11:
      case 0x9F12:
      case 0x9F38:
      case 0x9F4D:
        return store.Put(object.tag, object.value);
      default:
        return absl::OkStatus();  // proprietary data is the issuer's own business
    }
  });
  if (!parsed.ok() || name != candidate.name) return {std::nullopt, true};
  // 9F06 is the AID by which the terminal found it (Book 3, annex A).
  if (!store.Put(0x9F06, candidate.parameters->aid).ok())
    return {End{Outcome::kUnreadable, "too much data"}, false};
  return {};
}

bool NeedsChoice(const std::vector<Candidate>& candidates) {
  return candidates.size() > 1 || (candidates.size() == 1 && candidates[0].needs_confirmation);
}

}  // namespace till::card
