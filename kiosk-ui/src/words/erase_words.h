// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_WORDS_ERASE_WORDS_H_
#define TILL_KIOSK_UI_SRC_WORDS_ERASE_WORDS_H_

#include <QString>

namespace till::kiosk {

// EraseStep is how far a person is who resets the terminal: two questions, and what came of them. Begun has
// no way back.
enum class EraseStep { First, Second, Begun, NotTaken };

// EraseHeadline is what the page of a reset is headed with.
QString EraseHeadline(EraseStep step);

// EraseGuidance is the sentence below it. Empty for First and NotTaken: what is lost, and what to do now,
// depend on where the reset is asked for.
QString EraseGuidance(EraseStep step);

// EraseButton is on the button that leads on; empty where nothing does.
QString EraseButton(EraseStep step);

// IsAsked: one of the two questions is on the screen, and can be left.
constexpr bool IsAsked(EraseStep step) {
  return step == EraseStep::First || step == EraseStep::Second;
}

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_WORDS_ERASE_WORDS_H_
