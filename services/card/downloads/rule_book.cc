// SPDX-License-Identifier: Apache-2.0
#include "services/card/downloads/rule_book.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/card/downloads/download_file.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"

namespace till::card {

RuleBook::RuleBook(CardRules configured, std::string state_directory, bool refuse_test_keys)
    : configured_(std::move(configured)),
      state_directory_(std::move(state_directory)),
      refuse_test_keys_(refuse_test_keys),
      current_(std::make_shared<const CardRules>(configured_)) {
  for (const DownloadKind kind : kDownloadKinds) Load(kind);
}

absl::StatusOr<CardRules> RuleBook::Compose(const Downloads& downloads) const {
  CardRules rules = configured_;
  for (const DownloadKind kind : kDownloadKinds) {
    const auto found = downloads.find(kind);
    if (found == downloads.end()) continue;
    if (absl::Status status = rules.Overlay(kind, found->second, refuse_test_keys_); !status.ok())
      return status;
  }
  return rules;
}

void RuleBook::Load(DownloadKind kind) {
  const DownloadFile file(state_directory_, kind);
  const auto stored = file.Read();
  absl::Status status = stored.status();
  if (stored.ok()) {
    if (!stored->has_value()) return;
    Downloads downloads = downloads_;
    downloads[kind] = **stored;
    absl::StatusOr<CardRules> rules = Compose(downloads);
    if (rules.ok()) {
      downloads_ = std::move(downloads);
      current_ = std::make_shared<const CardRules>(*std::move(rules));
      return;
    }
    status = rules.status();
  }
  // Taking payments by the configuration is better than taking none; but somebody must hear of it.
  std::string words = absl::StrCat(file.name(), ": ", status.message());
  const bool damaged = absl::IsInvalidArgument(status) || HasErrorCode(status, ErrorCode::kStorageCorrupt);
  if (damaged) {
    const absl::Status aside = file.SetAside();
    absl::StrAppend(&words, aside.ok() ? "; it was set aside" : "; it could not be set aside");
  }
  log::Error("a stored download is not in force", {{"file", file.name()}, {"why", words}});
  complaints_[kind] = std::move(words);
}

std::shared_ptr<const CardRules> RuleBook::Current() const {
  std::lock_guard lock(mutex_);
  return current_;
}

absl::StatusOr<int> RuleBook::Store(DownloadKind kind, const std::vector<Bytes>& entries) {
  if (kind == DownloadKind::kBlacklist) {
    std::vector<std::string> digits;
    for (const Bytes& entry : entries) digits.push_back(AsText(entry));
    return StoreBlacklist(std::vector<std::string_view>(digits.begin(), digits.end()));
  }
  return Replace(kind, entries);
}

absl::StatusOr<int> RuleBook::StoreBlacklist(std::span<const std::string_view> entries) {
  std::vector<Bytes> records;
  for (size_t i = 0; i < entries.size() && i <= MostEntries(DownloadKind::kBlacklist); ++i) {
    const auto entry = configured_.blacklist.MakeEntry(entries[i]);
    if (!entry.ok())
      return MakeError(ErrorCode::kInvalidRequest,
                       absl::StrCat("entries[", i, "]: ", entry.status().message()));
    records.emplace_back(entry->begin(), entry->end());
  }
  return Replace(DownloadKind::kBlacklist, std::move(records));
}

absl::StatusOr<int> RuleBook::Replace(DownloadKind kind, std::vector<Bytes> records) {
  if (records.size() > MostEntries(kind))
    return MakeError(ErrorCode::kInvalidRequest, absl::StrCat("more than ", MostEntries(kind), " entries"));
  std::lock_guard lock(mutex_);
  Downloads downloads = downloads_;
  downloads[kind] = records;
  absl::StatusOr<CardRules> rules = Compose(downloads);
  if (!rules.ok()) return MakeError(ErrorCode::kInvalidRequest, rules.status().message());
  if (absl::Status status = DownloadFile(state_directory_, kind).Replace(records); !status.ok())
    return status;
  downloads_ = std::move(downloads);
  current_ = std::make_shared<const CardRules>(*std::move(rules));
  complaints_.erase(kind);
  log::Info("download in force",
            {{"kind", DownloadName(kind)}, {"entries", static_cast<int64_t>(records.size())}});
  return static_cast<int>(records.size());
}

std::vector<std::string> RuleBook::complaints() const {
  std::lock_guard lock(mutex_);
  std::vector<std::string> all;
  for (const auto& [kind, words] : complaints_) all.push_back(words);
  return all;
}

}  // namespace till::card
