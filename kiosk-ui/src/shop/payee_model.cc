// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/payee_model.h"

#include <algorithm>
#include <utility>

#include "kiosk-ui/src/words/error_words.h"
#include "kiosk-ui/src/words/photo_words.h"

namespace till::kiosk {
namespace {

const QString kConfigure = QStringLiteral("CONFIGURE");
const QString kApproveChanges = QStringLiteral("APPROVE_CHANGES");

// Characters, as protos/till/terminal/v1/payees.proto wants them.
constexpr qsizetype kMostName = 40;
constexpr qsizetype kIdentityNumber = 18;
constexpr qsizetype kMostPhone = 21;
constexpr qsizetype kMostAddress = 120;
constexpr qsizetype kMostNote = 200;

bool AllDigits(const QString& text) {
  return std::all_of(text.cbegin(), text.cend(),
                     [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
}

// 17 digits and a check character (GB 11643); whether it is the right one, the terminal says.
bool LooksLikeIdentityNumber(const QString& text) {
  const QChar last = text.isEmpty() ? QChar() : text.back().toUpper();
  return text.size() == kIdentityNumber && AllDigits(text.chopped(1)) &&
         (last.isDigit() || last == QLatin1Char('X'));
}

bool LooksLikePhone(const QString& text) {
  const QString digits = text.startsWith(QLatin1Char('+')) ? text.mid(1) : text;
  return digits.size() >= 5 && digits.size() <= 20 && AllDigits(digits);
}

}  // namespace

PayeeModel::PayeeModel(Payees& payees, const SessionModel& session, LanguageModel& language,
                       ChoiceModel& choice, TextEntryModel& text, QObject* parent)
    : RowListModel(parent),
      payees_(payees),
      session_(session),
      language_(language),
      choice_(choice),
      text_(text) {
  connect(&payees, &Payees::fetched, this, [this](const std::optional<Payee>& payee) {
    payee_ = payee;
    known_ = true;
    loading_ = false;
    saving_ = false;
    problem_ = nullptr;
    Fill();
  });
  connect(&payees, &Payees::failed, this, [this](const Problem& problem) {
    loading_ = false;
    saving_ = false;
    // The terminal alone knows whether a check character is right: its refusal is about just that.
    const bool of_number =
        asked_ == QLatin1String("identity") && problem.code == QLatin1String("INVALID_REQUEST");
    problem_ = [of_number, problem] {
      return of_number ? tr("This identity number cannot be right. Compare it with the card")
                       : ErrorWords::ForProblem(problem).Sentence();
    };
    Fill();
  });
  connect(&language, &LanguageModel::changed, this, &PayeeModel::Fill);
}

QString PayeeModel::problemText() const {
  return Say(problem_);
}

void PayeeModel::refresh() {
  loading_ = true;
  problem_ = nullptr;
  payees_.Fetch();
  Fill();
}

void PayeeModel::Sent() {
  saving_ = true;
  problem_ = nullptr;
  Q_EMIT stateChanged();
}

void PayeeModel::AskText(Said title, Said prompt, qsizetype most, TextRules::Script script,
                         std::function<QString(const QString&)> check, QString PayeeChange::*field) {
  TextEntryModel::Question question;
  question.title = std::move(title);
  question.prompt = std::move(prompt);
  question.least = 1;
  question.most = most;
  question.script = script;
  question.check = std::move(check);
  text_.Ask(question, [this, field](const QString& text) {
    PayeeChange change;
    // The check character X of an identity number is a capital.
    change.*field = field == &PayeeChange::identity_number ? text.toUpper() : text;
    Sent();
    payees_.Change(change);
  });
}

void PayeeModel::AskField(const QString& row) {
  using Script = TextRules::Script;
  if (row == QLatin1String("name")) {
    AskText([] { return tr("Name"); }, [] { return tr("The payee's name, as on the identity card"); },
            kMostName, Script::Any, {}, &PayeeChange::name);
  } else if (row == QLatin1String("identity")) {
    AskText([] { return tr("Identity number"); }, [] { return tr("The 18 characters of the identity card"); },
            kIdentityNumber, Script::Plain,
            [](const QString& text) {
              return LooksLikeIdentityNumber(text) ? QString()
                                                   : tr("It has 17 digits, then a digit or the letter x");
            },
            &PayeeChange::identity_number);
  } else if (row == QLatin1String("phone")) {
    AskText([] { return tr("Telephone"); }, [] { return tr("The payee's telephone number"); }, kMostPhone,
            Script::Plain,
            [](const QString& text) {
              return LooksLikePhone(text) ? QString() : tr("5 to 20 digits, perhaps with a plus before them");
            },
            &PayeeChange::phone);
  } else if (row == QLatin1String("address")) {
    AskText([] { return tr("Address"); }, [] { return tr("The payee's address"); }, kMostAddress, Script::Any,
            {}, &PayeeChange::address);
  } else {
    return;
  }
  asked_ = row;
}

void PayeeModel::AskRemoval() {
  choice_.Ask([] { return tr("Remove the payee?"); },
              [] {
                return QList<ChoiceModel::Answer>{{QStringLiteral("keep"), tr("Keep it"), {}},
                                                  {QStringLiteral("remove"), tr("Remove it"),
                                                   tr("With its photos. They cannot be brought back")}};
              },
              {},
              [this](const QString& answer) {
                if (answer != QLatin1String("remove")) return;
                Sent();
                payees_.Remove();
              });
}

QStringList PayeeModel::Missing() const {
  QStringList missing;
  const Payee payee = payee_.value_or(Payee());
  if (payee.name.isEmpty()) missing.append(tr("Name"));
  if (payee.identity_number.isEmpty()) missing.append(tr("Identity number"));
  if (payee.phone.isEmpty()) missing.append(tr("Telephone"));
  if (payee.address.isEmpty()) missing.append(tr("Address"));
  for (const QString& kind : {QStringLiteral("IDENTITY_FRONT"), QStringLiteral("IDENTITY_BACK")}) {
    if (!payee.photos.contains(kind)) missing.append(PhotoName(kind));
  }
  return missing;
}

void PayeeModel::Submit() {
  if (!Missing().isEmpty()) {
    problem_ = [this] {
      const QString comma = language_.IsChinese() ? QString::fromUtf8("、") : QStringLiteral(", ");
      return tr("Still missing: %1").arg(Missing().join(comma));
    };
    Q_EMIT stateChanged();
    return;
  }
  Sent();
  payees_.Submit();
}

// Nobody reviews what they entered themselves: another person then says so on the spot.
void PayeeModel::Judge(bool accepted, const QString& note) {
  review_ = {payee_->submission, accepted, note, {}};
  if (session_.may(kApproveChanges) && payee_->updated_by != session_.operatorNumber()) {
    Sent();
    payees_.Review(review_);
  } else {
    Q_EMIT approvalWanted(kApproveChanges, review_.submission);
  }
}

void PayeeModel::Approved(const QString& submission, const QString& token) {
  if (submission.isEmpty() || submission != review_.submission) return;
  review_.approval = token;
  Sent();
  payees_.Review(std::exchange(review_, PayeeReview()));
}

void PayeeModel::act(const QString& row) {
  if (!known_ || saving_) return;
  asked_.clear();
  problem_ = nullptr;
  if (row == QLatin1String("submit")) {
    Submit();
  } else if (row == QLatin1String("accept")) {
    Judge(true, {});
  } else if (row == QLatin1String("refuse")) {
    TextEntryModel::Question question;
    question.title = [] { return tr("Not right"); };
    question.prompt = [] { return tr("Say what is wrong, or nothing"); };
    question.most = kMostNote;
    text_.Ask(question, [this](const QString& note) { Judge(false, note); });
  } else if (row == QLatin1String("remove")) {
    AskRemoval();
  } else if (PhotoKinds().contains(row)) {
    if (session_.may(kConfigure)) Q_EMIT photoWanted(row);
  } else {
    AskField(row);
  }
  Q_EMIT stateChanged();
}

QString PayeeModel::ReviewText() const {
  switch (payee_->review) {
    case Payee::Review::NotSubmitted:
      return tr("Not sent for review");
    case Payee::Review::Submitted:
      return tr("Waits for a second person");
    case Payee::Review::Accepted:
      return tr("Right, says operator %1").arg(payee_->reviewed_by);
    case Payee::Review::Refused:
      return tr("Not right, says operator %1").arg(payee_->reviewed_by);
  }
  return {};
}

void PayeeModel::Fill() {
  QList<Row> rows;
  const bool may_change = session_.may(kConfigure);
  const Payee payee = payee_.value_or(Payee());
  const auto field = [&](QAnyStringView id, const QString& text, const QString& value) {
    rows.append(Row::Choice(id, text, value.isEmpty() ? tr("Missing") : value));
    if (!may_change) rows.last().shape = Shape::Fact;
  };
  if (known_ && (may_change || payee_.has_value())) {
    rows.append(Row::Heading(tr("Who is paid")));
    field("name", tr("Name"), payee.name);
    field("identity", tr("Identity number"), payee.identity_number);
    field("phone", tr("Telephone"), payee.phone);
    field("address", tr("Address"), payee.address);
  }
  if (known_ && payee_.has_value()) {
    const bool waits = payee.review == Payee::Review::Submitted;
    rows.append(Row::Heading(tr("Review")));
    rows.append(Row::Fact(ReviewText(), {}, payee.review_note));
    rows.last().id = QStringLiteral("review");
    if (may_change && !waits && payee.review != Payee::Review::Accepted)
      rows.append(Row::Act("submit", "forward", tr("Send for review"),
                           tr("A second person compares it with the papers")));
    if (waits) {
      rows.append(Row::Act("accept", "tick", tr("It is right"), tr("Said by a second person")));
      rows.append(Row::Act("refuse", "cross", tr("It is not right"), tr("Said by a second person")));
    }
    rows.append(Row::Heading(tr("Photos")));
    for (const QString& kind : PhotoKinds())
      field(kind, PhotoName(kind), payee.photos.contains(kind) ? tr("There") : QString());
    if (may_change) rows.append(Row::Act("remove", "minus", tr("Remove the payee")));
  }
  SetRows(rows);
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
