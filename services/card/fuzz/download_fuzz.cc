// SPDX-License-Identifier: Apache-2.0
// Any bytes as a downloaded entry or as a stored file; the first byte says which. What is accepted leaves
// rules that a terminal can run with.

#include <cstdlib>

#include "services/card/downloads/card_rules.h"
#include "services/card/downloads/download_image.h"

namespace {

using namespace till::card;  // NOLINT(build/namespaces): a fuzz target is one file

CardRules Rules() {
  CardRules rules;
  rules.terminal.capabilities = {0xE0, 0x68, 0xC8};
  rules.terminal.country_code = rules.terminal.currency_code = 156;
  rules.terminal.currency = "CNY";
  rules.terminal.terminal_id = rules.terminal.serial_number = "00000001";
  ApplicationParameters application;
  application.aid = {0xA0, 0x00, 0x00, 0x03, 0x33, 0x01, 0x01, 0x01};
  application.contactless = true;
  application.ttq = {0x26, 0x00, 0x40, 0x00};
  rules.terminal.applications.push_back(application);
  rules.blacklist = Blacklist(till::SecretBuffer(32));
  return rules;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 1) return 0;
  const DownloadKind kind = kDownloadKinds[data[0] % kDownloadKinds.size()];
  const Bytes bytes(data + 1, data + size);
  static const CardRules* const configured = new CardRules(Rules());
  CardRules rules = *configured;
  if (rules.Overlay(kind, {bytes}, (data[0] & 0x80) != 0).ok()) {
    if (!rules.terminal.Validate().ok()) std::abort();
    if (rules.terminal.applications.size() > 2 || rules.authorities.size() > 1) std::abort();
  }
  if (const auto records = DecodeDownload(kind, bytes); records.ok()) {
    if (EncodeDownload(kind, *records) != bytes) std::abort();
    CardRules stored = *configured;
    if (stored.Overlay(kind, *records, false).ok() && !stored.terminal.Validate().ok()) std::abort();
  }
  if (const auto entry = configured->blacklist.MakeEntry(AsText(bytes)); entry.ok()) {
    Blacklist list = configured->blacklist;
    if (!list.Add(*entry).ok()) std::abort();
  }
  return 0;
}
