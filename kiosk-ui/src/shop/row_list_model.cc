// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

void RowListModel::SetRows(const QList<Row>& rows) {
  const qsizetype common = std::min(rows_.size(), rows.size());
  if (rows_.size() > rows.size()) {
    beginRemoveRows({}, static_cast<int>(rows.size()), static_cast<int>(rows_.size()) - 1);
    rows_.resize(rows.size());
    endRemoveRows();
  }
  for (qsizetype at = 0; at < common; ++at) rows_[at] = rows[at];
  if (common > 0) Q_EMIT dataChanged(index(0), index(static_cast<int>(common) - 1));
  if (rows.size() > common) {
    beginInsertRows({}, static_cast<int>(common), static_cast<int>(rows.size()) - 1);
    rows_.append(rows.mid(common));
    endInsertRows();
  }
  Q_EMIT rowsChanged();
}

RowListModel::Mark RowListModel::MarkOf(Health health) {
  switch (health) {
    case Health::Good:
      return Mark::Good;
    case Health::Limited:
      return Mark::Attention;
    case Health::Broken:
      return Mark::Bad;
    case Health::Unknown:
      return Mark::None;
  }
  return Mark::None;
}

int RowListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant RowListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& row = rows_.at(index.row());
  switch (role) {
    case IdRole:
      return row.id;
    case TextRole:
      return row.text;
    case NoteRole:
      return row.note;
    case ValueRole:
      return row.value;
    case IconRole:
      return row.icon;
    case MarkRole:
      return static_cast<int>(row.mark);
    case ShapeRole:
      return static_cast<int>(row.shape);
    case OnRole:
      return row.on;
    default:
      return {};
  }
}

QHash<int, QByteArray> RowListModel::roleNames() const {
  return {{IdRole, "rowId"},      {TextRole, "text"}, {NoteRole, "note"},   {ValueRole, "value"},
          {IconRole, "iconName"}, {MarkRole, "mark"}, {ShapeRole, "shape"}, {OnRole, "on"}};
}

}  // namespace till::kiosk
