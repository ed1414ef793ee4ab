// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_T1_BLOCK_H_
#define TILL_HAL_CARD_READER_CCID_T1_BLOCK_H_

#include <cstdint>
#include <span>

#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"

namespace till::hal {

// T1Block is one block of T=1 (ISO/IEC 7816-3, 11.3) with an LRC and a node address of 0, the only one that
// EMV has (EMV 4.4 Book 1, 9.2.4). `information` lies in the bytes that were read or will be sent.
struct T1Block {
  enum class Kind { kInformation, kReady, kSupervisory };
  enum class Supervisory : uint8_t { kResynch = 0, kIfs = 1, kAbort = 2, kWaitingTime = 3 };
  enum class Trouble : uint8_t { kNone = 0, kCheck = 1, kOther = 2 };  // of an R-block

  Kind kind = Kind::kInformation;
  uint8_t number = 0;                // N(S) of an I-block, N(R) of an R-block
  bool more = false;                 // of an I-block: the chain goes on
  Trouble trouble = Trouble::kNone;  // of an R-block
  Supervisory supervisory = Supervisory::kResynch;
  bool is_response = false;  // of an S-block
  std::span<const uint8_t> information = {};

  static T1Block Ready(uint8_t number, Trouble trouble) {
    return {.kind = Kind::kReady, .number = number, .trouble = trouble};
  }
  static T1Block Request(Supervisory what, std::span<const uint8_t> information) {
    return {.kind = Kind::kSupervisory, .supervisory = what, .information = information};
  }
  static T1Block Response(Supervisory what, std::span<const uint8_t> information) {
    return {.kind = Kind::kSupervisory, .supervisory = what, .is_response = true, .information = information};
  }
};

inline constexpr size_t kMostT1Information = 254;
inline constexpr size_t kT1Overhead = 4;  // NAD, PCB, LEN and LRC

// T1Bytes returns a block as it goes to the card. It has at most 254 bytes of information.
SecretBuffer T1Bytes(const T1Block& block);

// ParseT1Block reads a block. DATA_LOSS: the LRC is wrong. INVALID_ARGUMENT: it is no block, or one that
// there is not.
absl::StatusOr<T1Block> ParseT1Block(std::span<const uint8_t> bytes);

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_T1_BLOCK_H_
