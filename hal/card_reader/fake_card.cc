// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/fake_card.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace till::hal {
namespace {

constexpr int kAnyByte = -1;

absl::Status WrongLine(int line, absl::string_view why) {
  return absl::InvalidArgumentError(absl::StrCat("line ", line, ": ", why));
}

absl::StatusOr<std::vector<int>> ParsePattern(int line, absl::string_view hex) {
  const std::string packed = absl::StrReplaceAll(hex, {{" ", ""}});
  if (packed.size() % 2 != 0) return WrongLine(line, "an odd number of hexadecimal digits");
  std::vector<int> pattern;
  for (size_t i = 0; i < packed.size(); i += 2) {
    if (packed.compare(i, 2, "..") == 0) {
      pattern.push_back(kAnyByte);
      continue;
    }
    if (!absl::ascii_isxdigit(packed[i]) || !absl::ascii_isxdigit(packed[i + 1])) {
      return WrongLine(line, "not hexadecimal");
    }
    pattern.push_back(static_cast<uint8_t>(absl::HexStringToBytes(packed.substr(i, 2))[0]));
  }
  return pattern;
}

absl::StatusOr<std::vector<uint8_t>> ParseBytes(int line, absl::string_view hex) {
  absl::StatusOr<std::vector<int>> pattern = ParsePattern(line, hex);
  if (!pattern.ok()) return pattern.status();
  std::vector<uint8_t> bytes;
  for (int each : *pattern) {
    if (each == kAnyByte) return WrongLine(line, "a response has no wildcards");
    bytes.push_back(static_cast<uint8_t>(each));
  }
  return bytes;
}

std::string Show(std::span<const uint8_t> bytes) {
  return absl::BytesToHexString({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::string ShowPattern(const std::vector<int>& pattern) {
  std::string text;
  for (int each : pattern)
    absl::StrAppend(&text, each == kAnyByte ? ".." : absl::StrCat(absl::Hex(each, absl::kZeroPad2)));
  return text;
}

}  // namespace

absl::StatusOr<ScriptedCard> ScriptedCard::Parse(std::string_view text) {
  ScriptedCard card;
  int line = 0;
  for (absl::string_view raw : absl::StrSplit(absl::string_view(text.data(), text.size()), '\n')) {
    ++line;
    absl::string_view item = absl::StripAsciiWhitespace(raw);
    if (item.empty() || item[0] == '#') continue;
    const bool waiting = !card.exchanges_.empty() && !card.exchanges_.back().response.has_value();
    if (absl::ConsumePrefix(&item, "atr:")) {
      absl::StatusOr<std::vector<uint8_t>> bytes = ParseBytes(line, item);
      if (!bytes.ok()) return bytes.status();
      card.answer_to_reset_ = *std::move(bytes);
    } else if (absl::ConsumePrefix(&item, "C:")) {
      Exchange exchange;
      exchange.line = line;
      exchange.open_ended = absl::ConsumeSuffix(&item, "*");
      absl::StatusOr<std::vector<int>> pattern = ParsePattern(line, item);
      if (!pattern.ok()) return pattern.status();
      exchange.command = *std::move(pattern);
      card.exchanges_.push_back(std::move(exchange));
    } else if (absl::ConsumePrefix(&item, "R:")) {
      if (!waiting) return WrongLine(line, "a response without a command");
      absl::StatusOr<std::vector<uint8_t>> bytes = ParseBytes(line, item);
      if (!bytes.ok()) return bytes.status();
      if (bytes->size() < 2) return WrongLine(line, "a response has two status bytes at least");
      card.exchanges_.back().response = *std::move(bytes);
    } else if (item != "removed") {
      return WrongLine(line, "unknown item");
    } else if (!waiting) {
      return WrongLine(line, "a removal without a command");
    }
  }
  return card;
}

std::optional<std::vector<uint8_t>> ScriptedCard::Answer(std::span<const uint8_t> command) {
  const auto complain = [&](absl::string_view expected) {
    if (complaint_.empty()) complaint_ = absl::StrCat("expected ", expected, " and got ", Show(command));
    return std::vector<uint8_t>{0x6F, 0x00};
  };
  if (next_ == exchanges_.size()) return complain("no more commands");
  const Exchange& exchange = exchanges_[next_];
  const bool long_enough = exchange.open_ended ? command.size() >= exchange.command.size()
                                               : command.size() == exchange.command.size();
  const bool same =
      long_enough && std::equal(exchange.command.begin(), exchange.command.end(), command.begin(),
                                [](int want, uint8_t got) { return want == kAnyByte || want == got; });
  if (!same) return complain(absl::StrCat("line ", exchange.line, " ", ShowPattern(exchange.command)));
  ++next_;
  return exchange.response;
}

absl::StatusOr<RecordedCard> RecordedCard::Parse(std::string_view text) {
  RecordedCard card;
  int line = 0;
  std::optional<std::pair<std::vector<uint8_t>, bool>> command;
  for (absl::string_view raw : absl::StrSplit(absl::string_view(text.data(), text.size()), '\n')) {
    ++line;
    absl::string_view item = absl::StripAsciiWhitespace(raw);
    if (absl::ConsumePrefix(&item, "atr:")) {
      absl::StatusOr<std::vector<uint8_t>> bytes = ParseBytes(line, item);
      if (!bytes.ok()) return bytes.status();
      card.answer_to_reset_ = *std::move(bytes);
    } else if (absl::ConsumePrefix(&item, "C:")) {
      bool prefix = absl::ConsumeSuffix(&item, "*");
      absl::StatusOr<std::vector<int>> pattern = ParsePattern(line, item);
      if (!pattern.ok()) return pattern.status();
      const auto wildcard = std::find(pattern->begin(), pattern->end(), kAnyByte);
      prefix = prefix || wildcard != pattern->end();
      command.emplace(std::vector<uint8_t>(pattern->begin(), wildcard), prefix);
    } else if (absl::ConsumePrefix(&item, "R:") && command.has_value()) {
      absl::StatusOr<std::vector<uint8_t>> bytes = ParseBytes(line, item);
      if (!bytes.ok()) return bytes.status();
      (command->second ? card.by_prefix_ : card.exact_)[command->first] = *std::move(bytes);
      command.reset();
    }
  }
  return card;
}

std::optional<std::vector<uint8_t>> RecordedCard::Answer(std::span<const uint8_t> command) {
  const std::vector<uint8_t> key(command.begin(), command.end());
  if (const auto found = exact_.find(key); found != exact_.end()) return found->second;
  for (const auto& [prefix, response] : by_prefix_) {
    if (key.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), key.begin())) return response;
  }
  return std::vector<uint8_t>{0x6A, 0x82};
}

}  // namespace till::hal
