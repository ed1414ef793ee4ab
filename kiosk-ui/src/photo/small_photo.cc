// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/photo/small_photo.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QImageWriter>
#include <QPainter>
#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>

#include "kiosk-ui/src/photo/photo_header.h"

namespace till::kiosk {
namespace {

// The kiosk's unit has 256 MB (init/till-kiosk.service), of which it uses a quarter. A sequential JPEG is
// made small row by row, and takes 30 MB. What a decoder holds whole takes up to ten bytes a pixel: 130 MB at
// most were measured, for a progressive JPEG of four colours. 4,032 by 3,024, as phones have, still fits.
constexpr uint64_t kMostPixels = 100'000'000;
constexpr uint64_t kMostPixelsHeldWhole = 12'500'000;
constexpr int kMostMegabytes = 128;
// A progressive JPEG has about ten; each goes over all of the picture.
constexpr int kMostScans = 100;

// The photo takes at most some 700 pixels of the screen's width or height.
constexpr int kViewSide = 960;

// From the best on, until one fits. The last always does: 640,000 pixels.
constexpr int kSides[] = {SmallPhoto::kMostSide, 1131, 800};
constexpr int kQualities[] = {88, 76, 64, 52};

bool Fits(const PhotoHeader& header) {
  const uint64_t pixels = uint64_t{header.width} * header.height * (header.deep ? 2 : 1);
  return pixels <= (header.whole ? kMostPixelsHeldWhole : kMostPixels) && header.scans <= kMostScans;
}

QSize Within(QSize size, int side) {
  if (std::max(size.width(), size.height()) <= side) return size;
  return size.scaled(side, side, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
}

// ScaledWithin is a picture of its own, which can be wiped by itself.
QImage ScaledWithin(const QImage& picture, int side) {
  const QSize size = Within(picture.size(), side);
  return size == picture.size() ? picture.copy()
                                : picture.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

// What is shared with a copy goes with it.
void Wipe(const QByteArray& bytes) {
  explicit_bzero(const_cast<char*>(bytes.constData()), static_cast<size_t>(bytes.size()));
}
void Wipe(const QImage& picture) {
  explicit_bzero(const_cast<uchar*>(picture.constBits()), static_cast<size_t>(picture.sizeInBytes()));
}

// Bare is the picture alone: on white where it was clear, in the screen's colours, without what its file
// said.
QImage Bare(QImage picture) {
  if (picture.colorSpace().isValid()) picture.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
  QImage bare(picture.size(), QImage::Format_RGB32);
  if (bare.isNull()) return bare;
  bare.fill(Qt::white);
  QPainter(&bare).drawImage(0, 0, picture);
  return bare;
}

// Of a picture whose header fits; a null image when it cannot be decoded.
QImage Decode(const QByteArray& file, const PhotoHeader& header) {
  QImageReader::setAllocationLimit(kMostMegabytes);
  QBuffer buffer;
  buffer.setData(file);
  buffer.open(QIODevice::ReadOnly);
  // The header says which decoder: none of Qt's others is ever asked.
  QImageReader reader(&buffer, header.format == PhotoHeader::Format::Png ? "png" : "jpeg");
  reader.setAutoDetectImageFormat(false);
  reader.setAutoTransform(true);  // EXIF's orientation
  const QSize stored(static_cast<int>(header.width), static_cast<int>(header.height));
  const QSize small = Within(stored, SmallPhoto::kMostSide);
  if (small != stored) reader.setScaledSize(small);
  const QImage picture = reader.read();
  if (picture.isNull()) return picture;
  QImage bare = Bare(picture);
  Wipe(picture);
  return bare;
}

QByteArray Jpeg(const QImage& picture, int quality) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QImageWriter writer(&buffer, "jpeg");
  writer.setQuality(quality);
  return writer.write(picture) ? bytes : QByteArray();
}

QByteArray SmallJpeg(const QImage& picture) {
  for (const int side : kSides) {
    const QImage scaled = ScaledWithin(picture, side);
    QByteArray bytes;
    for (const int quality : kQualities) {
      bytes = Jpeg(scaled, quality);
      if (bytes.size() <= SmallPhoto::kMostBytes) break;
      Wipe(bytes);
      bytes.clear();
    }
    Wipe(scaled);
    if (!bytes.isEmpty()) return bytes;
  }
  return {};
}

}  // namespace

std::shared_ptr<const SmallPhoto> SmallPhoto::Of(const QByteArray& file, QString* problem) {
  const std::optional<PhotoHeader> header =
      ReadPhotoHeader({file.constData(), static_cast<size_t>(file.size())});
  if (header.has_value() && !Fits(*header)) {
    *problem = QStringLiteral("PHOTO_TOO_LARGE");
    return nullptr;
  }
  const QImage picture = header.has_value() ? Decode(file, *header) : QImage();
  std::shared_ptr<const SmallPhoto> photo = picture.isNull() ? nullptr : OfPicture(picture);
  Wipe(picture);
  if (photo == nullptr) *problem = QStringLiteral("PHOTO_UNREADABLE");
  return photo;
}

std::shared_ptr<const SmallPhoto> SmallPhoto::OfPicture(const QImage& picture) {
  std::shared_ptr<SmallPhoto> photo(new SmallPhoto);
  photo->jpeg_ = SmallJpeg(picture);
  photo->view_ = ScaledWithin(picture, kViewSide);
  return photo->jpeg_.isEmpty() ? nullptr : photo;
}

SmallPhoto::~SmallPhoto() {
  Wipe(jpeg_);
  Wipe(view_);
}

}  // namespace till::kiosk
