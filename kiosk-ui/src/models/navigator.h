// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_NAVIGATOR_H_
#define TILL_KIOSK_UI_SRC_MODELS_NAVIGATOR_H_

#include <QList>
#include <QObject>

#include "kiosk-ui/src/models/amount_entry_model.h"
#include "kiosk-ui/src/models/health_model.h"
#include "kiosk-ui/src/models/history_model.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/payment_model.h"
#include "kiosk-ui/src/models/receipt_model.h"
#include "kiosk-ui/src/models/session_model.h"

namespace till::kiosk {

// Navigator is the one navigation stack. What the terminal is doing comes before what the cashier was looking
// at: no connection, nobody signed in, the lock, a payment, and only then the stack.
class Navigator final : public QObject {
  Q_OBJECT
  Q_PROPERTY(Page page READ page NOTIFY changed)
  // pageFile: the QML file of the page, "HomePage.qml".
  Q_PROPERTY(QString pageFile READ pageFile NOTIFY changed)
  Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY changed)
  Q_PROPERTY(bool showsAmount READ showsAmount NOTIFY changed)
  Q_PROPERTY(QString amountText READ amountText NOTIFY amountChanged)
  // currencyText: the currency's name, beside the amount.
  Q_PROPERTY(QString currencyText READ currencyText NOTIFY amountChanged)

 public:
  enum class Page {
    SignIn,
    Home,
    Amount,
    PresentCard,
    ChooseApplication,
    Pin,
    Processing,
    TakeCard,
    Approved,
    Declined,
    Undoing,
    NotTaken,
    Receipt,
    Payments,
    Device,
    Display,
    Reconnecting,
    OutOfService,
    Lock,
  };
  Q_ENUM(Page)

  Navigator(HealthModel& health, SessionModel& session, PaymentModel& payment, AmountEntryModel& entry,
            ReceiptModel& receipt, HistoryModel& history, LanguageModel& language, QObject* parent = nullptr);

  Page page() const { return page_; }
  QString pageFile() const;
  bool canGoBack() const;
  bool showsAmount() const;
  QString amountText() const;
  QString currencyText() const;

  Q_INVOKABLE void openAmount();
  Q_INVOKABLE void openLastReceipt();
  Q_INVOKABLE void openReceipt(const QString& payment_id);
  Q_INVOKABLE void openPayments();
  Q_INVOKABLE void openDevice();
  Q_INVOKABLE void openDisplay();
  Q_INVOKABLE void back();
  // goHome leaves a finished payment and whatever was open: back to the start.
  Q_INVOKABLE void goHome();

 Q_SIGNALS:
  void changed();
  void amountChanged();

 private:
  void Push(Page page);
  void Update();
  Page Decide() const;
  Page PaymentPage() const;

  HealthModel& health_;
  SessionModel& session_;
  PaymentModel& payment_;
  AmountEntryModel& entry_;
  ReceiptModel& receipt_;
  HistoryModel& history_;
  LanguageModel& language_;
  QList<Page> stack_;
  Page page_ = Page::SignIn;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_NAVIGATOR_H_
