// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/sign_on_choice.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace till::uplink {
namespace {

constexpr char kSignOn[] = "sign_on";
constexpr size_t kControlDigits = 16;

void Replace(profile::Profile& profile, const profile::Field& field) {
  for (profile::Field& row : *profile.mutable_field()) {
    if (row.number() == field.number()) row = field;
  }
}

}  // namespace

absl::StatusOr<profile::KeyLayout> ChooseSignOn(profile::Profile& profile, const std::string& network_code) {
  profile::Transaction* sign_on = nullptr;
  for (profile::Transaction& row : *profile.mutable_transaction()) {
    if (row.name() == kSignOn) sign_on = &row;
  }
  if (sign_on == nullptr) return absl::InvalidArgumentError("profile: no transaction sign_on");
  if (!network_code.empty()) sign_on->set_network_code(network_code);
  for (const profile::KeyLayout& layout : profile.key_layout()) {
    if (layout.network_code() != sign_on->network_code()) continue;
    const std::string& control = layout.security_control();
    if (control.size() != kControlDigits ||
        !std::all_of(control.begin(), control.end(), absl::ascii_isdigit)) {
      return absl::InvalidArgumentError(
          absl::StrCat("profile: key layout ", layout.network_code(), ": security_control is not 16 digits"));
    }
    const profile::KeyLayout chosen = layout;
    if (chosen.mac_algorithm() != profile::MAC_ALGORITHM_UNSPECIFIED) {
      profile.set_mac_algorithm(chosen.mac_algorithm());
    }
    for (const profile::Field& field : chosen.field()) Replace(profile, field);
    return chosen;
  }
  return absl::InvalidArgumentError(
      absl::StrCat("profile: no key layout for a sign-on with ", sign_on->network_code()));
}

}  // namespace till::uplink
