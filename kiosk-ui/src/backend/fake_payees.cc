// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_payees.h"

namespace till::kiosk {
namespace {

QString Masked(const QString& text, qsizetype front, qsizetype back) {
  return text.left(front) + QString(text.size() - front - back, QLatin1Char('*')) + text.right(back);
}

}  // namespace

using std::chrono::milliseconds;

void FakePayees::Fetch() {
  scheduler_.After(milliseconds(0), this, [this] { Q_EMIT fetched(payee_); });
}

void FakePayees::Change(const PayeeChange& change) {
  if (change.identity_number.endsWith(QLatin1Char('0'))) {
    scheduler_.After(milliseconds(0), this, [this] {
      Q_EMIT failed({QStringLiteral("INVALID_REQUEST"), {}});
    });
    return;
  }
  if (!payee_.has_value()) payee_.emplace();
  if (!change.name.isEmpty()) payee_->name = Masked(change.name, 1, 0);
  if (!change.identity_number.isEmpty()) payee_->identity_number = Masked(change.identity_number, 1, 1);
  if (!change.phone.isEmpty()) payee_->phone = Masked(change.phone, 3, 4);
  if (!change.address.isEmpty()) payee_->address = Masked(change.address, 6, 0);
  Edited();
  Fetch();
}

void FakePayees::Edited() {
  payee_->review = Payee::Review::NotSubmitted;
  payee_->submission.clear();
  payee_->updated_by = QStringLiteral("99");
}

void FakePayees::Submit() {
  payee_->review = Payee::Review::Submitted;
  payee_->submission = QStringLiteral("payee/1");
  payee_->updated_by = QStringLiteral("99");
  Fetch();
}

void FakePayees::Review(const PayeeReview& review) {
  review_ = review;
  payee_->review = review.accepted ? Payee::Review::Accepted : Payee::Review::Refused;
  payee_->review_note = review.note;
  payee_->reviewed_by = review.approval.isEmpty() ? QStringLiteral("02") : review.approval.right(2);
  payee_->submission.clear();
  Fetch();
}

void FakePayees::Remove() {
  payee_.reset();
  photos_.clear();
  Fetch();
}

void FakePayees::PutPhoto(const QString& kind, const QByteArray& jpeg) {
  // Another copy: the one that was sent is wiped.
  const QByteArray kept(jpeg.constData(), jpeg.size());
  scheduler_.After(milliseconds(600), this, [this, kind, kept] {
    if (!refuses_photos_with_.isEmpty()) {
      Q_EMIT photoFailed({refuses_photos_with_, {}});
      return;
    }
    photos_[kind] = kept;
    if (!payee_.has_value()) payee_.emplace();
    if (!payee_->photos.contains(kind)) payee_->photos.append(kind);
    Edited();
    Q_EMIT fetched(payee_);
  });
}

}  // namespace till::kiosk
