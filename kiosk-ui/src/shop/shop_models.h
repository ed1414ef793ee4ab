// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_SHOP_MODELS_H_
#define TILL_KIOSK_UI_SRC_SHOP_SHOP_MODELS_H_

#include <QObject>

#include "kiosk-ui/src/backend/backends.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/models/approval_model.h"
#include "kiosk-ui/src/models/health_model.h"
#include "kiosk-ui/src/models/key_router.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/models/navigator.h"
#include "kiosk-ui/src/models/payment_model.h"
#include "kiosk-ui/src/models/session_model.h"
#include "kiosk-ui/src/shop/audit_model.h"
#include "kiosk-ui/src/shop/checklist_model.h"
#include "kiosk-ui/src/shop/choice_model.h"
#include "kiosk-ui/src/shop/clock_model.h"
#include "kiosk-ui/src/shop/digits_model.h"
#include "kiosk-ui/src/shop/endpoint_model.h"
#include "kiosk-ui/src/shop/export_model.h"
#include "kiosk-ui/src/shop/factory_reset_model.h"
#include "kiosk-ui/src/shop/help_model.h"
#include "kiosk-ui/src/shop/limits_model.h"
#include "kiosk-ui/src/shop/machine_model.h"
#include "kiosk-ui/src/shop/network_model.h"
#include "kiosk-ui/src/shop/new_password_model.h"
#include "kiosk-ui/src/shop/notice_channels_model.h"
#include "kiosk-ui/src/shop/notice_list_model.h"
#include "kiosk-ui/src/shop/password_again_model.h"
#include "kiosk-ui/src/shop/payee_model.h"
#include "kiosk-ui/src/shop/payee_photo_model.h"
#include "kiosk-ui/src/shop/payment_details_model.h"
#include "kiosk-ui/src/shop/promotions_model.h"
#include "kiosk-ui/src/shop/search_model.h"
#include "kiosk-ui/src/shop/self_test_model.h"
#include "kiosk-ui/src/shop/settings_model.h"
#include "kiosk-ui/src/shop/settlement_card_model.h"
#include "kiosk-ui/src/shop/settlement_list_model.h"
#include "kiosk-ui/src/shop/settlement_model.h"
#include "kiosk-ui/src/shop/slip_model.h"
#include "kiosk-ui/src/shop/staff_model.h"
#include "kiosk-ui/src/shop/sums_model.h"
#include "kiosk-ui/src/shop/support_file_model.h"
#include "kiosk-ui/src/shop/text_entry_model.h"
#include "kiosk-ui/src/shop/update_model.h"

namespace till::kiosk {

// ShopModels is the models of the shop's own pages, wired to each other and to the navigation: what a page
// shows is asked for when the page is opened.
class ShopModels final : public QObject {
  Q_OBJECT

 public:
  // Parts is what the rest of the kiosk brings; all of it outlives ShopModels.
  struct Parts {
    Scheduler& scheduler;
    LanguageModel& language;
    MerchantModel& merchant;
    SessionModel& session;
    HealthModel& health;
    PaymentModel& payment;
    ApprovalModel& approval;
    Navigator& navigator;
    KeyRouter& keys;
  };

  ShopModels(Backends& backends, const Parts& parts, SettlementModel::NewRequestId new_request_id);

  // Register makes the models known to QML as singletons of `module`.
  void Register(const char* module);

  // showPayment and showSettlement open the page of one.
  Q_INVOKABLE void showPayment(const QString& payment_id);
  Q_INVOKABLE void showSettlement(const QString& id);
  // showMember opens the page of one operator.
  Q_INVOKABLE void showMember(const QString& number);
  // showPromotion opens the page of one promotion.
  Q_INVOKABLE void showPromotion(const QString& id);
  // printReceipt, printSettlement and printTotals put on paper what is shown.
  Q_INVOKABLE void printReceipt();
  Q_INVOKABLE void printSettlement();
  Q_INVOKABLE void printTotals();

  ChoiceModel choice;
  DigitsModel digits;
  TextEntryModel text;
  NewPasswordModel password;
  SettlementModel settlement;
  SettlementListModel settlements;
  ChecklistModel checklist;
  SearchModel search;
  PaymentDetailsModel details;
  SumsModel sums;
  StaffModel staff;
  AuditModel audit;
  SettingsModel settings;
  PromotionsModel promotions;
  PayeeModel payee;
  PayeePhotoModel payee_photo;
  SelfTestModel self_test;
  MachineModel machine;
  HelpModel help;
  SlipModel slip;
  FactoryResetModel factory_reset;
  PasswordAgainModel password_again;
  SettlementCardModel settlement_card;
  NoticeListModel notices;
  NoticeChannelsModel notice_channels;
  NetworkModel network;
  ClockModel clock;
  SupportFileModel support_file;
  ExportModel exports;
  LimitsModel limits;
  UpdateModel update;
  EndpointModel endpoint;

 private:
  void Opened(Page page);
  void Leave(Page page);
  void RouteKeys();
  // ForgetText wipes what was typed into a page that was left.
  void ForgetText();
  void WireOffice();
  void WirePayeePhoto();
  void WireFactoryReset();

  Parts parts_;
  QString receipt_of_;     // the payment whose receipt is shown
  QString payee_subject_;  // the submission of the payee that a second person is asked about
  bool owes_password_ = false;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_SHOP_MODELS_H_
