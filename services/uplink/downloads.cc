// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/downloads.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/status/error.h"

namespace till::uplink {
namespace {

absl::Status Refuse(const std::string& fault) {
  return MakeError(ErrorCode::kHostProtocolError, absl::StrCat("download: ", fault));
}

}  // namespace

std::optional<DownloadKind> DownloadOfDemand(HostDemand demand) {
  switch (demand) {
    case HostDemand::kDownloadParameters:
      return DownloadKind::kParameters;
    case HostDemand::kDownloadCaKeys:
      return DownloadKind::kAuthorityKeys;
    case HostDemand::kDownloadChipParameters:
      return DownloadKind::kApplications;
    case HostDemand::kDownloadBlacklist:
      return DownloadKind::kBlacklist;
    case HostDemand::kDownloadContactlessParameters:
      return DownloadKind::kContactless;
    default:
      return std::nullopt;
  }
}

std::string DownloadRow(DownloadKind kind) {
  switch (kind) {
    case DownloadKind::kParameters:
      return "download_parameters";
    case DownloadKind::kAuthorityKeys:
      return "download_authority_keys";
    case DownloadKind::kApplications:
      return "download_applications";
    case DownloadKind::kBlacklist:
      return "download_blacklist";
    case DownloadKind::kContactless:
      return "download_contactless";
  }
  return "";
}

absl::StatusOr<Downloaded> FetchDownload(
    const TransactionSpec& row, const TransactionSpec& end,
    const std::function<absl::StatusOr<IsoMessage>(const TransactionSpec& row, const std::string& data)>&
        ask) {
  Downloaded all;
  size_t bytes = 0;
  for (bool more = true; more;) {
    const absl::StatusOr<IsoMessage> reply = ask(row, absl::StrFormat("1%02d", all.entries.size()));
    if (!reply.ok()) return reply.status();
    ++all.messages;
    absl::StatusOr<DownloadPage> page =
        ParseDownloadPage(reply->Reveal(62).value_or(""), row.row.entry_form());
    if (!page.ok()) return Refuse(std::string(page.status().message()));
    // Nothing at all is an answer to the first question only.
    if (page->rest == DownloadPage::Rest::kNothing && !all.entries.empty()) {
      return Refuse("the host promised more and had nothing");
    }
    for (std::string& entry : page->entries) {
      bytes += entry.size();
      all.entries.push_back(std::move(entry));
    }
    if (all.entries.size() > kMostDownloadEntries || bytes > kMostDownloadBytes) {
      return Refuse("more than a terminal takes");
    }
    more = page->rest == DownloadPage::Rest::kMore;
  }
  const absl::StatusOr<IsoMessage> ended = ask(end, "");
  if (!ended.ok()) return ended.status();
  ++all.messages;
  return all;
}

}  // namespace till::uplink
