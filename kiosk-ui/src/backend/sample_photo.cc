// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/sample_photo.h"

#include <QPainter>

namespace till::kiosk {
namespace {

// 4:3, as phones have it; the card is 85.6 by 54 mm (ISO/IEC 7810, ID-1).
constexpr int kWidth = 1200;
constexpr int kHeight = 900;
constexpr QRectF kCard(-428, -270, 856, 540);

constexpr QRgb kTable = 0xff8a6b52;
constexpr QRgb kGrain = 0xff7d5f48;
constexpr QRgb kShade = 0xff5c4534;
constexpr QRgb kPaper = 0xffe9f0f2;
constexpr QRgb kPrint = 0xff5b7484;
constexpr QRgb kPale = 0xffc3d3da;
constexpr QRgb kRed = 0xffb83a34;
constexpr QRgb kGold = 0xffe3b34c;

void DrawTable(QPainter& painter) {
  painter.fillRect(0, 0, kWidth, kHeight, QColor(kTable));
  for (int y = 60; y < kHeight; y += 150) painter.fillRect(0, y, kWidth, 6, QColor(kGrain));
}

void DrawBar(QPainter& painter, double x, double y, double width, QRgb colour) {
  painter.setBrush(QColor(colour));
  painter.drawRoundedRect(QRectF(x, y, width, 26), 13, 13);
}

void DrawFront(QPainter& painter) {
  const double lines[] = {180, 320, 260, 380, 300};
  double y = -210;
  for (const double width : lines) {
    DrawBar(painter, -380, y, 70, kPale);
    DrawBar(painter, -290, y, width, kPrint);
    y += 66;
  }
  DrawBar(painter, -380, 196, 150, kPale);
  DrawBar(painter, -210, 196, 480, kPrint);
  // Nobody's portrait.
  const QRectF portrait(150, -214, 232, 300);
  painter.setBrush(QColor(kPale));
  painter.drawRoundedRect(portrait, 12, 12);
  painter.setClipRect(portrait);
  painter.setBrush(QColor(kPrint));
  painter.drawEllipse(QPointF(266, -96), 62, 74);
  painter.drawEllipse(QPointF(266, 96), 120, 96);
  painter.setClipping(false);
}

void DrawBack(QPainter& painter) {
  painter.setBrush(QColor(kRed));
  painter.drawEllipse(QPointF(-290, -120), 92, 92);
  painter.setBrush(QColor(kGold));
  painter.drawEllipse(QPointF(-290, -120), 46, 46);
  DrawBar(painter, -130, -170, 440, kPrint);
  DrawBar(painter, -130, -100, 360, kPrint);
  DrawBar(painter, -290, 110, 130, kPale);
  DrawBar(painter, -130, 110, 340, kPrint);
  DrawBar(painter, -290, 180, 130, kPale);
  DrawBar(painter, -130, 180, 420, kPrint);
}

}  // namespace

QImage DrawSamplePhoto(SamplePhoto shows) {
  QImage photo(kWidth, kHeight, QImage::Format_RGB32);
  QPainter painter(&photo);
  painter.setRenderHint(QPainter::Antialiasing);
  DrawTable(painter);
  painter.setPen(Qt::NoPen);
  painter.translate(kWidth / 2.0, kHeight / 2.0);
  painter.rotate(shows == SamplePhoto::Front ? -3 : 2);
  painter.setBrush(QColor(kShade));
  painter.drawRoundedRect(kCard.translated(8, 12), 32, 32);
  painter.setBrush(QColor(kPaper));
  painter.drawRoundedRect(kCard, 32, 32);
  if (shows == SamplePhoto::Front) {
    DrawFront(painter);
  } else {
    DrawBack(painter);
  }
  return photo;
}

}  // namespace till::kiosk
