// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/mounted_sticks.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <utility>

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

bool MayWrite(const QString& folder) {
  return ::access(QFile::encodeName(folder).constData(), W_OK | X_OK) == 0;
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
  writer_.setMaxThreadCount(1);
}

MountedSticks::~MountedSticks() {
  writer_.waitForDone();
}

QStringList MountedSticks::Found(const QString& folder) {
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
      if (MayWrite(first)) sticks.append(first);
      continue;
    }
    for (const QString& second : below(first)) {
      if (DeviceOf(second, &device) && device != ground && MayWrite(second)) sticks.append(second);
    }
  }
  return sticks;
}

void MountedSticks::Save(const QString& name, const QString& ending, const QByteArray& content) {
  writer_.start([this, name, ending, content] {
    const QStringList sticks = Found(folder_);
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

}  // namespace till::kiosk
