// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_FACTORY_RESET_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_FACTORY_RESET_MODEL_H_

#include <QObject>
#include <QString>
#include <functional>

#include "kiosk-ui/src/backend/device.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/words/erase_words.h"

namespace till::kiosk {

// FactoryResetModel leads an administrator to a terminal as new: two questions, a second person's approval,
// and from then on there is no way back. Without the data of the terminal it is RefusalModel that asks.
class FactoryResetModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString headline READ headline NOTIFY changed)
  Q_PROPERTY(QString guidance READ guidance NOTIFY changed)
  Q_PROPERTY(QString resetText READ resetText NOTIFY changed)
  Q_PROPERTY(bool asking READ asking NOTIFY changed)

 public:
  using NewRequestId = std::function<QString()>;

  FactoryResetModel(Device& device, LanguageModel& language, NewRequestId new_request_id,
                    QObject* parent = nullptr);

  QString headline() const;
  QString guidance() const;
  // resetText is on the button that leads on; empty where nothing does.
  QString resetText() const;
  // asking: one of the two questions is on the screen, and can be left.
  bool asking() const { return IsAsked(step_); }

  // Begin puts the first question, unless a reset is under way.
  void Begin();
  // requestId is what a second person is asked about; empty when nobody is.
  QString requestId() const { return request_id_; }
  void Approved(const QString& token);

  // reset goes on: to the second question, to the second person.
  Q_INVOKABLE void reset();
  // keep leaves the questions.
  Q_INVOKABLE void keep();

 Q_SIGNALS:
  void changed();
  void approvalWanted(const QString& permission, const QString& request_id);
  void kept();

 private:
  void GoTo(EraseStep step);

  Device& device_;
  const NewRequestId new_request_id_;
  EraseStep step_ = EraseStep::First;
  QString request_id_;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_FACTORY_RESET_MODEL_H_
