// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_MACHINE_H_
#define TILL_KIOSK_UI_SRC_BACKEND_MACHINE_H_

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// MachineFacts is what the machine is.
struct MachineFacts {
  QString version;
  QString serial_number;  // empty when it has none
  bool development = false;
  QDateTime started;
  qint64 storage_total = 0;  // bytes; 0: not known
  qint64 storage_free = 0;
};

// Finding is how one point of the machine was found: by the checklist or by a self-test.
struct Finding {
  QString point;  // as the API names it: "paper", "printer"
  Health health = Health::Unknown;
  QString fault;   // an error code; empty for none
  QString advice;  // the terminal's own words, in the language asked for
};

// Machine looks at the machine. Keeps to the duties of backend.h.
class Machine : public QObject {
  Q_OBJECT

 public:
  ~Machine() override = default;

  // FetchFacts asks what the machine is; answered by factsFetched or factsFailed.
  virtual void FetchFacts() = 0;

  // FetchChecklist asks for what a shop looks at before it opens; answered by checklistFetched or
  // checklistFailed.
  virtual void FetchChecklist() = 0;

  // ListTests asks for the names of the self-tests; answered by testsListed or testsFailed.
  virtual void ListTests() = 0;

  // RunTests runs the named tests, or all; answered by tested for each, then by testsEnded or testsFailed.
  virtual void RunTests(const QStringList& tests) = 0;

  // PrintReport prints what was found last, with what the kiosk found itself; answered by reportPrinted or
  // reportFailed.
  virtual void PrintReport(const QList<Finding>& own) = 0;

 Q_SIGNALS:
  void factsFetched(const till::kiosk::MachineFacts& facts);
  void factsFailed(const till::kiosk::Problem& problem);
  void checklistFetched(const QList<till::kiosk::Finding>& findings);
  void checklistFailed(const till::kiosk::Problem& problem);
  void testsListed(const QStringList& tests);
  void tested(const till::kiosk::Finding& finding);
  void testsEnded();
  void testsFailed(const till::kiosk::Problem& problem);
  void reportPrinted();
  void reportFailed(const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_MACHINE_H_
