// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_CHOICE_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_CHOICE_MODEL_H_

#include <QString>
#include <functional>

#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"
#include "kiosk-ui/src/shop/said.h"

namespace till::kiosk {

// ChoiceModel is a question with a few answers, one of which is in force: the page that asks it goes when one
// is chosen. It stays put in the language of the moment.
class ChoiceModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(QString title READ title NOTIFY changed)

 public:
  using Chosen = std::function<void(const QString& id)>;

  // Answer is one that can be chosen.
  struct Answer {
    QString id;
    QString text;
    QString note;
  };

  using Answers = std::function<QList<Answer>()>;

  explicit ChoiceModel(LanguageModel& language, QObject* parent = nullptr);

  QString title() const { return Say(title_); }

  // Ask puts the question; `chosen` hears of the answer.
  void Ask(Said title, Answers answers, const QString& in_force, Chosen chosen);

  Q_INVOKABLE void choose(const QString& id);

 Q_SIGNALS:
  void changed();
  // asked: the page is wanted. answered: it may go.
  void asked();
  void answered();

 private:
  void Fill();

  Said title_;
  Answers answers_;
  QString in_force_;
  Chosen chosen_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_CHOICE_MODEL_H_
