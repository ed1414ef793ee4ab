// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_UPDATES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_UPDATES_H_

#include <QDateTime>
#include <QObject>
#include <QString>
#include <chrono>
#include <optional>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// UpdateStatus is how far an update of the terminal's software is.
struct UpdateStatus {
  Q_GADGET

 public:
  enum class Phase {
    Idle,         // nothing is going on
    Found,        // a newer version is known and not fetched
    Downloading,  // see percent
    Downloaded,   // here, its signature is right
    Waiting,      // for a good moment: see fault
    Installing,   // see percent
    Installed,    // the next start is from it
    OnTrial,      // it runs, and is not yet kept for good
    Good,         // it is the one that starts from now on
    Returning,    // the version before was chosen again; waits for the restart
    RolledBack,   // what ran before runs again
    Failed,       // see fault; what ran before runs on
  };
  Q_ENUM(Phase)

  Phase phase = Phase::Idle;
  QString version;  // the one concerned; empty when there is none
  int percent = 0;
  std::optional<std::chrono::seconds> remaining;  // an estimate
  Problem fault;  // as till.update.v1.Fault names it, with "UPDATE:" before; none: no code
  QString running_version;
  QString channel;  // "stable"; empty when the service is too old to say
};

// UpdateOffer is what the channel has for this terminal.
struct UpdateOffer {
  QString version;        // empty when there is nothing newer
  QDateTime required_at;  // from then on it may not be put off; invalid: it may
  QString notes;          // what is new, in the language asked for; may be empty
  qint64 size_bytes = 0;
  Problem fault;  // why the channel could not be asked; the version is then what was known before
};

// Updates brings the terminal's software up to date. Keeps to the duties of backend.h.
class Updates : public QObject {
  Q_OBJECT

 public:
  ~Updates() override = default;

  // Follow tells by statusChanged how far an update is, at once and with each change, until Stop. While
  // nobody answers there is followFailed, and it is tried again.
  virtual void Follow() = 0;
  virtual void Stop() = 0;

  // Check asks the channel; answered by checked or checkFailed, after a minute at most.
  virtual void Check() = 0;

  // Each of these is answered by taken when it is on its way, or by refused.
  virtual void Download(const QString& version) = 0;
  // Install writes the other slot: `at_once`, or in the quiet hours. Payments come first in any case.
  virtual void Install(const QString& version, bool at_once) = 0;
  virtual void Restart() = 0;
  // GoBack chooses the version before this one for the next start, or drops one that is not started yet.
  virtual void GoBack() = 0;

 Q_SIGNALS:
  void statusChanged(const till::kiosk::UpdateStatus& status);
  void followFailed(const till::kiosk::Problem& problem);
  void checked(const till::kiosk::UpdateOffer& offer);
  void checkFailed(const till::kiosk::Problem& problem);
  void taken();
  void refused(const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_UPDATES_H_
