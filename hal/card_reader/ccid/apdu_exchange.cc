// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/apdu_exchange.h"

#include <algorithm>
#include <utility>

#include "hal/card_reader/ccid/secret_append.h"

namespace till::hal {
namespace {

// wLevelParameter: the command begins and ends here, begins, ends, goes on; or an answer that goes on is
// asked for.
constexpr uint16_t kWhole = 0x0000;
constexpr uint16_t kBegins = 0x0001;
constexpr uint16_t kEnds = 0x0002;
constexpr uint16_t kGoesOn = 0x0003;
constexpr uint16_t kNextOfAnswer = 0x0010;
// bChainParameter.
constexpr uint8_t kAnswerBegins = 0x01;
constexpr uint8_t kAnswerGoesOn = 0x03;
constexpr uint8_t kNextOfCommand = 0x10;

constexpr size_t kMostOfShort = 261;  // header, Lc, 255 bytes, Le

TransceiveResult Gone() {
  return {ExchangeOutcome::kCardRemoved, {}};
}

}  // namespace

absl::StatusOr<XfrAnswer> ApduExchange::Send(std::span<const uint8_t> command, CcidTime deadline) {
  const size_t most = pipe_.most();
  if (command.size() <= most) return pipe_.Transfer(command, 0, kWhole, deadline);
  for (size_t sent = 0; sent < command.size(); sent += most) {
    const std::span<const uint8_t> piece = command.subspan(sent, std::min(most, command.size() - sent));
    const bool last = sent + piece.size() == command.size();
    const uint16_t level = sent == 0 ? kBegins : last ? kEnds : kGoesOn;
    absl::StatusOr<XfrAnswer> answer = pipe_.Transfer(piece, 0, level, deadline);
    if (last || !answer.ok() || answer->kind != XfrAnswer::Kind::kData) return answer;
    if (answer->chain != kNextOfCommand) {
      return absl::InternalError("the card reader does not ask for the rest of the command");
    }
  }
  return absl::InternalError("an empty command");
}

absl::StatusOr<TransceiveResult> ApduExchange::Run(std::span<const uint8_t> command, CcidTime deadline) {
  if (!extended_ && (command.size() > kMostOfShort || command.size() > pipe_.most())) {
    return absl::InvalidArgumentError("this card reader carries short commands only");
  }
  absl::StatusOr<XfrAnswer> answer = Send(command, deadline);
  SecretBuffer response;
  while (true) {
    if (!answer.ok()) return answer.status();
    if (answer->kind != XfrAnswer::Kind::kData) return Gone();
    const bool more = extended_ && (answer->chain == kAnswerBegins || answer->chain == kAnswerGoesOn);
    if (response.size() + answer->data.size() > kMostResponseBytes || (more && answer->data.empty())) {
      return absl::InternalError("the card reader's answer does not end");
    }
    AppendSecret(answer->data, response);
    if (!more) break;
    answer = pipe_.Transfer({}, 0, kNextOfAnswer, deadline);
  }
  // A card that says nothing has no status bytes; the reader should have said that it is mute.
  if (response.size() < 2) return Gone();
  return TransceiveResult{ExchangeOutcome::kAnswered, std::move(response)};
}

}  // namespace till::hal
