// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_DEVELOPMENT_SIMULATED_SIGNALS_H_
#define TILL_KIOSK_UI_SRC_DEVELOPMENT_SIMULATED_SIGNALS_H_

#include <QObject>
#include <QQuickWindow>

#include "kiosk-ui/src/backend/scheduler.h"

namespace till::kiosk {

// SimulatedSignals is what the lights and the speaker of a development machine would tell the customer: the
// files of hal/indicator/sim and hal/buzzer/sim, looked at ten times a second. No terminal in a shop has
// them.
class SimulatedSignals final : public QObject {
  Q_OBJECT
  // Five digits, 1 for a light that is on: the row of four, and the red one.
  Q_PROPERTY(QString lights READ lights NOTIFY changed)
  // A tone sounds, or has sounded since the last look.
  Q_PROPERTY(bool sounding READ sounding NOTIFY changed)

 public:
  // `folder` holds the files "lights" and "sound"; without them all is dark and silent.
  SimulatedSignals(Scheduler& scheduler, QString folder, QObject* parent = nullptr);

  // ShowIn puts a small strip with them over the top of a window of the kiosk.
  void ShowIn(QQuickWindow& window);

  QString lights() const { return lights_; }
  bool sounding() const { return sounding_; }

 Q_SIGNALS:
  void changed();

 private:
  void Look();
  QByteArray Line(const char* name) const;

  Scheduler& scheduler_;
  const QString folder_;
  QString lights_ = QStringLiteral("00000");
  int tones_ = -1;  // not looked at yet
  bool sounding_ = false;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_DEVELOPMENT_SIMULATED_SIGNALS_H_
