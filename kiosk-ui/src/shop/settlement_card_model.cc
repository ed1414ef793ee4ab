// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/settlement_card_model.h"

#include <algorithm>
#include <utility>

#include "kiosk-ui/src/backend/kinds.h"
#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/words/bank_words.h"
#include "kiosk-ui/src/words/card_words.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {
namespace {

using State = SettlementCard::State;

// As services/terminal/bindings.cc wants them.
constexpr qsizetype kBranchDigits = 12;
constexpr qsizetype kMostName = 40;
const QString kSecondPerson = QStringLiteral("APPROVE_CHANGES");
const QString kTypeCards = QStringLiteral("TYPE_CARDS");

QString OtherBank() {
  return QStringLiteral("other");
}

}  // namespace

SettlementCardModel::SettlementCardModel(SettlementCards& cards, PaymentModel& payment, const Asks& asks,
                                         LanguageModel& language, const MerchantModel& merchant,
                                         const SessionModel& session, NewRequestId new_request_id,
                                         QObject* parent)
    : RowListModel(parent),
      cards_backend_(cards),
      payment_(payment),
      asks_(asks),
      language_(language),
      merchant_(merchant),
      session_(session),
      new_request_id_(std::move(new_request_id)) {
  connect(&cards, &SettlementCards::fetched, this, [this](const QList<SettlementCard>& fetched) {
    cards_ = fetched;
    known_ = true;
    loading_ = false;
    problem_ = Problem();
    Fill();
  });
  connect(&cards, &SettlementCards::fetchFailed, this, [this](const Problem& problem) {
    loading_ = false;
    problem_ = problem;
    Fill();
  });
  connect(&cards, &SettlementCards::changed, this, &SettlementCardModel::Changed);
  connect(&cards, &SettlementCards::changeFailed, this, &SettlementCardModel::Refused);
  connect(&payment, &PaymentModel::finished, this, &SettlementCardModel::HasRead);
  connect(&asks_.approval, &ApprovalModel::given, this, [this](const QString& subject, const QString& token) {
    if (subject.isEmpty()) return;
    if (subject == order_.request_id && reading_ != Reading::Nothing) {
      order_.approval = token;
      Q_EMIT leavesApproval();
      payment_.Begin(order_);
      return;
    }
    if (subject != subject_.id || stage_ != Stage::Second) return;
    busy_ = true;
    Step(Stage::Second);
    cards_backend_.Approve(subject, token);
  });
  connect(&language, &LanguageModel::changed, this, &SettlementCardModel::Fill);
}

QString SettlementCardModel::problemText() const {
  return problem_.code.isEmpty() ? QString() : ErrorWords::ForProblem(problem_).Sentence();
}

QString SettlementCardModel::beginText() const {
  if (Open() != nullptr) return tr("Go on with the change");
  return InForce() == nullptr ? tr("Set up a card") : tr("Change the card");
}

QString SettlementCardModel::formProblemText() const {
  return Words(form_problem_);
}

bool SettlementCardModel::canPropose() const {
  return !busy_ && !proposal_.payment.isEmpty() && !proposal_.holder.isEmpty() && !proposal_.bank.isEmpty() &&
         !proposal_.branch_code.isEmpty();
}

QString SettlementCardModel::inForceText() const {
  if (!known_) return {};
  const SettlementCard* now = InForce();
  if (now == nullptr) return tr("No card is in force");
  return tr("In force: %1, %2", "a card and its holder").arg(TailOf(*now), now->holder);
}

QString SettlementCardModel::TailOf(const SettlementCard& card) const {
  return CardWords(card.card);
}

QString SettlementCardModel::headline() const {
  switch (stage_) {
    case Stage::None:
      return {};
    case Stage::Second:
      return tr("A second person has to agree");
    case Stage::Test:
      return tr("Present the new card once more");
    case Stage::Restore:
      return tr("Restore this card?");
    case Stage::Done:
      return tr("The settlement card is changed");
    case Stage::Failed:
      return tr("The settlement card was not changed");
  }
  return {};
}

QString SettlementCardModel::guidance() const {
  if (step_problem_) return step_problem_();
  switch (stage_) {
    case Stage::None:
    case Stage::Failed:
      return {};
    case Stage::Second:
      return tr("For %1, %2: a supervisor or another administrator", "a card and its holder")
          .arg(TailOf(subject_), subject_.holder);
    case Stage::Test:
      return tr("%1: the bank is asked again. No money moves", "a card").arg(TailOf(subject_));
    case Stage::Restore:
      return tr("%1, %2. Your password and a second person are needed", "a card and its holder")
          .arg(TailOf(subject_), subject_.holder);
    case Stage::Done:
      return tr("A slip is printed");
  }
  return {};
}

QString SettlementCardModel::mainText() const {
  switch (stage_) {
    case Stage::None:
      return {};
    case Stage::Second:
      return tr("Approve here");
    case Stage::Test:
      return tr("Test the card");
    case Stage::Restore:
      return tr("Restore");
    case Stage::Done:
    case Stage::Failed:
      return tr("Done");
  }
  return {};
}

QString SettlementCardModel::quietText() const {
  return stage_ == Stage::Second || stage_ == Stage::Test ? tr("Give it up") : QString();
}

const SettlementCard* SettlementCardModel::Find(const QString& id) const {
  const auto found =
      std::find_if(cards_.cbegin(), cards_.cend(), [&](const SettlementCard& card) { return card.id == id; });
  return found == cards_.cend() ? nullptr : &*found;
}

const SettlementCard* SettlementCardModel::InForce() const {
  const auto found = std::find_if(cards_.cbegin(), cards_.cend(),
                                  [](const SettlementCard& card) { return card.state == State::InForce; });
  return found == cards_.cend() ? nullptr : &*found;
}

const SettlementCard* SettlementCardModel::Open() const {
  const auto found = std::find_if(cards_.cbegin(), cards_.cend(), [](const SettlementCard& card) {
    return card.state == State::Proposed || card.state == State::Approved;
  });
  return found == cards_.cend() ? nullptr : &*found;
}

void SettlementCardModel::Forget() {
  proposal_ = CardProposal();
  card_ = CardSummary();
  form_problem_ = {};
  step_problem_ = {};
  subject_ = SettlementCard();
  stage_ = Stage::None;
  busy_ = false;
  wants_password_ = false;
  reading_ = Reading::Nothing;
  order_ = Order();
  cards_.clear();
  known_ = false;
  Fill();
}

void SettlementCardModel::refresh() {
  loading_ = true;
  problem_ = Problem();
  cards_backend_.Fetch();
  Fill();
}

void SettlementCardModel::begin() {
  if (!canBegin()) return;
  step_problem_ = {};
  const SettlementCard* open = Open();
  if (open == nullptr) {
    BeginForm();
    return;
  }
  subject_ = *open;
  Step(subject_.state == State::Approved ? Stage::Test : Stage::Second);
}

void SettlementCardModel::BeginForm() {
  proposal_ = CardProposal();
  card_ = CardSummary();
  form_problem_ = {};
  stage_ = Stage::None;
  FillForm();
  Q_EMIT opens(Page::SettlementCardForm);
}

void SettlementCardModel::open(const QString& id) {
  const SettlementCard* card = Find(id);
  if (card == nullptr || busy_) return;
  step_problem_ = {};
  subject_ = *card;
  if (card->state == State::Proposed || card->state == State::Approved) {
    Step(card->state == State::Approved ? Stage::Test : Stage::Second);
  } else if (card->state == State::Retired && Open() == nullptr) {
    Step(Stage::Restore);
  }
}

// The page of the step lies right over the overview, whatever led there.
void SettlementCardModel::Step(Stage stage) {
  stage_ = stage;
  Q_EMIT stateChanged();
  Q_EMIT closes();
  Q_EMIT opens(Page::SettlementCardStep);
}

void SettlementCardModel::edit(const QString& row) {
  if (busy_) return;
  form_problem_ = {};
  FillForm();
  if (row == QLatin1String("card")) {
    AskHow(Reading::Proposal);
  } else if (row == QLatin1String("holder")) {
    AskName([] { return tr("Account holder"); }, [] { return tr("Whose account it is, as the bank has it"); },
            &CardProposal::holder);
  } else if (row == QLatin1String("bank")) {
    AskBank();
  } else if (row == QLatin1String("branch")) {
    AskBranch();
  }
}

void SettlementCardModel::AskName(Said title, Said prompt, QString CardProposal::*field) {
  TextEntryModel::Question question;
  question.title = std::move(title);
  question.prompt = std::move(prompt);
  question.text = proposal_.*field;
  question.least = 1;
  question.most = kMostName;
  asks_.text.Ask(question, [this, field](const QString& text) {
    proposal_.*field = text;
    FillForm();
  });
}

void SettlementCardModel::AskBank() {
  QString chosen = proposal_.bank.isEmpty() ? QString() : OtherBank();
  for (const Bank& bank : Banks()) {
    if (bank.name == proposal_.bank) chosen = bank.code;
  }
  const auto answers = [this] {
    const bool chinese = language_.IsChinese();
    QList<ChoiceModel::Answer> banks;
    for (const Bank& bank : Banks())
      banks.append({bank.code, chinese ? bank.name : bank.english, chinese ? QString() : bank.name});
    banks.append({OtherBank(), tr("Another bank"), {}});
    return banks;
  };
  asks_.choice.Ask([] { return tr("Bank"); }, answers, chosen,
                   [this](const QString& code) {
                     if (code == OtherBank()) {
                       AskName([] { return tr("Bank"); }, [] { return tr("The bank's name in full"); },
                               &CardProposal::bank);
                       return;
                     }
                     const Bank* bank = FindBank(code);
                     if (bank != nullptr) proposal_.bank = bank->name;
                     FillForm();
                   });
}

void SettlementCardModel::AskBranch() {
  DigitsModel::Question question;
  question.title = [] { return tr("Branch code"); };
  question.prompt = [] { return tr("The 12 digits of the bank's branch"); };
  question.form = DigitsModel::Form::Code;
  question.digits = proposal_.branch_code;
  question.most = kBranchDigits;
  question.check = [this](const QString& digits) {
    if (digits.isEmpty()) return tr("Type 12 digits");
    const Bank* bank = FindBank(digits);
    if (bank == nullptr || proposal_.bank.isEmpty() || bank->name == proposal_.bank) return QString();
    const auto listed = std::any_of(Banks().cbegin(), Banks().cend(),
                                    [this](const Bank& each) { return each.name == proposal_.bank; });
    return listed ? tr("That is a branch of %1").arg(bank->name) : QString();
  };
  asks_.digits.Ask(question, [this](const QString& digits) {
    proposal_.branch_code = digits;
    const Bank* bank = FindBank(digits);
    if (proposal_.bank.isEmpty() && bank != nullptr) proposal_.bank = bank->name;
    FillForm();
  });
}

void SettlementCardModel::AskHow(Reading reading) {
  if (!may_type_) {
    Read(reading, false);
    return;
  }
  asks_.choice.Ask([] { return tr("The card"); },
                   [] {
                     return QList<ChoiceModel::Answer>{
                         {QStringLiteral("present"), tr("Insert or tap it"), {}},
                         {QStringLiteral("type"), tr("Type its number"),
                          tr("At the PIN pad, with its PIN. A supervisor approves")}};
                   },
                   {}, [this, reading](const QString& how) { Read(reading, how == QLatin1String("type")); });
}

void SettlementCardModel::Read(Reading reading, bool typed) {
  if (payment_.busy()) return;
  order_ = Order();
  order_.transaction = Transaction::Verification;
  order_.kind = KindOf(order_.transaction, {});
  order_.amount = {0, merchant_.currency()};
  order_.request_id = new_request_id_();
  order_.typed = typed;
  reading_ = reading;
  if (!typed || session_.may(kTypeCards)) {
    payment_.Begin(order_);
    return;
  }
  asks_.approval.Ask(kTypeCards, order_.request_id,
                     [] { return tr("Typing the settlement card's number needs a supervisor"); });
  Q_EMIT opens(Page::Approval);
}

void SettlementCardModel::HasRead() {
  if (reading_ == Reading::Nothing || payment_.payment().request_id != order_.request_id) return;
  const Reading reading = std::exchange(reading_, Reading::Nothing);
  const Payment read = payment_.payment();
  const bool approved = read.outcome == PaymentOutcome::Approved;
  Wording words;
  if (read.outcome == PaymentOutcome::Declined || read.outcome == PaymentOutcome::Failed) {
    words = WordingOf(read.problem, read.host_code);
  } else if (!approved) {
    // How else it ended is said by the payment, which is gone in a moment.
    words = [said = ErrorWords{payment_.headline(), payment_.guidance()}.Sentence()] { return said; };
  }
  payment_.dismiss();
  if (reading == Reading::Proposal) {
    if (approved) {
      card_ = read.card;
      proposal_.payment = read.id;
      if (proposal_.holder.isEmpty()) proposal_.holder = read.card.holder.trimmed();
    } else {
      form_problem_ = words;
    }
    FillForm();
    return;
  }
  step_problem_ = words;
  // The bank's no is the test's result; a card that nobody presented is none.
  if (approved || read.outcome == PaymentOutcome::Declined) {
    busy_ = true;
    cards_backend_.Test(subject_.id, read.id);
  }
  Q_EMIT stateChanged();
}

SettlementCardModel::Wording SettlementCardModel::WordingOf(const Problem& problem,
                                                            const QString& host_code) {
  return [problem, host_code] { return ErrorWords::ForProblem(problem, host_code).Sentence(); };
}

void SettlementCardModel::propose() {
  if (!canPropose()) return;
  asks_.password.Ask([this] { return tr("Your password, to propose %1", "a card").arg(CardWords(card_)); },
                     [this](SecretBuffer password) {
                       busy_ = true;
                       wants_password_ = true;
                       cards_backend_.Propose(proposal_, std::move(password));
                       Q_EMIT stateChanged();
                     });
}

void SettlementCardModel::AskSecondPerson() {
  asks_.approval.Ask(kSecondPerson, subject_.id, [this] {
    return tr("%1 as settlement card needs a second person", "a card").arg(TailOf(subject_));
  });
  Q_EMIT opens(Page::Approval);
}

void SettlementCardModel::goOn() {
  if (busy_) return;
  step_problem_ = {};
  switch (stage_) {
    case Stage::None:
      break;
    case Stage::Second:
      AskSecondPerson();
      break;
    case Stage::Test:
      AskHow(Reading::Test);
      break;
    case Stage::Restore:
      asks_.password.Ask(
          [this] { return tr("Your password, to restore %1", "a card").arg(TailOf(subject_)); },
          [this](SecretBuffer password) {
            busy_ = true;
            wants_password_ = true;
            cards_backend_.Restore(subject_.id, std::move(password));
            Q_EMIT stateChanged();
          });
      break;
    case Stage::Done:
    case Stage::Failed:
      stage_ = Stage::None;
      refresh();
      Q_EMIT closes();
      break;
  }
  Q_EMIT stateChanged();
}

void SettlementCardModel::giveUp() {
  if (busy_ || quietText().isEmpty()) return;
  busy_ = true;
  cards_backend_.Withdraw(subject_.id);
  Q_EMIT stateChanged();
}

void SettlementCardModel::Changed(const SettlementCard& card) {
  busy_ = false;
  if (std::exchange(wants_password_, false)) asks_.password.Accepted();
  subject_ = card;
  // What is in force now is asked, not guessed.
  cards_backend_.Fetch();
  switch (card.state) {
    case State::Proposed:
      step_problem_ = {};
      Step(Stage::Second);
      AskSecondPerson();
      break;
    case State::Approved:
      step_problem_ = {};
      Step(Stage::Test);
      break;
    case State::InForce:
    case State::Retired:
      step_problem_ = {};
      Step(Stage::Done);
      break;
    case State::Withdrawn:
      step_problem_ = [] { return tr("The change was given up"); };
      Step(Stage::Failed);
      break;
    case State::Failed:
      if (!step_problem_) step_problem_ = WordingOf(card.failure);
      Step(Stage::Failed);
      break;
  }
}

void SettlementCardModel::Refused(const Problem& problem) {
  busy_ = false;
  const bool of_password =
      problem.code == QLatin1String("WRONG_PASSWORD") || problem.code == QLatin1String("OPERATOR_LOCKED");
  if (std::exchange(wants_password_, false)) {
    if (of_password) {
      asks_.password.Refused(problem);
      Q_EMIT stateChanged();
      return;
    }
    asks_.password.Accepted();
  }
  const Wording words = WordingOf(problem);
  if (stage_ != Stage::None) {
    step_problem_ = words;
    // A restoring that is refused is over; the other steps can be tried again.
    Step(stage_ == Stage::Restore ? Stage::Failed : stage_);
    return;
  }
  if (problem.code == QLatin1String("CARD_NOT_VERIFIED")) {
    proposal_.payment.clear();
    card_ = CardSummary();
    form_problem_ = words;
  } else if (problem.code == QLatin1String("INVALID_REQUEST")) {
    // The rest was checked when it was typed.
    form_problem_ = [] { return tr("The branch code is not right. Check its 12 digits"); };
  } else {
    form_problem_ = words;
  }
  FillForm();
}

SettlementCardModel::Row SettlementCardModel::RowOf(const SettlementCard& card) const {
  const QDateTime moment = card.since.isValid() ? card.since : card.proposed;
  Row row;
  row.id = card.id;
  row.text = TailOf(card);
  row.note = card.holder;
  if (moment.isValid())
    row.note +=
        QString::fromUtf8("  ·  ") + FormatDateTime(moment, language_.current(), merchant_.TimeZone());
  switch (card.state) {
    case State::Proposed:
      row.shape = Shape::Choice;
      row.mark = Mark::Waiting;
      row.value = tr("Needs a second person");
      break;
    case State::Approved:
      row.shape = Shape::Choice;
      row.mark = Mark::Waiting;
      row.value = tr("Needs a test");
      break;
    case State::InForce:
      row.mark = Mark::Good;
      row.value = tr("In force");
      break;
    case State::Retired:
      row.shape = Open() == nullptr ? Shape::Choice : Shape::Fact;
      row.value = tr("Replaced");
      break;
    case State::Withdrawn:
      row.value = tr("Given up");
      break;
    case State::Failed:
      row.value = tr("Test failed");
      row.mark = Mark::Bad;
      break;
  }
  return row;
}

void SettlementCardModel::Fill() {
  QList<Row> rows;
  if (const SettlementCard* now = InForce(); now != nullptr) {
    rows.append(Row::Heading(tr("In force")));
    rows.append(Row::Fact(TailOf(*now), {}, {}, Mark::Good));
    rows.append(Row::Fact(tr("Account holder"), now->holder));
    rows.append(Row::Fact(tr("Bank"), now->bank));
    rows.append(Row::Fact(tr("Branch code"), now->branch_code));
    if (now->since.isValid())
      rows.append(
          Row::Fact(tr("Since"), FormatDateTime(now->since, language_.current(), merchant_.TimeZone())));
  } else if (known_) {
    rows.append(Row::Fact(tr("No card is in force"), {}, {}, Mark::Attention));
  }
  if (const SettlementCard* open = Open(); open != nullptr) {
    rows.append(Row::Heading(tr("Being changed")));
    rows.append(RowOf(*open));
  }
  bool first = true;
  for (const SettlementCard& card : cards_) {
    if (card.state == State::InForce || card.state == State::Proposed || card.state == State::Approved)
      continue;
    if (std::exchange(first, false)) rows.append(Row::Heading(tr("Earlier")));
    rows.append(RowOf(card));
  }
  SetRows(rows);
  FillForm();
}

void SettlementCardModel::FillForm() {
  const auto row = [](const char* id, const QString& text, const QString& value, const QString& note = {}) {
    Row made = Row::Choice(id, text, value, note);
    made.mark = value.isEmpty() ? Mark::Waiting : Mark::Good;
    return made;
  };
  form_.SetRows({
      row("card", tr("New card"), proposal_.payment.isEmpty() ? QString() : CardWords(card_),
          proposal_.payment.isEmpty() ? tr("Insert or tap it: the bank is asked, no money moves")
                                      : tr("The bank knows this card")),
      row("holder", tr("Account holder"), proposal_.holder),
      row("bank", tr("Bank"), proposal_.bank),
      row("branch", tr("Branch code"), proposal_.branch_code, tr("12 digits")),
  });
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
