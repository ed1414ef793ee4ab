// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_KEYPAD_PAD_LINE_H_
#define TILL_SERVICES_PIN_KEYPAD_PAD_LINE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "hal/pin_pad/touch/pad_message.h"
#include "services/common/lifecycle/unique_fd.h"

namespace till::pin {

// PadLine is the keypad's end of its private line to `pin`. It listens by itself: whom `pin` finds at the
// socket must be this program, and not whoever made the socket.
class PadLine {
 public:
  // Listen takes the socket's place; the folder is one that only this user can write.
  static absl::StatusOr<PadLine> Listen(const std::string& path);

  int listener() const { return listener_.get(); }
  // line is -1 while nobody is connected.
  int line() const { return line_.get(); }

  // Accept takes a caller of this user, in the place of the one before; another user's is sent away.
  void Accept();

  // Receive reads one message. UNAVAILABLE: the caller is gone. NOT_FOUND: nothing to read.
  absl::StatusOr<hal::PadMessage> Receive();

  // Send drops the line when the caller does not read.
  void Send(const hal::PadMessage& message);

 private:
  explicit PadLine(UniqueFd listener) : listener_(std::move(listener)) {}

  UniqueFd listener_;
  UniqueFd line_;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_KEYPAD_PAD_LINE_H_
