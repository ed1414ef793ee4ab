// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_TEXT_RULES_H_
#define TILL_KIOSK_UI_SRC_SHOP_TEXT_RULES_H_

#include <QObject>

namespace till::kiosk {

// TextRules says which characters a text of this terminal may have: those that screen and slip can show, in
// one direction. The services have the last word (services/terminal/text_rules.h).
class TextRules {
  Q_GADGET

 public:
  // Script is what a text may be written in.
  enum class Script {
    Any,    // Chinese and Latin
    Plain,  // what a Latin keyboard has: addresses of machines, account numbers
  };

  // Misfit is why a character does not fit.
  enum class Misfit {
    None,
    Sign,         // emoji and other pictures, private characters
    RightToLeft,  // would turn the order of the line
    Unseen,       // controls, and what steers the writing without being seen
    NotPlain,     // not of a Latin keyboard, where only such fit
  };

  // Of judges one character.
  static Misfit Of(char32_t character, Script script);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_TEXT_RULES_H_
