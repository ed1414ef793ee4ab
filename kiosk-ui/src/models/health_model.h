// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_HEALTH_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_HEALTH_MODEL_H_

#include <QAbstractListModel>

#include "kiosk-ui/src/backend/backend.h"
#include "kiosk-ui/src/models/language_model.h"

namespace till::kiosk {

// HealthModel is the terminal's parts and how they are, and whether the kiosk reaches the terminal at all.
class HealthModel final : public QAbstractListModel {
  Q_OBJECT
  Q_PROPERTY(bool online READ online NOTIFY stateChanged)
  Q_PROPERTY(bool inService READ inService NOTIFY stateChanged)
  Q_PROPERTY(till::kiosk::Health overall READ overall NOTIFY stateChanged)
  Q_PROPERTY(QString overallText READ overallText NOTIFY stateChanged)

 public:
  enum Role { NameTextRole = Qt::UserRole + 1, HealthRole, HealthTextRole };

  HealthModel(Backend& backend, LanguageModel& language, QObject* parent = nullptr);

  // online is true until the backend says otherwise, so that the first frame is not an alarm.
  bool online() const { return online_; }
  bool inService() const { return health_.can_take_payments; }
  const QList<DevicePart>& parts() const { return health_.parts; }
  Health overall() const;
  QString overallText() const;

  // PartName says in the language of the screen what people call a process: "Card reader".
  static QString PartName(const QString& name);

  Q_INVOKABLE void refresh();

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 Q_SIGNALS:
  void stateChanged();

 private:
  static QString HealthText(Health health);

  Backend& backend_;
  DeviceHealth health_;
  bool online_ = true;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_HEALTH_MODEL_H_
