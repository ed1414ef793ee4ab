// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/paper.h"

#include <QFont>
#include <QPainter>

namespace till::kiosk {
namespace {

constexpr int kDots = 384;
constexpr int kMargin = 12;
constexpr int kLine = 34;
constexpr int kLargeLine = 56;

}  // namespace

QImage DrawPaper(const QList<PaperLine>& lines) {
  int height = 2 * kMargin;
  for (const PaperLine& line : lines) height += line.large ? kLargeLine : kLine;
  QImage paper(kDots, height, QImage::Format_Grayscale8);
  paper.fill(Qt::white);
  QPainter painter(&paper);
  painter.setRenderHint(QPainter::TextAntialiasing);
  int top = kMargin;
  for (const PaperLine& line : lines) {
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(line.large ? 34 : 21);
    font.setWeight(line.large ? QFont::Bold : QFont::Normal);
    painter.setFont(font);
    const QRect box(kMargin, top, kDots - 2 * kMargin, line.large ? kLargeLine : kLine);
    if (line.left.isEmpty() && line.right.isEmpty() && line.middle.isEmpty()) {
      painter.setPen(QPen(Qt::black, 1, Qt::DashLine));
      painter.drawLine(box.left(), box.center().y(), box.right(), box.center().y());
      painter.setPen(Qt::black);
    }
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, line.left);
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, line.right);
    painter.drawText(box, Qt::AlignHCenter | Qt::AlignVCenter, line.middle);
    top += box.height();
  }
  return paper;
}

}  // namespace till::kiosk
