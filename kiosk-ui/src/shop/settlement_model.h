// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_SETTLEMENT_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_SETTLEMENT_MODEL_H_

#include <QObject>
#include <QString>
#include <functional>

#include "kiosk-ui/src/backend/batches.h"
#include "kiosk-ui/src/backend/books.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/models/session_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

// SettlementModel is the end of the day: what the open batch comes to, what keeps it from being settled, the
// settlement as it goes, and what came of it.
class SettlementModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(Stage stage READ stage NOTIFY changed)
  Q_PROPERTY(bool loading READ loading NOTIFY changed)
  Q_PROPERTY(QString batchText READ batchText NOTIFY changed)
  Q_PROPERTY(QString totalText READ totalText NOTIFY changed)
  // sums: the batch by kind and scheme; blockers: what must end first; outcome: both groups and the bank's
  // word.
  Q_PROPERTY(till::kiosk::RowListModel* sums READ sums CONSTANT)
  Q_PROPERTY(till::kiosk::RowListModel* blockers READ blockers CONSTANT)
  Q_PROPERTY(till::kiosk::RowListModel* outcome READ outcome CONSTANT)
  Q_PROPERTY(bool canSettle READ canSettle NOTIFY changed)
  Q_PROPERTY(int percent READ percent NOTIFY changed)
  Q_PROPERTY(bool balanced READ balanced NOTIFY changed)
  Q_PROPERTY(QString headline READ headline NOTIFY changed)
  Q_PROPERTY(QString guidance READ guidance NOTIFY changed)

 public:
  enum class Stage { Looking, Settling, Done, Failed };
  Q_ENUM(Stage)

  using NewRequestId = std::function<QString()>;

  SettlementModel(Batches& batches, Books& books, SessionModel& session, LanguageModel& language,
                  const MerchantModel& merchant, NewRequestId new_request_id, QObject* parent = nullptr);

  Stage stage() const { return stage_; }
  bool loading() const { return loading_; }
  QString batchText() const;
  QString totalText() const;
  RowListModel* sums() { return &sum_rows_; }
  RowListModel* blockers() { return &blocker_rows_; }
  RowListModel* outcome() { return &outcome_rows_; }
  bool canSettle() const;
  int percent() const { return percent_; }
  bool balanced() const;
  QString headline() const;
  QString guidance() const;

  // look asks for the sums and for what is owed anew.
  Q_INVOKABLE void look();
  // settle begins; whoever may not settle needs a supervisor's word first (approvalWanted).
  Q_INVOKABLE void settle();
  // shownId: of the settlement whose outcome is shown; empty for none.
  QString shownId() const { return settlement_.id; }
  // requestId: of the call that waits for approval, or of the last one.
  const QString& requestId() const { return request_id_; }
  // ShowPast shows how an earlier settlement ended.
  void ShowPast(const Settlement& settlement);
  // Approved goes on with the supervisor's word.
  void Approved(const QString& token);

 Q_SIGNALS:
  void changed();
  // begun: the settlement is under way.
  void begun();
  // approvalWanted: another person must say yes to the call with this request_id.
  void approvalWanted(const QString& permission, const QString& request_id);

 private:
  void Begin(const QString& approval);
  void Fill();
  void FillSums();
  void FillBlockers();
  void FillOutcome();
  void AddGroup(const QString& name, const SettlementGroup& group, QList<RowListModel::Row>* rows) const;
  bool Blocked() const;

  Batches& batches_;
  Books& books_;
  SessionModel& session_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  NewRequestId new_request_id_;
  RowListModel sum_rows_;
  RowListModel blocker_rows_;
  RowListModel outcome_rows_;
  Stage stage_ = Stage::Looking;
  bool loading_ = false;
  bool has_sums_ = false;
  Sums sums_;
  bool has_line_ = false;
  HostLine line_;
  QList<BookEntry> open_;
  int search_ = 0;  // negative: the payments page counts its searches upwards
  QString request_id_;
  Settlement settlement_;
  int percent_ = 0;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_SETTLEMENT_MODEL_H_
