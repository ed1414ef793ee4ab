// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_APPLICATION_LIST_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_APPLICATION_LIST_MODEL_H_

#include <QAbstractListModel>
#include <QList>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// ApplicationListModel is the list of applications on the card that someone has to choose from.
class ApplicationListModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { LabelRole = Qt::UserRole + 1, ApplicationIdRole };

  using QAbstractListModel::QAbstractListModel;

  void Set(const QList<ApplicationChoice>& choices);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 private:
  QList<ApplicationChoice> choices_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_APPLICATION_LIST_MODEL_H_
