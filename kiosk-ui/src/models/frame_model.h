// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_FRAME_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_FRAME_MODEL_H_

#include <QObject>
#include <QRectF>

#include "kiosk-ui/src/models/theme_model.h"

namespace till::kiosk {

// FrameModel divides the screen once for all pages, so that nothing moves from one to the next: the amount
// has one place.
//
//   portrait            landscape
//   +-----------+       +----------------------+
//   | bar       |       | bar                  |
//   | hero      |       | hero    | stage      |
//   | words     |       | words   |            |
//   | stage     |       |         |            |
//   | actions   |       |         | actions    |
//   +-----------+       +----------------------+
class FrameModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(double width READ width WRITE setWidth NOTIFY changed)
  Q_PROPERTY(double height READ height WRITE setHeight NOTIFY changed)
  Q_PROPERTY(bool portrait READ portrait NOTIFY changed)
  Q_PROPERTY(int margin READ margin NOTIFY changed)
  Q_PROPERTY(QRectF bar READ bar NOTIFY changed)
  Q_PROPERTY(QRectF hero READ hero NOTIFY changed)
  Q_PROPERTY(QRectF words READ words NOTIFY changed)
  Q_PROPERTY(QRectF stage READ stage NOTIFY changed)
  Q_PROPERTY(QRectF actions READ actions NOTIFY changed)
  // left: hero and words together; body: everything between bar and bottom margin, in one readable column.
  Q_PROPERTY(QRectF left READ left NOTIFY changed)
  Q_PROPERTY(QRectF body READ body NOTIFY changed)

 public:
  explicit FrameModel(ThemeModel& theme, QObject* parent = nullptr);

  double width() const { return width_; }
  double height() const { return height_; }
  void setWidth(double width);
  void setHeight(double height);

  bool portrait() const { return height_ >= width_; }
  int margin() const;
  QRectF bar() const;
  QRectF hero() const;
  QRectF words() const;
  QRectF stage() const;
  QRectF actions() const;
  QRectF left() const;
  QRectF body() const;

 Q_SIGNALS:
  void changed();

 private:
  double Steps(double count) const { return count * theme_.step(); }
  double ColumnWidth() const;

  ThemeModel& theme_;
  double width_ = 720;
  double height_ = 1280;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_FRAME_MODEL_H_
