// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/signature_model.h"

#include <QPainter>
#include <algorithm>

#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {
namespace {

constexpr double kPenWidth = 3;            // of the picture's pixels
constexpr qsizetype kMostPoints = 20'000;  // a signature has hundreds; a child's drawing ends somewhere

}  // namespace

SignatureModel::SignatureModel(Signatures& signatures, PaymentModel& payment, LanguageModel& language,
                               QObject* parent)
    : QObject(parent), signatures_(signatures), payment_(payment) {
  connect(&signatures, &Signatures::attached, this, [this](const QString& payment_id) {
    if (payment_id == payment_.paymentId() && sending_) Settle();
  });
  connect(&signatures, &Signatures::attachFailed, this,
          [this](const QString& payment_id, const Problem& problem) {
            if (payment_id != payment_.paymentId() || !sending_) return;
            sending_ = false;
            failed_ = true;
            problem_ = problem;
            Q_EMIT changed();
          });
  connect(&language, &LanguageModel::changed, this, &SignatureModel::changed);
}

bool SignatureModel::wanted() const {
  return payment_.signatureWanted() && payment_.paymentId() != settled_payment_;
}

QVariant SignatureModel::strokes() const {
  QList<QPolygonF> shown;
  for (const QPolygonF& stroke : strokes_) {
    QPolygonF scaled;
    for (const QPointF& point : stroke)
      scaled.append(QPointF(point.x() * pad_.width(), point.y() * pad_.height()));
    shown.append(scaled);
  }
  return QVariant::fromValue(shown);
}

QString SignatureModel::problemText() const {
  return failed_ ? ErrorWords::ForProblem(problem_).what : QString();
}

void SignatureModel::setPad(double width, double height) {
  pad_ = QSizeF(std::max(1.0, width), std::max(1.0, height));
  Q_EMIT changed();
}

QPointF SignatureModel::ShareOf(double x, double y) const {
  return {std::clamp(x / pad_.width(), 0.0, 1.0), std::clamp(y / pad_.height(), 0.0, 1.0)};
}

void SignatureModel::press(double x, double y) {
  if (sending_) return;
  const QPointF place = ShareOf(x, y);
  // A dot is a stroke too.
  strokes_.append(QPolygonF({place, place}));
  Q_EMIT changed();
}

void SignatureModel::drag(double x, double y) {
  if (sending_ || strokes_.isEmpty() || strokes_.back().size() >= kMostPoints) return;
  strokes_.back().append(ShareOf(x, y));
  Q_EMIT changed();
}

void SignatureModel::clear() {
  if (sending_) return;
  strokes_.clear();
  failed_ = false;
  Q_EMIT changed();
}

QImage SignatureModel::Picture() const {
  QImage picture(Signatures::kWidest, Signatures::kHighest, QImage::Format_Mono);
  picture.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
  picture.fill(0);
  QPainter painter(&picture);
  painter.setPen(QPen(Qt::black, kPenWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  for (const QPolygonF& stroke : strokes_) {
    QPolygonF scaled;
    for (const QPointF& point : stroke)
      scaled.append(QPointF(point.x() * (picture.width() - 1), point.y() * (picture.height() - 1)));
    painter.drawPolyline(scaled);
    painter.drawPoint(scaled.front());
  }
  return picture;
}

void SignatureModel::done() {
  if (strokes_.isEmpty() || sending_ || !wanted()) return;
  sending_ = true;
  failed_ = false;
  Q_EMIT changed();
  signatures_.Attach(payment_.paymentId(), Picture());
}

void SignatureModel::usePaper() {
  if (!sending_) Settle();
}

void SignatureModel::Settle() {
  settled_payment_ = payment_.paymentId();
  sending_ = false;
  failed_ = false;
  strokes_.clear();
  Q_EMIT changed();
  Q_EMIT settled();
}

}  // namespace till::kiosk
