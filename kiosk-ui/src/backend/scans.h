// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_SCANS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_SCANS_H_

#include <QObject>
#include <QString>

namespace till::kiosk {

// Scans is what the terminal's own scanner reads; one that types like a keyboard comes in as keys. Keeps to
// the duties of backend.h.
class Scans : public QObject {
  Q_OBJECT

 public:
  ~Scans() override = default;

  // Follow listens for the operator who is signed in, anew when it did already.
  virtual void Follow() = 0;
  // Stop listens no more.
  virtual void Stop() = 0;

 Q_SIGNALS:
  // scanned: a code was read.
  void scanned(const QString& code);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_SCANS_H_
