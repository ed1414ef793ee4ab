// SPDX-License-Identifier: Apache-2.0
#include "services/card/downloads/card_rules.h"

#include <functional>
#include <set>

#include "absl/strings/str_cat.h"
#include "services/card/downloads/application_entry.h"
#include "services/card/downloads/authority_key_entry.h"
#include "services/card/downloads/contactless_switches.h"

namespace till::card {
namespace {

constexpr size_t kMostApplications = 64;  // as in the configuration

absl::Status ForEach(const std::vector<Bytes>& records, const std::function<absl::Status(ByteView)>& take) {
  for (size_t i = 0; i < records.size(); ++i) {
    if (absl::Status status = take(records[i]); !status.ok())
      return absl::InvalidArgumentError(absl::StrCat("entries[", i, "]: ", status.message()));
  }
  return absl::OkStatus();
}

absl::Status OverlayApplications(const std::vector<Bytes>& records, TerminalData& terminal) {
  std::set<Bytes> seen;
  absl::Status status = ForEach(records, [&](ByteView record) {
    const absl::StatusOr<ApplicationEntry> entry = ApplicationEntry::Parse(record);
    if (!entry.ok()) return entry.status();
    if (!seen.insert(entry->aid).second) return absl::InvalidArgumentError("the application is there twice");
    if (absl::Status applied = entry->ApplyTo(terminal); !applied.ok()) return applied;
    return terminal.Validate();
  });
  if (status.ok() && terminal.applications.size() > kMostApplications)
    return absl::InvalidArgumentError("more than 64 applications in all");
  return status;
}

absl::Status OverlayContactless(const std::vector<Bytes>& records, TerminalData& terminal) {
  EntryTags tags;
  if (absl::Status status = ForEach(records, [&](ByteView record) { return tags.Add(record); }); !status.ok())
    return status;
  const absl::StatusOr<ContactlessSwitches> switches = ContactlessSwitches::From(tags);
  if (!switches.ok()) return switches.status();
  if (!records.empty()) switches->ApplyTo(terminal);
  return terminal.Validate();
}

}  // namespace

absl::Status CardRules::Overlay(DownloadKind kind, const std::vector<Bytes>& records, bool refuse_test_keys) {
  if (records.size() > MostEntries(kind)) return absl::InvalidArgumentError("too many entries");
  switch (kind) {
    case DownloadKind::kAuthorityKeys: {
      oda::CapkStore newer;
      absl::Status status =
          ForEach(records, [&](ByteView record) { return AddAuthorityKey(record, refuse_test_keys, newer); });
      if (status.ok()) authorities.Overlay(newer);
      return status;
    }
    case DownloadKind::kApplications:
      return OverlayApplications(records, terminal);
    case DownloadKind::kContactless:
      return OverlayContactless(records, terminal);
    case DownloadKind::kBlacklist:
      break;
  }
  return ForEach(records, [&](ByteView record) { return blacklist.Add(record); });
}

}  // namespace till::card
