// SPDX-License-Identifier: Apache-2.0
// Real files: a stick is a folder on another device, and nothing on it is ever overwritten.
#include "kiosk-ui/src/backend/mounted_sticks.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>
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
    const QDeadlineTimer deadline(10'000);
    while (!answer.has_value() && !deadline.hasExpired()) {
      QCoreApplication::processEvents();
      QThread::usleep(300);
    }
    return answer.value_or(QStringLiteral("no answer"));
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

TEST_F(MountedSticksTest, AStickBelowAUsersFolderIsFound) {
  ASSERT_TRUE(QDir(media.path()).mkdir(QStringLiteral("shop")));
  ASSERT_TRUE(QFile::link(stick.path(), QDir(media.path()).filePath(QStringLiteral("shop/BLUE"))));
  EXPECT_EQ(Save("a").toStdString(), "till-x.csv@BLUE");
}

}  // namespace
}  // namespace till::kiosk
