// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/words/kind_words.h"

#include <QCoreApplication>

namespace till::kiosk {
namespace {

struct Entry {
  const char* kind;
  const char* name;
  const char* action;
  const char* prompt;
  const char* approved;
  const char* nothing;
};

// The last one is for kinds that this kiosk is too old to know.
constexpr Entry kEntries[] = {
    {"SALE", QT_TRANSLATE_NOOP("KindWords", "Sale"), QT_TRANSLATE_NOOP("KindWords", "Take payment"),
     QT_TRANSLATE_NOOP("KindWords", "Type the amount"), QT_TRANSLATE_NOOP("KindWords", "Approved"),
     QT_TRANSLATE_NOOP("KindWords", "No money was taken")},
    {"QR_SALE", QT_TRANSLATE_NOOP("KindWords", "QR payment"), QT_TRANSLATE_NOOP("KindWords", "Next"),
     QT_TRANSLATE_NOOP("KindWords", "Type the amount"), QT_TRANSLATE_NOOP("KindWords", "Paid"),
     QT_TRANSLATE_NOOP("KindWords", "No money was taken")},
    {"MOTO_SALE", QT_TRANSLATE_NOOP("KindWords", "Order by telephone"),
     QT_TRANSLATE_NOOP("KindWords", "Next"), QT_TRANSLATE_NOOP("KindWords", "Type the amount"),
     QT_TRANSLATE_NOOP("KindWords", "Approved"), QT_TRANSLATE_NOOP("KindWords", "No money was taken")},
    {"INSTALMENT_SALE", QT_TRANSLATE_NOOP("KindWords", "Instalments"),
     QT_TRANSLATE_NOOP("KindWords", "Take payment"), QT_TRANSLATE_NOOP("KindWords", "Type the amount"),
     QT_TRANSLATE_NOOP("KindWords", "Approved"), QT_TRANSLATE_NOOP("KindWords", "No money was taken")},
    {"POINTS_SALE", QT_TRANSLATE_NOOP("KindWords", "Paid with points"),
     QT_TRANSLATE_NOOP("KindWords", "Take payment"), QT_TRANSLATE_NOOP("KindWords", "Type the amount"),
     QT_TRANSLATE_NOOP("KindWords", "Approved"), QT_TRANSLATE_NOOP("KindWords", "No points were taken")},
    {"RESERVATION_SALE", QT_TRANSLATE_NOOP("KindWords", "Reservation"),
     QT_TRANSLATE_NOOP("KindWords", "Take payment"), QT_TRANSLATE_NOOP("KindWords", "Type the amount"),
     QT_TRANSLATE_NOOP("KindWords", "Approved"), QT_TRANSLATE_NOOP("KindWords", "No money was taken")},
    {"OFFLINE_SETTLEMENT", QT_TRANSLATE_NOOP("KindWords", "Sale by telephone"),
     QT_TRANSLATE_NOOP("KindWords", "Take payment"), QT_TRANSLATE_NOOP("KindWords", "Type the amount"),
     QT_TRANSLATE_NOOP("KindWords", "Approved"), QT_TRANSLATE_NOOP("KindWords", "No money was taken")},
    {"_VOID", QT_TRANSLATE_NOOP("KindWords", "Undoing"), QT_TRANSLATE_NOOP("KindWords", "Undo"),
     QT_TRANSLATE_NOOP("KindWords", "Type the amount"), QT_TRANSLATE_NOOP("KindWords", "Undone"),
     QT_TRANSLATE_NOOP("KindWords", "Nothing was undone")},
    {"REFUND", QT_TRANSLATE_NOOP("KindWords", "Refund"), QT_TRANSLATE_NOOP("KindWords", "Refund"),
     QT_TRANSLATE_NOOP("KindWords", "Type the amount to give back"),
     QT_TRANSLATE_NOOP("KindWords", "Refunded"), QT_TRANSLATE_NOOP("KindWords", "No money was given back")},
    {"QR_REFUND", QT_TRANSLATE_NOOP("KindWords", "QR refund"), QT_TRANSLATE_NOOP("KindWords", "Refund"),
     QT_TRANSLATE_NOOP("KindWords", "Type the amount to give back"),
     QT_TRANSLATE_NOOP("KindWords", "Refunded"), QT_TRANSLATE_NOOP("KindWords", "No money was given back")},
    {"PRE_AUTHORIZATION", QT_TRANSLATE_NOOP("KindWords", "Pre-authorisation"),
     QT_TRANSLATE_NOOP("KindWords", "Pre-authorise"),
     QT_TRANSLATE_NOOP("KindWords", "Type the amount to hold"),
     QT_TRANSLATE_NOOP("KindWords", "Pre-authorised"), QT_TRANSLATE_NOOP("KindWords", "Nothing was held")},
    {"COMPLETION", QT_TRANSLATE_NOOP("KindWords", "Completion"), QT_TRANSLATE_NOOP("KindWords", "Complete"),
     QT_TRANSLATE_NOOP("KindWords", "Type the amount to take"), QT_TRANSLATE_NOOP("KindWords", "Completed"),
     QT_TRANSLATE_NOOP("KindWords", "No money was taken")},
    {"COMPLETION_ADVICE", QT_TRANSLATE_NOOP("KindWords", "Completion"),
     QT_TRANSLATE_NOOP("KindWords", "Complete"), QT_TRANSLATE_NOOP("KindWords", "Type the amount to take"),
     QT_TRANSLATE_NOOP("KindWords", "Completed"), QT_TRANSLATE_NOOP("KindWords", "No money was taken")},
    {"BALANCE_INQUIRY", QT_TRANSLATE_NOOP("KindWords", "Balance"),
     QT_TRANSLATE_NOOP("KindWords", "Ask the balance"), QT_TRANSLATE_NOOP("KindWords", "Type the amount"),
     QT_TRANSLATE_NOOP("KindWords", "Available on the card"),
     QT_TRANSLATE_NOOP("KindWords", "The balance is not known")},
    {"POINTS_INQUIRY", QT_TRANSLATE_NOOP("KindWords", "Points"),
     QT_TRANSLATE_NOOP("KindWords", "Ask the points"), QT_TRANSLATE_NOOP("KindWords", "Type the amount"),
     QT_TRANSLATE_NOOP("KindWords", "Points on the card"),
     QT_TRANSLATE_NOOP("KindWords", "The points are not known")},
    {"CARD_VERIFICATION", QT_TRANSLATE_NOOP("KindWords", "Settlement card"),
     QT_TRANSLATE_NOOP("KindWords", "Ask the bank"), QT_TRANSLATE_NOOP("KindWords", "Type the amount"),
     QT_TRANSLATE_NOOP("KindWords", "The bank knows this card"),
     QT_TRANSLATE_NOOP("KindWords", "The card was not confirmed")},
    {"ACCOUNT_TOP_UP", QT_TRANSLATE_NOOP("KindWords", "Account top-up"),
     QT_TRANSLATE_NOOP("KindWords", "Top up"), QT_TRANSLATE_NOOP("KindWords", "Type the amount to top up"),
     QT_TRANSLATE_NOOP("KindWords", "Topped up"), QT_TRANSLATE_NOOP("KindWords", "Nothing was topped up")},
    {"CASH_TOP_UP", QT_TRANSLATE_NOOP("KindWords", "Cash top-up"), QT_TRANSLATE_NOOP("KindWords", "Top up"),
     QT_TRANSLATE_NOOP("KindWords", "Type the amount to top up"), QT_TRANSLATE_NOOP("KindWords", "Topped up"),
     QT_TRANSLATE_NOOP("KindWords", "Nothing was topped up")},
    {"LOAD_FROM_", QT_TRANSLATE_NOOP("KindWords", "Card load"), QT_TRANSLATE_NOOP("KindWords", "Top up"),
     QT_TRANSLATE_NOOP("KindWords", "Type the amount to top up"), QT_TRANSLATE_NOOP("KindWords", "Topped up"),
     QT_TRANSLATE_NOOP("KindWords", "Nothing was topped up")},
    {"TIP_ADJUSTMENT", QT_TRANSLATE_NOOP("KindWords", "Tip"), QT_TRANSLATE_NOOP("KindWords", "Add the tip"),
     QT_TRANSLATE_NOOP("KindWords", "Type the tip"), QT_TRANSLATE_NOOP("KindWords", "Tip added"),
     QT_TRANSLATE_NOOP("KindWords", "No tip was added")},
    {"", QT_TRANSLATE_NOOP("KindWords", "Transaction"), QT_TRANSLATE_NOOP("KindWords", "Next"),
     QT_TRANSLATE_NOOP("KindWords", "Type the amount"), QT_TRANSLATE_NOOP("KindWords", "Approved"),
     QT_TRANSLATE_NOOP("KindWords", "No money was moved")},
};

const Entry& EntryFor(const QString& api_kind) {
  // What follows an order by telephone is the same thing to a cashier as what follows a sale.
  const bool follows = api_kind.startsWith(QLatin1String("MOTO_")) && api_kind != QLatin1String("MOTO_SALE");
  const QString kind = follows ? api_kind.mid(5) : api_kind;
  for (const Entry& entry : kEntries) {
    const QLatin1String named(entry.kind);
    if (kind == named || named.isEmpty()) return entry;
    if (named.startsWith(QLatin1Char('_')) && kind.endsWith(named)) return entry;
    if (named.endsWith(QLatin1Char('_')) && kind.startsWith(named)) return entry;
  }
  return kEntries[std::size(kEntries) - 1];
}

}  // namespace

KindWords KindWords::For(const QString& kind) {
  const Entry& entry = EntryFor(kind);
  const auto words = [](const char* text) { return QCoreApplication::translate("KindWords", text); };
  return {words(entry.name), words(entry.action), words(entry.prompt), words(entry.approved),
          words(entry.nothing)};
}

}  // namespace till::kiosk
