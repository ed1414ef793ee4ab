// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_MENU_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_MENU_MODEL_H_

#include <QAbstractListModel>
#include <QList>
#include <QStringList>

#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/session_model.h"

namespace till::kiosk {

// MenuModel is the list behind a tile of the home page: what may be opened there, by whom.
class MenuModel final : public QAbstractListModel {
  Q_OBJECT
  Q_PROPERTY(QString title READ title NOTIFY changed)

 public:
  enum class Menu {
    Manage,        // the shop, the people, the machine
    Shop,          // the day and how the shop is set up
    People,        // the operators
    Machine,       // this terminal
    Office,        // who is paid, who is told
    Service,       // the line, the clock, support
    CardServices,  // what a card can do beside paying
    Inquiries,     // what a card holds
    TopUps,        // money onto a card
    Telephone,     // orders whose customer is not there
  };
  Q_ENUM(Menu)

  // What a row opens; the page that shows the menu hands it to the model that knows.
  enum class Entry {
    OpenShop,
    OpenPeople,
    OpenMachine,
    Help,
    StartOfDay,
    Totals,
    Settlements,
    Settings,
    Promotions,
    Payee,
    Staff,
    Audit,
    OwnPassword,
    SelfTest,
    About,
    Device,
    Display,
    Training,
    SignOut,
    PreAuthorization,
    Completion,
    OpenTelephone,
    TelephoneSale,
    TelephonePreAuthorization,
    OpenInquiries,
    Balance,
    Points,
    OpenTopUps,
    AccountTopUp,
    CashTopUp,
    Tip,
    OpenOffice,
    SettlementCard,
    Notices,
    OpenService,
    Network,
    Clock,
    SupportFile,
    Update,
    FactoryReset,
    Endpoint,
  };
  Q_ENUM(Entry)

  enum Role { EntryRole = Qt::UserRole + 1, TextRole, NoteRole, IconRole };

  MenuModel(const SessionModel& session, LanguageModel& language, QObject* parent = nullptr);

  // SetTypedKinds says for which kinds of payment the settings let a card's number be typed: "MOTO_SALE".
  void SetTypedKinds(const QStringList& kinds);

  QString title() const;
  void show(Menu menu);
  // showParent goes back to the menu that led here; false when the home page did.
  bool showParent();

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 Q_SIGNALS:
  void changed();

 private:
  // Row is one entry as the screen shows it.
  struct Row {
    Entry entry;
    const char* needs;  // the permission; nobody else sees the row
    const char* icon;
    QString text;
    QString note;
  };

  static QList<Row> AllRowsOf(Menu menu);
  bool IsSwitchedOn(Entry entry) const;
  void Fill();

  const SessionModel& session_;
  Menu menu_ = Menu::Manage;
  QStringList typed_kinds_;
  QList<Row> rows_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_MENU_MODEL_H_
