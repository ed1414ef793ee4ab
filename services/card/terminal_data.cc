// SPDX-License-Identifier: Apache-2.0
#include "services/card/terminal_data.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace till::card {
namespace {

absl::Status Wrong(absl::string_view field) {
  return absl::InvalidArgumentError(absl::StrCat("terminal data: ", field));
}

bool IsBcdCode(int code) {
  return code > 0 && code <= 999;
}

absl::Status ValidateApplication(const ApplicationParameters& application) {
  const std::string name = ToHex(application.aid);
  if (application.aid.size() < 5 || application.aid.size() > 16)
    return Wrong(absl::StrCat("aid ", name, " has not 5 to 16 bytes"));
  if (application.floor_limit_minor < 0 || application.contactless_limit_minor < 0 ||
      application.contactless_cvm_limit_minor < 0 || application.contactless_floor_limit_minor < 0) {
    return Wrong(absl::StrCat("aid ", name, " has a negative limit"));
  }
  if (application.random_target_percent < 0 || application.random_target_percent > 99 ||
      application.random_maximum_percent < application.random_target_percent ||
      application.random_maximum_percent > 99) {
    return Wrong(absl::StrCat("aid ", name, " has percentages out of 0 to 99 or out of order"));
  }
  if (!application.contact && !application.contactless)
    return Wrong(absl::StrCat("aid ", name, " is for no interface"));
  // The reader must offer EMV mode in the field, or no card will answer it (C-3, table 4-2: byte 1 bit 6).
  if (application.contactless && application.kernel != KernelKind::kMastercard &&
      (application.ttq[0] & 0x20) == 0) {
    return Wrong(
        absl::StrCat("aid ", name, " has terminal transaction qualifiers without contactless EMV mode"));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status TerminalData::Validate() const {
  if (!IsBcdCode(country_code)) return Wrong("country code is not 1 to 999");
  if (!IsBcdCode(currency_code)) return Wrong("currency code is not 1 to 999");
  if (currency.size() != 3) return Wrong("currency has not three letters");
  if (currency_exponent < 0 || currency_exponent > 4) return Wrong("currency exponent is not 0 to 4");
  if (merchant_id.size() > 15) return Wrong("merchant id has more than 15 characters");
  if (terminal_id.size() != 8) return Wrong("terminal id has not 8 characters");
  if (serial_number.size() != 8) return Wrong("serial number has not 8 characters");
  // Offline PIN would need the PIN pad's key exchange with the card (Book 2, 7), which `pin` does not offer.
  if ((capabilities[1] & 0x90) != 0) return Wrong("capabilities claim offline PIN");
  if (applications.empty()) return Wrong("no application");
  for (const ApplicationParameters& application : applications) {
    if (absl::Status status = ValidateApplication(application); !status.ok()) return status;
  }
  return absl::OkStatus();
}

StripeRule TerminalData::StripeRuleOf(const std::string& scheme) const {
  const auto found = std::find_if(stripe_rules.begin(), stripe_rules.end(),
                                  [&](const StripeRule& rule) { return rule.scheme == scheme; });
  return found == stripe_rules.end() ? StripeRule{} : *found;
}

std::string SchemeOf(ByteView aid) {
  struct Row {
    std::array<uint8_t, 5> rid;
    const char* scheme;
  };
  static constexpr Row kRows[] = {
      {{0xA0, 0x00, 0x00, 0x03, 0x33}, "UNIONPAY"},   {{0xA0, 0x00, 0x00, 0x00, 0x03}, "VISA"},
      {{0xA0, 0x00, 0x00, 0x00, 0x04}, "MASTERCARD"}, {{0xA0, 0x00, 0x00, 0x00, 0x65}, "JCB"},
      {{0xA0, 0x00, 0x00, 0x00, 0x25}, "AMEX"},
  };
  for (const Row& row : kRows) {
    if (aid.size() >= 5 && std::equal(row.rid.begin(), row.rid.end(), aid.begin())) return row.scheme;
  }
  return "OTHER";
}

}  // namespace till::card
