// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_STICKS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_STICKS_H_

#include <QByteArray>
#include <QObject>
#include <QString>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// Sticks writes files onto a USB stick that somebody put in. Keeps to the duties of backend.h.
class Sticks : public QObject {
  Q_OBJECT

 public:
  ~Sticks() override = default;

  // Save writes a new file `name`.`ending` onto the stick, with a number after the name where there is one of
  // that name: nothing is ever overwritten. Answered by saved, once it is on the stick for good, or
  // saveFailed: NO_STICK, STICK_FULL, STICK_FAILED.
  virtual void Save(const QString& name, const QString& ending, const QByteArray& content) = 0;

 Q_SIGNALS:
  // saved: what was asked for, the file as it is called there, and what the stick is called.
  void saved(const QString& name, const QString& file, const QString& stick);
  void saveFailed(const QString& name, const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_STICKS_H_
