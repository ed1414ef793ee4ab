// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_PHOTO_STICK_PHOTOS_H_
#define TILL_KIOSK_UI_SRC_PHOTO_STICK_PHOTOS_H_

#include <QByteArray>
#include <QList>
#include <QString>

#include "kiosk-ui/src/photo/stick_photo.h"

namespace till::kiosk {

// Anybody may have written a stick. So the walk over one is bounded, and no symbolic link is followed.
inline constexpr qsizetype kMostStickPhotos = 100;
inline constexpr qint64 kMostPhotoFileBytes = 20 * 1024 * 1024;

// FindPhotos lists the files on a stick whose names end like a JPEG's or a PNG's, newest first, at most
// kMostStickPhotos: in its root and up to four folders below it (DCIM/100CANON). Hidden ones and what was
// thrown away are left out. Nothing for a folder that cannot be read.
QList<StickPhoto> FindPhotos(const QString& stick);

// ReadPhotoFile reads such a file. Nothing, and the code of the problem: STICK_UNREADABLE, PHOTO_TOO_LARGE
// for more than kMostPhotoFileBytes.
QByteArray ReadPhotoFile(const StickPhoto& photo, QString* problem);

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_PHOTO_STICK_PHOTOS_H_
