// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_SCANNER_CODE_ASSEMBLER_H_
#define TILL_HAL_SCANNER_CODE_ASSEMBLER_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace till::hal {

// CodeFormat is what the scanner was set to put around a code.
struct CodeFormat {
  std::string prefix;  // must be there, and is taken off; empty: none
  std::string suffix =
      "\r";           // ends a code, 1 to 4 bytes; a line feed after a carriage return is no code of its own
  size_t most = 512;  // bytes of a code; a wallet's is 18 to 24, a merchant's some 100
  // A scanner sends a code in one go. What stands alone for so long was cut off, and the next code is
  // another.
  absl::Duration gap = absl::Milliseconds(500);
};

// CodeAssembler makes codes of what a scanner sends, however the bytes fall into pieces. It keeps a bounded
// amount, whatever comes.
class CodeAssembler {
 public:
  // The most codes that wait; what comes on top of them is lost: nobody has asked for a minute.
  static constexpr size_t kMostWaiting = 16;

  explicit CodeAssembler(CodeFormat format);

  // Feed takes bytes that arrived `now`, on any clock that does not jump.
  void Feed(std::span<const uint8_t> bytes, absl::Duration now);
  // Take returns the next code, DATA_LOSS for one that is none, nothing when none is complete.
  std::optional<absl::StatusOr<std::string>> Take();
  // Forget drops everything, for a link that is new.
  void Forget();

 private:
  void EndLine();

  const CodeFormat format_;
  std::string line_;
  bool refused_ = false;  // the line is no code any more; it is dropped up to its end
  absl::Duration last_ = -absl::InfiniteDuration();
  std::deque<absl::StatusOr<std::string>> ready_;
};

}  // namespace till::hal

#endif  // TILL_HAL_SCANNER_CODE_ASSEMBLER_H_
