// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_SCANNER_KEYBOARD_KEY_TEXT_H_
#define TILL_HAL_SCANNER_KEYBOARD_KEY_TEXT_H_

#include <linux/input.h>

#include <cstdint>
#include <span>
#include <string>

namespace till::hal {

// KeyText makes text of the keys that a scanner types: the events of a Linux input device (<linux/input.h>),
// read by the American layout, which scanners type when they leave the factory. Enter becomes a carriage
// return, Tab a tabulator.
class KeyText {
 public:
  // kNoCharacter stands for a key that types none, and for events that were lost: no code has it.
  static constexpr char kNoCharacter = '\x1a';

  // Feed takes bytes as the device gives them, in whatever pieces, and returns what was typed.
  std::string Feed(std::span<const uint8_t> bytes);

  // Forget drops half an event and the keys that were held, for a link that is new.
  void Forget();

 private:
  void Take(const input_event& event, std::string& text);
  void TakeKey(uint16_t key, int32_t value, std::string& text);

  std::string piece_;      // of an event
  unsigned held_ = 0;      // the keys of kModifiers that are down, a bit each
  bool dropping_ = false;  // the kernel's buffer ran over: nothing counts until the next report
};

}  // namespace till::hal

#endif  // TILL_HAL_SCANNER_KEYBOARD_KEY_TEXT_H_
