// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_DOWNLOADS_RULE_BOOK_H_
#define TILL_SERVICES_CARD_DOWNLOADS_RULE_BOOK_H_

#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/card/downloads/card_rules.h"

namespace till::card {

// RuleBook keeps the rules that are in force, and the downloads that made them, durably. Thread-safe.
class RuleBook {
 public:
  // Reads the downloads of `state_directory` and lays them over `configured`, whose blacklist is empty and
  // has its key. A file that is damaged, or that no longer fits, is named in the log, set aside and left out;
  // one of a newer version is left where it is. `refuse_test_keys` is true in a release build.
  RuleBook(CardRules configured, std::string state_directory, bool refuse_test_keys);

  // Current returns the rules in force; a transaction keeps those that it began with.
  std::shared_ptr<const CardRules> Current() const;

  // Store replaces a download and returns how many entries are in force. A blacklist's entries are digits;
  // the others are BER-TLV. No entries: the configuration alone is in force. INVALID_REQUEST names the entry;
  // STORAGE_FULL, STORAGE_FAILED; nothing has changed then.
  absl::StatusOr<int> Store(DownloadKind kind, const std::vector<Bytes>& entries);

  // StoreBlacklist is Store for digits that stay where they are, in locked memory.
  absl::StatusOr<int> StoreBlacklist(std::span<const std::string_view> entries);

  // complaints returns what is wrong with stored downloads, one sentence each, until a new one takes its
  // place.
  std::vector<std::string> complaints() const;

 private:
  using Downloads = std::map<DownloadKind, std::vector<Bytes>>;

  absl::StatusOr<CardRules> Compose(const Downloads& downloads) const;
  absl::StatusOr<int> Replace(DownloadKind kind, std::vector<Bytes> records);
  // Load takes one stored download; what is wrong with it becomes a complaint.
  void Load(DownloadKind kind);

  const CardRules configured_;
  const std::string state_directory_;
  const bool refuse_test_keys_;
  mutable std::mutex mutex_;
  Downloads downloads_;
  std::shared_ptr<const CardRules> current_;
  std::map<DownloadKind, std::string> complaints_;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_DOWNLOADS_RULE_BOOK_H_
