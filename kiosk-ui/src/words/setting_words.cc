// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/words/setting_words.h"

#include <QCoreApplication>

namespace till::kiosk {
namespace {

struct Entry {
  const char* field;
  const char* name;
};

constexpr Entry kEntries[] = {
    {"sale_limit_minor", QT_TRANSLATE_NOOP("SettingWords", "Largest sale")},
    {"contactless_no_cvm_limit_minor", QT_TRANSLATE_NOOP("SettingWords", "Tapped without a PIN")},
    {"receipt_copies", QT_TRANSLATE_NOOP("SettingWords", "Copies")},
    {"contact_enabled", QT_TRANSLATE_NOOP("SettingWords", "Insert a card")},
    {"contactless_enabled", QT_TRANSLATE_NOOP("SettingWords", "Tap a card or phone")},
    {"stripe_enabled", QT_TRANSLATE_NOOP("SettingWords", "Swipe a card")},
    {"card_timeout_ms", QT_TRANSLATE_NOOP("SettingWords", "Time for the customer")},
    {"pin_timeout_ms", QT_TRANSLATE_NOOP("SettingWords", "Time for the PIN")},
    {"host_reply_timeout_ms", QT_TRANSLATE_NOOP("SettingWords", "Time for the bank")},
    {"idle_sign_out_seconds", QT_TRANSLATE_NOOP("SettingWords", "Lock after")},
    {"disabled_kinds", QT_TRANSLATE_NOOP("SettingWords", "What may be done")},
    {"void_needs_card", QT_TRANSLATE_NOOP("SettingWords", "The card is presented again")},
    {"void_needs_pin", QT_TRANSLATE_NOOP("SettingWords", "The PIN is entered again")},
    {"refund_limit_minor", QT_TRANSLATE_NOOP("SettingWords", "Largest refund")},
    {"completion_cap_percent", QT_TRANSLATE_NOOP("SettingWords", "Largest completion")},
    {"pre_authorization_days", QT_TRANSLATE_NOOP("SettingWords", "Days to complete a pre-authorisation")},
    {"tip_cap_percent", QT_TRANSLATE_NOOP("SettingWords", "Largest tip")},
    {"offline_limit_minor", QT_TRANSLATE_NOOP("SettingWords", "Largest payment without the bank")},
    {"offline_most", QT_TRANSLATE_NOOP("SettingWords", "How many may wait for the bank")},
    {"offline_total_minor", QT_TRANSLATE_NOOP("SettingWords", "All that wait together")},
    {"offline_hours", QT_TRANSLATE_NOOP("SettingWords", "Hours that one may wait")},
    {"settlement_time", QT_TRANSLATE_NOOP("SettingWords", "Settle by itself")},
    {"partial_approval_enabled", QT_TRANSLATE_NOOP("SettingWords", "A part may be approved")},
    {"kind_limits", QT_TRANSLATE_NOOP("SettingWords", "Limits of single transactions")},
    {"typed_kinds", QT_TRANSLATE_NOOP("SettingWords", "Card numbers that are typed")},
    {"typed_limit_minor", QT_TRANSLATE_NOOP("SettingWords", "Largest payment with a typed card")},
    {"name_zh", QT_TRANSLATE_NOOP("SettingWords", "Name in Chinese")},
    {"name_en", QT_TRANSLATE_NOOP("SettingWords", "Name in English")},
    {"merchant_id", QT_TRANSLATE_NOOP("SettingWords", "Merchant number")},
    {"terminal_id", QT_TRANSLATE_NOOP("SettingWords", "Terminal number")},
    {"address", QT_TRANSLATE_NOOP("SettingWords", "Address")},
    {"currency_code", QT_TRANSLATE_NOOP("SettingWords", "Currency")},
    {"country_code", QT_TRANSLATE_NOOP("SettingWords", "Country")},
    {"time_zone", QT_TRANSLATE_NOOP("SettingWords", "Time zone")},
    {"receipt_header", QT_TRANSLATE_NOOP("SettingWords", "Above each slip")},
    {"receipt_footer", QT_TRANSLATE_NOOP("SettingWords", "Below each slip")},
    {"receipt_language", QT_TRANSLATE_NOOP("SettingWords", "Language of the slip")},
    {"acquirer_name", QT_TRANSLATE_NOOP("SettingWords", "Acquirer")},
    {"receipt_time_correction_seconds", QT_TRANSLATE_NOOP("SettingWords", "Time on slips")},
};

}  // namespace

QString SettingName(const QString& field) {
  for (const Entry& entry : kEntries) {
    if (field == QLatin1String(entry.field)) return QCoreApplication::translate("SettingWords", entry.name);
  }
  return {};
}

QStringList KnownSettings() {
  QStringList fields;
  for (const Entry& entry : kEntries) fields.append(QLatin1String(entry.field));
  return fields;
}

}  // namespace till::kiosk
