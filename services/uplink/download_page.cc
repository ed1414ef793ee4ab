// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/download_page.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/tlv/tlv.h"

namespace till::uplink {
namespace {

constexpr size_t kLengthBytes = 2;
constexpr size_t kMostDigits = 19;

absl::Status CheckObjects(std::string_view entry) {
  // One level: the private tags of contactless parameters (FF805D) look constructed and are not, and because
  // they begin with FF only 00 is filler between objects.
  const auto objects = tlv::ParseObjects(
      std::span(reinterpret_cast<const uint8_t*>(entry.data()), entry.size()), tlv::Padding::kZeroOnly);
  if (objects.ok() && !objects->empty()) return absl::OkStatus();
  return absl::InvalidArgumentError("is not BER-TLV");
}

absl::Status CheckEntry(std::string_view entry, profile::EntryForm form) {
  switch (form) {
    case profile::TLV_OBJECTS:
      return CheckObjects(entry);
    case profile::DIGIT_PREFIX:
      if (entry.size() > kMostDigits || !std::all_of(entry.begin(), entry.end(), absl::ascii_isdigit)) {
        return absl::InvalidArgumentError("is not 1 to 19 digits");
      }
      return absl::OkStatus();
    case profile::NAME_AND_VALUE: {
      const size_t equals = entry.find('=');
      if (equals == std::string_view::npos || equals == 0 ||
          !std::all_of(entry.begin(), entry.end(), absl::ascii_isprint)) {
        return absl::InvalidArgumentError("is not name=value");
      }
      return absl::OkStatus();
    }
    default:
      return absl::InvalidArgumentError("has no form in the profile");
  }
}

}  // namespace

absl::StatusOr<DownloadPage> ParseDownloadPage(std::string_view field62, profile::EntryForm form) {
  const auto refuse = [](const std::string& fault) {
    return absl::InvalidArgumentError(absl::StrCat("field 62: ", fault));
  };
  if (field62.empty()) return refuse("is empty");
  DownloadPage page;
  switch (field62[0]) {
    case '0':
      page.rest = DownloadPage::Rest::kNothing;
      break;
    case '1':
      page.rest = DownloadPage::Rest::kLast;
      break;
    case '2':
      page.rest = DownloadPage::Rest::kMore;
      break;
    default:
      return refuse("does not begin with 0, 1 or 2");
  }
  std::string_view rest = field62.substr(1);
  while (!rest.empty()) {
    const auto entry_fault = [&](const std::string& fault) {
      return refuse(absl::StrCat("entry ", page.entries.size() + 1, " ", fault));
    };
    if (rest.size() < kLengthBytes) return entry_fault("ends in its length");
    const size_t length =
        static_cast<size_t>(static_cast<uint8_t>(rest[0])) << 8 | static_cast<uint8_t>(rest[1]);
    rest.remove_prefix(kLengthBytes);
    if (length == 0) return entry_fault("is empty");
    if (length > rest.size()) return entry_fault("ends too early");
    const std::string_view entry = rest.substr(0, length);
    if (absl::Status valid = CheckEntry(entry, form); !valid.ok()) {
      return entry_fault(std::string(valid.message()));
    }
    page.entries.emplace_back(entry);
    rest.remove_prefix(length);
  }
  if ((page.rest == DownloadPage::Rest::kNothing) != page.entries.empty()) {
    return refuse("its first character and its entries do not agree");
  }
  return page;
}

}  // namespace till::uplink
