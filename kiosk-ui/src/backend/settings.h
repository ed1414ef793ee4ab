// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_SETTINGS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_SETTINGS_H_

#include <QObject>
#include <QString>
#include <QStringList>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// TerminalSettings are the settings that a shop changes on the screen: of its profile and of its parameters.
struct TerminalSettings {
  // The profile.
  QString shop_name_zh;
  QString shop_name_en;
  QString receipt_header;
  QString receipt_footer;
  QString receipt_language;  // "zh", "en" or "both"
  QString time_zone;         // IANA
  QString currency = QStringLiteral("CNY");
  // Of the profile, and not for the shop to change.
  QString acquirer_name;
  QString merchant_id;
  QString terminal_id;
  // The parameters; amounts in minor units.
  qint64 sale_limit = 0;
  qint64 refund_limit = 0;       // 0: the sale's
  qint64 contactless_limit = 0;  // without PIN; 0: always a PIN
  bool contact = true;
  bool contactless = true;
  bool stripe = true;
  QStringList disabled_kinds;    // as the API names them: "REFUND"
  QStringList typed_kinds;       // for which a card's number may be typed: "SALE", "MOTO_SALE"
  qint64 typed_limit = 0;        // of a payment with a typed card; 0: no limit of its own
  int completion_percent = 115;  // of its pre-authorisation, that a completion may be
  int pre_authorization_days = 30;
  int tip_percent = 20;
  qint64 offline_limit = 0;  // 0: the bank is always asked
  int offline_most = 5;
  qint64 offline_total = 0;  // 0: five times the limit
  int offline_hours = 24;
  bool void_needs_card = false;
  bool void_needs_pin = false;
  bool partial_approval = false;
  int receipt_copies = 2;
  int idle_seconds = 300;
  QString settlement_time;  // "HH:MM"; empty: never by itself
};

// Settings reads and changes the terminal's settings. Keeps to the duties of backend.h.
class Settings : public QObject {
  Q_OBJECT

 public:
  ~Settings() override = default;

  // Fetch asks for the settings in force; answered by fetched or fetchFailed.
  virtual void Fetch() = 0;

  // Change puts these in force, as a change of those fetched last; answered by fetched or changeFailed.
  virtual void Change(const TerminalSettings& settings) = 0;

 Q_SIGNALS:
  void fetched(const till::kiosk::TerminalSettings& settings);
  void fetchFailed(const till::kiosk::Problem& problem);
  void changeFailed(const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_SETTINGS_H_
