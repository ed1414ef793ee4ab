// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/mounted_sticks.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <cerrno>
#include <utility>

#include "kiosk-ui/src/photo/stick_photos.h"

namespace till::kiosk {
namespace {

constexpr int kMostOfOneName = 99;

// What became of a file: its name, or the code of the problem.
struct Written {
  QString file;
  QString code;
};

// The device of a folder; nothing when it is none.
bool DeviceOf(const QString& folder, dev_t* device) {
  struct stat about {};
  if (::stat(QFile::encodeName(folder).constData(), &about) != 0 || !S_ISDIR(about.st_mode)) return false;
  *device = about.st_dev;
  return true;
}

bool May(int what, const QString& folder) {
  return ::access(QFile::encodeName(folder).constData(), what | X_OK) == 0;
}

// Mounted are the folders below `folder` on which something is mounted that may be read or written, by name.
QStringList Mounted(const QString& folder, int what) {
  dev_t ground = 0;
  if (!DeviceOf(folder, &ground)) return {};
  const auto below = [](const QString& above) {
    QStringList paths;
    for (const QFileInfo& each :
         QDir(above).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name))
      paths.append(each.filePath());
    return paths;
  };
  QStringList sticks;
  for (const QString& first : below(folder)) {
    dev_t device = 0;
    if (!DeviceOf(first, &device)) continue;
    if (device != ground) {
      if (May(what, first)) sticks.append(first);
      continue;
    }
    for (const QString& second : below(first)) {
      if (DeviceOf(second, &device) && device != ground && May(what, second)) sticks.append(second);
    }
  }
  return sticks;
}

QString CodeOf(int error) {
  return error == ENOSPC || error == EDQUOT || error == EFBIG ? QStringLiteral("STICK_FULL")
                                                              : QStringLiteral("STICK_FAILED");
}

bool WriteAll(int file, const QByteArray& content) {
  qsizetype at = 0;
  while (at < content.size()) {
    const ssize_t some = ::write(file, content.constData() + at, static_cast<size_t>(content.size() - at));
    if (some < 0 && errno == EINTR) continue;
    if (some <= 0) return false;
    at += some;
  }
  return true;
}

// Writes a file that was not there before, and waits until the stick has it.
Written WriteNew(const QString& folder, const QString& name, const QString& ending,
                 const QByteArray& content) {
  for (int number = 1; number <= kMostOfOneName; ++number) {
    const QString file = number == 1 ? QStringLiteral("%1.%2").arg(name, ending)
                                     : QStringLiteral("%1-%2.%3").arg(name, QString::number(number), ending);
    const QByteArray path = QFile::encodeName(QDir(folder).filePath(file));
    // O_EXCL: neither a file nor a link of that name is written through.
    const int opened = ::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (opened < 0 && errno == EEXIST) continue;
    if (opened < 0) return {{}, CodeOf(errno)};
    const bool written = WriteAll(opened, content) && ::fsync(opened) == 0;
    const int error = errno;
    const bool closed = ::close(opened) == 0;
    if (written && closed) return {file, {}};
    // Half a file would pass for a whole one.
    ::unlink(path.constData());
    return {{}, CodeOf(error)};
  }
  return {{}, QStringLiteral("STICK_FULL")};
}

}  // namespace

MountedSticks::MountedSticks(QString folder) : folder_(std::move(folder)) {
  worker_.setMaxThreadCount(1);
}

MountedSticks::~MountedSticks() {
  ++photos_asked_;  // one that waits to be read need not be
  worker_.waitForDone();
}

void MountedSticks::Save(const QString& name, const QString& ending, const QByteArray& content) {
  worker_.start([this, name, ending, content] {
    const QStringList sticks = Mounted(folder_, W_OK);
    const Written written = sticks.isEmpty() ? Written{{}, QStringLiteral("NO_STICK")}
                                             : WriteNew(sticks.first(), name, ending, content);
    const QString stick = sticks.isEmpty() ? QString() : QFileInfo(sticks.first()).fileName();
    QMetaObject::invokeMethod(
        this,
        [this, name, written, stick] {
          if (written.code.isEmpty()) {
            Q_EMIT saved(name, written.file, stick);
          } else {
            Q_EMIT saveFailed(name, {written.code, {}});
          }
        },
        Qt::QueuedConnection);
  });
}

void MountedSticks::FindPhotos() {
  worker_.start([this] {
    const QStringList sticks = Mounted(folder_, R_OK);
    QList<StickPhoto> photos;
    for (const QString& stick : sticks) photos.append(till::kiosk::FindPhotos(stick));
    std::stable_sort(photos.begin(), photos.end(), [](const StickPhoto& one, const StickPhoto& other) {
      return one.changed > other.changed;
    });
    if (photos.size() > kMostStickPhotos) photos.resize(kMostStickPhotos);
    QMetaObject::invokeMethod(
        this,
        [this, photos, any = !sticks.isEmpty()] {
          if (!photos.isEmpty()) {
            Q_EMIT photosFound(photos);
          } else {
            Q_EMIT photosNotFound({any ? QStringLiteral("NO_PHOTOS") : QStringLiteral("NO_STICK"), {}});
          }
        },
        Qt::QueuedConnection);
  });
}

void MountedSticks::ReadPhoto(const StickPhoto& photo) {
  worker_.start([this, photo, number = ++photos_asked_] {
    if (number != photos_asked_) return;
    QString problem;
    QByteArray file = ReadPhotoFile(photo, &problem);
    std::shared_ptr<const SmallPhoto> small;
    if (problem.isEmpty()) small = SmallPhoto::Of(file, &problem);
    file.fill('\0');
    if (problem == QLatin1String("STICK_UNREADABLE") && !Mounted(folder_, R_OK).contains(photo.stick))
      problem = QStringLiteral("NO_STICK");
    QMetaObject::invokeMethod(
        this,
        [this, photo, small, problem] {
          if (small != nullptr) {
            Q_EMIT photoRead(photo, small);
          } else {
            Q_EMIT photoNotRead(photo, {problem, {}});
          }
        },
        Qt::QueuedConnection);
  });
}

}  // namespace till::kiosk
