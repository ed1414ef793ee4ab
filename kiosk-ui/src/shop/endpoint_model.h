// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_ENDPOINT_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_ENDPOINT_MODEL_H_

#include <QString>

#include "kiosk-ui/src/backend/endpoint.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/models/pages.h"
#include "kiosk-ui/src/shop/choice_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"
#include "kiosk-ui/src/shop/said.h"
#include "kiosk-ui/src/shop/text_entry_model.h"

namespace till::kiosk {

// EndpointModel is the programs on other machines: its rows are what this terminal shows them, which wait and
// which are admitted; `details` is one of them. While somebody looks it asks again and again, because a
// program calls while the person beside it stands here.
class EndpointModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  // silent: it is known that this terminal listens to no other machine.
  Q_PROPERTY(bool silent READ silent NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)
  // The program that is shown, and what can be done about it.
  Q_PROPERTY(QString programTitle READ programTitle NOTIFY stateChanged)
  Q_PROPERTY(till::kiosk::RowListModel* details READ details CONSTANT)
  Q_PROPERTY(QString mainText READ mainText NOTIFY stateChanged)
  Q_PROPERTY(QString quietText READ quietText NOTIFY stateChanged)
  Q_PROPERTY(bool busy READ busy NOTIFY stateChanged)

 public:
  EndpointModel(Endpoint& endpoint, Scheduler& scheduler, LanguageModel& language,
                const MerchantModel& merchant, ChoiceModel& choice, TextEntryModel& text,
                QObject* parent = nullptr);

  bool loading() const { return !known_ && lost_.code.isEmpty(); }
  bool silent() const { return known_ && state_.port == 0; }
  QString problemText() const;
  QString programTitle() const;
  RowListModel* details() { return &details_; }
  QString mainText() const;
  QString quietText() const;
  // busy: a change was asked for and not answered yet.
  bool busy() const { return busy_; }

  // SetShown: somebody looks, or nobody does. refresh forgets what was heard before.
  void SetShown(bool shown);
  void refresh();

  // show opens one of the programs.
  Q_INVOKABLE void show(const QString& fingerprint);
  // goMain admits the program that is shown, under a name that is asked for, or removes it after a question.
  Q_INVOKABLE void goMain();
  // goQuiet gives an admitted one another name.
  Q_INVOKABLE void goQuiet();

 Q_SIGNALS:
  void stateChanged();
  void opens(till::kiosk::Pages::Page page);
  // settled: the program that is shown was admitted, or is no longer.
  void settled();

 private:
  const AdmittedProgram* Admitted() const;
  // Waits says whether the program that is shown called and is not admitted. It stays so while somebody
  // compares, though the terminal forgets who called after a while.
  bool Waits() const { return !shown_program_.isEmpty() && waiting_.fingerprint == shown_program_; }
  static QString NameOf(const WaitingProgram& program);
  QString Moment(const QDateTime& time) const;
  void AskName(const QString& proposed);
  void AskToRemove();
  void Begin();
  void Heard(const EndpointState& state);
  void LookAgain();
  void Fill();
  void FillDetails();

  Endpoint& endpoint_;
  Scheduler& scheduler_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  ChoiceModel& choice_;
  TextEntryModel& text_;
  RowListModel details_;
  EndpointState state_;
  QString shown_program_;   // by its fingerprint
  WaitingProgram waiting_;  // the one that is shown, as it was when it called
  bool shown_ = false;
  bool known_ = false;
  bool busy_ = false;
  int look_ = 0;
  Problem lost_;  // why nothing is heard
  Said problem_;  // what came of the last change
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_ENDPOINT_MODEL_H_
