// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_PHOTO_STICK_PHOTO_H_
#define TILL_KIOSK_UI_SRC_PHOTO_STICK_PHOTO_H_

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace till::kiosk {

// StickPhoto is a file on a USB stick that is called like a photo.
struct StickPhoto {
  QString stick;    // the folder that the stick is mounted at
  QByteArray path;  // of the file below it, as the file system has it
  QString name;     // of the file, as it can be shown
  QDateTime changed;

  bool operator==(const StickPhoto& other) const { return stick == other.stick && path == other.path; }
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_PHOTO_STICK_PHOTO_H_
