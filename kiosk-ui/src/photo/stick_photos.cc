// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/photo/stick_photos.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <QQueue>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "services/common/lifecycle/unique_fd.h"

namespace till::kiosk {
namespace {

// Of a whole stick: as many as a full card of a camera has.
constexpr int kMostEntries = 20'000;
constexpr int kMostFolders = 500;
constexpr int kDeepest = 4;

// Without O_NONBLOCK a named pipe would be waited for.
constexpr int kToRead = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;

UniqueFd OpenStick(const QString& stick) {
  return UniqueFd(::open(QFile::encodeName(stick).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

// OpenBelow opens a file or folder below a folder step by step, so that no step goes over a link. (openat2
// would do it in one, but the unit's RestrictSUIDSGID keeps it away.)
UniqueFd OpenBelow(int folder, const QByteArray& path) {
  UniqueFd at(::dup(folder));
  for (const QByteArray& step : path.split('/')) {
    if (step == "..") return UniqueFd();
    at.Reset(::openat(at.get(), step.constData(), kToRead));
    if (!at.valid()) break;
  }
  return at;
}

bool IsCalledAPhoto(const QByteArray& name) {
  const QByteArray lower = name.toLower();
  return lower.endsWith(".jpg") || lower.endsWith(".jpeg") || lower.endsWith(".png");
}

// By their names, as FAT knows no other way here: ".thumbnails", "$RECYCLE.BIN".
bool IsHidden(const QByteArray& name) {
  return name.startsWith('.') || name.startsWith('$');
}

// A name that cannot be shown as it is (line ends, writing that turns around) is shown with marks in it.
QString Shown(const QByteArray& name) {
  QString shown = QFile::decodeName(name);
  for (QChar& each : shown) {
    if (!each.isPrint()) each = QLatin1Char('?');
  }
  return shown;
}

// Walk looks through one stick, folder by folder, those at the top first.
class Walk {
 public:
  explicit Walk(const QString& stick) : stick_(stick), root_(OpenStick(stick)) {}

  QList<StickPhoto> Photos() {
    struct stat about {};
    if (!root_.valid() || ::fstat(root_.get(), &about) != 0) return {};
    device_ = about.st_dev;
    folders_.enqueue({QByteArrayLiteral("."), 0});
    while (!folders_.isEmpty() && entries_ < kMostEntries) Look(folders_.dequeue());
    std::sort(found_.begin(), found_.end(), [](const StickPhoto& one, const StickPhoto& other) {
      return one.changed == other.changed ? one.path < other.path : one.changed > other.changed;
    });
    if (found_.size() > kMostStickPhotos) found_.resize(kMostStickPhotos);
    return std::move(found_);
  }

 private:
  struct Folder {
    QByteArray path;
    int depth;
  };

  void Look(const Folder& folder) {
    UniqueFd opened = OpenBelow(root_.get(), folder.path);
    DIR* const listing = opened.valid() ? ::fdopendir(opened.get()) : nullptr;
    if (listing == nullptr) return;
    const int at = opened.Release();  // the listing's from here on
    while (entries_ < kMostEntries) {
      const dirent* const entry = ::readdir(listing);
      if (entry == nullptr) break;
      ++entries_;
      Meet(folder, at, QByteArray(entry->d_name), entry->d_type);
    }
    ::closedir(listing);
  }

  void Meet(const Folder& folder, int at, const QByteArray& name, unsigned char type) {
    const bool perhaps_folder = type == DT_DIR || type == DT_UNKNOWN;
    const bool perhaps_photo = (type == DT_REG || type == DT_UNKNOWN) && IsCalledAPhoto(name);
    struct stat about {};
    if (IsHidden(name) || !(perhaps_folder || perhaps_photo) ||
        ::fstatat(at, name.constData(), &about, AT_SYMLINK_NOFOLLOW) != 0 || about.st_dev != device_) {
      return;
    }
    const QByteArray path = folder.depth == 0 ? name : folder.path + '/' + name;
    if (S_ISDIR(about.st_mode)) {
      if (folder.depth < kDeepest && ++looked_into_ <= kMostFolders)
        folders_.enqueue({path, folder.depth + 1});
    } else if (S_ISREG(about.st_mode) && perhaps_photo) {
      found_.append(
          {stick_, path, Shown(name), QDateTime::fromSecsSinceEpoch(about.st_mtim.tv_sec, Qt::UTC)});
    }
  }

  QString stick_;
  UniqueFd root_;
  dev_t device_ = 0;
  QQueue<Folder> folders_;
  QList<StickPhoto> found_;
  int entries_ = 0;
  int looked_into_ = 0;
};

}  // namespace

QList<StickPhoto> FindPhotos(const QString& stick) {
  return Walk(stick).Photos();
}

QByteArray ReadPhotoFile(const StickPhoto& photo, QString* problem) {
  const UniqueFd stick = OpenStick(photo.stick);
  const UniqueFd file = stick.valid() ? OpenBelow(stick.get(), photo.path) : UniqueFd();
  struct stat about {};
  if (!file.valid() || ::fstat(file.get(), &about) != 0 || !S_ISREG(about.st_mode)) {
    *problem = QStringLiteral("STICK_UNREADABLE");
    return {};
  }
  if (about.st_size > kMostPhotoFileBytes) {
    *problem = QStringLiteral("PHOTO_TOO_LARGE");
    return {};
  }
  QByteArray content(static_cast<qsizetype>(about.st_size), '\0');
  qsizetype at = 0;
  while (at < content.size()) {
    const ssize_t some = ::read(file.get(), content.data() + at, static_cast<size_t>(content.size() - at));
    if (some < 0 && errno == EINTR) continue;
    if (some <= 0) {  // a stick that was pulled out, or a file that grew shorter
      content.fill('\0');
      *problem = QStringLiteral("STICK_UNREADABLE");
      return {};
    }
    at += some;
  }
  return content;
}

}  // namespace till::kiosk
