// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/key_router.h"

namespace till::kiosk {

KeyRouter::KeyRouter(Navigator& navigator, SignInModel& sign_in, AmountEntryModel& entry,
                     PaymentModel& payment, ApprovalModel& approval, CodeEntryModel& code,
                     OriginalListModel& originals, CheckoutModel& checkout, QObject* parent)
    : QObject(parent),
      navigator_(navigator),
      sign_in_(sign_in),
      entry_(entry),
      payment_(payment),
      approval_(approval),
      code_(code),
      originals_(originals),
      checkout_(checkout) {}

bool KeyRouter::press(int key, const QString& text) {
  if (TypeCode(text) || PressRouted(key, text)) return true;
  if (key >= Qt::Key_0 && key <= Qt::Key_9) return PressDigit(key - Qt::Key_0);
  switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      return PressEnter();
    case Qt::Key_Escape:
      return PressEscape();
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
      return PressBackspace();
    default:
      return false;
  }
}

bool KeyRouter::PressRouted(int key, const QString& text) {
  const auto route = routes_.constFind(navigator_.page());
  if (route == routes_.cend()) return false;
  if (route->text && !text.isEmpty() && text.front().category() != QChar::Other_Control) {
    route->text(text);
    return true;
  }
  if (key >= Qt::Key_0 && key <= Qt::Key_9) {
    route->digit(key - Qt::Key_0);
  } else if (key == Qt::Key_Return || key == Qt::Key_Enter) {
    route->enter();
  } else if (key == Qt::Key_Backspace || key == Qt::Key_Delete) {
    route->backspace();
  } else {
    return false;
  }
  return true;
}

// Codes have letters too.
bool KeyRouter::TypeCode(const QString& text) {
  if (text.size() != 1 || !text.front().isPrint()) return false;
  switch (navigator_.page()) {
    case Page::ScanCode:
      code_.press(text);
      return true;
    case Page::Originals:
      originals_.Scan(text.front());
      return true;
    default:
      return false;
  }
}

bool KeyRouter::Scan(const QString& code) {
  const Page page = navigator_.page();
  if (page != Page::ScanCode && page != Page::Originals) return false;
  if (page == Page::ScanCode) code_.clear();  // what was half typed is not part of it
  for (const QChar& character : code) TypeCode(QString(character));
  return PressEnter();
}

bool KeyRouter::PressBackspace() {
  switch (navigator_.page()) {
    case Page::Amount:
      entry_.pressBackspace();
      return true;
    case Page::SignIn:
    case Page::Lock:
      sign_in_.pressBackspace();
      return true;
    case Page::Approval:
      approval_.pressBackspace();
      return true;
    case Page::ScanCode:
      code_.pressBackspace();
      return true;
    case Page::FindNumber:
      originals_.pressBackspace();
      return true;
    default:
      return false;
  }
}

bool KeyRouter::PressDigit(int digit) {
  switch (navigator_.page()) {
    case Page::Approval:
      approval_.pressDigit(digit);
      return true;
    case Page::FindNumber:
      originals_.pressDigit(digit);
      return true;
    case Page::Amount:
      entry_.pressDigit(digit);
      return true;
    case Page::SignIn:
    case Page::Lock:
      sign_in_.pressDigit(digit);
      return true;
    case Page::Home:
      // Typing an amount at the start is asking for a payment.
      checkout_.start(Transaction::Sale);
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
      checkout_.start(Transaction::Sale);
      return true;
    case Page::Amount:
      checkout_.next();
      return true;
    case Page::ScanCode:
      checkout_.useCode();
      return true;
    case Page::Confirm:
      checkout_.confirm();
      return true;
    case Page::Approval:
      approval_.submit();
      return true;
    case Page::Originals:
      originals_.UseScan();
      return true;
    case Page::FindNumber:
      originals_.search();
      return true;
    case Page::StartOfDay:
    case Page::Answer:
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
