// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/menu_model.h"

namespace till::kiosk {
namespace {

constexpr char kAnyone[] = "SIGNED_IN";

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
  }
  return {};
}

void MenuModel::show(Menu menu) {
  menu_ = menu;
  Fill();
}

void MenuModel::Fill() {
  beginResetModel();
  rows_ = AllRowsOf(menu_);
  rows_.removeIf([this](const Row& row) { return !session_.may(QLatin1String(row.needs)); });
  endResetModel();
  Q_EMIT changed();
}

QList<MenuModel::Row> MenuModel::AllRowsOf(Menu menu) {
  switch (menu) {
    case Menu::Manage:
      return {
          {Entry::Device, kAnyone, "pulse", tr("Device"), tr("Health of each part")},
          {Entry::Display, kAnyone, "sun", tr("Display"), tr("Light or dark, size of the text")},
          {Entry::SignOut, kAnyone, "leave", tr("Sign out"), tr("For the end of a shift")},
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
