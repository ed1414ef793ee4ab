// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/menu_model.h"

namespace till::kiosk {
namespace {

constexpr char kAnyone[] = "SIGNED_IN";
constexpr char kTake[] = "TAKE_PAYMENTS";
constexpr char kConfigure[] = "CONFIGURE";
constexpr char kManage[] = "MANAGE_OPERATORS";

}  // namespace

MenuModel::MenuModel(const SessionModel& session, LanguageModel& language, QObject* parent)
    : QAbstractListModel(parent), session_(session) {
  connect(&session, &SessionModel::changed, this, &MenuModel::Fill);
  connect(&language, &LanguageModel::changed, this, &MenuModel::Fill);
}

QString MenuModel::title() const {
  switch (menu_) {
    case Menu::Manage:
      return tr("Manage");
    case Menu::Shop:
      return tr("Shop");
    case Menu::People:
      return tr("People");
    case Menu::Machine:
      return tr("This terminal");
    case Menu::Office:
      return tr("Account and notices");
    case Menu::Service:
      return tr("Line, clock, support");
    case Menu::CardServices:
      return tr("Card services");
    case Menu::Inquiries:
      return tr("Balance and points");
    case Menu::TopUps:
      return tr("Top up");
    case Menu::Telephone:
      return tr("By telephone");
  }
  return {};
}

void MenuModel::SetTypedKinds(const QStringList& kinds) {
  if (kinds == typed_kinds_) return;
  typed_kinds_ = kinds;
  Fill();
}

// The settings switch some things on; what is off is not offered.
bool MenuModel::IsSwitchedOn(Entry entry) const {
  const bool sale = typed_kinds_.contains(QLatin1String("MOTO_SALE"));
  const bool hold = typed_kinds_.contains(QLatin1String("MOTO_PRE_AUTHORIZATION"));
  switch (entry) {
    case Entry::OpenTelephone:
      return sale || hold;
    case Entry::TelephoneSale:
      return sale;
    case Entry::TelephonePreAuthorization:
      return hold;
    default:
      return true;
  }
}

void MenuModel::show(Menu menu) {
  menu_ = menu;
  Fill();
}

bool MenuModel::showParent() {
  switch (menu_) {
    case Menu::Inquiries:
    case Menu::TopUps:
    case Menu::Telephone:
      show(Menu::CardServices);
      return true;
    case Menu::Office:
      show(Menu::Shop);
      return true;
    case Menu::Service:
      show(Menu::Machine);
      return true;
    case Menu::Shop:
    case Menu::People:
    case Menu::Machine:
      show(Menu::Manage);
      return true;
    case Menu::Manage:
    case Menu::CardServices:
      break;
  }
  return false;
}

void MenuModel::Fill() {
  beginResetModel();
  rows_ = AllRowsOf(menu_);
  rows_.removeIf(
      [this](const Row& row) { return !session_.may(QLatin1String(row.needs)) || !IsSwitchedOn(row.entry); });
  endResetModel();
  Q_EMIT changed();
}

QList<MenuModel::Row> MenuModel::AllRowsOf(Menu menu) {
  switch (menu) {
    case Menu::Manage:
      return {
          {Entry::OpenShop, kAnyone, "receipt", tr("Shop"), tr("The day, totals, settings")},
          {Entry::OpenPeople, kAnyone, "person", tr("People"), tr("Operators and passwords")},
          {Entry::OpenMachine, kAnyone, "pulse", tr("This terminal"), tr("Health, tests, display")},
          {Entry::Help, kAnyone, "question", tr("Help"), tr("What a code means and what to do")},
          {Entry::Training, kAnyone, "shield", tr("Training"), tr("Simulated cards, no money moves")},
          {Entry::SignOut, kAnyone, "leave", tr("Sign out"), tr("For the end of a shift")},
      };
    case Menu::Shop:
      return {
          {Entry::StartOfDay, kAnyone, "sun", tr("Start of day"), tr("What to look at before opening")},
          {Entry::Totals, kAnyone, "list", tr("Totals"), tr("By card scheme, operator or shift")},
          {Entry::Settlements, kAnyone, "tick", tr("Settlements"), tr("Those of the last days")},
          {Entry::Settings, kConfigure, "sliders", tr("Settings"), tr("Ways to pay, limits, slips, times")},
          {Entry::Promotions, kConfigure, "receipt", tr("Promotions"), tr("What is taken off, and when")},
          {Entry::Payee, kAnyone, "person", tr("Payee"), tr("Whom the bank pays, and the review of it")},
          {Entry::OpenOffice, kConfigure, "card", tr("Account and notices"),
           tr("Where the shop is paid, who is told of changes")},
      };
    case Menu::Office:
      return {
          {Entry::SettlementCard, kConfigure, "card", tr("Settlement card"),
           tr("The card that the shop is paid to")},
          {Entry::Notices, kConfigure, "phone", tr("Notices"), tr("Text messages, web addresses")},
      };
    case Menu::People:
      return {
          {Entry::OwnPassword, kAnyone, "lock", tr("Change password"), tr("Your own")},
          {Entry::Staff, kAnyone, "person", tr("Operators"), tr("Roles, forgotten passwords, locks")},
          {Entry::Audit, kManage, "list", tr("Who did what"), tr("The trail of administrative acts")},
      };
    case Menu::Machine:
      return {
          {Entry::Device, kAnyone, "pulse", tr("Device"), tr("Health of each part")},
          {Entry::SelfTest, kAnyone, "tick", tr("Self-test"), tr("Try each part of the terminal")},
          {Entry::Display, kAnyone, "sun", tr("Display"), tr("Light or dark, size of the text")},
          {Entry::About, kAnyone, "question", tr("About"), tr("Version, serial number, storage")},
          {Entry::Update, kAnyone, "download", tr("Updates"),
           tr("This terminal's software, and what is newer")},
          {Entry::OpenService, kAnyone, "link", tr("Line, clock, support"),
           tr("The line to the bank, the time on slips")},
          {Entry::Endpoint, kConfigure, "globe", tr("Other machines"),
           tr("Till programs that may call this terminal")},
      };
    case Menu::Service:
      return {
          {Entry::Network, kAnyone, "link", tr("Network"), tr("The line to the bank")},
          {Entry::Clock, kAnyone, "clock", tr("Clock"), tr("This terminal's, the bank's, the slips'")},
          {Entry::SupportFile, kConfigure, "shield", tr("File for support"), tr("Onto a USB stick")},
          {Entry::FactoryReset, kConfigure, "undo", tr("Factory reset"),
           tr("Everything on this terminal is erased")},
      };
    case Menu::CardServices:
      return {
          {Entry::PreAuthorization, kTake, "lock", tr("Pre-authorise"),
           tr("Hold an amount now, take it later")},
          {Entry::Completion, kTake, "tick", tr("Complete a pre-authorisation"),
           tr("Take the money that is held")},
          {Entry::OpenTelephone, kTake, "phone", tr("By telephone"),
           tr("The card's number is typed at the PIN pad")},
          {Entry::OpenInquiries, kTake, "question", tr("Balance and points"), tr("What the card holds")},
          {Entry::OpenTopUps, kTake, "plus", tr("Top up"), tr("Put money onto a card")},
          {Entry::Tip, kTake, "receipt", tr("Add a tip"), tr("To a sale of this batch")},
      };
    case Menu::Inquiries:
      return {
          {Entry::Balance, kTake, "card", tr("Balance"), tr("The money on the card")},
          {Entry::Points, kTake, "shield", tr("Points"), tr("Of the card's bank")},
      };
    case Menu::Telephone:
      return {
          {Entry::TelephoneSale, kTake, "receipt", tr("Order by telephone"), tr("Take the money now")},
          {Entry::TelephonePreAuthorization, kTake, "lock", tr("Pre-authorise by telephone"),
           tr("Hold an amount now, take it later")},
      };
    case Menu::TopUps:
      return {
          {Entry::AccountTopUp, kTake, "card", tr("From an account"), tr("The customer's bank account pays")},
          {Entry::CashTopUp, kTake, "receipt", tr("With cash"), tr("The customer hands the money over")},
      };
  }
  return {};
}

int MenuModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant MenuModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rows_.size()) return {};
  const Row& row = rows_.at(index.row());
  switch (role) {
    case EntryRole:
      return static_cast<int>(row.entry);
    case TextRole:
      return row.text;
    case NoteRole:
      return row.note;
    case IconRole:
      return QLatin1String(row.icon);
    default:
      return {};
  }
}

QHash<int, QByteArray> MenuModel::roleNames() const {
  return {{EntryRole, "entry"}, {TextRole, "text"}, {NoteRole, "note"}, {IconRole, "iconName"}};
}

}  // namespace till::kiosk
