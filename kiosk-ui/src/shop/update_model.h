// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_UPDATE_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_UPDATE_MODEL_H_

#include <QString>

#include "kiosk-ui/src/backend/updates.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/models/session_model.h"
#include "kiosk-ui/src/shop/choice_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

// UpdateModel is the terminal's software: what runs, what is newer, how far an update is, and the one or two
// steps that can be taken now. Anybody may look; the steps want the permission UPDATE.
class UpdateModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool known READ known NOTIFY stateChanged)
  Q_PROPERTY(QString headline READ headline NOTIFY stateChanged)
  Q_PROPERTY(QString guidance READ guidance NOTIFY stateChanged)
  Q_PROPERTY(till::kiosk::RowListModel::Mark mark READ mark NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)
  // moving: there is progress to show.
  Q_PROPERTY(bool moving READ moving NOTIFY stateChanged)
  Q_PROPERTY(int percent READ percent NOTIFY stateChanged)
  Q_PROPERTY(QString progressText READ progressText NOTIFY stateChanged)
  // What can be done now; no words: nothing.
  Q_PROPERTY(QString mainText READ mainText NOTIFY stateChanged)
  Q_PROPERTY(QString quietText READ quietText NOTIFY stateChanged)
  Q_PROPERTY(bool mainEnabled READ mainEnabled NOTIFY stateChanged)
  Q_PROPERTY(bool busy READ busy NOTIFY stateChanged)

 public:
  UpdateModel(Updates& updates, const SessionModel& session, LanguageModel& language,
              const MerchantModel& merchant, ChoiceModel& choice, QObject* parent = nullptr);

  bool known() const { return known_; }
  QString headline() const;
  QString guidance() const;
  Mark mark() const;
  QString problemText() const;
  bool moving() const;
  int percent() const { return status_.percent; }
  QString progressText() const;
  QString mainText() const { return WordsFor(MainStep()); }
  QString quietText() const { return WordsFor(QuietStep()); }
  bool mainEnabled() const { return !busy() && !(checking_ && MainStep() == Step::Check); }
  // busy: a step was asked for and not answered yet.
  bool busy() const { return asked_ != Step::None || restarting_; }

  // SetShown: an update is followed while somebody looks. refresh forgets what was heard before.
  void SetShown(bool shown);
  void refresh();

  Q_INVOKABLE void goMain() { Take(MainStep()); }
  Q_INVOKABLE void goQuiet() { Take(QuietStep()); }
  // act is a touch of a row.
  Q_INVOKABLE void act(const QString& row);

 Q_SIGNALS:
  void stateChanged();

 private:
  using Phase = UpdateStatus::Phase;
  enum class Step { None, Check, Download, Install, InstallLater, Restart, Drop, GoBack };

  bool MayUpdate() const { return session_.may(QStringLiteral("UPDATE")); }
  bool IsNewer() const { return !offer_.version.isEmpty() && offer_.version != status_.running_version; }
  // CanGoBack: the service goes back from here, if the other slot holds something.
  bool CanGoBack() const;
  Step MainStep() const;
  Step QuietStep() const;
  QString WordsFor(Step step) const;
  void Take(Step step);
  void AskToGoBack();
  void Heard(const UpdateStatus& status);
  void Refused(const Problem& problem);
  void Fill();

  Updates& updates_;
  const SessionModel& session_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  ChoiceModel& choice_;
  bool shown_ = false;
  bool known_ = false;
  bool looked_ = false;  // the channel was asked since the page came into view
  bool checking_ = false;
  bool answered_ = false;  // the channel has answered the last time
  bool restarting_ = false;
  Step asked_ = Step::None;
  UpdateStatus status_;
  UpdateOffer offer_;
  Problem lost_;     // why nothing is heard
  Problem problem_;  // what came of the last step
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_UPDATE_MODEL_H_
