// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_DOWNLOADS_H_
#define TILL_SERVICES_UPLINK_DOWNLOADS_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/uplink/download_page.h"
#include "services/uplink/iso8583/framing.h"
#include "services/uplink/iso8583/iso_message.h"
#include "services/uplink/transaction_table.h"

namespace till::uplink {

// DownloadKind is what the host can give a terminal (unionpay.md B7).
enum class DownloadKind { kParameters = 1, kAuthorityKeys, kApplications, kBlacklist, kContactless };

// DownloadOfDemand returns what a demand of the host wants to be fetched; nothing for the others.
std::optional<DownloadKind> DownloadOfDemand(HostDemand demand);

// DownloadRow is the name of the profile's row; that of the message which ends it has "_end" after it.
std::string DownloadRow(DownloadKind kind);

// Downloaded is all that the host had.
struct Downloaded {
  std::vector<std::string> entries;
  int messages = 0;
};

// The most of everything that a download may be. The count in a request has two digits.
inline constexpr size_t kMostDownloadEntries = 99;
inline constexpr size_t kMostDownloadBytes = 65'536;

// FetchDownload asks page after page until the host says that there is no more, and then tells it that this
// is the end. `ask` sends one message (its field 62 in `data`) and returns the answer, which is an approval.
// HOST_PROTOCOL_ERROR for a page that is malformed, one that brings nothing and promises more, and more than
// the bounds; the errors of `ask`. Nothing half is ever returned.
absl::StatusOr<Downloaded> FetchDownload(
    const TransactionSpec& row, const TransactionSpec& end,
    const std::function<absl::StatusOr<IsoMessage>(const TransactionSpec& row, const std::string& data)>&
        ask);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_DOWNLOADS_H_
