// SPDX-License-Identifier: Apache-2.0
#include "services/card/testing/test_terminal.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

namespace till::card {
namespace {

std::string ReadFile(const std::string& path) {
  std::ifstream file(path);
  if (!file) {
    std::cerr << "cannot read " << path << "\n";
    std::abort();
  }
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

constexpr char kFolder[] = "services/card/testdata/";

ApplicationParameters Application(const std::string& aid, const std::string& scheme,
                                  const std::string& version, KernelKind kernel) {
  ApplicationParameters application;
  application.aid = Hex(aid);
  application.scheme = scheme;
  const Bytes bytes = Hex(version);
  std::copy(bytes.begin(), bytes.end(), application.version.begin());
  application.tac_default = {0xD8, 0x40, 0x00, 0xA8, 0x00};
  application.tac_denial = {0x00, 0x10, 0x00, 0x00, 0x00};
  application.tac_online = {0xD8, 0x40, 0x04, 0xF8, 0x00};
  application.default_ddol = Hex("9F3704");
  application.contactless = true;
  application.kernel = kernel;
  application.ttq = {0x26, 0x00, 0x40, 0x00};
  application.contactless_limit_minor = 5'000'000;
  application.contactless_cvm_limit_minor = 100'001;
  return application;
}

}  // namespace

Bytes Hex(const std::string& text) {
  Bytes bytes;
  if (!FromHex(text, bytes)) {
    std::cerr << "not hexadecimal: " << text << "\n";
    std::abort();
  }
  return bytes;
}

TerminalData TestTerminal() {
  TerminalData terminal;
  terminal.capabilities = {0xE0, 0x68, 0xC8};
  terminal.additional_capabilities = {0xF0, 0x00, 0xF0, 0xA0, 0x01};
  terminal.country_code = 156;
  terminal.currency_code = 156;
  terminal.currency = "CNY";
  terminal.merchant_category_code = 541;
  terminal.merchant_id = "898100012345678";
  terminal.terminal_id = "TILL0001";
  terminal.merchant_name = "TILL TEST SHOP";
  terminal.serial_number = "00000001";
  if (!absl::LoadTimeZone("Asia/Shanghai", &terminal.time_zone))
    terminal.time_zone = absl::FixedTimeZone(8 * 3600);
  terminal.applications = {
      Application("A000000333010101", "UNIONPAY", "0030", KernelKind::kUnionPay),
      Application("A000000333010102", "UNIONPAY", "0030", KernelKind::kUnionPay),
      Application("A0000000031010", "VISA", "008C", KernelKind::kVisa),
      Application("A0000000041010", "MASTERCARD", "008C", KernelKind::kMastercard),
  };
  return terminal;
}

std::map<std::string, Bytes> TestVectors() {
  std::map<std::string, Bytes> vectors;
  std::istringstream text(ReadFile(std::string(kFolder) + "oda_vectors.txt"));
  std::string line;
  while (std::getline(text, line)) {
    const size_t blank = line.find(' ');
    if (line.empty() || line[0] == '#' || blank == std::string::npos) continue;
    vectors[line.substr(0, blank)] = Hex(line.substr(blank + 1));
  }
  return vectors;
}

oda::CapkStore TestAuthorities() {
  const std::map<std::string, Bytes> vectors = TestVectors();
  oda::CapkStore store;
  const auto add = [&](const std::string& prefix, std::array<uint8_t, 5> rid, uint8_t index) {
    const absl::Status status =
        store.Add({rid,
                   index,
                   {vectors.at(prefix + "authority_modulus"), vectors.at(prefix + "authority_exponent")},
                   absl::CivilDay(2049, 12, 31)},
                  vectors.at(prefix + "authority_checksum"));
    if (!status.ok()) std::abort();
  };
  add("", {0xA0, 0x00, 0x00, 0x03, 0x33}, 0xF1);
  add("visa_", {0xA0, 0x00, 0x00, 0x00, 0x03}, 0xF2);
  return store;
}

std::string LoadSession(const std::string& name) {
  return ReadFile(kFolder + ("sessions/" + name + ".card"));
}

std::shared_ptr<hal::ScriptedCard> LoadCard(const std::string& name) {
  absl::StatusOr<hal::ScriptedCard> card = hal::ScriptedCard::Parse(LoadSession(name));
  if (!card.ok()) {
    std::cerr << name << ": " << card.status() << "\n";
    std::abort();
  }
  return std::make_shared<hal::ScriptedCard>(*std::move(card));
}

TransactionParameters TestParameters(int64_t amount_minor) {
  TransactionParameters parameters;
  parameters.payment_id = "payments/test-1";
  parameters.amount_minor = amount_minor;
  parameters.trace_number = 42;
  parameters.time =
      absl::FromCivil(absl::CivilSecond(2026, 11, 22, 11, 58, 14), absl::FixedTimeZone(8 * 3600));
  return parameters;
}

absl::StatusOr<SealedBoxes> OpenSealer::Seal(const AccountData& account) {
  absl::StatusOr<std::string> pin = SealAccount(account, pin_.public_key());
  if (!pin.ok()) return pin.status();
  absl::StatusOr<std::string> uplink = SealAccount(account, uplink_.public_key());
  if (!uplink.ok()) return uplink.status();
  return SealedBoxes{*pin, *uplink};
}

}  // namespace till::card
