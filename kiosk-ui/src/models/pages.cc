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
    case Page::Refused:
    case Page::Lock:
      return {"", false, false};
    case Page::Amount:
      return {"", true, true};
    case Page::QrWay:
    case Page::ScanCode:
      return {"qr/", true, true};
    case Page::Confirm:
      return {"", true, true};
    case Page::Originals:
    case Page::FindNumber:
    case Page::Original:
    case Page::Approval:
      return {"undo/", false, true};
    case Page::ShowCode:
    case Page::Wallet:
      return {"qr/", true, false};
    case Page::Answer:
      return {"", false, false};
    case Page::PresentCard:
    case Page::ChooseApplication:
    case Page::Pin:
    case Page::Processing:
    case Page::TakeCard:
    case Page::Approved:
    case Page::Declined:
    case Page::Undoing:
    case Page::NotTaken:
    case Page::Signature:
      return {"", true, false};
    case Page::Payments:
    case Page::Settle:
    case Page::Settling:
    case Page::Settlements:
    case Page::StartOfDay:
    case Page::Filters:
    case Page::PaymentDetails:
    case Page::Totals:
    case Page::Staff:
    case Page::StaffMember:
    case Page::Audit:
    case Page::NewPassword:
    case Page::Settings:
    case Page::Choice:
    case Page::Digits:
    case Page::TextEntry:
    case Page::Payee:
    case Page::PayeePhoto:
    case Page::Promotions:
    case Page::Promotion:
    case Page::SelfTest:
    case Page::TouchGrid:
    case Page::Patterns:
    case Page::About:
    case Page::Help:
    case Page::HelpCode:
    case Page::Limits:
    case Page::Training:
      return {"shop/", false, true};
    case Page::SettlementCard:
    case Page::SettlementCardForm:
    case Page::SettlementCardStep:
    case Page::PasswordAgain:
    case Page::Notices:
    case Page::NoticeChannels:
    case Page::NoticeChannel:
    case Page::Network:
    case Page::Clock:
    case Page::SupportFile:
    case Page::Export:
    case Page::Update:
    case Page::FactoryReset:
    case Page::Endpoint:
    case Page::EndpointProgram:
      return {"office/", false, true};
    case Page::Menu:
    case Page::Receipt:
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

bool Pages::LeadsToPayment(Page page) {
  switch (page) {
    case Page::Originals:
    case Page::FindNumber:
    case Page::Original:
    case Page::Amount:
    case Page::QrWay:
    case Page::ScanCode:
    case Page::Confirm:
    case Page::Approval:
      return true;
    default:
      return false;
  }
}

bool Pages::IsStacked(Page page) {
  return TraitsOf(page).stacked;
}

}  // namespace till::kiosk
