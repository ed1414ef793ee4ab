// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_SCANNER_KEYBOARD_KEYBOARD_SCANNER_H_
#define TILL_HAL_SCANNER_KEYBOARD_KEYBOARD_SCANNER_H_

#include <string>
#include <utility>

#include "hal/scanner/keyboard/key_text.h"
#include "hal/scanner/stream_scanner.h"

namespace till::hal {

// KeyboardScanner is a scanner that is a keyboard to the machine (USB HID, "keyboard wedge" in its manual),
// read from its Linux input device. The device is taken for itself (EVIOCGRAB): what it reads is typed into
// no window, whoever owns the screen. One that was unplugged and is back is found by its name.
class KeyboardScanner final : public StreamScanner {
 public:
  // `device` is a link below /dev/input/by-id, which stays the same; a FIFO of input events may stand for it.
  KeyboardScanner(std::string device, CodeFormat format)
      : StreamScanner(std::move(format)), device_(std::move(device)) {}

 private:
  absl::StatusOr<int> Open() override;
  std::string Decode(std::span<const uint8_t> bytes) override { return text_.Feed(bytes); }

  const std::string device_;
  KeyText text_;
};

}  // namespace till::hal

#endif  // TILL_HAL_SCANNER_KEYBOARD_KEYBOARD_SCANNER_H_
