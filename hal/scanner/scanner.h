// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_SCANNER_SCANNER_H_
#define TILL_HAL_SCANNER_SCANNER_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace till::hal {

// Scanner is one reader of bar and QR codes.
//
// The implementer's duties (scanner_conformance.h checks them):
//  * Every call ends within its timeout. A timeout that is not positive is INVALID_ARGUMENT.
//  * A code is given once, whole, in the order in which codes were read; what is half a code after a pause is
//  none.
//  * Nothing but printable ASCII comes out, CodeFormat::most bytes at most.
//  * A lost link is found again by the next call, without a restart.
//  * One thread at a time: the caller serialises.
class Scanner {
 public:
  virtual ~Scanner() = default;

  // Next waits for a code. DEADLINE_EXCEEDED when none is read within `timeout`; DATA_LOSS when something was
  // read that is no code (too long, with bytes that no code has, without the prefix): it is gone, and the
  // next may be good; UNAVAILABLE when the link is down, at once, so that the caller must pause before it
  // asks again; INVALID_ARGUMENT as above.
  virtual absl::StatusOr<std::string> Next(absl::Duration timeout) = 0;

 protected:
  Scanner() = default;
  Scanner(const Scanner&) = default;
  Scanner& operator=(const Scanner&) = default;
};

}  // namespace till::hal

#endif  // TILL_HAL_SCANNER_SCANNER_H_
