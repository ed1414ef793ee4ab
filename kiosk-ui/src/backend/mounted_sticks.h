// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_MOUNTED_STICKS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_MOUNTED_STICKS_H_

#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <atomic>

#include "kiosk-ui/src/backend/sticks.h"

namespace till::kiosk {

// MountedSticks finds sticks where the system mounts them, below one folder: FOLDER/LABEL, or
// FOLDER/USER/LABEL as udisks has it. A folder there on which nothing is mounted is no stick: what is written
// to it would be lost.
class MountedSticks final : public Sticks {
  Q_OBJECT

 public:
  explicit MountedSticks(QString folder);
  // Waits until what is being written is written.
  ~MountedSticks() override;

  void Save(const QString& name, const QString& ending, const QByteArray& content) override;
  void FindPhotos() override;
  void ReadPhoto(const StickPhoto& photo) override;

 private:
  QString folder_;
  std::atomic<int> photos_asked_ = 0;
  QThreadPool worker_;  // one thread: a stick is slow, and the GUI does not wait
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_MOUNTED_STICKS_H_
