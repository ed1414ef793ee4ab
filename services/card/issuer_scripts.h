// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_ISSUER_SCRIPTS_H_
#define TILL_SERVICES_CARD_ISSUER_SCRIPTS_H_

#include <array>
#include <vector>

#include "services/card/bytes.h"
#include "services/card/card_channel.h"

namespace till::card {

// IssuerScript is one template 71 or 72 (EMV 4.4 Book 3, annex E).
struct IssuerScript {
  std::array<uint8_t, 4> identifier{};  // 9F18, zeros when absent
  std::vector<Bytes> commands;          // 86
  bool malformed = false;               // counts as failed before its first command
};

// IssuerData is what the host sent for the card.
struct IssuerData {
  Bytes authentication;              // 91, 8 to 16 bytes; empty when absent
  std::vector<IssuerScript> before;  // 71: before the second GENERATE AC
  std::vector<IssuerScript> after;   // 72: after it
};

// ParseIssuerData reads field 55 of the host's answer. What is malformed is left out or marked, never an
// error: the host's approval stands whatever it sent for the card. Scripts of more than 128 bytes in all are
// the host's to answer for (Book 3, 10.10) and are taken as far as kMaximumScripts.
IssuerData ParseIssuerData(ByteView bytes);

inline constexpr size_t kMaximumScripts = 16;
inline constexpr size_t kMaximumCommands = 64;

// ScriptRun is what came of one script: its five bytes of results (Book 4, annex A5, "Issuer Script
// Results").
struct ScriptRun {
  std::optional<End> failure;  // the card is gone
  bool failed = false;
  std::array<uint8_t, 5> results{};
};

// NotPerformed returns the results of a script that was not begun.
std::array<uint8_t, 5> NotPerformed(const IssuerScript& script);

// RunScript sends the commands in order until one fails; a warning (62xx, 63xx) is no failure (Book
// 3, 10.10).
ScriptRun RunScript(CardChannel& channel, const IssuerScript& script);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_ISSUER_SCRIPTS_H_
