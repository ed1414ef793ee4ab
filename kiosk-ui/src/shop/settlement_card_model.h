// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_SETTLEMENT_CARD_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_SETTLEMENT_CARD_MODEL_H_

#include <QString>
#include <functional>

#include "kiosk-ui/src/backend/settlement_cards.h"
#include "kiosk-ui/src/models/approval_model.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/models/pages.h"
#include "kiosk-ui/src/models/payment_model.h"
#include "kiosk-ui/src/models/session_model.h"
#include "kiosk-ui/src/shop/choice_model.h"
#include "kiosk-ui/src/shop/digits_model.h"
#include "kiosk-ui/src/shop/password_again_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"
#include "kiosk-ui/src/shop/text_entry_model.h"

namespace till::kiosk {

// SettlementCardModel is the card that the shop is paid to, and the way to another one: the card read and
// known to the bank, whose it is, the operator's password, a second person, a test. Whatever happens on the
// way, it says which card is in force. Its own rows are the card in force, an open proposal, and the earlier
// ones.
class SettlementCardModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)
  // beginText: what the overview's main button does.
  Q_PROPERTY(QString beginText READ beginText NOTIFY stateChanged)
  Q_PROPERTY(bool canBegin READ canBegin NOTIFY stateChanged)
  // form: what a new card is proposed with, row by row.
  Q_PROPERTY(till::kiosk::RowListModel* form READ form CONSTANT)
  Q_PROPERTY(QString formProblemText READ formProblemText NOTIFY stateChanged)
  Q_PROPERTY(bool canPropose READ canPropose NOTIFY stateChanged)
  // The page of the step: what it is about, which card is in force, what can be done.
  Q_PROPERTY(till::kiosk::SettlementCardModel::Stage stage READ stage NOTIFY stateChanged)
  Q_PROPERTY(bool busy READ busy NOTIFY stateChanged)
  Q_PROPERTY(QString headline READ headline NOTIFY stateChanged)
  Q_PROPERTY(QString guidance READ guidance NOTIFY stateChanged)
  Q_PROPERTY(QString inForceText READ inForceText NOTIFY stateChanged)
  Q_PROPERTY(QString mainText READ mainText NOTIFY stateChanged)
  Q_PROPERTY(QString quietText READ quietText NOTIFY stateChanged)

 public:
  enum class Stage {
    None,     // nothing is being changed
    Second,   // a second person has to agree
    Test,     // the card has to be presented once more
    Restore,  // an earlier one: is it wanted again?
    Done,     // a card came into force
    Failed,   // nothing changed
  };
  Q_ENUM(Stage)

  // Asks are the questions that the pages of others put.
  struct Asks {
    ChoiceModel& choice;
    DigitsModel& digits;
    TextEntryModel& text;
    PasswordAgainModel& password;
    ApprovalModel& approval;
  };
  using NewRequestId = std::function<QString()>;

  SettlementCardModel(SettlementCards& cards, PaymentModel& payment, const Asks& asks,
                      LanguageModel& language, const MerchantModel& merchant, const SessionModel& session,
                      NewRequestId new_request_id, QObject* parent = nullptr);

  bool loading() const { return loading_; }
  QString problemText() const;
  QString beginText() const;
  bool canBegin() const { return known_ && !busy_; }
  RowListModel* form() { return &form_; }
  QString formProblemText() const;
  bool canPropose() const;
  Stage stage() const { return stage_; }
  bool busy() const { return busy_; }
  QString headline() const;
  QString guidance() const;
  QString inForceText() const;
  QString mainText() const;
  QString quietText() const;

  // SetMayType says whether the settings let a card's number be typed for an inquiry.
  void SetMayType(bool may_type) { may_type_ = may_type; }

  // Forget drops what was typed and read: somebody else will stand here.
  void Forget();

  // refresh fetches the cards.
  Q_INVOKABLE void refresh();
  // begin starts a change, or goes on with the one that is open.
  Q_INVOKABLE void begin();
  // open looks at one of the overview's rows: an earlier card may be restored.
  Q_INVOKABLE void open(const QString& id);
  // edit asks for one row of the form: "card", "holder", "bank", "branch".
  Q_INVOKABLE void edit(const QString& row);
  // propose asks for the password and proposes what the form has.
  Q_INVOKABLE void propose();
  // goOn does what the step is about; giveUp takes the other way.
  Q_INVOKABLE void goOn();
  Q_INVOKABLE void giveUp();

 Q_SIGNALS:
  void stateChanged();
  // opens: the page where it goes on, over the overview.
  void opens(till::kiosk::Pages::Page page);
  // closes: what was open over the overview is done with.
  void closes();
  // leavesApproval: the word that typing the number wanted was given.
  void leavesApproval();

 private:
  // Wording words what went wrong, in the language of the moment; none: nothing did.
  using Wording = std::function<QString()>;

  // What the card is being read for.
  enum class Reading { Nothing, Proposal, Test };

  const SettlementCard* InForce() const;
  const SettlementCard* Find(const QString& id) const;
  const SettlementCard* Open() const;
  void BeginForm();
  void Step(Stage stage);
  void AskSecondPerson();
  // AskHow asks how the card comes to the terminal, where there is a choice, and reads it.
  void AskHow(Reading reading);
  void Read(Reading reading, bool typed);
  void HasRead();
  void Changed(const SettlementCard& card);
  void Refused(const Problem& problem);
  void AskName(Said title, Said prompt, QString CardProposal::*field);
  void AskBank();
  void AskBranch();
  static Wording WordingOf(const Problem& problem, const QString& host_code = {});
  static QString Words(const Wording& wording) { return wording ? wording() : QString(); }
  void Fill();
  void FillForm();
  Row RowOf(const SettlementCard& card) const;
  QString TailOf(const SettlementCard& card) const;

  SettlementCards& cards_backend_;
  PaymentModel& payment_;
  Asks asks_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  const SessionModel& session_;
  NewRequestId new_request_id_;
  RowListModel form_;

  QList<SettlementCard> cards_;
  bool known_ = false;
  bool loading_ = false;
  Problem problem_;

  CardProposal proposal_;
  CardSummary card_;  // the card that was read for the proposal
  Wording form_problem_;

  Stage stage_ = Stage::None;
  bool busy_ = false;
  bool wants_password_ = false;  // the change under way was asked with a password
  bool may_type_ = false;
  Reading reading_ = Reading::Nothing;
  Order order_;             // that reads the card
  SettlementCard subject_;  // of the step
  Wording step_problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_SETTLEMENT_CARD_MODEL_H_
