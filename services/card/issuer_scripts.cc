// SPDX-License-Identifier: Apache-2.0
#include "services/card/issuer_scripts.h"

#include <algorithm>

#include "services/common/tlv/tlv.h"

namespace till::card {
namespace {

IssuerScript ParseScript(ByteView bytes) {
  IssuerScript script;
  tlv::Reader reader(bytes);
  while (true) {
    const auto object = reader.Next();
    if (!object.ok()) {
      script.malformed = true;
      return script;
    }
    if (!object->has_value()) return script;
    const ByteView value = (*object)->value;
    if ((*object)->tag == 0x9F18 && value.size() == 4)
      std::copy(value.begin(), value.end(), script.identifier.begin());
    if ((*object)->tag != 0x86) continue;
    if (value.size() < 4 || value.size() > 261 || script.commands.size() >= kMaximumCommands) {
      script.malformed = true;
      return script;
    }
    script.commands.emplace_back(value.begin(), value.end());
  }
}

// The issuer wrote the command whole; take it apart so that 61xx and 6Cxx are followed as for our own.
std::optional<CommandApdu> Decode(const Bytes& bytes) {
  CommandApdu command{.cla = bytes[0], .ins = bytes[1], .p1 = bytes[2], .p2 = bytes[3]};
  if (bytes.size() == 4) return command;
  const size_t length = bytes[4];
  if (bytes.size() == 5) {
    command.le = bytes[4];
    return command;
  }
  if (length == 0 || bytes.size() < 5 + length || bytes.size() > 6 + length) return std::nullopt;
  command.data = ByteView(bytes).subspan(5, length);
  if (bytes.size() == 6 + length) command.le = bytes.back();
  return command;
}

}  // namespace

IssuerData ParseIssuerData(ByteView bytes) {
  IssuerData data;
  if (bytes.size() > tlv::kMaximumBytes) return data;
  tlv::Reader reader(bytes);
  while (true) {
    const auto object = reader.Next();
    if (!object.ok() || !object->has_value()) return data;
    const ByteView value = (*object)->value;
    switch ((*object)->tag) {
      case 0x91:
        if (value.size() >= 8 && value.size() <= 16) data.authentication.assign(value.begin(), value.end());
        break;
      case 0x71:
        if (data.before.size() < kMaximumScripts) data.before.push_back(ParseScript(value));
        break;
      case 0x72:
        if (data.after.size() < kMaximumScripts) data.after.push_back(ParseScript(value));
        break;
      default:
        break;
    }
  }
}

std::array<uint8_t, 5> NotPerformed(const IssuerScript& script) {
  std::array<uint8_t, 5> results{};
  std::copy(script.identifier.begin(), script.identifier.end(), results.begin() + 1);
  return results;
}

ScriptRun RunScript(CardChannel& channel, const IssuerScript& script) {
  constexpr uint8_t kFailed = 0x10;
  constexpr uint8_t kSuccessful = 0x20;
  ScriptRun run;
  run.results = NotPerformed(script);
  if (script.malformed) {
    run.failed = true;
    return run;
  }
  run.results[0] = kSuccessful;
  for (size_t i = 0; i < script.commands.size(); ++i) {
    // The low nibble names the command that failed, F for the fifteenth and later.
    const auto failed_at = static_cast<uint8_t>(kFailed | std::min<size_t>(i + 1, 15));
    const std::optional<CommandApdu> command = Decode(script.commands[i]);
    if (!command.has_value()) {
      run.failed = true;
      run.results[0] = failed_at;
      return run;
    }
    Exchanged answer = channel.Exchange(*command);
    const auto sw1 = static_cast<uint8_t>(answer.response.status >> 8);
    if (!answer.answered() || (sw1 != 0x90 && sw1 != 0x62 && sw1 != 0x63)) {
      run.failure = answer.failure;
      run.failed = true;
      run.results[0] = failed_at;
      return run;
    }
  }
  return run;
}

}  // namespace till::card
