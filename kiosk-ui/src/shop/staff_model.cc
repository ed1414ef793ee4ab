// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/staff_model.h"

#include <algorithm>
#include <utility>

#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

StaffModel::StaffModel(Staff& staff, const SessionModel& session, LanguageModel& language,
                       const MerchantModel& merchant, ChoiceModel& choice, DigitsModel& digits,
                       NewPasswordModel& password, QObject* parent)
    : RowListModel(parent),
      staff_(staff),
      session_(session),
      language_(language),
      merchant_(merchant),
      choice_(choice),
      digits_(digits),
      password_(password) {
  connect(&staff, &Staff::staffListed, this, [this](const QList<StaffMember>& members) {
    members_ = members;
    loading_ = false;
    Fill();
  });
  connect(&staff, &Staff::staffFailed, this, [this](const Problem& problem) {
    loading_ = false;
    problem_ = problem;
    Fill();
  });
  connect(&staff, &Staff::done, this, [this](Staff::Act act) {
    if (act != Staff::Act::ChangeOwnPassword) refresh();
  });
  connect(&staff, &Staff::actFailed, this, [this](Staff::Act act, const Problem& problem) {
    if (act == Staff::Act::ChangeOwnPassword) return;
    problem_ = problem;
    Fill();
  });
  connect(&language, &LanguageModel::changed, this, &StaffModel::Fill);
}

QString StaffModel::problemText() const {
  if (problem_.code.isEmpty()) return {};
  if (problem_.code == QLatin1String("INVALID_REQUEST")) return NewPasswordModel::WordsFor(problem_);
  return ErrorWords::ForProblem(problem_).Sentence();
}

const StaffMember* StaffModel::Member() const {
  const auto found = std::find_if(members_.cbegin(), members_.cend(),
                                  [this](const StaffMember& member) { return member.number == number_; });
  return found == members_.cend() ? nullptr : &*found;
}

QString StaffModel::memberTitle() const {
  const StaffMember* member = Member();
  if (member == nullptr) return tr("Operator %1").arg(number_);
  return member->name.isEmpty() ? tr("Operator %1").arg(number_)
                                : QString(member->name + QString::fromUtf8("  ·  ") + member->number);
}

QString StaffModel::memberNote() const {
  const StaffMember* member = Member();
  if (member == nullptr) return {};
  // That a new first password was given is seen here.
  if (member->owes_password) return tr("Must choose a password at the next sign-in");
  if (!member->last_sign_in.isValid()) return tr("Has not signed in yet");
  return tr("Last signed in %1")
      .arg(FormatDateTime(member->last_sign_in, language_.current(), merchant_.TimeZone()));
}

void StaffModel::refresh() {
  loading_ = true;
  problem_ = Problem();
  staff_.ListStaff();
  Fill();
}

void StaffModel::show(const QString& number) {
  number_ = number;
  problem_ = Problem();
  Fill();
}

QString StaffModel::RoleName(StaffRole role) {
  switch (role) {
    case StaffRole::Cashier:
      return tr("Cashier");
    case StaffRole::Supervisor:
      return tr("Supervisor");
    case StaffRole::Administrator:
      return tr("Administrator");
  }
  return {};
}

void StaffModel::AskRole(const QString& in_force, std::function<void(StaffRole)> chosen) {
  const auto answers = [] {
    const auto answer = [](StaffRole role, const QString& note) {
      return ChoiceModel::Answer{QString::number(static_cast<int>(role)), RoleName(role), note};
    };
    return QList<ChoiceModel::Answer>{
        answer(StaffRole::Cashier, tr("Takes payments")),
        answer(StaffRole::Supervisor, tr("Also undoes payments, refunds and settles")),
        answer(StaffRole::Administrator, tr("Looks after operators and settings, takes no payments"))};
  };
  choice_.Ask(
      [] { return tr("Role"); }, answers, in_force,
      [chosen = std::move(chosen)](const QString& id) { chosen(static_cast<StaffRole>(id.toInt())); });
}

void StaffModel::act(const QString& act) {
  const StaffMember* member = Member();
  if (member == nullptr) return;
  problem_ = Problem();
  const QString number = member->number;
  if (act == QLatin1String("role")) {
    AskRole(QString::number(static_cast<int>(member->role)),
            [this, number](StaffRole role) { staff_.SetRole(number, role); });
  } else if (act == QLatin1String("password")) {
    password_.AskFor(
        number, [this, number](SecretBuffer password) { staff_.ResetPassword(number, std::move(password)); });
  } else if (act == QLatin1String("unlock")) {
    staff_.Unlock(number);
  } else if (act == QLatin1String("disable")) {
    staff_.Disable(number);
  } else if (act == QLatin1String("enable")) {
    staff_.Enable(number);
  }
  Fill();
}

void StaffModel::add() {
  DigitsModel::Question question;
  question.title = [] { return tr("New operator"); };
  question.prompt = [] { return tr("Type a two-digit number for the new operator"); };
  question.form = DigitsModel::Form::Code;
  question.most = 2;
  question.check = [this](const QString& digits) {
    if (digits.isEmpty()) return tr("Type two digits");
    const bool taken = std::any_of(members_.cbegin(), members_.cend(),
                                   [&](const StaffMember& member) { return member.number == digits; });
    return taken ? tr("Operator %1 exists already. Choose another number").arg(digits) : QString();
  };
  digits_.Ask(question, [this](const QString& number) {
    AskRole({}, [this, number](StaffRole role) {
      password_.AskFor(number, [this, number, role](SecretBuffer password) {
        staff_.Add(number, role, std::move(password));
      });
    });
  });
}

void StaffModel::Fill() {
  QList<Row> rows;
  for (const StaffMember& member : members_) {
    Row row;
    row.id = member.number;
    row.icon = QStringLiteral("person");
    row.shape = Shape::Choice;
    row.text = member.name.isEmpty() ? tr("Operator %1").arg(member.number)
                                     : QString(member.number + QStringLiteral("  ") + member.name);
    row.note = member.disabled        ? tr("Switched off")
               : member.locked        ? tr("Locked after wrong passwords")
               : member.owes_password ? tr("Must choose a password at the next sign-in")
                                      : QString();
    row.value = RoleName(member.role);
    rows.append(row);
  }
  SetRows(rows);
  FillActs();
  Q_EMIT stateChanged();
}

void StaffModel::FillActs() {
  QList<Row> rows;
  const StaffMember* member = Member();
  if (member != nullptr) {
    const auto add = [&](const char* id, const char* icon, const QString& text, const QString& note,
                         const QString& value) {
      rows.append(Row::Act(id, icon, text, note));
      rows.last().value = value;
    };
    const bool oneself = member->number == session_.operatorNumber();
    if (member->locked)
      add("unlock", "lock", tr("Unlock"), tr("Too many wrong passwords. The password stays"), {});
    if (!oneself) add("role", "shield", tr("Role"), {}, RoleName(member->role));
    if (!oneself) {
      add("password", "lock", tr("New first password"),
          tr("For one who forgot it. Changed at the next sign-in"), {});
      if (member->disabled) {
        add("enable", "tick", tr("Switch on"), tr("May sign in again"), {});
      } else {
        add("disable", "minus", tr("Switch off"), tr("Cannot sign in any more. The books keep the number"),
            {});
      }
    }
  }
  act_rows_.SetRows(rows);
}

}  // namespace till::kiosk
