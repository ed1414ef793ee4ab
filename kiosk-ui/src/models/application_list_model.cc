// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/application_list_model.h"

namespace till::kiosk {

void ApplicationListModel::Set(const QList<ApplicationChoice>& choices) {
  beginResetModel();
  choices_ = choices;
  endResetModel();
}

int ApplicationListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(choices_.size());
}

QVariant ApplicationListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const ApplicationChoice& choice = choices_.at(index.row());
  if (role == LabelRole) return choice.label;
  if (role == ApplicationIdRole) return choice.id;
  return {};
}

QHash<int, QByteArray> ApplicationListModel::roleNames() const {
  return {{LabelRole, "label"}, {ApplicationIdRole, "applicationId"}};
}

}  // namespace till::kiosk
