// SPDX-License-Identifier: Apache-2.0
// Photos of the payee's papers, from a stick to the terminal.
#include <gtest/gtest.h>

#include <QImage>

#include "kiosk-ui/tests/shop_kiosk.h"

namespace till::kiosk {
namespace {

using State = PayeePhotoModel::State;

struct Counter : ShopKiosk {
  explicit Counter(const char* number = "99") : ShopKiosk(number) { Open(Page::Payee); }

  // Choose opens the page for a photo and waits until the first one is there.
  PayeePhotoModel& Choose(const char* kind = "SETTLEMENT_CARD") {
    kiosk.shop.payee.act(QLatin1String(kind));
    Wait(600);
    Wait(300);
    return photo();
  }
  PayeePhotoModel& photo() { return kiosk.shop.payee_photo; }
  const RowListModel::Row* Row(const char* id) {
    for (const RowListModel::Row& row : kiosk.shop.payee.rows()) {
      if (row.id == QLatin1String(id)) return &row;
    }
    return nullptr;
  }
};

TEST(PayeePhoto, IsChosenFromTheStickAndPut) {
  Counter till;
  EXPECT_EQ(till.Row("SETTLEMENT_CARD")->value.toStdString(), "Missing");
  till.kiosk.shop.payee.act(QStringLiteral("SETTLEMENT_CARD"));
  ASSERT_EQ(till.page(), Page::PayeePhoto);
  PayeePhotoModel& photo = till.photo();
  EXPECT_EQ(photo.title().toStdString(), "Settlement card");
  EXPECT_EQ(photo.state(), State::Looking);
  EXPECT_EQ(photo.headline().toStdString(), "Looking for photos");
  till.Wait(600);
  EXPECT_EQ(photo.state(), State::Showing);
  EXPECT_TRUE(photo.reading());
  EXPECT_FALSE(photo.canUse());
  EXPECT_EQ(photo.imageSource(), QString());
  EXPECT_EQ(photo.fileText().toStdString(), "IMG_20261122_104212.jpg");
  EXPECT_EQ(photo.placeText().toStdString(), "1 of 3");
  till.Wait(300);
  EXPECT_TRUE(photo.canUse());
  EXPECT_FALSE(photo.imageSource().isEmpty());
  EXPECT_FALSE(photo.image().isNull());
  photo.use();
  EXPECT_EQ(photo.state(), State::Sending);
  EXPECT_FALSE(photo.hasNext());
  till.Wait(600);
  EXPECT_EQ(till.page(), Page::Payee);
  EXPECT_EQ(till.Row("SETTLEMENT_CARD")->value.toStdString(), "There");
  const QImage put =
      QImage::fromData(till.backends.payees().photo(QStringLiteral("SETTLEMENT_CARD")), "JPEG");
  EXPECT_EQ(put.size(), QSize(1200, 900));
}

TEST(PayeePhoto, TheNextAndThePreviousOne) {
  Counter till;
  PayeePhotoModel& photo = till.Choose();
  EXPECT_FALSE(photo.hasPrevious());
  const QString first = photo.imageSource();
  photo.next();
  EXPECT_TRUE(photo.image().isNull()) << "one photo is not shown under another's name";
  till.Wait(300);
  EXPECT_EQ(photo.placeText().toStdString(), "2 of 3");
  EXPECT_NE(photo.imageSource(), first);
  EXPECT_TRUE(photo.hasPrevious());
  // Hasty hands: what comes too late is not shown.
  photo.next();
  till.Wait(100);
  photo.previous();
  till.Wait(300);
  EXPECT_EQ(photo.placeText().toStdString(), "2 of 3");
  EXPECT_TRUE(photo.canUse());
  photo.previous();
  photo.previous();
  EXPECT_EQ(photo.placeText().toStdString(), "1 of 3");
}

TEST(PayeePhoto, OneThatIsNoPhotoIsSaidSoAndTheOthersStay) {
  Counter till;
  PayeePhotoModel& photo = till.Choose();
  photo.next();
  photo.next();
  till.Wait(300);
  EXPECT_EQ(photo.placeText().toStdString(), "3 of 3");
  EXPECT_EQ(photo.state(), State::Showing);
  EXPECT_EQ(photo.headline().toStdString(), "This is no photo, or it is damaged");
  EXPECT_EQ(photo.guidance().toStdString(), "Choose another one");
  EXPECT_FALSE(photo.canUse());
  EXPECT_FALSE(photo.hasNext());
  photo.use();
  EXPECT_EQ(photo.state(), State::Showing);
  photo.previous();
  till.Wait(300);
  EXPECT_EQ(photo.headline(), QString());
  EXPECT_TRUE(photo.canUse());
}

TEST(PayeePhoto, WithoutAStickSaysWhatToDoAndLooksAgain) {
  Counter till;
  till.backends.sticks().FailWith(QStringLiteral("NO_STICK"));
  PayeePhotoModel& photo = till.Choose();
  EXPECT_EQ(photo.state(), State::Failed);
  EXPECT_EQ(photo.headline().toStdString(), "No USB stick was found");
  EXPECT_EQ(photo.guidance().toStdString(), "Put one in, wait a moment, then try again");
  till.backends.sticks().FailWith({});
  photo.tryAgain();
  till.Wait(600);
  till.Wait(300);
  EXPECT_TRUE(photo.canUse());
  // Pulled out between two photos.
  till.backends.sticks().FailWith(QStringLiteral("NO_STICK"));
  photo.next();
  till.Wait(300);
  EXPECT_EQ(photo.state(), State::Failed);
  EXPECT_FALSE(photo.canUse());
}

TEST(PayeePhoto, WhatTheTerminalRefusesIsSentAgain) {
  Counter till;
  PayeePhotoModel& photo = till.Choose();
  till.backends.payees().RefusePhotos(QStringLiteral("STORAGE_FULL"));
  photo.use();
  till.Wait(600);
  EXPECT_EQ(photo.state(), State::Failed);
  EXPECT_FALSE(photo.headline().isEmpty());
  EXPECT_EQ(till.kiosk.shop.payee.problemText(), QString()) << "it is this page's";
  till.backends.payees().RefusePhotos({});
  photo.tryAgain();
  till.Wait(600);
  EXPECT_EQ(till.page(), Page::Payee);
  EXPECT_EQ(till.Row("SETTLEMENT_CARD")->value.toStdString(), "There");
}

// A person's papers: nothing of them is in memory once nobody looks.
TEST(PayeePhoto, ThePictureIsWipedWhenThePageIsLeft) {
  Counter till;
  PayeePhotoModel& photo = till.Choose();
  const QImage shown = photo.image();
  const auto dark = [&shown] {
    for (int y = 0; y < shown.height(); ++y) {
      for (int x = 0; x < shown.width(); ++x) {
        if (shown.pixel(x, y) != qRgb(0, 0, 0)) return false;
      }
    }
    return true;
  };
  EXPECT_FALSE(dark());
  till.kiosk.navigator.back();
  EXPECT_EQ(photo.state(), State::Away);
  EXPECT_EQ(photo.imageSource(), QString());
  EXPECT_TRUE(photo.image().isNull());
  EXPECT_TRUE(dark());
}

TEST(PayeePhoto, TheLockTakesItOutOfMemoryAndTheStickIsLookedAtAgain) {
  Counter till;
  PayeePhotoModel& photo = till.Choose();
  photo.next();
  till.Wait(300);
  till.kiosk.session.lock();
  EXPECT_EQ(photo.state(), State::Away);
  till.Wait(1'000);
  EXPECT_TRUE(photo.image().isNull());
  till.TypePassword(QStringLiteral("123456"));
  till.kiosk.sign_in.submit();
  till.Wait(0);
  ASSERT_EQ(till.page(), Page::PayeePhoto);
  EXPECT_EQ(photo.state(), State::Looking);
  till.Wait(600);
  till.Wait(300);
  EXPECT_EQ(photo.placeText().toStdString(), "1 of 3");
  EXPECT_TRUE(photo.canUse());
}

TEST(PayeePhoto, IsForWhoeverMayConfigure) {
  Counter till("01");
  EXPECT_EQ(till.Row("IDENTITY_FRONT")->shape, RowListModel::Shape::Fact);
  till.kiosk.shop.payee.act(QStringLiteral("IDENTITY_FRONT"));
  EXPECT_EQ(till.page(), Page::Payee);
}

}  // namespace
}  // namespace till::kiosk
