// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_NAVIGATOR_H_
#define TILL_KIOSK_UI_SRC_MODELS_NAVIGATOR_H_

#include <QList>
#include <QObject>

#include "kiosk-ui/src/models/amount_entry_model.h"
#include "kiosk-ui/src/models/health_model.h"
#include "kiosk-ui/src/models/history_model.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/menu_model.h"
#include "kiosk-ui/src/models/order_model.h"
#include "kiosk-ui/src/models/outage_model.h"
#include "kiosk-ui/src/models/pages.h"
#include "kiosk-ui/src/models/payment_model.h"
#include "kiosk-ui/src/models/receipt_model.h"
#include "kiosk-ui/src/models/refusal_model.h"
#include "kiosk-ui/src/models/session_model.h"
#include "kiosk-ui/src/models/signature_model.h"

namespace till::kiosk {

// Navigator is the one navigation stack. What the terminal is doing comes before what the cashier was looking
// at: no connection, nobody signed in, the lock, a payment, and only then the stack.
class Navigator final : public QObject {
  Q_OBJECT
  Q_PROPERTY(till::kiosk::Pages::Page page READ page NOTIFY changed)
  // pageFile: the QML file of the page below qml/pages, "HomePage.qml".
  Q_PROPERTY(QString pageFile READ pageFile NOTIFY changed)
  Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY changed)
  Q_PROPERTY(bool showsAmount READ showsAmount NOTIFY amountChanged)
  Q_PROPERTY(QString amountText READ amountText NOTIFY amountChanged)
  // subjectText: what stands in the amount's place where a payment has none.
  Q_PROPERTY(QString subjectText READ subjectText NOTIFY amountChanged)
  // currencyText: the currency's name, beside the amount.
  Q_PROPERTY(QString currencyText READ currencyText NOTIFY amountChanged)

 public:
  Navigator(HealthModel& health, const OutageModel& outage, const RefusalModel& refusal,
            SessionModel& session, PaymentModel& payment, AmountEntryModel& entry, OrderModel& order,
            SignatureModel& signature, ReceiptModel& receipt, HistoryModel& history, MenuModel& menu,
            LanguageModel& language, QObject* parent = nullptr);

  Page page() const { return page_; }
  QString pageFile() const { return Pages::File(page_); }
  bool canGoBack() const { return Pages::IsStacked(page_) && !stack_.isEmpty(); }
  bool showsAmount() const;
  QString subjectText() const;
  QString amountText() const;
  QString currencyText() const;

  // open puts a page on the stack; pages that want something fetched first have an opener of their own.
  Q_INVOKABLE void open(till::kiosk::Pages::Page page);
  // openMenu shows one of the menus of MenuModel.
  Q_INVOKABLE void openMenu(till::kiosk::MenuModel::Menu menu);
  Q_INVOKABLE void openLastReceipt();
  Q_INVOKABLE void openReceipt(const QString& payment_id);
  Q_INVOKABLE void openPayments();
  Q_INVOKABLE void openDevice();
  Q_INVOKABLE void back();
  // goHome leaves a finished payment and whatever was open: back to the start.
  Q_INVOKABLE void goHome();

 Q_SIGNALS:
  void changed();
  // opened: a page was put on the stack; what it shows is to be fetched. Going back to one does not open it.
  void opened(till::kiosk::Pages::Page page);
  void amountChanged();

 private:
  void Update();
  Page Decide() const;
  Page PaymentPage() const;

  HealthModel& health_;
  const OutageModel& outage_;
  const RefusalModel& refusal_;
  SessionModel& session_;
  PaymentModel& payment_;
  AmountEntryModel& entry_;
  OrderModel& order_;
  SignatureModel& signature_;
  ReceiptModel& receipt_;
  HistoryModel& history_;
  MenuModel& menu_;
  LanguageModel& language_;
  QList<Page> stack_;
  Page page_ = Page::SignIn;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_NAVIGATOR_H_
