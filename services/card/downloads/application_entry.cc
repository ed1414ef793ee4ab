// SPDX-License-Identifier: Apache-2.0
#include "services/card/downloads/application_entry.h"

#include <algorithm>
#include <utility>

#include "services/card/downloads/entry_tags.h"
#include "services/common/tlv/dol.h"

namespace till::card {
namespace {

constexpr uint8_t kOnlinePinSupported = 0x04;  // 9F66, byte 1 (C-3, table 4-2)

// Moves a getter's value to its place; the first complaint stays.
template <class T>
void Take(absl::StatusOr<std::optional<T>> value, std::optional<T>& place, absl::Status& status) {
  status.Update(value.status());
  if (value.ok()) place = *std::move(value);
}

template <size_t kSize>
void Set(const std::optional<Bytes>& value, std::array<uint8_t, kSize>& place) {
  if (value.has_value()) std::copy_n(value->begin(), kSize, place.begin());
}

template <class T, class U>
void Set(const std::optional<T>& value, U& place) {
  if (value.has_value()) place = *value;
}

std::optional<KernelKind> KernelOf(const std::string& scheme) {
  if (scheme == "UNIONPAY") return KernelKind::kUnionPay;
  if (scheme == "VISA") return KernelKind::kVisa;
  if (scheme == "MASTERCARD") return KernelKind::kMastercard;
  return std::nullopt;
}

}  // namespace

absl::StatusOr<ApplicationEntry> ApplicationEntry::Parse(ByteView entry) {
  const absl::StatusOr<EntryTags> tags = EntryTags::Parse(entry);
  if (!tags.ok()) return tags.status();
  ApplicationEntry application;
  const auto aid = Required(0x9F06, tags->Binary(0x9F06, 5, 16));
  if (!aid.ok()) return aid.status();
  application.aid = *aid;
  absl::Status status;
  std::optional<bool> whole;
  std::optional<int64_t> electronic_cash;
  Take(tags->Flag(0xDF01), whole, status);
  if (whole.has_value()) application.partial_match = !*whole;
  Take(tags->Binary(0x9F08, 2, 2), application.version, status);
  Take(tags->Binary(0xDF11, 5, 5), application.tac_default, status);
  Take(tags->Binary(0xDF12, 5, 5), application.tac_online, status);
  Take(tags->Binary(0xDF13, 5, 5), application.tac_denial, status);
  Take(tags->Number(0x9F1B), application.floor_limit_minor, status);
  Take(tags->Number(0xDF15), application.random_threshold_minor, status);
  Take(tags->Percent(0xDF16), application.random_maximum_percent, status);
  Take(tags->Percent(0xDF17), application.random_target_percent, status);
  Take(tags->Binary(0xDF14, 0, tlv::kMaximumDolValue), application.default_ddol, status);
  Take(tags->Flag(0xDF18), application.online_pin, status);
  Take(tags->Amount(0x9F7B), electronic_cash, status);
  Take(tags->Amount(0xDF19), application.contactless_floor_limit_minor, status);
  Take(tags->Amount(0xDF20), application.contactless_limit_minor, status);
  Take(tags->Amount(0xDF21), application.contactless_cvm_limit_minor, status);
  if (!status.ok()) return status;
  if (application.default_ddol.has_value() && !tlv::ParseDol(*application.default_ddol).ok())
    return WrongTag(0xDF14, "is no list (EMV 4.4 Book 3, 5.4)");
  return application;
}

absl::Status ApplicationEntry::ApplyTo(TerminalData& terminal) const {
  auto at = std::find_if(terminal.applications.begin(), terminal.applications.end(),
                         [&](const ApplicationParameters& known) { return known.aid == aid; });
  if (at == terminal.applications.end()) {
    const std::pair<tlv::Tag, bool> needed[] = {{0x9F08, version.has_value()},
                                                {0xDF11, tac_default.has_value()},
                                                {0xDF12, tac_online.has_value()},
                                                {0xDF13, tac_denial.has_value()},
                                                {0x9F1B, floor_limit_minor.has_value()}};
    for (const auto& [tag, there] : needed) {
      if (!there) return WrongTag(tag, "is missing, and the application is new");
    }
    ApplicationParameters fresh;
    fresh.aid = aid;
    fresh.scheme = SchemeOf(aid);
    // What a kernel needs beside the host's limits is taken from the configuration, not invented.
    const std::optional<KernelKind> kernel = KernelOf(fresh.scheme);
    const auto like = std::find_if(
        terminal.applications.begin(), terminal.applications.end(),
        [&](const ApplicationParameters& known) { return known.contactless && known.kernel == kernel; });
    if (like != terminal.applications.end() && contactless_limit_minor.has_value()) {
      fresh.contactless = true;
      fresh.kernel = *kernel;
      fresh.ttq = like->ttq;
    }
    terminal.applications.push_back(std::move(fresh));
    at = terminal.applications.end() - 1;
  }
  ApplicationParameters& to = *at;
  Set(partial_match, to.partial_match);
  Set(version, to.version);
  Set(tac_default, to.tac_default);
  Set(tac_online, to.tac_online);
  Set(tac_denial, to.tac_denial);
  Set(floor_limit_minor, to.floor_limit_minor);
  Set(random_threshold_minor, to.random_threshold_minor);
  Set(random_maximum_percent, to.random_maximum_percent);
  Set(random_target_percent, to.random_target_percent);
  Set(default_ddol, to.default_ddol);
  if (online_pin.has_value() && !*online_pin) to.ttq[0] &= static_cast<uint8_t>(~kOnlinePinSupported);
  Set(contactless_floor_limit_minor, to.contactless_floor_limit_minor);
  Set(contactless_limit_minor, to.contactless_limit_minor);
  Set(contactless_cvm_limit_minor, to.contactless_cvm_limit_minor);
  // Book A, 5.2.2: at or above the limit the application is not for the field; a limit of nothing leaves
  // none.
  if (contactless_limit_minor == 0) to.contactless = false;
  return absl::OkStatus();
}

}  // namespace till::card
