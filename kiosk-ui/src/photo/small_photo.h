// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_PHOTO_SMALL_PHOTO_H_
#define TILL_KIOSK_UI_SRC_PHOTO_SMALL_PHOTO_H_

#include <QByteArray>
#include <QImage>
#include <QString>
#include <memory>

namespace till::kiosk {

// SmallPhoto is a photo as the terminal keeps it: upright, and nothing of its file but the picture (a phone
// writes into a photo where it was taken). It shows a person's papers, and is wiped when nobody holds it any
// more, with all copies of its pictures that were not written to.
class SmallPhoto {
 public:
  // What protos/till/terminal/v1/payees.proto takes.
  static constexpr qsizetype kMostBytes = 512 * 1024;
  // Of its longest side, in pixels: the small print of an identity card can be read.
  static constexpr int kMostSide = 1600;

  // Of makes it of a JPEG's or PNG's bytes; the work of a second for a phone's photo. Nothing, and the code
  // of the problem: PHOTO_UNREADABLE for what is neither or is damaged, PHOTO_TOO_LARGE for one that would
  // not fit into the kiosk's memory.
  static std::shared_ptr<const SmallPhoto> Of(const QByteArray& file, QString* problem);

  // OfPicture makes it of a picture that is upright and opaque.
  static std::shared_ptr<const SmallPhoto> OfPicture(const QImage& picture);

  ~SmallPhoto();
  SmallPhoto(const SmallPhoto&) = delete;
  SmallPhoto& operator=(const SmallPhoto&) = delete;

  // jpeg is what the terminal gets: at most kMostBytes.
  const QByteArray& jpeg() const { return jpeg_; }
  // view is for the screen: no larger than what can be seen of it there.
  const QImage& view() const { return view_; }

 private:
  SmallPhoto() = default;

  QByteArray jpeg_;
  QImage view_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_PHOTO_SMALL_PHOTO_H_
