// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_PAPER_H_
#define TILL_KIOSK_UI_SRC_BACKEND_PAPER_H_

#include <QImage>
#include <QList>
#include <QString>

namespace till::kiosk {

// PaperLine is a line of a fake receipt: a label at the left and a value at the right, or one text in the
// middle.
struct PaperLine {
  QString left;
  QString right;
  QString middle;
  bool large = false;
};

// DrawPaper draws lines as a thermal printer 384 dots wide would, black on white: the fake backend's stand-in
// for the receipt that the `print` service lays out.
QImage DrawPaper(const QList<PaperLine>& lines);

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_PAPER_H_
