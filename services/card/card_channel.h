// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_CARD_CHANNEL_H_
#define TILL_SERVICES_CARD_CARD_CHANNEL_H_

#include "hal/card_reader/card_reader.h"
#include "services/card/apdu.h"
#include "services/card/outcome.h"

namespace till::card {

// Exchanged is what became of one command: an answer, or the reason why the transaction cannot go on.
struct Exchanged {
  std::optional<End> failure;
  ResponseApdu response;

  bool answered() const { return !failure.has_value(); }
};

// CardChannel sends commands to the powered card and follows the status words that stand for "ask again".
class CardChannel {
 public:
  explicit CardChannel(hal::CardReader& reader) : reader_(reader) {}

  // Exchange sends one command. 61xx is followed by GET RESPONSE until the data is whole, 6Cxx by the same
  // command with the right Le (EMV 4.4 Book 3, 6.3.5 and Contact Interface Specification, 9.3.1.1); a card
  // that asks for more than kMaximumRounds of that, or for more than 64 KiB, has failed.
  Exchanged Exchange(const CommandApdu& command);

  // fault returns why the device itself could not go on; OK when it was the card.
  const absl::Status& fault() const { return fault_; }

  static constexpr int kMaximumRounds = 16;

 private:
  Exchanged ExchangeOnce(const CommandApdu& command);

  hal::CardReader& reader_;
  absl::Status fault_;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_CARD_CHANNEL_H_
