// SPDX-License-Identifier: Apache-2.0
// Real files: a stick is a folder on another device, and nothing on it is ever overwritten. The walk over
// one, and what is made of a photo, are tested beside their code (src/photo).
#include "kiosk-ui/src/backend/mounted_sticks.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QThread>
#include <functional>
#include <optional>

namespace till::kiosk {
namespace {

// What a media folder is on a machine: a link to a folder on another file system stands in for what is
// mounted.
class MountedSticksTest : public testing::Test {
 protected:
  void SetUp() override {
    struct stat here {};
    struct stat there {};
    ASSERT_EQ(::stat(QFile::encodeName(media.path()).constData(), &here), 0);
    ASSERT_EQ(::stat(QFile::encodeName(stick.path()).constData(), &there), 0);
    if (here.st_dev == there.st_dev) GTEST_SKIP() << "/dev/shm is no file system of its own here";
  }

  void PutIn(const char* label) {
    ASSERT_TRUE(QFile::link(stick.path(), QDir(media.path()).filePath(QLatin1String(label))));
  }

  // Saves and waits; the name of the file, or the code of the problem.
  QString Save(const char* content) {
    MountedSticks sticks(media.path());
    std::optional<QString> answer;
    QObject::connect(&sticks, &Sticks::saved, &sticks,
                     [&](const QString&, const QString& file, const QString& label) {
                       answer = file + QLatin1Char('@') + label;
                     });
    QObject::connect(&sticks, &Sticks::saveFailed, &sticks,
                     [&](const QString&, const Problem& problem) { answer = problem.code; });
    sticks.Save(QStringLiteral("till-x"), QStringLiteral("csv"), QByteArray(content));
    Until([&] { return answer.has_value(); });
    return answer.value_or(QStringLiteral("no answer"));
  }

  static bool Until(const std::function<bool()>& done) {
    const QDeadlineTimer deadline(30'000);
    while (!done() && !deadline.hasExpired()) {
      QCoreApplication::processEvents();
      QThread::usleep(300);
    }
    return done();
  }

  // A photo on the stick, 2,000 by 1,000 pixels.
  void PutPhoto(const char* name) {
    QImage photo(2000, 1000, QImage::Format_RGB32);
    photo.fill(Qt::darkGreen);
    ASSERT_TRUE(photo.save(QDir(stick.path()).filePath(QLatin1String(name)), "JPEG"));
  }

  // Looks for photos; their names in a row, or the code of the problem.
  QString Find(MountedSticks& sticks, QList<StickPhoto>* found = nullptr) {
    std::optional<QString> answer;
    QObject scope;
    QObject::connect(&sticks, &Sticks::photosFound, &scope, [&](const QList<StickPhoto>& photos) {
      if (found != nullptr) *found = photos;
      answer = QString();
      for (const StickPhoto& photo : photos) *answer += photo.name + QLatin1Char(' ');
    });
    QObject::connect(&sticks, &Sticks::photosNotFound, &scope,
                     [&](const Problem& problem) { answer = problem.code; });
    sticks.FindPhotos();
    Until([&] { return answer.has_value(); });
    return answer.value_or(QStringLiteral("no answer"));
  }

  // Reads them one right after the other; what came, in its order: a width and a height, or a code.
  QString Read(MountedSticks& sticks, const QList<StickPhoto>& photos) {
    QStringList answers;
    QObject scope;
    QObject::connect(
        &sticks, &Sticks::photoRead, &scope,
        [&](const StickPhoto& photo, const std::shared_ptr<const SmallPhoto>& small) {
          const QSize size = QImage::fromData(small->jpeg()).size();
          answers.append(QStringLiteral("%1 %2x%3").arg(photo.name).arg(size.width()).arg(size.height()));
        });
    QObject::connect(&sticks, &Sticks::photoNotRead, &scope,
                     [&](const StickPhoto& photo, const Problem& problem) {
                       answers.append(photo.name + QLatin1Char(' ') + problem.code);
                     });
    for (const StickPhoto& photo : photos) sticks.ReadPhoto(photo);
    const QString last = photos.last().name;
    Until([&] { return !answers.isEmpty() && answers.last().startsWith(last); });
    return answers.isEmpty() ? QStringLiteral("no answer") : answers.last();
  }

  QByteArray Read(const char* name) {
    QFile file(QDir(stick.path()).filePath(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
  }

  QTemporaryDir media;
  QTemporaryDir stick{QStringLiteral("/dev/shm/till-stick-XXXXXX")};
};

TEST_F(MountedSticksTest, NoStickIsSaidSo) {
  EXPECT_EQ(Save("a").toStdString(), "NO_STICK");
  // A folder that a pulled stick left behind is none: what is written there would be lost.
  ASSERT_TRUE(QDir(media.path()).mkdir(QStringLiteral("LEFT")));
  EXPECT_EQ(Save("a").toStdString(), "NO_STICK");
  EXPECT_TRUE(QDir(QDir(media.path()).filePath(QStringLiteral("LEFT"))).isEmpty());
}

TEST_F(MountedSticksTest, NothingIsOverwritten) {
  PutIn("KINGSTON");
  EXPECT_EQ(Save("first").toStdString(), "till-x.csv@KINGSTON");
  EXPECT_EQ(Save("second").toStdString(), "till-x-2.csv@KINGSTON");
  EXPECT_EQ(Read("till-x.csv"), "first");
  EXPECT_EQ(Read("till-x-2.csv"), "second");
}

TEST_F(MountedSticksTest, ALinkOnTheStickIsNotWrittenThrough) {
  PutIn("KINGSTON");
  const QString elsewhere = QDir(media.path()).filePath(QStringLiteral("elsewhere"));
  ASSERT_TRUE(QFile::link(elsewhere, QDir(stick.path()).filePath(QStringLiteral("till-x.csv"))));
  EXPECT_EQ(Save("secret").toStdString(), "till-x-2.csv@KINGSTON");
  EXPECT_FALSE(QFile::exists(elsewhere));
}

TEST_F(MountedSticksTest, PhotosAreFoundAndMadeSmall) {
  MountedSticks sticks(media.path());
  EXPECT_EQ(Find(sticks).toStdString(), "NO_STICK");
  PutIn("KINGSTON");
  EXPECT_EQ(Find(sticks).toStdString(), "NO_PHOTOS");
  PutPhoto("card.jpg");
  QList<StickPhoto> photos;
  EXPECT_EQ(Find(sticks, &photos).toStdString(), "card.jpg ");
  EXPECT_EQ(Read(sticks, photos).toStdString(), "card.jpg 1600x800");
  // Hasty hands: the last one is answered, whatever came before it.
  StickPhoto gone = photos.first();
  gone.path = "gone.jpg";
  gone.name = QStringLiteral("gone.jpg");
  EXPECT_EQ(Read(sticks, {gone, gone, photos.first()}).toStdString(), "card.jpg 1600x800");
  EXPECT_EQ(Read(sticks, {gone}).toStdString(), "gone.jpg STICK_UNREADABLE");
}

TEST_F(MountedSticksTest, APhotoThatIsNoneAndAStickThatIsGoneAreSaidSo) {
  PutIn("KINGSTON");
  PutPhoto("card.jpg");
  QFile photo(QDir(stick.path()).filePath(QStringLiteral("card.jpg")));
  ASSERT_TRUE(photo.resize(photo.size() - 100));
  MountedSticks sticks(media.path());
  QList<StickPhoto> photos;
  EXPECT_EQ(Find(sticks, &photos).toStdString(), "card.jpg ");
  EXPECT_EQ(Read(sticks, photos).toStdString(), "card.jpg PHOTO_UNREADABLE");
  ASSERT_TRUE(QFile::remove(QDir(media.path()).filePath(QStringLiteral("KINGSTON"))));
  EXPECT_EQ(Read(sticks, photos).toStdString(), "card.jpg NO_STICK");
}

TEST_F(MountedSticksTest, AStickBelowAUsersFolderIsFound) {
  ASSERT_TRUE(QDir(media.path()).mkdir(QStringLiteral("shop")));
  ASSERT_TRUE(QFile::link(stick.path(), QDir(media.path()).filePath(QStringLiteral("shop/BLUE"))));
  EXPECT_EQ(Save("a").toStdString(), "till-x.csv@BLUE");
}

}  // namespace
}  // namespace till::kiosk
