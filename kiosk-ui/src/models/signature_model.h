// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_SIGNATURE_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_SIGNATURE_MODEL_H_

#include <QImage>
#include <QList>
#include <QObject>
#include <QPolygonF>
#include <QString>
#include <QVariant>

#include "kiosk-ui/src/backend/signatures.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/payment_model.h"

namespace till::kiosk {

// SignatureModel is what a cardholder draws with a finger after a payment that has to be signed. Places are
// shares of the pad, 0 to 1, so that the drawing is the same on every screen.
class SignatureModel final : public QObject {
  Q_OBJECT
  // strokes: for a PathMultiline, in pixels of a pad of the size that the page set.
  Q_PROPERTY(QVariant strokes READ strokes NOTIFY changed)
  Q_PROPERTY(bool empty READ empty NOTIFY changed)
  Q_PROPERTY(bool sending READ sending NOTIFY changed)
  Q_PROPERTY(QString problemText READ problemText NOTIFY changed)

 public:
  SignatureModel(Signatures& signatures, PaymentModel& payment, LanguageModel& language,
                 QObject* parent = nullptr);

  // wanted: the payment on the counter is to be signed, and has not been, on the screen or on paper.
  bool wanted() const;
  QVariant strokes() const;
  bool empty() const { return strokes_.isEmpty(); }
  bool sending() const { return sending_; }
  QString problemText() const;

  // setPad says how large the pad is on the screen, in pixels.
  Q_INVOKABLE void setPad(double width, double height);
  // press begins a stroke, drag goes on with it: pixels of the pad.
  Q_INVOKABLE void press(double x, double y);
  Q_INVOKABLE void drag(double x, double y);
  Q_INVOKABLE void clear();
  // done hands the signature in; nothing happens before anything is drawn.
  Q_INVOKABLE void done();
  // usePaper: the cardholder signs the slip instead.
  Q_INVOKABLE void usePaper();

  // Picture is the drawing as the services take it.
  QImage Picture() const;

 Q_SIGNALS:
  void changed();
  // settled: nothing is wanted of this payment any more.
  void settled();

 private:
  QPointF ShareOf(double x, double y) const;
  void Settle();

  Signatures& signatures_;
  PaymentModel& payment_;
  QSizeF pad_{1, 1};
  QList<QPolygonF> strokes_;
  QString settled_payment_;
  Problem problem_;
  bool sending_ = false;
  bool failed_ = false;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_SIGNATURE_MODEL_H_
