// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_PAYEE_PHOTO_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_PAYEE_PHOTO_MODEL_H_

#include <QImage>
#include <QList>
#include <QObject>
#include <QString>
#include <memory>

#include "kiosk-ui/src/backend/payees.h"
#include "kiosk-ui/src/backend/sticks.h"
#include "kiosk-ui/src/models/language_model.h"

namespace till::kiosk {

// PayeePhotoModel is a photo of the payee's papers on its way from a USB stick to the terminal: the stick's
// photos one by one, and the one that is used. A picture is in its memory only while the page is in view.
class PayeePhotoModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(till::kiosk::PayeePhotoModel::State state READ state NOTIFY changed)
  // title: what the photo is to show.
  Q_PROPERTY(QString title READ title NOTIFY changed)
  // headline, guidance: what is going on while no photo can be chosen; or why the one at this place cannot be
  // shown.
  Q_PROPERTY(QString headline READ headline NOTIFY changed)
  Q_PROPERTY(QString guidance READ guidance NOTIFY changed)
  // imageSource: an address for Image, another one for each picture; empty for none.
  Q_PROPERTY(QString imageSource READ imageSource NOTIFY changed)
  Q_PROPERTY(QString fileText READ fileText NOTIFY changed)
  Q_PROPERTY(QString placeText READ placeText NOTIFY changed)
  // reading: the photo at this place is not there yet.
  Q_PROPERTY(bool reading READ reading NOTIFY changed)
  Q_PROPERTY(bool hasPrevious READ hasPrevious NOTIFY changed)
  Q_PROPERTY(bool hasNext READ hasNext NOTIFY changed)
  Q_PROPERTY(bool canUse READ canUse NOTIFY changed)

 public:
  enum class State { Away, Looking, Showing, Sending, Failed };
  Q_ENUM(State)

  PayeePhotoModel(Sticks& sticks, Payees& payees, LanguageModel& language, QObject* parent = nullptr);

  State state() const { return state_; }
  QString title() const;
  QString headline() const;
  QString guidance() const;
  QString imageSource() const;
  QString fileText() const;
  QString placeText() const;
  bool reading() const;
  bool hasPrevious() const { return state_ == State::Showing && place_ > 0; }
  bool hasNext() const { return state_ == State::Showing && place_ + 1 < photos_.size(); }
  bool canUse() const { return state_ == State::Showing && photo_ != nullptr; }
  // image is the picture that is shown; a null one for none.
  QImage image() const { return photo_ == nullptr ? QImage() : photo_->view(); }

  // Choose says which photo is wanted: `kind` as the API names it.
  void Choose(const QString& kind);
  // SetShown says whether the page is in view; each time it comes, the stick is looked at anew.
  void SetShown(bool shown);

  Q_INVOKABLE void previous() { Show(place_ - 1); }
  Q_INVOKABLE void next() { Show(place_ + 1); }
  // use sends the photo that is shown.
  Q_INVOKABLE void use();
  // tryAgain does once more what failed.
  Q_INVOKABLE void tryAgain();

 Q_SIGNALS:
  void changed();
  // put: the terminal has the photo.
  void put();

 private:
  void Look();
  void Show(qsizetype place);
  void Send();
  void Fail(const Problem& problem);

  Sticks& sticks_;
  Payees& payees_;
  QString kind_;
  State state_ = State::Away;
  QList<StickPhoto> photos_;
  qsizetype place_ = 0;
  std::shared_ptr<const SmallPhoto> photo_;
  Problem problem_;  // of all, or of the photo at this place
  int revision_ = 0;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_PAYEE_PHOTO_MODEL_H_
