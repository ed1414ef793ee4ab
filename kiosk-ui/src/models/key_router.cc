// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/key_router.h"

namespace till::kiosk {

KeyRouter::KeyRouter(Navigator& navigator, SignInModel& sign_in, AmountEntryModel& entry,
                     PaymentModel& payment, QObject* parent)
    : QObject(parent), navigator_(navigator), sign_in_(sign_in), entry_(entry), payment_(payment) {}

bool KeyRouter::press(int key) {
  if (key >= Qt::Key_0 && key <= Qt::Key_9) return PressDigit(key - Qt::Key_0);
  switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      return PressEnter();
    case Qt::Key_Escape:
      return PressEscape();
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
      if (navigator_.page() == Page::Amount) {
        entry_.pressBackspace();
        return true;
      }
      if (navigator_.page() == Page::SignIn || navigator_.page() == Page::Lock) {
        sign_in_.pressBackspace();
        return true;
      }
      return false;
    default:
      return false;
  }
}

bool KeyRouter::PressDigit(int digit) {
  switch (navigator_.page()) {
    case Page::Amount:
      entry_.pressDigit(digit);
      return true;
    case Page::SignIn:
    case Page::Lock:
      sign_in_.pressDigit(digit);
      return true;
    case Page::Home:
      // Typing an amount at the start is asking for a payment.
      navigator_.openAmount();
      entry_.pressDigit(digit);
      return true;
    default:
      return false;
  }
}

bool KeyRouter::PressEnter() {
  switch (navigator_.page()) {
    case Page::SignIn:
    case Page::Lock:
      sign_in_.submit();
      return true;
    case Page::Home:
      navigator_.openAmount();
      return true;
    case Page::Amount:
      payment_.start();
      return true;
    case Page::Approved:
    case Page::NotTaken:
    case Page::Declined:
      navigator_.goHome();
      return true;
    case Page::Undoing:
      payment_.query();
      return true;
    default:
      return false;
  }
}

bool KeyRouter::PressEscape() {
  if (navigator_.canGoBack()) {
    navigator_.back();
    return true;
  }
  if (payment_.canCancel()) {
    Q_EMIT cancelAsked();
    return true;
  }
  return false;
}

}  // namespace till::kiosk
