// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_WORDS_KIND_WORDS_H_
#define TILL_KIOSK_UI_SRC_WORDS_KIND_WORDS_H_

#include <QString>

namespace till::kiosk {

// KindWords is the one place that words a kind of payment, in the language of the moment.
struct KindWords {
  QString name;      // what it is: "Refund"
  QString action;    // what the main button does: "Refund"
  QString prompt;    // what the keypad is for: "Type the amount to give back"
  QString approved;  // what happened: "Refunded"
  QString nothing;   // what did not: "No money was given back"

  // For words a kind as the API names it: "REFUND"; an unknown kind in words that fit any.
  static KindWords For(const QString& kind);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_WORDS_KIND_WORDS_H_
