// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/response_catalogue.h"

#include "absl/strings/str_cat.h"

namespace till::uplink {
namespace {

absl::Status CheckEntry(const profile::ResponseEntry& entry) {
  if (entry.response_class() == profile::RESPONSE_CLASS_UNSPECIFIED) {
    return absl::InvalidArgumentError(absl::StrCat("response code \"", entry.code(), "\" has no class"));
  }
  if (entry.zh().empty() || entry.en().empty()) {
    return absl::InvalidArgumentError(absl::StrCat("response code \"", entry.code(), "\" lacks words"));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ResponseCatalogue> ResponseCatalogue::Create(const profile::ResponseCodes& codes) {
  ResponseCatalogue catalogue;
  for (const profile::ResponseEntry& entry : codes.entry()) {
    if (entry.code().size() != 2) {
      return absl::InvalidArgumentError(
          absl::StrCat("response code \"", entry.code(), "\" is not two characters"));
    }
    if (absl::Status valid = CheckEntry(entry); !valid.ok()) return valid;
    if (!catalogue.entries_.emplace(entry.code(), entry).second) {
      return absl::InvalidArgumentError(absl::StrCat("response code \"", entry.code(), "\" is there twice"));
    }
  }
  if (absl::Status valid = CheckEntry(codes.unknown()); !valid.ok()) return valid;
  if (codes.unknown().response_class() == profile::SUCCESS) {
    return absl::InvalidArgumentError("an unknown response code cannot be a success");
  }
  catalogue.unknown_ = codes.unknown();
  if (!catalogue.IsApproval("00")) return absl::InvalidArgumentError("response code \"00\" is not a success");
  return catalogue;
}

const profile::ResponseEntry& ResponseCatalogue::Find(std::string_view code) const {
  const auto found = entries_.find(std::string(code));
  return found == entries_.end() ? unknown_ : found->second;
}

}  // namespace till::uplink
