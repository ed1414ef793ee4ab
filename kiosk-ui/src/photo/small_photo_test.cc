// SPDX-License-Identifier: Apache-2.0
// The photos in testdata were written by Python's Pillow: four quarters, red, green, blue and white, as
// stored.
#include "kiosk-ui/src/photo/small_photo.h"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QImageWriter>
#include <QRandomGenerator>
#include <QtEndian>

namespace till::kiosk {
namespace {

QByteArray ReadFile(const char* name) {
  QFile file(QStringLiteral("kiosk-ui/src/photo/testdata/") + QLatin1String(name));
  EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
  return file.readAll();
}

std::string ProblemOf(const QByteArray& file) {
  QString problem;
  return SmallPhoto::Of(file, &problem) == nullptr ? problem.toStdString() : "a photo";
}

// Which quarter a colour is of, compression allowed for.
char Quarter(QRgb colour) {
  const bool red = qRed(colour) > 150;
  const bool green = qGreen(colour) > 120;
  const bool blue = qBlue(colour) > 150;
  return red && green && blue ? 'w' : red ? 'r' : green ? 'g' : blue ? 'b' : '?';
}

// From left to right, upper before lower.
std::string Quarters(const QImage& picture) {
  std::string found;
  for (const int y : {1, 3}) {
    for (const int x : {1, 3})
      found += Quarter(picture.pixel(picture.width() * x / 4, picture.height() * y / 4));
  }
  return found;
}

// A file that promises a picture, and holds little of it.
QByteArray PngOf(quint32 width, quint32 height) {
  QByteArray png = ReadFile("quarters.png");
  qToBigEndian(width, png.data() + 16);
  qToBigEndian(height, png.data() + 20);
  return png;
}

QImage Noise(int width, int height) {
  QImage noise(width, height, QImage::Format_RGB32);
  QRandomGenerator random(1);
  random.fillRange(reinterpret_cast<quint32*>(noise.bits()), noise.sizeInBytes() / 4);
  return noise;
}

QByteArray JpegOf(const QImage& picture, int quality) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  EXPECT_TRUE(picture.save(&buffer, "JPEG", quality));
  return bytes;
}

// EXIF 2.3, 4.6.4 A: where the stored picture's first row and first column belong.
TEST(SmallPhoto, IsUprightWhicheverWayItWasHeld) {
  const QByteArray photo = ReadFile("quarters_turned.jpg");
  // Tag 0x0112, a SHORT, one of it, in the byte order of Pillow ("MM").
  const qsizetype tag = photo.indexOf(QByteArray::fromHex("0112000300000001"));
  ASSERT_GT(tag, 0);
  ASSERT_EQ(photo.at(tag + 9), 6);
  const char* const upright[] = {"rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    QByteArray turned = photo;
    turned[tag + 9] = static_cast<char>(orientation);
    QString problem;
    const auto small = SmallPhoto::Of(turned, &problem);
    ASSERT_NE(small, nullptr) << orientation;
    EXPECT_EQ(Quarters(small->view()), upright[orientation - 1]) << orientation;
    EXPECT_EQ(Quarters(QImage::fromData(small->jpeg())), upright[orientation - 1]) << orientation;
  }
}

TEST(SmallPhoto, KeepsThePictureAndNothingElseOfTheFile) {
  for (const char* name : {"quarters_turned.jpg", "quarters_progressive.jpg", "quarters.png"}) {
    QString problem;
    const auto small = SmallPhoto::Of(ReadFile(name), &problem);
    ASSERT_NE(small, nullptr) << name;
    QByteArray jpeg = small->jpeg();
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::ReadOnly);
    EXPECT_EQ(QImageReader::imageFormat(&buffer).toStdString(), "jpeg") << name;
    EXPECT_FALSE(jpeg.contains("Exif")) << name;
    EXPECT_FALSE(jpeg.contains("taken")) << name;
    EXPECT_FALSE(jpeg.contains("comment")) << name;
  }
}

TEST(SmallPhoto, WhatWasClearIsWhite) {
  QString problem;
  const auto small = SmallPhoto::Of(ReadFile("clear.png"), &problem);
  ASSERT_NE(small, nullptr);
  EXPECT_EQ(Quarters(small->view()), "wgbw");
}

TEST(SmallPhoto, APhonesPhotoBecomesSmall) {
  const QByteArray photo = JpegOf(Noise(4032, 3024), 50);
  ASSERT_GT(photo.size(), 4'000'000);
  QString problem;
  const auto small = SmallPhoto::Of(photo, &problem);
  ASSERT_NE(small, nullptr) << problem.toStdString();
  EXPECT_LE(small->jpeg().size(), SmallPhoto::kMostBytes);
  const QSize size = QImage::fromData(small->jpeg()).size();
  EXPECT_NEAR(size.width() * 3.0 / size.height(), 4.0, 0.02);
  EXPECT_LE(size.width(), SmallPhoto::kMostSide);
  EXPECT_EQ(small->view().size(), QSize(960, 720));
}

// Noise of full contrast is the worst that there is; 1,600 pixels of it do not fit at any quality.
TEST(SmallPhoto, TheWorstPictureFitsToo) {
  const auto small = SmallPhoto::OfPicture(Noise(1600, 1600));
  ASSERT_NE(small, nullptr);
  EXPECT_LE(small->jpeg().size(), SmallPhoto::kMostBytes);
  EXPECT_LT(QImage::fromData(small->jpeg()).width(), 1600);
}

TEST(SmallPhoto, ASmallOneIsNotMadeLarger) {
  QString problem;
  const auto small = SmallPhoto::Of(ReadFile("quarters.png"), &problem);
  ASSERT_NE(small, nullptr);
  EXPECT_EQ(QImage::fromData(small->jpeg()).size(), QSize(64, 48));
}

TEST(SmallPhoto, WhatIsDamagedIsSaidSo) {
  const QByteArray jpeg = ReadFile("quarters_turned.jpg");
  const QByteArray png = ReadFile("quarters.png");
  EXPECT_EQ(ProblemOf(jpeg.left(jpeg.size() / 2)), "PHOTO_UNREADABLE");
  EXPECT_EQ(ProblemOf(jpeg.chopped(2)), "PHOTO_UNREADABLE");
  EXPECT_EQ(ProblemOf(png.left(png.size() / 2)), "PHOTO_UNREADABLE");
  EXPECT_EQ(ProblemOf({}), "PHOTO_UNREADABLE");
  EXPECT_EQ(ProblemOf("#!/bin/sh\n"), "PHOTO_UNREADABLE");
  // Qt has decoders for these too; they are not asked.
  EXPECT_EQ(ProblemOf("P6 1 1 255\n\xff\xff\xff"), "PHOTO_UNREADABLE");
  EXPECT_EQ(ProblemOf("GIF89a\1\0\1\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"),
            "PHOTO_UNREADABLE");
}

TEST(SmallPhoto, WhatNoMemoryHoldsIsNotDecoded) {
  EXPECT_EQ(ProblemOf(PngOf(60'000, 60'000)), "PHOTO_TOO_LARGE");
  EXPECT_EQ(ProblemOf(PngOf(0x7fffffff, 1)), "PHOTO_TOO_LARGE");
  EXPECT_EQ(ProblemOf(PngOf(5'000, 2'501)), "PHOTO_TOO_LARGE");
  QByteArray deep = PngOf(5'000, 1'251);
  deep[24] = 16;  // bits a sample
  EXPECT_EQ(ProblemOf(deep), "PHOTO_TOO_LARGE");
  // Within the bounds, and yet not what it promises.
  EXPECT_EQ(ProblemOf(PngOf(5'000, 2'500)), "PHOTO_UNREADABLE");
  const QByteArray photo = ReadFile("quarters_turned.jpg");
  const QByteArray progressive = ReadFile("quarters_progressive.jpg");
  const auto sized = [](QByteArray jpeg, const char* marker, quint16 width, quint16 height) {
    const qsizetype frame = jpeg.indexOf(marker);
    EXPECT_GT(frame, 0);
    qToBigEndian(height, jpeg.data() + frame + 5);
    qToBigEndian(width, jpeg.data() + frame + 7);
    return jpeg;
  };
  EXPECT_EQ(ProblemOf(sized(photo, "\xff\xc0", 65'000, 65'000)), "PHOTO_TOO_LARGE");
  EXPECT_EQ(ProblemOf(sized(progressive, "\xff\xc2", 5'000, 2'501)), "PHOTO_TOO_LARGE");
  // A hundred passes more over the same picture.
  QByteArray endless = progressive;
  const qsizetype scan = endless.lastIndexOf("\xff\xda");
  const QByteArray last = endless.mid(scan).chopped(2);
  for (int more = 0; more < 100; ++more) endless.insert(scan, last);
  EXPECT_EQ(ProblemOf(endless), "PHOTO_TOO_LARGE");
}

TEST(SmallPhoto, IsWipedWithItsCopiesWhenNobodyHoldsIt) {
  QString problem;
  auto small = SmallPhoto::Of(ReadFile("quarters.png"), &problem);
  ASSERT_NE(small, nullptr);
  const QImage on_screen = small->view();
  const QByteArray sent = small->jpeg();
  EXPECT_EQ(Quarters(on_screen), "rgbw");
  small.reset();
  EXPECT_EQ(Quarters(on_screen), "????");
  EXPECT_EQ(sent.count('\0'), sent.size());
}

}  // namespace
}  // namespace till::kiosk
