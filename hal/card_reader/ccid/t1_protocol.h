// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_T1_PROTOCOL_H_
#define TILL_HAL_CARD_READER_CCID_T1_PROTOCOL_H_

#include <cstdint>
#include <optional>
#include <span>

#include "absl/status/statusor.h"
#include "hal/card_reader/card_reader.h"
#include "hal/card_reader/ccid/t1_block.h"
#include "hal/card_reader/ccid/t1_line.h"

namespace till::hal {

// T1Protocol is the terminal's side of T=1 (ISO/IEC 7816-3, 11; EMV 4.4 Book 1, 9.2.4 and 9.2.5): chaining in
// both directions, sizes, waiting time extensions, and what is done about blocks that arrive wrong or not at
// all: three attempts, then the card is given up. The one exception is a command of which the card has not
// seen the end: it cannot have been executed, so that RESYNCH and one more start are safe.
class T1Protocol {
 public:
  // `ifsc` is the most that the card takes in a block, `ifsd` the most that the terminal takes. `line` must
  // outlive the protocol.
  T1Protocol(T1Line& line, uint8_t ifsc, uint8_t ifsd) : line_(line), first_ifsc_(ifsc), ifsd_(ifsd) {}

  // AnnounceIfsd tells the card `ifsd`, before the first command (EMV 4.4 Book 1, 9.2.4.3). False: the card
  // does not agree.
  absl::StatusOr<bool> AnnounceIfsd();

  // Exchange sends a command and gathers its answer.
  absl::StatusOr<TransceiveResult> Exchange(std::span<const uint8_t> command);

 private:
  // Attempt is what became of one way through a command.
  enum class Attempt { kAnswered, kGone, kUnfinished };  // kUnfinished: the card has not seen its end

  struct Course;  // of one command

  absl::StatusOr<Attempt> Run(std::span<const uint8_t> command, SecretBuffer& response);
  // Take applies one block to the course, and says whether it was one that fits.
  bool Take(const T1Block& block, Course& course);
  bool TakeInformation(const T1Block& block, Course& course);
  bool TakeReady(const T1Block& block, Course& course);
  bool TakeRequest(const T1Block& block, Course& course);
  // NextPiece is the I-block at the course's place.
  T1Block NextPiece(const Course& course) const;
  // Agree sends an S-block until the card answers it: false when it does not.
  absl::StatusOr<bool> Agree(const T1Block& request);
  absl::StatusOr<bool> Resynchronise();

  T1Line& line_;
  const uint8_t first_ifsc_;
  const uint8_t ifsd_;
  uint8_t ifsc_ = first_ifsc_;
  uint8_t send_number_ = 0;      // N(S) of our next I-block
  uint8_t expected_number_ = 0;  // N(S) of the card's next one
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_T1_PROTOCOL_H_
