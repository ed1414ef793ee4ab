// SPDX-License-Identifier: Apache-2.0
#include "services/card/settings.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "services/card/oda/test_keys.h"
#include "services/card/risk.h"
#include "services/card/signal_devices.h"
#include "services/common/config/config_checker.h"
#include "services/common/config/world.h"
#include "services/common/money/currency.h"
#include "services/common/status/error.h"

namespace till::card {
namespace {

bool IsHex(const std::string& text, size_t least, size_t most) {
  Bytes bytes;
  return FromHex(text, bytes) && bytes.size() >= least && bytes.size() <= most;
}

// Only for text that CheckSettings has seen.
Bytes Parse(const std::string& text) {
  Bytes bytes;
  (void)FromHex(text, bytes);
  return bytes;
}

template <size_t kSize>
std::array<uint8_t, kSize> ParseArray(const std::string& text) {
  std::array<uint8_t, kSize> out{};
  const Bytes bytes = Parse(text);
  std::copy_n(bytes.begin(), std::min(bytes.size(), kSize), out.begin());
  return out;
}

void CheckTerminal(const config::Terminal& terminal, ConfigChecker& check) {
  check.Expect(IsHex(terminal.capabilities(), 3, 3), "terminal.capabilities",
               "must be 3 bytes in hexadecimal");
  check.Expect(IsHex(terminal.type(), 1, 1), "terminal.type", "must be 1 byte in hexadecimal");
  check.Expect(IsHex(terminal.additional_capabilities(), 5, 5), "terminal.additional_capabilities",
               "must be 5 bytes in hexadecimal");
  check.InRange("terminal.country_code", terminal.country_code(), 1, 999);
  check.Expect(FindCurrency(terminal.currency()).has_value(), "terminal.currency",
               "must be a known ISO 4217 code");
  check.InRange("terminal.merchant_category_code", terminal.merchant_category_code(), 0, 9999);
  check.Expect(terminal.terminal_id().size() == 8, "terminal.terminal_id", "must have 8 characters");
  check.Expect(terminal.serial_number().size() == 8, "terminal.serial_number", "must have 8 characters");
  check.Expect(!terminal.merchant_id().empty() && terminal.merchant_id().size() <= 15, "terminal.merchant_id",
               "must have 1 to 15 characters");
  absl::TimeZone zone;
  check.Expect(!terminal.time_zone().empty() && absl::LoadTimeZone(terminal.time_zone(), &zone),
               "terminal.time_zone", "must be a known time zone");
}

void CheckApplication(const config::Application& application, const std::string& at, ConfigChecker& check) {
  check.Expect(IsHex(application.aid(), 5, 16), at + ".aid", "must be 5 to 16 bytes in hexadecimal");
  check.Expect(IsHex(application.version(), 2, 2), at + ".version", "must be 2 bytes in hexadecimal");
  check.Expect(IsHex(application.tac_default(), 5, 5), at + ".tac_default", "must be 5 bytes in hexadecimal");
  check.Expect(IsHex(application.tac_denial(), 5, 5), at + ".tac_denial", "must be 5 bytes in hexadecimal");
  check.Expect(IsHex(application.tac_online(), 5, 5), at + ".tac_online", "must be 5 bytes in hexadecimal");
  check.Expect(IsHex(application.default_ddol(), 0, 252), at + ".default_ddol", "must be hexadecimal");
  check.Expect(IsHex(application.default_tdol(), 0, 252), at + ".default_tdol", "must be hexadecimal");
  if (!application.has_contactless()) return;
  const config::Contactless& contactless = application.contactless();
  check.Expect(contactless.kernel() == config::Contactless::MASTERCARD ||
                   contactless.kernel() == config::Contactless::VISA ||
                   contactless.kernel() == config::Contactless::UNIONPAY,
               at + ".contactless.kernel", "must be MASTERCARD, VISA or UNIONPAY");
  if (contactless.kernel() != config::Contactless::MASTERCARD) {
    check.Expect(IsHex(contactless.terminal_transaction_qualifiers(), 4, 4),
                 at + ".contactless.terminal_transaction_qualifiers", "must be 4 bytes in hexadecimal");
  }
}

void CheckAuthority(const config::AuthorityKey& key, const std::string& at, ConfigChecker& check) {
  check.Expect(IsHex(key.rid(), 5, 5), at + ".rid", "must be 5 bytes in hexadecimal");
  check.Expect(IsHex(key.index(), 1, 1), at + ".index", "must be 1 byte in hexadecimal");
  check.Expect(IsHex(key.modulus(), 64, 248), at + ".modulus", "must be 64 to 248 bytes in hexadecimal");
  check.Expect(IsHex(key.exponent(), 1, 3), at + ".exponent", "must be 1 to 3 bytes in hexadecimal");
  check.Expect(IsHex(key.checksum(), 20, 20), at + ".checksum", "must be 20 bytes in hexadecimal");
  check.Expect(IsHex(key.expiry(), 3, 3) && ReadDate(Parse(key.expiry())).has_value(), at + ".expiry",
               "must be a date, YYMMDD");
}

void CheckStripeRules(const config::CardConfig& config, ConfigChecker& check) {
  static const std::set<std::string> kSchemes = {"UNIONPAY", "VISA", "MASTERCARD", "JCB", "AMEX", "OTHER"};
  std::set<std::string> seen;
  for (int i = 0; i < config.stripe_rules_size(); ++i) {
    const std::string& scheme = config.stripe_rules(i).scheme();
    check.Expect(kSchemes.contains(scheme) && seen.insert(scheme).second,
                 absl::StrCat("stripe_rules[", i, "].scheme"), "must be a scheme's name, each once");
  }
}

// CheckSimulated is for the readers that are none.
void CheckSimulated(const config::CardConfig& config, const char* field, const std::string& path,
                    ConfigChecker& check) {
  check.AbsolutePath(field, path);
  check.Expect(TakesSimulatedDevices(config.common()), field, "is for development and training only");
}

void CheckCcidReader(const config::CcidReader& reader, ConfigChecker& check) {
  constexpr uint32_t kMostId = 0xFFFF;
  constexpr uint32_t kMostSlot = 0xFF;
  check.Expect(reader.vendor_id() <= kMostId, "ccid_reader.vendor_id", "at most 0xFFFF");
  check.Expect(reader.product_id() <= kMostId, "ccid_reader.product_id", "at most 0xFFFF");
  check.Expect(reader.contact_slot() <= kMostSlot, "ccid_reader.contact_slot", "at most 255");
  check.Expect(reader.contactless_slot() <= kMostSlot, "ccid_reader.contactless_slot", "at most 255");
  check.Expect(reader.has_contact_slot() || reader.has_contactless_slot(), "ccid_reader.contact_slot",
               "some slot is needed");
  check.Expect(!reader.has_contact_slot() || !reader.has_contactless_slot() ||
                   reader.contact_slot() != reader.contactless_slot(),
               "ccid_reader.contactless_slot", "must be another slot than contact_slot");
}

void CheckReader(const config::CardConfig& config, ConfigChecker& check) {
  switch (config.reader_case()) {
    case config::CardConfig::READER_NOT_SET:
      check.Expect(false, "simulated_reader_socket", "some card reader is needed");
      break;
    case config::CardConfig::kSimulatedReaderSocket:
      CheckSimulated(config, "simulated_reader_socket", config.simulated_reader_socket(), check);
      break;
    case config::CardConfig::kRedirectedCcidReaderSocket:
      CheckSimulated(config, "redirected_ccid_reader_socket", config.redirected_ccid_reader_socket(), check);
      break;
    case config::CardConfig::kCcidReader:
      // The cards of training are the simulated counter's: no customer's card is read there.
      check.Expect(!config.common().training(), "ccid_reader", "training reads simulated cards only");
      CheckCcidReader(config.ccid_reader(), check);
      break;
  }
}

ApplicationParameters FromConfig(const config::Application& application) {
  ApplicationParameters parameters;
  parameters.aid = Parse(application.aid());
  parameters.partial_match = application.partial_match();
  parameters.scheme = application.scheme();
  parameters.version = ParseArray<2>(application.version());
  parameters.tac_default = ParseArray<5>(application.tac_default());
  parameters.tac_denial = ParseArray<5>(application.tac_denial());
  parameters.tac_online = ParseArray<5>(application.tac_online());
  parameters.floor_limit_minor = application.floor_limit_minor();
  parameters.random_threshold_minor = application.random_threshold_minor();
  parameters.random_target_percent = application.random_target_percent();
  parameters.random_maximum_percent = application.random_maximum_percent();
  parameters.default_ddol = Parse(application.default_ddol());
  parameters.default_tdol = Parse(application.default_tdol());
  parameters.contact = !application.contactless_only();
  parameters.contactless = application.has_contactless();
  if (parameters.contactless) {
    const config::Contactless& contactless = application.contactless();
    parameters.kernel = static_cast<KernelKind>(contactless.kernel());
    parameters.ttq = ParseArray<4>(contactless.terminal_transaction_qualifiers());
    parameters.contactless_limit_minor = contactless.transaction_limit_minor();
    parameters.contactless_cvm_limit_minor = contactless.verification_limit_minor();
    parameters.contactless_floor_limit_minor = contactless.floor_limit_minor();
  }
  return parameters;
}

}  // namespace

absl::Status CheckSettings(const config::CardConfig& config, std::string_view file) {
  ConfigChecker check(file);
  check.Common(config.common());
  CheckReader(config, check);
  CheckTerminal(config.terminal(), check);
  check.InRange("applications", config.applications_size(), 1, 64);
  for (int i = 0; i < config.applications_size(); ++i) {
    CheckApplication(config.applications(i), absl::StrCat("applications[", i, "]"), check);
  }
  for (int i = 0; i < config.authority_keys_size(); ++i) {
    CheckAuthority(config.authority_keys(i), absl::StrCat("authority_keys[", i, "]"), check);
  }
  CheckStripeRules(config, check);
  CheckSignals(config, check);
  return check.Result();
}

absl::StatusOr<TerminalData> TerminalFromConfig(const config::CardConfig& config) {
  const config::Terminal& source = config.terminal();
  TerminalData terminal;
  terminal.capabilities = ParseArray<3>(source.capabilities());
  terminal.type = ParseArray<1>(source.type())[0];
  terminal.additional_capabilities = ParseArray<5>(source.additional_capabilities());
  terminal.country_code = source.country_code();
  const std::optional<Currency> currency = FindCurrency(source.currency());
  if (!currency.has_value()) return MakeError(ErrorCode::kConfigInvalid, "terminal.currency is not known");
  terminal.currency = source.currency();
  terminal.currency_code = std::stoi(std::string(currency->numeric));
  terminal.currency_exponent = currency->exponent;
  terminal.merchant_category_code = source.merchant_category_code();
  terminal.merchant_id = source.merchant_id();
  terminal.terminal_id = source.terminal_id();
  terminal.merchant_name = source.merchant_name();
  terminal.serial_number = source.serial_number();
  (void)absl::LoadTimeZone(source.time_zone(), &terminal.time_zone);
  for (const config::Application& application : config.applications()) {
    terminal.applications.push_back(FromConfig(application));
  }
  for (const config::StripeRule& rule : config.stripe_rules()) {
    terminal.stripe_rules.push_back({rule.scheme(), rule.accepted(), rule.fallback(), rule.always_pin()});
  }
  if (absl::Status status = terminal.Validate(); !status.ok()) {
    return MakeError(ErrorCode::kConfigInvalid, status.message());
  }
  return terminal;
}

absl::StatusOr<oda::CapkStore> AuthoritiesFromConfig(const config::CardConfig& config, bool release_build) {
  const bool test_keys = TakesTestKeys(config.common(), release_build);
  oda::CapkStore store;
  for (const config::AuthorityKey& source : config.authority_keys()) {
    const bool is_test_key = source.test_only() || oda::IsPublicTestKey(Parse(source.checksum()));
    if (is_test_key && !test_keys)
      return MakeError(ErrorCode::kTestKeyRefused, "an authority key is a test key");
    // The training set knows the simulators' cards and no card that is one.
    if (!is_test_key && config.common().training())
      return MakeError(ErrorCode::kConfigInvalid, "authority_keys: training takes test keys only");
    oda::CertificationAuthorityKey key;
    key.rid = ParseArray<5>(source.rid());
    key.index = ParseArray<1>(source.index())[0];
    key.key = {Parse(source.modulus()), Parse(source.exponent())};
    const std::optional<absl::CivilDay> expiry = ReadDate(Parse(source.expiry()));
    if (!expiry.has_value()) return MakeError(ErrorCode::kConfigInvalid, "authority key without a date");
    key.expiry = *expiry;
    if (absl::Status status = store.Add(std::move(key), Parse(source.checksum())); !status.ok()) {
      return MakeError(ErrorCode::kConfigInvalid, status.message());
    }
  }
  return store;
}

}  // namespace till::card
