// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_KEY_ROUTER_H_
#define TILL_KIOSK_UI_SRC_MODELS_KEY_ROUTER_H_

#include <QMap>
#include <QObject>
#include <functional>

#include "kiosk-ui/src/models/amount_entry_model.h"
#include "kiosk-ui/src/models/approval_model.h"
#include "kiosk-ui/src/models/checkout_model.h"
#include "kiosk-ui/src/models/code_entry_model.h"
#include "kiosk-ui/src/models/navigator.h"
#include "kiosk-ui/src/models/original_list_model.h"
#include "kiosk-ui/src/models/payment_model.h"
#include "kiosk-ui/src/models/sign_in_model.h"

namespace till::kiosk {

// KeyRouter lets a keyboard do what the touchscreen does: digits type, Enter is the main action, Backspace
// deletes, Escape goes back or cancels.
class KeyRouter final : public QObject {
  Q_OBJECT

 public:
  KeyRouter(Navigator& navigator, SignInModel& sign_in, AmountEntryModel& entry, PaymentModel& payment,
            ApprovalModel& approval, CodeEntryModel& code, OriginalListModel& originals,
            CheckoutModel& checkout, QObject* parent = nullptr);

  // press takes a Qt::Key and the text that it types; true when it meant something on this page. A scanner
  // that is a keyboard comes in here too.
  Q_INVOKABLE bool press(int key, const QString& text = {});

  // Scan gives what the terminal's own scanner read to the page that waits for a code, as a scanner that is a
  // keyboard would type it; false where no such page is up: digits of a code are no amount and no password.
  bool Scan(const QString& code);

  // Keys is what a page with a keypad of its own makes of a keyboard.
  struct Keys {
    std::function<void(int)> digit;
    std::function<void()> backspace;
    std::function<void()> enter;
    // text: what a key types, on a page that takes words; it comes before digits.
    std::function<bool(const QString&)> text = {};
  };
  // Route hands a page's keys over.
  void Route(Page page, const Keys& keys) { routes_[page] = keys; }

 Q_SIGNALS:
  // cancelAsked: Escape during a payment; the screen asks before it cancels.
  void cancelAsked();

 private:
  bool PressRouted(int key, const QString& text);
  bool PressDigit(int digit);
  bool PressBackspace();
  bool TypeCode(const QString& text);
  bool PressEnter();
  bool PressEscape();

  Navigator& navigator_;
  SignInModel& sign_in_;
  AmountEntryModel& entry_;
  PaymentModel& payment_;
  ApprovalModel& approval_;
  CodeEntryModel& code_;
  OriginalListModel& originals_;
  CheckoutModel& checkout_;
  QMap<Page, Keys> routes_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_KEY_ROUTER_H_
