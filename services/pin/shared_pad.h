// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_SHARED_PAD_H_
#define TILL_SERVICES_PIN_SHARED_PAD_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "hal/pin_pad/pin_pad.h"

namespace till::pin {

// SharedPad is the one pad, at which one entry is under way at a time, of a PIN or of a card number; and who
// ends it from outside. Thread-safe.
class SharedPad {
 public:
  // Turn is an entry's time at the pad; the pad is free again when it goes.
  class Turn {
   public:
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    hal::PinPad& pad() const { return shared_.pad_; }
    // cancelled tells that Cancel was called for this entry.
    bool cancelled() const;

   private:
    friend class SharedPad;
    explicit Turn(SharedPad& shared) : shared_(shared), at_the_pad_(&shared.pad_mutex_) {}

    SharedPad& shared_;
    absl::MutexLock at_the_pad_;
  };

  // The pad outlives this object.
  explicit SharedPad(hal::PinPad& pad) : pad_(pad) {}

  // Take begins an entry of that payment; null when one is under way.
  std::unique_ptr<Turn> Take(const std::string& payment);

  // Cancel ends the entry of that payment, also one that is yet to begin: a payment that was cancelled stays
  // cancelled.
  void Cancel(std::string_view payment);

  // CancelAny ends whatever entry is under way: for an orderly stop.
  void CancelAny();

  // Ready asks the pad whether it works; one that is in use does.
  bool Ready();

 private:
  hal::PinPad& pad_;
  absl::Mutex pad_mutex_;  // held while the pad is talked to; never taken while mutex_ is held
  absl::Mutex mutex_;
  bool busy_ ABSL_GUARDED_BY(mutex_) = false;
  bool cancelled_ ABSL_GUARDED_BY(mutex_) = false;
  std::string cancelled_ahead_ ABSL_GUARDED_BY(mutex_);  // The last payment whose cancel found no entry.
  std::string payment_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_SHARED_PAD_H_
