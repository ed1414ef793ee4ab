// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_CHOICE_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_CHOICE_MODEL_H_

#include <QString>
#include <functional>

#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

// ChoiceModel is a question with a few answers, one of which is in force: the page that asks it goes when one
// is chosen.
class ChoiceModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(QString title READ title NOTIFY asked)

 public:
  using Chosen = std::function<void(const QString& id)>;

  // Answer is one that can be chosen.
  struct Answer {
    QString id;
    QString text;
    QString note;
  };

  explicit ChoiceModel(QObject* parent = nullptr) : RowListModel(parent) {}

  QString title() const { return title_; }

  // Ask puts the question; `chosen` hears of the answer.
  void Ask(const QString& title, const QList<Answer>& answers, const QString& in_force, Chosen chosen);

  Q_INVOKABLE void choose(const QString& id);

 Q_SIGNALS:
  // asked: the page is wanted. answered: it may go.
  void asked();
  void answered();

 private:
  QString title_;
  Chosen chosen_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_CHOICE_MODEL_H_
