// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/photo/stick_photos.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace till::kiosk {
namespace {

class StickPhotosTest : public testing::Test {
 protected:
  QString At(const QByteArray& path) { return stick.path() + QLatin1Char('/') + QFile::decodeName(path); }

  // Puts a file onto the stick; `minute` is when it was changed.
  void Put(const QByteArray& path, int64_t minute = 0, const QByteArray& content = "x") {
    QDir().mkpath(QFileInfo(At(path)).path());
    QFile file(At(path));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly)) << path.toStdString();
    file.write(content);
    file.close();
    const timespec times[] = {{60 * minute, 0}, {60 * minute, 0}};
    ASSERT_EQ(::utimensat(AT_FDCWD, QFile::encodeName(At(path)).constData(), times, 0), 0);
  }

  std::vector<std::string> Found() {
    std::vector<std::string> paths;
    for (const StickPhoto& photo : FindPhotos(stick.path())) paths.push_back(photo.path.toStdString());
    return paths;
  }

  // What reading gives, or the code of the problem.
  std::string Read(const QByteArray& path) {
    QString problem;
    const QByteArray content = ReadPhotoFile({stick.path(), path, {}, {}}, &problem);
    return problem.isEmpty() ? content.toStdString() : problem.toStdString();
  }

  QTemporaryDir stick;
  QTemporaryDir elsewhere;
};

using Paths = std::vector<std::string>;

TEST_F(StickPhotosTest, TheNewestComesFirst) {
  Put("old.jpg", 1);
  Put("DCIM/100CANON/IMG_0001.JPG", 3);
  Put("DCIM/Camera/new.jpeg", 4);
  Put("scan.png", 2);
  EXPECT_EQ(Found(), (Paths{"DCIM/Camera/new.jpeg", "DCIM/100CANON/IMG_0001.JPG", "scan.png", "old.jpg"}));
  const QList<StickPhoto> photos = FindPhotos(stick.path());
  EXPECT_EQ(photos.first().name.toStdString(), "new.jpeg");
  EXPECT_EQ(photos.first().changed.toSecsSinceEpoch(), 240);
}

TEST_F(StickPhotosTest, OtherFilesHiddenOnesAndWhatWasThrownAwayAreLeftOut) {
  Put("letter.txt");
  Put("film.mp4");
  Put("photo.heic");
  Put("jpg");
  Put("._IMG_0001.jpg");
  Put(".thumbnails/1.jpg");
  Put("$RECYCLE.BIN/1.jpg");
  QDir().mkpath(At("folder.jpg"));
  ASSERT_EQ(::mkfifo(QFile::encodeName(At("pipe.jpg")).constData(), 0600), 0);
  EXPECT_EQ(Found(), Paths{});
  EXPECT_EQ(Read("pipe.jpg"), "STICK_UNREADABLE");
  EXPECT_EQ(Read("folder.jpg"), "STICK_UNREADABLE");
}

TEST_F(StickPhotosTest, NoLinkIsFollowed) {
  const QString secret = elsewhere.filePath(QStringLiteral("secret.jpg"));
  QFile file(secret);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("secret");
  file.close();
  ASSERT_TRUE(QFile::link(secret, At("link.jpg")));
  ASSERT_TRUE(QFile::link(elsewhere.path(), At("DCIM")));
  ASSERT_TRUE(QFile::link(stick.path(), At("again")));  // round and round
  EXPECT_EQ(Found(), Paths{});
  EXPECT_EQ(Read("link.jpg"), "STICK_UNREADABLE");
  EXPECT_EQ(Read("DCIM/secret.jpg"), "STICK_UNREADABLE");
  EXPECT_EQ(Read("../" + QFileInfo(elsewhere.path()).fileName().toUtf8() + "/secret.jpg"),
            "STICK_UNREADABLE");
}

// A photo that was found, and is a link when it is read.
TEST_F(StickPhotosTest, ALinkPutThereMeanwhileIsNotFollowed) {
  Put("a/photo.jpg");
  ASSERT_EQ(Found(), Paths{"a/photo.jpg"});
  EXPECT_EQ(Read("a/photo.jpg"), "x");
  ASSERT_TRUE(QDir(At("a")).removeRecursively());
  QFile file(elsewhere.filePath(QStringLiteral("photo.jpg")));
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  ASSERT_TRUE(QFile::link(elsewhere.path(), At("a")));
  EXPECT_EQ(Read("a/photo.jpg"), "STICK_UNREADABLE");
}

TEST_F(StickPhotosTest, TheWalkEndsSomewhere) {
  Put("1/2/3/4/there.jpg");
  Put("1/2/3/4/5/too-deep.jpg");
  EXPECT_EQ(Found(), Paths{"1/2/3/4/there.jpg"});
  for (int i = 0; i < 10'000; ++i) {
    const QByteArray path = QFile::encodeName(At("many/IMG_" + QByteArray::number(i) + ".jpg"));
    if (i == 0) QDir().mkpath(At("many"));
    ASSERT_EQ(::mknod(path.constData(), S_IFREG | 0600, 0), 0);
  }
  Put("many/IMG_5000.jpg", 100'000'000);
  const Paths found = Found();
  EXPECT_EQ(found.size(), 100u);
  EXPECT_EQ(found.front(), "many/IMG_5000.jpg");
  // Folders too: each is a look for the stick.
  for (int i = 0; i < 600; ++i) QDir().mkpath(At("folders/" + QByteArray::number(i)));
  EXPECT_EQ(Found().size(), 100u);
}

TEST_F(StickPhotosTest, AHostileNameIsShownHarmless) {
  const QByteArray name =
      "a\nb\xe2\x80\xae"
      "c\x1b.jpg";  // a line end, writing turned around, an escape
  Put(name);
  const QList<StickPhoto> photos = FindPhotos(stick.path());
  ASSERT_EQ(photos.size(), 1);
  EXPECT_EQ(photos.first().name.toStdString(), "a?b?c?.jpg");
  EXPECT_EQ(Read(photos.first().path), "x");
  Put("\xff\xfe.jpg");  // no UTF-8
  const QList<StickPhoto> both = FindPhotos(stick.path());
  ASSERT_EQ(both.size(), 2);
  for (const StickPhoto& photo : both) EXPECT_EQ(Read(photo.path), "x");
}

TEST_F(StickPhotosTest, WhatIsTooLargeIsNotRead) {
  Put("large.jpg");
  ASSERT_EQ(::truncate(QFile::encodeName(At("large.jpg")).constData(), kMostPhotoFileBytes), 0);
  EXPECT_EQ(Read("large.jpg").size(), static_cast<size_t>(kMostPhotoFileBytes));
  ASSERT_EQ(::truncate(QFile::encodeName(At("large.jpg")).constData(), kMostPhotoFileBytes + 1), 0);
  EXPECT_EQ(Read("large.jpg"), "PHOTO_TOO_LARGE");
}

TEST_F(StickPhotosTest, AStickThatWasPulledOutIsUnreadable) {
  Put("photo.jpg");
  stick.remove();
  EXPECT_EQ(Found(), Paths{});
  EXPECT_EQ(Read("photo.jpg"), "STICK_UNREADABLE");
}

}  // namespace
}  // namespace till::kiosk
