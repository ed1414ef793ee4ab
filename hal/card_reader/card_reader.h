// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CARD_READER_H_
#define TILL_HAL_CARD_READER_CARD_READER_H_

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/secret/secret_buffer.h"

namespace till::hal {

// CardInterface is one way a card meets a reader; the values are bits of an InterfaceSet and bytes of the
// simulated reader's protocol.
enum class CardInterface : uint8_t { kContact = 1, kContactless = 2, kStripe = 4 };

// InterfaceSet is any number of interfaces.
class InterfaceSet {
 public:
  constexpr InterfaceSet() = default;
  constexpr InterfaceSet(std::initializer_list<CardInterface> interfaces) {
    for (CardInterface each : interfaces) bits_ |= static_cast<uint8_t>(each);
  }
  static constexpr InterfaceSet All() {
    return {CardInterface::kContact, CardInterface::kContactless, CardInterface::kStripe};
  }
  constexpr bool Has(CardInterface interface) const { return (bits_ & static_cast<uint8_t>(interface)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr uint8_t bits() const { return bits_; }
  constexpr void Remove(CardInterface interface) {
    bits_ &= static_cast<uint8_t>(~static_cast<uint8_t>(interface));
  }

 private:
  uint8_t bits_ = 0;
};

// WaitOutcome is how a wait for a card ended.
enum class WaitOutcome { kContactInserted, kContactlessInField, kSwiped, kNoCardInTime, kCancelled };

// ExchangeOutcome is what the card did when it was spoken to.
enum class ExchangeOutcome {
  kAnswered,
  kCardRemoved,  // taken out, out of the field, or mute: the card is to be taken as gone
  kCollision,    // more than one card in the field
  kNotPowered,   // the caller left out PowerOn, or the card lost power since
};

struct PowerOnResult {
  ExchangeOutcome outcome = ExchangeOutcome::kCardRemoved;
  std::vector<uint8_t> answer_to_reset;  // ATR of a contact card, ATS of a contactless one; when kAnswered
};

struct TransceiveResult {
  ExchangeOutcome outcome = ExchangeOutcome::kCardRemoved;
  SecretBuffer response;  // data and SW1 SW2, 2 to 65538 bytes; when kAnswered
};

// Tracks of a swiped card, without sentinels and check character; a track that could not be read is empty.
struct Tracks {
  SecretBuffer track1;
  SecretBuffer track2;
  SecretBuffer track3;
};

enum class RemovalOutcome { kRemoved, kStillThere, kCancelled };

struct ReaderStatus {
  bool ready = false;          // the device answers
  InterfaceSet interfaces;     // what it offers
  std::string model;           // for a person to read
  std::string fault;           // why it is not ready, in English; empty when ready
  bool card_inserted = false;  // in the slot, as far as the last wait knows
};

// CardReader speaks to cards for one terminal.
//
// An implementer's duties:
//  - One thread at a time calls the operations. A stop_token may be stopped from any thread while one waits;
//  the wait then
//    ends within 200 ms with kCancelled. A token that was stopped before the call ends it at once.
//  - A Status says that the device could not do it: Unavailable when it is unplugged or does not answer (the
//  next call tries
//    to reach it again by itself), Internal when it broke its own protocol. What a card did is an outcome.
//  - WaitForCard looks at the interfaces asked for and no others, reports the first card and leaves the rest
//  without power.
//    A card that is already in the slot counts as inserted. It returns within `timeout` + 1 s whatever the
//    device does.
//  - Transceive carries one command APDU as it is (ISO/IEC 7816-4 short or extended) and gives back what the
//  card said: the
//    procedure bytes of T=0 inside the transport are the implementer's, 61xx and 6Cxx may be passed on and
//    are the caller's. Chaining, waiting-time extensions and retransmission are the implementer's. At most 5
//    s pass.
//  - After kCardRemoved the card stays gone until the next WaitForCard: a second card pushed in quickly must
//  never be
//    taken for the first.
//  - No byte of a card is logged or kept once the call has returned.
class CardReader {
 public:
  virtual ~CardReader() = default;

  // WaitForCard returns at the first card on one of `interfaces`, after `timeout` (more than zero), or when
  // `cancel` is stopped.
  virtual absl::StatusOr<WaitOutcome> WaitForCard(InterfaceSet interfaces, absl::Duration timeout,
                                                  std::stop_token cancel) = 0;

  // PowerOn resets the contact card (EMV Contact Interface, 8) or activates the one in the field (EMV
  // Contactless Book D, 9).
  virtual absl::StatusOr<PowerOnResult> PowerOn(CardInterface interface) = 0;

  // Transceive sends one command of 4 to 65544 bytes and returns the answer.
  virtual absl::StatusOr<TransceiveResult> Transceive(std::span<const uint8_t> command) = 0;

  // PowerOff takes power from the contacts and the field. Without power on it does nothing.
  virtual absl::Status PowerOff() = 0;

  // ReadTracks returns the tracks of the last swipe, once. NotFound when there was none since the last call.
  virtual absl::StatusOr<Tracks> ReadTracks() = 0;

  // WaitForRemoval returns when no card is in the slot or field, after `timeout`, or when `cancel` is
  // stopped.
  virtual absl::StatusOr<RemovalOutcome> WaitForRemoval(absl::Duration timeout, std::stop_token cancel) = 0;

  // Status tells how the device is, without disturbing a card. Any thread may call it at any time.
  virtual ReaderStatus Status() = 0;
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CARD_READER_H_
