// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_PAGES_H_
#define TILL_KIOSK_UI_SRC_MODELS_PAGES_H_

#include <QObject>
#include <QString>

namespace till::kiosk {

// Pages names the pages of the kiosk and what is fixed about each.
class Pages {
  Q_GADGET

 public:
  enum class Page {
    SignIn,
    Home,
    Menu,
    Originals,
    FindNumber,
    Original,
    Amount,
    QrWay,
    ScanCode,
    Confirm,
    Approval,
    PresentCard,
    ChooseApplication,
    Pin,
    Processing,
    TakeCard,
    ShowCode,
    Wallet,
    Approved,
    Answer,
    Signature,
    Declined,
    Undoing,
    NotTaken,
    Receipt,
    Payments,
    Device,
    Display,
    Reconnecting,
    OutOfService,
    Refused,
    Lock,
    // The shop's own pages.
    Settle,
    Settling,
    Settlements,
    StartOfDay,
    Filters,
    PaymentDetails,
    Totals,
    Staff,
    StaffMember,
    Audit,
    NewPassword,
    Settings,
    Choice,
    Digits,
    TextEntry,
    Payee,
    PayeePhoto,
    Promotions,
    Promotion,
    SelfTest,
    TouchGrid,
    Patterns,
    About,
    Help,
    HelpCode,
    SettlementCard,
    SettlementCardForm,
    SettlementCardStep,
    PasswordAgain,
    Notices,
    NoticeChannels,
    NoticeChannel,
    Network,
    Clock,
    SupportFile,
    Export,
    Limits,
    Training,
    Update,
    FactoryReset,
    Endpoint,
    EndpointProgram,
  };
  Q_ENUM(Page)

  // File is the page's QML file below qml/pages: "HomePage.qml", "batch/SettlePage.qml".
  static QString File(Page page);

  // ShowsAmount says whether the amount stands in its place on the page.
  static bool ShowsAmount(Page page);

  // LeadsToPayment: the page asks for something that a payment needs; the payment closes it.
  static bool LeadsToPayment(Page page);

  // IsStacked says whether a cashier opened the page and may leave it with "back"; the others come and go
  // with what the terminal does.
  static bool IsStacked(Page page);
};

using Page = Pages::Page;

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_PAGES_H_
