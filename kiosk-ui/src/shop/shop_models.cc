// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/shop_models.h"

#include <QtQml>
#include <utility>

namespace till::kiosk {

ShopModels::ShopModels(Backends& backends, const Parts& parts, SettlementModel::NewRequestId new_request_id)
    : choice(parts.language),
      digits(parts.language),
      text(parts.language),
      password(backends.staff(), parts.language),
      settlement(backends.batches(), backends.books(), parts.session, parts.language, parts.merchant,
                 new_request_id),
      settlements(backends.batches(), parts.language, parts.merchant),
      checklist(backends.payments(), backends.machine(), backends.batches(), parts.scheduler, parts.language,
                parts.merchant),
      search(backends.books(), parts.scheduler, parts.language, parts.merchant, choice, digits),
      details(backends.books(), parts.language, parts.merchant),
      sums(backends.batches(), parts.scheduler, parts.language, parts.merchant, choice),
      staff(backends.staff(), parts.session, parts.language, parts.merchant, choice, digits, password),
      audit(backends.staff(), parts.language, parts.merchant),
      settings(backends.settings(), parts.language, choice, digits, text),
      promotions(backends.promotions(), parts.language, parts.merchant, choice, digits, text),
      payee(backends.payees(), parts.session, parts.language, choice, text),
      payee_photo(backends.sticks(), backends.payees(), parts.language),
      self_test(backends.machine(), parts.language),
      machine(backends.machine(), parts.health, parts.language, parts.merchant),
      help(parts.language, digits),
      slip(backends.slips(), parts.language, new_request_id),
      factory_reset(backends.device(), parts.language, new_request_id),
      password_again(parts.session, parts.language),
      settlement_card(backends.settlement_cards(), parts.payment,
                      {choice, digits, text, password_again, parts.approval}, parts.language, parts.merchant,
                      parts.session, std::move(new_request_id)),
      notices(backends.notices(), parts.language, parts.merchant),
      notice_channels(backends.notices(), parts.language, choice, digits, text),
      network(backends.device(), parts.language, parts.merchant),
      clock(backends.device(), parts.session, parts.language, digits),
      support_file(backends.device(), backends.sticks(), parts.scheduler, parts.language, parts.merchant),
      exports(backends.books(), {[this] { return search.Query(); }, [this] { return search.filterText(); }},
              backends.sticks(), parts.scheduler, parts.language, parts.merchant),
      limits(backends.settings(), parts.language, digits),
      update(backends.updates(), parts.session, parts.language, parts.merchant, choice),
      endpoint(backends.endpoint(), parts.scheduler, parts.language, parts.merchant, choice, text),
      parts_(parts) {
  Navigator& navigator = parts.navigator;
  connect(&navigator, &Navigator::opened, this, &ShopModels::Opened);
  const auto opens = [&navigator](Page page) { return [&navigator, page] { navigator.open(page); }; };
  connect(&choice, &ChoiceModel::asked, this, opens(Page::Choice));
  connect(&choice, &ChoiceModel::answered, this, [this] { Leave(Page::Choice); });
  connect(&digits, &DigitsModel::asked, this, opens(Page::Digits));
  connect(&digits, &DigitsModel::done, this, [this] { Leave(Page::Digits); });
  connect(&text, &TextEntryModel::asked, this, opens(Page::TextEntry));
  connect(&text, &TextEntryModel::done, this, [this] { Leave(Page::TextEntry); });
  connect(&navigator, &Navigator::changed, this, &ShopModels::ForgetText);
  connect(&password, &NewPasswordModel::asked, this, opens(Page::NewPassword));
  connect(&password, &NewPasswordModel::done, this, [this] { Leave(Page::NewPassword); });
  connect(&settlement, &SettlementModel::begun, this, opens(Page::Settling));
  connect(&settlement, &SettlementModel::approvalWanted, this,
          [this](const QString& permission, const QString& request_id) {
            parts_.approval.Ask(permission, request_id, [this] {
              return tr("Settling %1 needs a supervisor").arg(settlement.totalText());
            });
            parts_.navigator.open(Page::Approval);
          });
  connect(&parts.approval, &ApprovalModel::given, this, [this](const QString& subject, const QString& token) {
    if (subject == settlement.requestId()) {
      Leave(Page::Approval);
      settlement.Approved(token);
    } else if (subject == payee_subject_) {
      Leave(Page::Approval);
      payee.Approved(subject, token);
    }
  });
  connect(&payee, &PayeeModel::approvalWanted, this,
          [this](const QString& permission, const QString& submission) {
            payee_subject_ = submission;
            parts_.approval.Ask(permission, submission,
                                [] { return tr("A second person reviews the payee"); });
            parts_.navigator.open(Page::Approval);
          });
  connect(&promotions, &PromotionsModel::removed, this, [this] { Leave(Page::Promotion); });
  connect(&checklist, &ChecklistModel::due, this, [this] {
    // Only over the start: whoever has begun something is not interrupted.
    if (parts_.navigator.page() == Page::Home) parts_.navigator.open(Page::StartOfDay);
  });
  connect(&self_test, &SelfTestModel::opensTouch, this, opens(Page::TouchGrid));
  connect(&self_test, &SelfTestModel::opensPatterns, this, opens(Page::Patterns));
  connect(&self_test, &SelfTestModel::closes, this, [this] {
    Leave(Page::TouchGrid);
    Leave(Page::Patterns);
  });
  connect(&help, &HelpModel::opens, this, opens(Page::HelpCode));
  // A first-use password: its owner signs in again with the new one.
  connect(&parts.session, &SessionModel::changed, this, [this] {
    const bool owes = parts_.session.owesPassword();
    if (owes && !owes_password_) password.BeginOwn();
    owes_password_ = owes;
  });
  connect(&password, &NewPasswordModel::done, this, [this] {
    if (parts_.session.owesPassword()) parts_.session.signOut();
  });
  connect(&backends.payments(), &Backend::receiptFetched, this,
          [this](const Receipt& receipt) { receipt_of_ = receipt.payment_id; });
  WireOffice();
  WirePayeePhoto();
  WireFactoryReset();
  RouteKeys();
}

void ShopModels::WirePayeePhoto() {
  connect(&payee, &PayeeModel::photoWanted, this, [this](const QString& kind) {
    payee_photo.Choose(kind);
    parts_.navigator.open(Page::PayeePhoto);
  });
  connect(&payee_photo, &PayeePhotoModel::put, this, [this] { Leave(Page::PayeePhoto); });
  // Under the lock, too, the page is out of view, and what it showed out of memory.
  connect(&parts_.navigator, &Navigator::changed, this,
          [this] { payee_photo.SetShown(parts_.navigator.page() == Page::PayeePhoto); });
}

void ShopModels::WireFactoryReset() {
  connect(&factory_reset, &FactoryResetModel::kept, this, [this] { Leave(Page::FactoryReset); });
  connect(&factory_reset, &FactoryResetModel::approvalWanted, this,
          [this](const QString& permission, const QString& request_id) {
            parts_.approval.Ask(permission, request_id,
                                [] { return tr("A factory reset needs a second person"); });
            parts_.navigator.open(Page::Approval);
          });
  connect(&parts_.approval, &ApprovalModel::given, this,
          [this](const QString& subject, const QString& token) {
            if (subject.isEmpty() || subject != factory_reset.requestId()) return;
            Leave(Page::Approval);
            factory_reset.Approved(token);
          });
}

void ShopModels::WireOffice() {
  Navigator& navigator = parts_.navigator;
  connect(&password_again, &PasswordAgainModel::asked, this,
          [&navigator] { navigator.open(Page::PasswordAgain); });
  connect(&password_again, &PasswordAgainModel::done, this, [this] { Leave(Page::PasswordAgain); });
  // An answer that comes after its operator has gone opens nothing for the next one.
  connect(&settlement_card, &SettlementCardModel::opens, this, [this](Page page) {
    if (parts_.session.signedIn()) parts_.navigator.open(page);
  });
  connect(&settlement_card, &SettlementCardModel::closes, this, [this] {
    if (parts_.session.signedIn()) parts_.navigator.open(Page::SettlementCard);
  });
  connect(&settlement_card, &SettlementCardModel::leavesApproval, this, [this] { Leave(Page::Approval); });
  connect(&parts_.session, &SessionModel::changed, this, [this] {
    if (!parts_.session.signedIn()) settlement_card.Forget();
  });
  // An update is followed while its page is in view.
  connect(&navigator, &Navigator::changed, this,
          [this] { update.SetShown(parts_.navigator.page() == Page::Update); });
  // So are programs that call.
  connect(&navigator, &Navigator::changed, this, [this] {
    const Page page = parts_.navigator.page();
    endpoint.SetShown(page == Page::Endpoint || page == Page::EndpointProgram);
  });
  connect(&endpoint, &EndpointModel::opens, &navigator, &Navigator::open);
  connect(&endpoint, &EndpointModel::settled, this, [this] { Leave(Page::EndpointProgram); });
  connect(&notice_channels, &NoticeChannelsModel::opens, &navigator, &Navigator::open);
  connect(&notice_channels, &NoticeChannelsModel::removed, this, [this] { Leave(Page::NoticeChannel); });
}

void ShopModels::Opened(Page page) {
  slip.Forget();
  switch (page) {
    case Page::Settle:
      // One that was begun and left goes on: that is what there is to see.
      if (settlement.stage() == SettlementModel::Stage::Settling) {
        parts_.navigator.open(Page::Settling);
      } else {
        settlement.look();
      }
      break;
    case Page::Settlements:
      settlements.refresh();
      break;
    case Page::StartOfDay:
      checklist.look();
      break;
    case Page::Payments:
      search.refresh();
      break;
    case Page::Totals:
      sums.refresh();
      break;
    case Page::Staff:
      staff.refresh();
      break;
    case Page::Audit:
      audit.refresh();
      break;
    case Page::Settings:
      settings.refresh();
      break;
    case Page::Promotions:
      promotions.refresh();
      break;
    case Page::Payee:
      payee.refresh();
      break;
    case Page::SelfTest:
      self_test.look();
      break;
    case Page::About:
      machine.refresh();
      break;
    case Page::Help:
      help.look();
      break;
    case Page::SettlementCard:
      settlement_card.refresh();
      break;
    case Page::Notices:
      notices.refresh();
      break;
    case Page::NoticeChannels:
      notice_channels.refresh();
      break;
    case Page::Network:
      network.refresh();
      break;
    case Page::Clock:
      clock.refresh();
      break;
    case Page::SupportFile:
      support_file.Forget();
      break;
    case Page::Limits:
      limits.refresh();
      break;
    case Page::Update:
      update.refresh();
      break;
    case Page::Endpoint:
      endpoint.refresh();
      break;
    case Page::FactoryReset:
      factory_reset.Begin();
      break;
    case Page::Export:
      exports.Forget();
      break;
    default:
      break;
  }
}

void ShopModels::Leave(Page page) {
  if (parts_.navigator.page() == page) parts_.navigator.back();
}

void ShopModels::ForgetText() {
  switch (parts_.navigator.page()) {
    case Page::TextEntry:
    case Page::Lock:  // it is there still when its operator is back
    case Page::Reconnecting:
      break;
    default:
      text.Forget();
  }
}

void ShopModels::RouteKeys() {
  parts_.keys.Route(Page::TextEntry, {[](int) {}, [this] { text.pressBackspace(); }, [this] { text.enter(); },
                                      [this](const QString& typed) { return text.Type(typed); }});
  parts_.keys.Route(Page::Digits, {[this](int digit) { digits.pressDigit(digit); },
                                   [this] { digits.pressBackspace(); }, [this] { digits.submit(); }});
  parts_.keys.Route(Page::PasswordAgain,
                    {[this](int digit) { password_again.pressDigit(digit); },
                     [this] { password_again.pressBackspace(); }, [this] { password_again.submit(); }});
  parts_.keys.Route(Page::NewPassword,
                    {[this](int digit) { password.pressDigit(digit); }, [this] { password.pressBackspace(); },
                     [this] { password.submit(); }});
}

void ShopModels::showPayment(const QString& payment_id) {
  if (payment_id.isEmpty()) return;
  details.Show(payment_id);
  parts_.navigator.open(Page::PaymentDetails);
}

void ShopModels::showSettlement(const QString& id) {
  const std::optional<Settlement> found = settlements.Find(id);
  if (!found.has_value()) return;
  settlement.ShowPast(*found);
  parts_.navigator.open(Page::Settling);
}

void ShopModels::showMember(const QString& number) {
  staff.show(number);
  parts_.navigator.open(Page::StaffMember);
}

void ShopModels::showPromotion(const QString& id) {
  promotions.show(id);
  parts_.navigator.open(Page::Promotion);
}

void ShopModels::printReceipt() {
  if (!receipt_of_.isEmpty()) slip.PrintReceipt(receipt_of_);
}

void ShopModels::printSettlement() {
  slip.PrintSettlement(settlement.shownId());
}

void ShopModels::printTotals() {
  slip.PrintSums(sums.Asked());
}

void ShopModels::Register(const char* module) {
  qmlRegisterUncreatableMetaObject(RowListModel::staticMetaObject, module, 1, 0, "Rows",
                                   QStringLiteral("holds enumerations"));
  qmlRegisterSingletonInstance(module, 1, 0, "Shop", this);
  qmlRegisterSingletonInstance(module, 1, 0, "Choice", &choice);
  qmlRegisterSingletonInstance(module, 1, 0, "Digits", &digits);
  qmlRegisterSingletonInstance(module, 1, 0, "TextEntry", &text);
  qmlRegisterSingletonInstance(module, 1, 0, "NewPassword", &password);
  qmlRegisterSingletonInstance(module, 1, 0, "Settlement", &settlement);
  qmlRegisterSingletonInstance(module, 1, 0, "Settlements", &settlements);
  qmlRegisterSingletonInstance(module, 1, 0, "Checklist", &checklist);
  qmlRegisterSingletonInstance(module, 1, 0, "Search", &search);
  qmlRegisterSingletonInstance(module, 1, 0, "Details", &details);
  qmlRegisterSingletonInstance(module, 1, 0, "Totals", &sums);
  qmlRegisterSingletonInstance(module, 1, 0, "Staff", &staff);
  qmlRegisterSingletonInstance(module, 1, 0, "Audit", &audit);
  qmlRegisterSingletonInstance(module, 1, 0, "ShopSettings", &settings);
  qmlRegisterSingletonInstance(module, 1, 0, "Promotions", &promotions);
  qmlRegisterSingletonInstance(module, 1, 0, "Payee", &payee);
  qmlRegisterSingletonInstance(module, 1, 0, "PayeePhoto", &payee_photo);
  qmlRegisterSingletonInstance(module, 1, 0, "SelfTest", &self_test);
  qmlRegisterSingletonInstance(module, 1, 0, "Terminal", &machine);
  qmlRegisterSingletonInstance(module, 1, 0, "Help", &help);
  qmlRegisterSingletonInstance(module, 1, 0, "Slip", &slip);
  qmlRegisterSingletonInstance(module, 1, 0, "PasswordAgain", &password_again);
  qmlRegisterSingletonInstance(module, 1, 0, "SettlementCard", &settlement_card);
  qmlRegisterSingletonInstance(module, 1, 0, "NoticeList", &notices);
  qmlRegisterSingletonInstance(module, 1, 0, "NoticeChannels", &notice_channels);
  qmlRegisterSingletonInstance(module, 1, 0, "Network", &network);
  qmlRegisterSingletonInstance(module, 1, 0, "TerminalClock", &clock);
  qmlRegisterSingletonInstance(module, 1, 0, "SupportFile", &support_file);
  qmlRegisterSingletonInstance(module, 1, 0, "Exports", &exports);
  qmlRegisterSingletonInstance(module, 1, 0, "Limits", &limits);
  qmlRegisterSingletonInstance(module, 1, 0, "Update", &update);
  qmlRegisterSingletonInstance(module, 1, 0, "FactoryReset", &factory_reset);
  qmlRegisterSingletonInstance(module, 1, 0, "Endpoint", &endpoint);
}

}  // namespace till::kiosk
