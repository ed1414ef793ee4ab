// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_SLIP_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_SLIP_MODEL_H_

#include <QObject>
#include <QString>
#include <functional>

#include "kiosk-ui/src/backend/slips.h"
#include "kiosk-ui/src/models/language_model.h"

namespace till::kiosk {

// SlipModel is a slip that a person wants on paper, and what became of that.
class SlipModel final : public QObject {
  Q_OBJECT
  // label: what the button says: that it prints, that it is being printed, or why not.
  Q_PROPERTY(QString label READ label NOTIFY changed)
  Q_PROPERTY(bool canPrint READ canPrint NOTIFY changed)

 public:
  using NewRequestId = std::function<QString()>;

  SlipModel(Slips& slips, LanguageModel& language, NewRequestId new_request_id, QObject* parent = nullptr);

  QString label() const;
  bool canPrint() const { return state_ == State::Ready || state_ == State::Failed; }

  void PrintReceipt(const QString& payment_id);
  void PrintSettlement(const QString& settlement_id);
  void PrintSums(const SumsOf& of);
  // Forget is ready for another slip.
  void Forget();

 Q_SIGNALS:
  void changed();

 private:
  enum class State { Ready, Asking, Queued, Failed };

  QString Begin();

  Slips& slips_;
  NewRequestId new_request_id_;
  State state_ = State::Ready;
  QString request_id_;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_SLIP_MODEL_H_
