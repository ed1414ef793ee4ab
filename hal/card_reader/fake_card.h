// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_FAKE_CARD_H_
#define TILL_HAL_CARD_READER_FAKE_CARD_H_

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace till::hal {

// FakeCard answers commands in place of a chip.
class FakeCard {
 public:
  virtual ~FakeCard() = default;

  // AnswerToReset returns the ATR or ATS; empty for a mute card.
  virtual std::vector<uint8_t> AnswerToReset() = 0;

  // Answer returns the response with its status bytes, or nothing when the card is out of the reader by now.
  virtual std::optional<std::vector<uint8_t>> Answer(std::span<const uint8_t> command) = 0;
};

// ScriptedCard plays one session from data: it expects each command in order.
//
// The text has one item per line: `atr: <hex>`, `C: <hex>` a command, `R: <hex>` its response, `removed` in
// place of a response for a card taken out, `#` for words. In a command `..` stands for any one byte, and a
// last `*` for any number of bytes.
class ScriptedCard final : public FakeCard {
 public:
  // Parse reads a script. InvalidArgument names the line that is wrong.
  static absl::StatusOr<ScriptedCard> Parse(std::string_view text);

  std::vector<uint8_t> AnswerToReset() override { return answer_to_reset_; }

  // Answer plays the next exchange. An unexpected command is answered 6F00 and remembered for `complaint`.
  std::optional<std::vector<uint8_t>> Answer(std::span<const uint8_t> command) override;

  // complaint returns what differed from the script first, with the expected and the received command; empty
  // if nothing did.
  const std::string& complaint() const { return complaint_; }

  // finished tells that every exchange was played.
  bool finished() const { return next_ == exchanges_.size(); }

 private:
  struct Exchange {
    int line = 0;
    std::vector<int> command;  // -1 is any byte
    bool open_ended = false;
    std::optional<std::vector<uint8_t>> response;
  };

  std::vector<uint8_t> answer_to_reset_;
  std::vector<Exchange> exchanges_;
  size_t next_ = 0;
  std::string complaint_;
};

// RecordedCard answers each known command with what was recorded, in any order and any number of times: a
// card for benches.
class RecordedCard final : public FakeCard {
 public:
  // Parse reads the text of a ScriptedCard; commands with wildcards match by their fixed beginning.
  static absl::StatusOr<RecordedCard> Parse(std::string_view text);

  std::vector<uint8_t> AnswerToReset() override { return answer_to_reset_; }
  std::optional<std::vector<uint8_t>> Answer(std::span<const uint8_t> command) override;

 private:
  std::vector<uint8_t> answer_to_reset_;
  std::map<std::vector<uint8_t>, std::vector<uint8_t>> exact_;
  std::map<std::vector<uint8_t>, std::vector<uint8_t>> by_prefix_;
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_FAKE_CARD_H_
