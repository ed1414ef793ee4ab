// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_BATCHES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_BATCHES_H_

#include <QList>
#include <QObject>
#include <QString>

#include "kiosk-ui/src/backend/settlement.h"
#include "kiosk-ui/src/backend/sums.h"
#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// HostLine is how the terminal stands with the bank.
struct HostLine {
  bool connected = false;
  bool signed_on = false;
  Problem problem;                 // why not connected
  QString settlement_in_progress;  // one that was begun and not closed; empty for none
};

// Batches opens and closes the day at the bank, and sums it. Keeps to the duties of backend.h.
class Batches : public QObject {
  Q_OBJECT

 public:
  ~Batches() override = default;

  // SignOn asks the bank for working keys; answered by signedOn or signOnFailed.
  virtual void SignOn() = 0;

  // FetchSums asks for sums; answered by sumsFetched or sumsFailed.
  virtual void FetchSums(const SumsOf& of) = 0;

  // FetchLine asks how the terminal stands with the bank; answered by lineFetched or lineFailed.
  virtual void FetchLine() = 0;

  // Settle closes the batch, or goes on with what was interrupted. Answered by settlementMoved for each step,
  // then by settled or settleFailed. Losing the stream does not stop the settlement.
  virtual void Settle(const QString& request_id, const QString& approval) = 0;

  // ListSettlements asks for settlements, newest first, from a page token on; answered by settlementsListed
  // or settlementsFailed.
  virtual void ListSettlements(const QString& page_token) = 0;

 Q_SIGNALS:
  void signedOn(int batch);
  void signOnFailed(const till::kiosk::Problem& problem);
  void sumsFetched(const till::kiosk::Sums& sums);
  void sumsFailed(const till::kiosk::Problem& problem);
  void lineFetched(const till::kiosk::HostLine& line);
  void lineFailed(const till::kiosk::Problem& problem);
  void settlementMoved(const till::kiosk::Settlement& settlement, int percent);
  void settled(const till::kiosk::Settlement& settlement);
  void settleFailed(const till::kiosk::Problem& problem);
  // next_page_token is empty on the last page.
  void settlementsListed(const QList<till::kiosk::Settlement>& settlements, const QString& next_page_token);
  void settlementsFailed(const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_BATCHES_H_
