// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_PAYEES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_PAYEES_H_

#include <QByteArray>
#include <QDateTime>
#include <QObject>
#include <QString>
#include <QStringList>
#include <optional>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// Payee is who is paid, masked: the person behind the settlement card.
struct Payee {
  // Review is where the second person's word on it is.
  enum class Review { NotSubmitted, Submitted, Accepted, Refused };

  QString name;  // "张**"
  QString identity_number;
  QString phone;
  QString address;
  Review review = Review::NotSubmitted;
  QString submission;  // while it waits: what an approval on the spot is about
  QString review_note;
  QString reviewed_by;
  QString updated_by;
  QDateTime updated;
  QStringList photos;  // those that are there, as the API names them: "IDENTITY_FRONT"
};

// PayeeChange is what is to be said anew; what is empty stays.
struct PayeeChange {
  QString name;
  QString identity_number;
  QString phone;
  QString address;
};

// PayeeReview is the second person's word.
struct PayeeReview {
  QString submission;
  bool accepted = false;
  QString note;
  QString approval;  // of another person on the spot; empty when the one who is signed in reviews
};

// Payees keeps who is paid. Keeps to the duties of backend.h: each call is answered by fetched with the payee
// as it is now, or by failed; PutPhoto by fetched or photoFailed.
class Payees : public QObject {
  Q_OBJECT

 public:
  ~Payees() override = default;

  virtual void Fetch() = 0;
  virtual void Change(const PayeeChange& change) = 0;
  virtual void Submit() = 0;
  virtual void Review(const PayeeReview& review) = 0;
  virtual void Remove() = 0;
  // PutPhoto adds or replaces a photo: `kind` as the API names it, a JPEG of at most 512 KiB.
  virtual void PutPhoto(const QString& kind, const QByteArray& jpeg) = 0;

 Q_SIGNALS:
  // fetched: nothing when there is no payee.
  void fetched(const std::optional<till::kiosk::Payee>& payee);
  void failed(const till::kiosk::Problem& problem);
  void photoFailed(const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_PAYEES_H_
