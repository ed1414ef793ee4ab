// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PRINTER_FAKE_PRINTER_H_
#define TILL_HAL_PRINTER_FAKE_PRINTER_H_

#include <optional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "hal/printer/printer.h"
#include "services/common/clock/clock.h"

namespace till::hal {

// FakePrinter is a printer in memory whose troubles a test commands. Unlike a device it may be commanded and
// read from another thread than the one that prints. What it waits, it waits on the clock it is given.
class FakePrinter final : public Printer {
 public:
  explicit FakePrinter(Clock& clock) : clock_(clock) {}

  absl::StatusOr<size_t> Write(std::span<const uint8_t> bytes, absl::Duration timeout) override;
  absl::StatusOr<PrinterStatus> QueryStatus(absl::Duration timeout) override;

  // SetStatus is what QueryStatus answers from now on; bytes written while it cannot print are not accepted.
  void SetStatus(PrinterStatus status);
  // RunOutOfPaperAfter lets `bytes` more bytes through, then the paper is out.
  void RunOutOfPaperAfter(size_t bytes);
  // LoseLinkAfter lets `bytes` more bytes through, then the cable is pulled until Reconnect.
  void LoseLinkAfter(size_t bytes);
  // Reconnect puts the cable back.
  void Reconnect();
  // SetSilent makes QueryStatus time out.
  void SetSilent(bool silent);

  // Printed returns every byte accepted so far.
  std::string Printed() const;

 private:
  // SayLoss is whether the call must say that the link is, or was, lost.
  bool SayLoss() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  Clock& clock_;
  mutable absl::Mutex mutex_;
  PrinterStatus status_ ABSL_GUARDED_BY(mutex_);
  std::string printed_ ABSL_GUARDED_BY(mutex_);
  std::optional<size_t> paper_left_ ABSL_GUARDED_BY(mutex_);
  std::optional<size_t> link_left_ ABSL_GUARDED_BY(mutex_);
  bool silent_ ABSL_GUARDED_BY(mutex_) = false;
  bool data_out_ ABSL_GUARDED_BY(mutex_) = false;     // since the last answer
  bool loss_unsaid_ ABSL_GUARDED_BY(mutex_) = false;  // the link is back, but was lost with data out
};

}  // namespace till::hal

#endif  // TILL_HAL_PRINTER_FAKE_PRINTER_H_
