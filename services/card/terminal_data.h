// SPDX-License-Identifier: Apache-2.0
// What the terminal brings to a transaction: its capabilities and, per application, the acquirer's parameters
// (EMV 4.4 Book 4, 10.2; Book A, 5.2; JR/T 0025).

#ifndef TILL_SERVICES_CARD_TERMINAL_DATA_H_
#define TILL_SERVICES_CARD_TERMINAL_DATA_H_

#include <array>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/card/bytes.h"

namespace till::card {

// KernelKind is the contactless kernel of an application; the numbers are EMV's kernel identifiers (Book
// B, 3.3.2.5).
enum class KernelKind { kMastercard = 2, kVisa = 3, kUnionPay = 7 };

using ActionCode = std::array<uint8_t, 5>;

// ApplicationParameters is one supported application.
struct ApplicationParameters {
  Bytes aid;                         // 5 to 16 bytes
  bool partial_match = true;         // "application selection indicator" (Book 1, 12.3.1)
  std::string scheme;                // "UNIONPAY", "VISA", "MASTERCARD", …
  std::array<uint8_t, 2> version{};  // 9F09
  ActionCode tac_default{};
  ActionCode tac_denial{};
  ActionCode tac_online{};
  int64_t floor_limit_minor = 0;
  int64_t random_threshold_minor = 0;  // Book 3, 10.6.2
  int random_target_percent = 0;
  int random_maximum_percent = 0;
  Bytes default_ddol;
  Bytes default_tdol;
  bool contact = true;

  bool contactless = false;
  KernelKind kernel = KernelKind::kUnionPay;
  std::array<uint8_t, 4> ttq{};               // 9F66 before the amount's bits are set (C-3, 4.3; C-7)
  int64_t contactless_limit_minor = 0;        // above: insert the card (Book A, 5.2.2); 0 means none
  int64_t contactless_cvm_limit_minor = 0;    // at or above: the cardholder is verified
  int64_t contactless_floor_limit_minor = 0;  // above: online
  // Up to here a tap is spared the PIN, the signature, whatever the card asks; 0: never.
  int64_t contactless_pin_free_limit_minor = 0;
  int64_t contactless_signature_free_limit_minor = 0;
};

// StripeRule is what a scheme allows of the magnetic stripe.
struct StripeRule {
  std::string scheme;       // "UNIONPAY"
  bool accepted = true;     // the stripe of a card without a chip
  bool fallback = true;     // the stripe of a card whose chip has failed
  bool always_pin = false;  // a PIN is asked whatever the service code says
};

// TerminalData is the terminal. Build it with Validate() checked.
struct TerminalData {
  std::array<uint8_t, 3> capabilities{};  // 9F33
  uint8_t type = 0x22;  // 9F35, as it is coded: 0x22 attended, offline with online capability
  std::array<uint8_t, 5> additional_capabilities{};  // 9F40
  int country_code = 0;                              // 9F1A, numeric
  int currency_code = 0;                             // 5F2A, numeric
  std::string currency;                              // ISO 4217 letters of the same
  int currency_exponent = 2;                         // 5F36
  int merchant_category_code = 0;                    // 9F15
  std::string merchant_id;                           // 9F16, 15 characters
  std::string terminal_id;                           // 9F1C, 8 characters
  std::string merchant_name;                         // 9F4E
  std::string serial_number;                         // 9F1E, 8 characters
  absl::TimeZone time_zone = absl::UTCTimeZone();
  std::vector<ApplicationParameters> applications;
  std::vector<StripeRule> stripe_rules;

  // Validate refuses what no transaction could run with. InvalidArgument names the field.
  absl::Status Validate() const;

  // StripeRuleOf returns the rule of a scheme; a scheme without one accepts the stripe, after a chip too.
  StripeRule StripeRuleOf(const std::string& scheme) const;

  bool SupportsOnlinePin() const { return (capabilities[1] & 0x40) != 0; }
  bool SupportsSignature() const { return (capabilities[1] & 0x20) != 0; }
  bool SupportsNoCvm() const { return (capabilities[1] & 0x08) != 0; }
  // Terminal type's second digit: 1 and 4 online only, 3 and 6 offline only (Book 4, annex A1).
  bool OnlineOnly() const { return (type & 0x0F) == 1 || (type & 0x0F) == 4; }
  bool OfflineOnly() const { return (type & 0x0F) == 3 || (type & 0x0F) == 6; }
};

// SchemeOf returns the scheme by the first five bytes of an AID: "UNIONPAY", "VISA", "MASTERCARD", "JCB",
// "AMEX", "OTHER".
std::string SchemeOf(ByteView aid);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_TERMINAL_DATA_H_
