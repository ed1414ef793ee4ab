// SPDX-License-Identifier: Apache-2.0
// The code on the screen, read by another program: zbar (package python3-zbar).
#include <gtest/gtest.h>

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

#include "kiosk-ui/src/qr/qr_image_provider.h"

namespace till::kiosk {
namespace {

constexpr char kReader[] = R"(
import sys, zbar
from PIL import Image
picture = Image.open(sys.argv[1]).convert("L")
image = zbar.Image(*picture.size, "Y800", picture.tobytes())
zbar.ImageScanner().scan(image)
for symbol in image:
    print(symbol.data)
)";

QByteArray ReadByZbar(const QImage& code) {
  QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("code.png"));
  code.scaled(code.size() * 6).save(path);
  QProcess zbar;
  zbar.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), QLatin1String(kReader), path});
  EXPECT_TRUE(zbar.waitForFinished());
  return zbar.readAllStandardOutput().trimmed();
}

TEST(QrImageProvider, DrawsWhatAnotherProgramReads) {
  for (const char* text :
       {"https://qr.95516.com/00010000/01126409312776318495702184630291",
        "00020101021226300012CN.CO.TILL-001100000000001520400005303156540512.505802CN6304ABCD", "1"}) {
    QrImageProvider provider;
    const QString id = QrImageProvider::SourceOf(QLatin1String(text)).section(QLatin1Char('/'), -1);
    QSize size;
    const QImage image = provider.requestImage(id, &size, {});
    ASSERT_FALSE(image.isNull()) << text;
    EXPECT_EQ(size, image.size());
    EXPECT_EQ(ReadByZbar(image).toStdString(), text);
  }
}

TEST(QrImageProvider, TooMuchForAnyCodeIsNoImage) {
  EXPECT_TRUE(QrImageProvider::Draw(QByteArray(2400, 'x')).isNull());
  EXPECT_FALSE(QrImageProvider::Draw(QByteArray(2300, 'x')).isNull());
  EXPECT_TRUE(QrImageProvider::SourceOf({}).isEmpty());
}

}  // namespace
}  // namespace till::kiosk
