// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_SIGNATURES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_SIGNATURES_H_

#include <QImage>
#include <QObject>
#include <QString>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// Signatures takes what a cardholder drew on the screen. Keeps to the duties of backend.h.
class Signatures : public QObject {
  Q_OBJECT

 public:
  // The largest picture that the services take, in pixels.
  static constexpr int kWidest = 384;
  static constexpr int kHighest = 160;

  ~Signatures() override = default;

  // Attach adds a signature to an approved payment that wants one: Format_Mono, 1 is black. Answered by
  // attached or attachFailed. The same picture again is the same call.
  virtual void Attach(const QString& payment_id, const QImage& picture) = 0;

 Q_SIGNALS:
  void attached(const QString& payment_id);
  void attachFailed(const QString& payment_id, const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_SIGNATURES_H_
