// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_PAYEE_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_PAYEE_MODEL_H_

#include <QString>
#include <functional>
#include <optional>

#include "kiosk-ui/src/backend/payees.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/session_model.h"
#include "kiosk-ui/src/shop/choice_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"
#include "kiosk-ui/src/shop/text_entry_model.h"

namespace till::kiosk {

// PayeeModel is who is paid, row by row: what is known, masked; the photos; where the review is, and what can
// be done about it. What was typed is never shown again.
class PayeeModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(bool saving READ saving NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)

 public:
  PayeeModel(Payees& payees, const SessionModel& session, LanguageModel& language, ChoiceModel& choice,
             TextEntryModel& text, QObject* parent = nullptr);

  bool loading() const { return loading_; }
  bool saving() const { return saving_; }
  QString problemText() const;

  Q_INVOKABLE void refresh();
  // act does what a row stands for: "name", "identity", "phone", "address", "submit", "accept", "refuse",
  // "remove", or a photo as the API names it: "IDENTITY_FRONT".
  Q_INVOKABLE void act(const QString& row);

  // Approved takes another person's word on the spot, for the submission that it is about.
  void Approved(const QString& submission, const QString& token);

 Q_SIGNALS:
  void stateChanged();
  // approvalWanted: another person has to say so here, about this submission.
  void approvalWanted(const QString& permission, const QString& submission);
  // photoWanted: a photo of that kind is to be chosen.
  void photoWanted(const QString& kind);

 private:
  void AskText(Said title, Said prompt, qsizetype most, TextRules::Script script,
               std::function<QString(const QString&)> check, QString PayeeChange::*field);
  void AskField(const QString& row);
  void AskRemoval();
  void Submit();
  void Judge(bool accepted, const QString& note);
  void Sent();
  QStringList Missing() const;
  QString ReviewText() const;
  void Fill();

  Payees& payees_;
  const SessionModel& session_;
  LanguageModel& language_;
  ChoiceModel& choice_;
  TextEntryModel& text_;
  std::optional<Payee> payee_;
  PayeeReview review_;  // what waits for an approval
  QString asked_;       // the field that was sent last
  bool known_ = false;
  bool loading_ = false;
  bool saving_ = false;
  Said problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_PAYEE_MODEL_H_
