// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_PICTURE_PROVIDER_H_
#define TILL_KIOSK_UI_SRC_MODELS_PICTURE_PROVIDER_H_

#include <QImage>
#include <QQuickImageProvider>
#include <QString>
#include <functional>

namespace till::kiosk {

// PictureProvider hands a model's one picture to QML's Image, without a copy: a picture that its model wipes
// is wiped here, too. What `picture` asks must outlive it.
class PictureProvider final : public QQuickImageProvider {
 public:
  using Picture = std::function<QImage()>;

  explicit PictureProvider(Picture picture);

  // requestImage gives the picture as it is now, whatever `id`: models change it so that QML asks again.
  QImage requestImage(const QString& id, QSize* size, const QSize& requested) override;

 private:
  const Picture picture_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_PICTURE_PROVIDER_H_
