// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/payee_photo_model.h"

#include "kiosk-ui/src/words/error_words.h"
#include "kiosk-ui/src/words/photo_words.h"

namespace till::kiosk {
namespace {

// Whether a problem is one photo's, and the others may be looked at.
bool IsOfPhoto(const Problem& problem) {
  return problem.code.startsWith(QLatin1String("PHOTO_"));
}

}  // namespace

PayeePhotoModel::PayeePhotoModel(Sticks& sticks, Payees& payees, LanguageModel& language, QObject* parent)
    : QObject(parent), sticks_(sticks), payees_(payees) {
  connect(&sticks, &Sticks::photosFound, this, [this](const QList<StickPhoto>& photos) {
    if (state_ != State::Looking) return;
    photos_ = photos;
    state_ = State::Showing;
    Show(0);
  });
  connect(&sticks, &Sticks::photosNotFound, this, [this](const Problem& problem) {
    if (state_ == State::Looking) Fail(problem);
  });
  connect(&sticks, &Sticks::photoRead, this,
          [this](const StickPhoto& photo, const std::shared_ptr<const SmallPhoto>& small) {
            if (!reading() || !(photo == photos_.at(place_))) return;
            photo_ = small;
            ++revision_;
            Q_EMIT changed();
          });
  connect(&sticks, &Sticks::photoNotRead, this, [this](const StickPhoto& photo, const Problem& problem) {
    if (!reading() || !(photo == photos_.at(place_))) return;
    if (!IsOfPhoto(problem)) return Fail(problem);
    problem_ = problem;
    Q_EMIT changed();
  });
  connect(&payees, &Payees::fetched, this, [this] {
    if (state_ == State::Sending) Q_EMIT put();
  });
  connect(&payees, &Payees::photoFailed, this, [this](const Problem& problem) {
    if (state_ == State::Sending) Fail(problem);
  });
  connect(&language, &LanguageModel::changed, this, &PayeePhotoModel::changed);
}

QString PayeePhotoModel::title() const {
  return PhotoName(kind_);
}

QString PayeePhotoModel::headline() const {
  if (state_ == State::Looking) return tr("Looking for photos");
  return problem_.code.isEmpty() ? QString() : ErrorWords::ForProblem(problem_).what;
}

QString PayeePhotoModel::guidance() const {
  if (state_ == State::Looking) return tr("Leave the USB stick where it is");
  return problem_.code.isEmpty() ? QString() : ErrorWords::ForProblem(problem_).next;
}

QString PayeePhotoModel::imageSource() const {
  return photo_ == nullptr ? QString() : QStringLiteral("image://payee-photo/%1").arg(revision_);
}

QString PayeePhotoModel::fileText() const {
  return photos_.isEmpty() ? QString() : photos_.at(place_).name;
}

QString PayeePhotoModel::placeText() const {
  return photos_.isEmpty() ? QString()
                           : tr("%1 of %2", "a place in a row").arg(place_ + 1).arg(photos_.size());
}

bool PayeePhotoModel::reading() const {
  return state_ == State::Showing && photo_ == nullptr && problem_.code.isEmpty();
}

void PayeePhotoModel::Choose(const QString& kind) {
  kind_ = kind;
  Q_EMIT changed();
}

void PayeePhotoModel::SetShown(bool shown) {
  if (shown == (state_ != State::Away)) return;
  if (shown) return Look();
  state_ = State::Away;
  photos_.clear();
  place_ = 0;
  photo_.reset();
  problem_ = {};
  Q_EMIT changed();
}

void PayeePhotoModel::Look() {
  state_ = State::Looking;
  problem_ = {};
  Q_EMIT changed();
  sticks_.FindPhotos();
}

void PayeePhotoModel::Show(qsizetype place) {
  if (state_ != State::Showing || place < 0 || place >= photos_.size()) return;
  place_ = place;
  photo_.reset();
  problem_ = {};
  Q_EMIT changed();
  sticks_.ReadPhoto(photos_.at(place_));
}

void PayeePhotoModel::use() {
  if (canUse()) Send();
}

void PayeePhotoModel::tryAgain() {
  if (state_ != State::Failed) return;
  // A photo is at hand when it was the sending that failed.
  if (photo_ != nullptr) return Send();
  Look();
}

void PayeePhotoModel::Send() {
  state_ = State::Sending;
  problem_ = {};
  Q_EMIT changed();
  payees_.PutPhoto(kind_, photo_->jpeg());
}

void PayeePhotoModel::Fail(const Problem& problem) {
  state_ = State::Failed;
  problem_ = problem;
  Q_EMIT changed();
}

}  // namespace till::kiosk
