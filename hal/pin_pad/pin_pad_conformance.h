// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PIN_PAD_PIN_PAD_CONFORMANCE_H_
#define TILL_HAL_PIN_PAD_PIN_PAD_CONFORMANCE_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "hal/pin_pad/pin_pad.h"

namespace till::hal {

// PinPadRig is one implementation with a finger to press its keys, and its device to pull out.
class PinPadRig {
 public:
  virtual ~PinPadRig() = default;
  virtual PinPad& pad() = 0;
  // Press presses keys ('0'–'9', 'E', 'C', 'D') now and returns when the device has taken them.
  virtual void Press(std::string_view keys) = 0;
  // Unplug takes the device away, PlugIn brings it back.
  virtual void Unplug() = 0;
  virtual void PlugIn() = 0;
  // dots is how many digits the pad shows now.
  virtual int dots() = 0;
};

struct PinPadImplementation {
  std::string name;
  std::function<std::unique_ptr<PinPadRig>()> make;
};

// PinPadConformance is the suite that every implementation instantiates: it proves the duties that pin_pad.h
// lists.
class PinPadConformance : public testing::TestWithParam<PinPadImplementation> {
 protected:
  void SetUp() override { rig_ = GetParam().make(); }
  PinPad& pad() { return rig_->pad(); }
  PinPadRig& rig() { return *rig_; }

  // Take is the next key as one character: '0'–'9', 'E', 'C', 'D', '-' none in time, 'I' interrupted, '!' an
  // error.
  char Take(absl::Duration timeout);

 private:
  std::unique_ptr<PinPadRig> rig_;
};

}  // namespace till::hal

#endif  // TILL_HAL_PIN_PAD_PIN_PAD_CONFORMANCE_H_
