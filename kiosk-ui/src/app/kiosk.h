// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_APP_KIOSK_H_
#define TILL_KIOSK_UI_SRC_APP_KIOSK_H_

#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <memory>

#include "kiosk-ui/src/backend/backends.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/models/amount_entry_model.h"
#include "kiosk-ui/src/models/approval_model.h"
#include "kiosk-ui/src/models/checkout_model.h"
#include "kiosk-ui/src/models/code_entry_model.h"
#include "kiosk-ui/src/models/frame_model.h"
#include "kiosk-ui/src/models/health_model.h"
#include "kiosk-ui/src/models/history_model.h"
#include "kiosk-ui/src/models/idle_watcher.h"
#include "kiosk-ui/src/models/key_router.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/menu_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/models/navigator.h"
#include "kiosk-ui/src/models/order_model.h"
#include "kiosk-ui/src/models/original_list_model.h"
#include "kiosk-ui/src/models/original_model.h"
#include "kiosk-ui/src/models/outage_model.h"
#include "kiosk-ui/src/models/payment_model.h"
#include "kiosk-ui/src/models/receipt_model.h"
#include "kiosk-ui/src/models/refusal_model.h"
#include "kiosk-ui/src/models/session_model.h"
#include "kiosk-ui/src/models/sign_in_model.h"
#include "kiosk-ui/src/models/signature_model.h"
#include "kiosk-ui/src/models/theme_model.h"
#include "kiosk-ui/src/models/tone_model.h"
#include "kiosk-ui/src/models/training_model.h"
#include "kiosk-ui/src/shop/shop_models.h"

namespace till::kiosk {

// ReadThemes reads theme/light.json and theme/dark.json from the program's resources; a broken theme ends the
// program.
std::unique_ptr<ThemeModel> ReadThemes();

// Kiosk is all models of the kiosk, wired to one set of backends, and the QML that shows them. One per
// process, because QML types are registered per process.
class Kiosk {
 public:
  // Kiosk wires everything; `backends` and `scheduler` must outlive it.
  Kiosk(Backends& backends, Scheduler& scheduler, const QString& language,
        OrderModel::NewRequestId new_request_id);

  // Show loads the QML and opens the window in the given size; nullptr if the QML does not load.
  QQuickWindow* Show(QSize size);

  LanguageModel language;
  // Connected before any model hears of a new language, so that what they ask for comes in it.
  QMetaObject::Connection language_to_backend;
  std::unique_ptr<ThemeModel> theme;
  MerchantModel merchant;
  SessionModel session;
  SignInModel sign_in;
  AmountEntryModel entry;
  OrderModel order;
  PaymentModel payment;
  ApprovalModel approval;
  CodeEntryModel code;
  OriginalModel original;
  OriginalListModel originals;
  CheckoutModel checkout;
  SignatureModel signature;
  ReceiptModel receipt;
  HistoryModel history;
  HealthModel health;
  OutageModel outage;
  RefusalModel refusal;
  MenuModel menu;
  Navigator navigator;
  FrameModel frame;
  ToneModel tone;
  KeyRouter keys;
  IdleWatcher idle;
  TrainingModel training;
  ShopModels shop;

 private:
  void Register();

  Backend& backend_;
  bool has_resumed_ = false;
  QQmlApplicationEngine engine_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_APP_KIOSK_H_
