// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_KEY_ROUTER_H_
#define TILL_KIOSK_UI_SRC_MODELS_KEY_ROUTER_H_

#include <QObject>

#include "kiosk-ui/src/models/amount_entry_model.h"
#include "kiosk-ui/src/models/navigator.h"
#include "kiosk-ui/src/models/payment_model.h"
#include "kiosk-ui/src/models/sign_in_model.h"

namespace till::kiosk {

// KeyRouter lets a keyboard do what the touchscreen does: digits type, Enter is the main action, Backspace
// deletes, Escape goes back or cancels.
class KeyRouter final : public QObject {
  Q_OBJECT

 public:
  KeyRouter(Navigator& navigator, SignInModel& sign_in, AmountEntryModel& entry, PaymentModel& payment,
            QObject* parent = nullptr);

  // press takes a Qt::Key; true when it meant something on this page.
  Q_INVOKABLE bool press(int key);

 Q_SIGNALS:
  // cancelAsked: Escape during a payment; the screen asks before it cancels.
  void cancelAsked();

 private:
  bool PressDigit(int digit);
  bool PressEnter();
  bool PressEscape();

  Navigator& navigator_;
  SignInModel& sign_in_;
  AmountEntryModel& entry_;
  PaymentModel& payment_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_KEY_ROUTER_H_
