// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/pages.h"

#include <QMetaEnum>

namespace till::kiosk {
namespace {

// What the pages of one row have in common.
struct Traits {
  const char* folder;  // below qml/pages, with its slash
  bool shows_amount;
  bool stacked;
};

Traits TraitsOf(Page page) {
  switch (page) {
    case Page::SignIn:
    case Page::Home:
    case Page::Reconnecting:
    case Page::OutOfService:
    case Page::Lock:
      return {"", false, false};
    case Page::Amount:
      return {"", true, true};
    case Page::PresentCard:
    case Page::ChooseApplication:
    case Page::Pin:
    case Page::Processing:
    case Page::TakeCard:
    case Page::Approved:
    case Page::Declined:
    case Page::Undoing:
    case Page::NotTaken:
      return {"", true, false};
    case Page::Menu:
    case Page::Receipt:
    case Page::Payments:
    case Page::Device:
    case Page::Display:
      return {"", false, true};
  }
  return {"", false, false};
}

}  // namespace

QString Pages::File(Page page) {
  return QLatin1String(TraitsOf(page).folder) +
         QLatin1String(QMetaEnum::fromType<Page>().valueToKey(static_cast<int>(page))) +
         QLatin1String("Page.qml");
}

bool Pages::ShowsAmount(Page page) {
  return TraitsOf(page).shows_amount;
}

bool Pages::IsStacked(Page page) {
  return TraitsOf(page).stacked;
}

}  // namespace till::kiosk
