// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PRINTER_PRINTER_H_
#define TILL_HAL_PRINTER_PRINTER_H_

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <span>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace till::hal {

// PrinterStatus is what the printer said of itself when it was last asked. The default is a printer that can
// print.
struct PrinterStatus {
  bool online = true;       // it takes data
  bool paper_out = false;   // the roll has ended; nothing more reaches paper until one is loaded
  bool paper_low = false;   // the roll is near its end; printing still works
  bool cover_open = false;  // the cover is open; nothing reaches paper until it is shut

  // CanPrint says whether bytes written now would reach paper.
  bool CanPrint() const { return online && !paper_out && !cover_open; }

  friend bool operator==(const PrinterStatus&, const PrinterStatus&) = default;
};

std::ostream& operator<<(std::ostream& out, const PrinterStatus& status);

// Printer is one receipt printer that understands ESC/POS, seen as a stream of bytes with a status channel.
//
// The implementer's duties (printer_conformance.h checks them):
//  * Every call ends within its timeout, whatever the device does: paper out, cable pulled, firmware hung. A
//  timeout that
//    is not positive is INVALID_ARGUMENT: no implementation may hand 0 to a driver that reads it as "for
//    ever".
//  * Write keeps the order of bytes and never drops one silently: what it did not hand over, it does not
//  count.
//  * QueryStatus throws away whatever the device sent unasked before it asks, so that an answer is never the
//  answer to
//    an earlier question.
//  * A lost link is found again by the next call, without a restart: nothing has to be reopened by the
//  caller. But a loss after data had gone is said first, once, as UNAVAILABLE: the answer of a link that was
//    made anew would tell nothing of what went over the old one.
//  * One thread at a time: the caller serialises. No call takes a lock that outlives it.
class Printer {
 public:
  virtual ~Printer() = default;

  // Write hands `bytes` to the printer and returns how many of them it accepted within `timeout`. Fewer than
  // all of them is an outcome, not an error: the device stopped taking data (its paper ended, its buffer is
  // full). Errors: INVALID_ARGUMENT for a timeout that is not positive; UNAVAILABLE when the link was down
  // before the first byte, so that nothing of `bytes` reached the device; ABORTED when the link was lost
  // after some bytes had gone.
  virtual absl::StatusOr<size_t> Write(std::span<const uint8_t> bytes, absl::Duration timeout) = 0;

  // QueryStatus asks the printer how it is.
  // Errors: INVALID_ARGUMENT as above; UNAVAILABLE when the link is down; DEADLINE_EXCEEDED when it does not
  // answer; DATA_LOSS when what it answers is no status byte.
  virtual absl::StatusOr<PrinterStatus> QueryStatus(absl::Duration timeout) = 0;

 protected:
  Printer() = default;
  Printer(const Printer&) = default;
  Printer& operator=(const Printer&) = default;
};

}  // namespace till::hal

#endif  // TILL_HAL_PRINTER_PRINTER_H_
