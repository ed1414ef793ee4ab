// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_STICK_FILE_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_STICK_FILE_MODEL_H_

#include <QByteArray>
#include <QObject>
#include <QString>

#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/sticks.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"

namespace till::kiosk {

// StickFileModel is a file on its way to a USB stick: what it is made of comes first, then it is written. Who
// derives from it knows what the file is.
class StickFileModel : public QObject {
  Q_OBJECT
  Q_PROPERTY(till::kiosk::StickFileModel::State state READ state NOTIFY changed)
  Q_PROPERTY(QString headline READ headline NOTIFY changed)
  Q_PROPERTY(QString guidance READ guidance NOTIFY changed)
  Q_PROPERTY(bool canSave READ canSave NOTIFY changed)

 public:
  enum class State { Ready, Making, Writing, Saved, Failed };
  Q_ENUM(State)

  State state() const { return state_; }
  QString headline() const;
  QString guidance() const;
  bool canSave() const { return state_ != State::Making && state_ != State::Writing; }

  // save makes the file and writes it.
  Q_INVOKABLE void save();
  // forget is ready for another one; a file that is being written goes on.
  void Forget();

 Q_SIGNALS:
  void changed();

 protected:
  StickFileModel(Sticks& sticks, Scheduler& scheduler, LanguageModel& language, const MerchantModel& merchant,
                 QObject* parent);

  // Make begins to make the content; answered by Made or MakingFailed.
  virtual void Make() = 0;
  // The words before anything was done: what the file is.
  virtual QString Title() const = 0;
  virtual QString Explanation() const = 0;

  // Made hands in the content; the file is called by `subject` and the moment.
  void Made(const QString& subject, const QString& ending, const QByteArray& content);
  void MakingFailed(const Problem& problem);
  // Progressed says how far the making is.
  void Progressed(int count);

 private:
  Sticks& sticks_;
  Scheduler& scheduler_;
  const MerchantModel& merchant_;
  State state_ = State::Ready;
  int count_ = 0;
  QString name_;
  QString file_;
  QString stick_;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_STICK_FILE_MODEL_H_
