// SPDX-License-Identifier: Apache-2.0
#include "services/card/card_channel.h"

#include <algorithm>

namespace till::card {
namespace {

constexpr size_t kMaximumResponse = 65536;

Exchanged Failed(Outcome outcome, std::string reason) {
  Exchanged exchanged;
  exchanged.failure = End{outcome, std::move(reason)};
  return exchanged;
}

SecretBuffer Concatenate(ByteView first, ByteView second) {
  SecretBuffer whole(first.size() + second.size());
  std::copy(first.begin(), first.end(), whole.Mutable().begin());
  std::copy(second.begin(), second.end(), whole.Mutable().begin() + static_cast<ptrdiff_t>(first.size()));
  return whole;
}

}  // namespace

Exchanged CardChannel::ExchangeOnce(const CommandApdu& command) {
  absl::StatusOr<SecretBuffer> encoded = command.Encode();
  if (!encoded.ok()) return Failed(Outcome::kUnreadable, "the card asked for a command that does not fit");
  absl::StatusOr<hal::TransceiveResult> result = reader_.Transceive(encoded->Reveal());
  if (!result.ok()) {
    fault_ = result.status();
    return Failed(Outcome::kUnreadable, "the reader failed");
  }
  switch (result->outcome) {
    case hal::ExchangeOutcome::kAnswered:
      break;
    case hal::ExchangeOutcome::kCardRemoved:
      return Failed(Outcome::kCardRemoved, "the card was removed");
    case hal::ExchangeOutcome::kCollision:
      return Failed(Outcome::kUnreadable, "more than one card in the field");
    case hal::ExchangeOutcome::kNotPowered:
      return Failed(Outcome::kCardRemoved, "the card lost power");
  }
  const ByteView bytes = result->response.Reveal();
  if (bytes.size() < 2) return Failed(Outcome::kUnreadable, "an answer without status bytes");
  Exchanged exchanged;
  exchanged.response.status = static_cast<uint16_t>(bytes[bytes.size() - 2] << 8 | bytes[bytes.size() - 1]);
  exchanged.response.data = SecretBuffer::Copy(bytes.first(bytes.size() - 2));
  return exchanged;
}

Exchanged CardChannel::Exchange(const CommandApdu& command) {
  CommandApdu next = command;
  SecretBuffer gathered;
  for (int round = 0; round < kMaximumRounds; ++round) {
    Exchanged exchanged = ExchangeOnce(next);
    if (!exchanged.answered()) return exchanged;
    ResponseApdu& response = exchanged.response;
    const auto sw1 = static_cast<uint8_t>(response.status >> 8);
    const auto sw2 = static_cast<uint8_t>(response.status);
    if (sw1 == 0x6C) {  // wrong Le: the same command again, with the one that the card names
      next.le = sw2;
      continue;
    }
    if (!gathered.empty()) response.data = Concatenate(gathered.Reveal(), response.data.Reveal());
    if (response.data.size() > kMaximumResponse) break;
    if (sw1 != 0x61) return exchanged;
    gathered = std::move(response.data);
    next = CommandApdu{.cla = 0x00, .ins = 0xC0, .le = sw2};  // GET RESPONSE
  }
  return Failed(Outcome::kUnreadable, "the card never came to the end of its answer");
}

}  // namespace till::card
