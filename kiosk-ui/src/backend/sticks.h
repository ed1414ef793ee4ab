// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_STICKS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_STICKS_H_

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <memory>

#include "kiosk-ui/src/backend/types.h"
#include "kiosk-ui/src/photo/small_photo.h"
#include "kiosk-ui/src/photo/stick_photo.h"

namespace till::kiosk {

// Sticks writes files onto a USB stick that somebody put in, and reads photos from one. Keeps to the duties
// of backend.h.
class Sticks : public QObject {
  Q_OBJECT

 public:
  ~Sticks() override = default;

  // Save writes a new file `name`.`ending` onto the stick, with a number after the name where there is one of
  // that name: nothing is ever overwritten. Answered by saved, once it is on the stick for good, or
  // saveFailed: NO_STICK, STICK_FULL, STICK_FAILED.
  virtual void Save(const QString& name, const QString& ending, const QByteArray& content) = 0;

  // FindPhotos looks for photos on the sticks (photo/stick_photos.h). Answered by photosFound with one at
  // least, or photosNotFound: NO_STICK, NO_PHOTOS.
  virtual void FindPhotos() = 0;

  // ReadPhoto reads one of them and makes it small. Answered by photoRead or photoNotRead: NO_STICK,
  // STICK_UNREADABLE, PHOTO_UNREADABLE, PHOTO_TOO_LARGE. One that is asked for before the last was begun
  // takes its place: the last is not answered then.
  virtual void ReadPhoto(const StickPhoto& photo) = 0;

 Q_SIGNALS:
  // saved: what was asked for, the file as it is called there, and what the stick is called.
  void saved(const QString& name, const QString& file, const QString& stick);
  void saveFailed(const QString& name, const till::kiosk::Problem& problem);

  void photosFound(const QList<till::kiosk::StickPhoto>& photos);
  void photosNotFound(const till::kiosk::Problem& problem);
  void photoRead(const till::kiosk::StickPhoto& photo,
                 const std::shared_ptr<const till::kiosk::SmallPhoto>& small);
  void photoNotRead(const till::kiosk::StickPhoto& photo, const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_STICKS_H_
