// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_SAMPLE_PHOTO_H_
#define TILL_KIOSK_UI_SRC_BACKEND_SAMPLE_PHOTO_H_

#include <QImage>

namespace till::kiosk {

// SamplePhoto is what a photo of a scenario shows: a side of an identity card.
enum class SamplePhoto { Front, Back };

// DrawSamplePhoto draws a card on a table, nobody's and without a word on it: the fake backend's stand-in for
// what somebody took a photo of.
QImage DrawSamplePhoto(SamplePhoto shows);

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_SAMPLE_PHOTO_H_
