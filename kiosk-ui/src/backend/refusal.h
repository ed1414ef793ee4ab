// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_REFUSAL_H_
#define TILL_KIOSK_UI_SRC_BACKEND_REFUSAL_H_

#include <QObject>
#include <QString>

namespace till::kiosk {

// Refusal is why the terminal started without its data, and so without its services: the first program or a
// unit of the image writes a reason down (image/README.md).
class Refusal : public QObject {
  Q_OBJECT

 public:
  // Look looks once; answered by found, or by nothing while the terminal refuses nothing.
  virtual void Look() = 0;

  // RequestReset asks for everything on the terminal to be erased; answered by resetAnswered. The kiosk has
  // no authority over it: it is listened to only while the terminal refuses to start.
  virtual void RequestReset() = 0;

 Q_SIGNALS:
  // found: TPM_MISSING, DATA_LOCKED, DATA_UNREADABLE, or one that this kiosk is too old to
  // know.
  void found(const QString& reason);
  // resetAnswered: with `accepted` the terminal starts anew in a moment, and erases itself on the way.
  void resetAnswered(bool accepted);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_REFUSAL_H_
