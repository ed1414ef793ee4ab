// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/kinds.h"

#include <array>
#include <utility>

namespace till::kiosk {
namespace {

// What undoes what, as the payment service has it (services/payment/kind_plan.cc).
constexpr std::array<std::pair<const char*, const char*>, 12> kVoids = {{
    {"SALE", "SALE_VOID"},
    {"INSTALMENT_SALE", "INSTALMENT_VOID"},
    {"PRE_AUTHORIZATION", "PRE_AUTHORIZATION_VOID"},
    {"COMPLETION", "COMPLETION_VOID"},
    {"COMPLETION_ADVICE", "COMPLETION_VOID"},
    {"POINTS_SALE", "POINTS_VOID"},
    {"RESERVATION_SALE", "RESERVATION_VOID"},
    {"LOAD_FROM_CASH", "LOAD_FROM_CASH_VOID"},
    {"QR_SALE", "QR_REFUND"},
    {"MOTO_SALE", "MOTO_SALE_VOID"},
    {"MOTO_PRE_AUTHORIZATION", "MOTO_PRE_AUTHORIZATION_VOID"},
    {"MOTO_COMPLETION", "MOTO_COMPLETION_VOID"},
}};

}  // namespace

QString KindOf(Transaction transaction, const QString& original_kind) {
  switch (transaction) {
    case Transaction::Sale:
      return QStringLiteral("SALE");
    case Transaction::PreAuthorization:
      return QStringLiteral("PRE_AUTHORIZATION");
    case Transaction::QrSale:
      return QStringLiteral("QR_SALE");
    case Transaction::Void:
      for (const auto& [original, undone] : kVoids) {
        if (original_kind == QLatin1String(original)) return QLatin1String(undone);
      }
      return QStringLiteral("SALE_VOID");
    case Transaction::Refund:
      if (original_kind.startsWith(QLatin1String("MOTO_"))) return QStringLiteral("MOTO_REFUND");
      return original_kind == QLatin1String("QR_SALE") ? QStringLiteral("QR_REFUND")
                                                       : QStringLiteral("REFUND");
    case Transaction::Completion:
      if (original_kind.startsWith(QLatin1String("MOTO_"))) return QStringLiteral("MOTO_COMPLETION");
      return QStringLiteral("COMPLETION");
    case Transaction::Balance:
      return QStringLiteral("BALANCE_INQUIRY");
    case Transaction::Points:
      return QStringLiteral("POINTS_INQUIRY");
    case Transaction::AccountTopUp:
      return QStringLiteral("ACCOUNT_TOP_UP");
    case Transaction::CashTopUp:
      return QStringLiteral("CASH_TOP_UP");
    case Transaction::Tip:
      return QStringLiteral("TIP_ADJUSTMENT");
    case Transaction::TelephoneSale:
      return QStringLiteral("MOTO_SALE");
    case Transaction::TelephonePreAuthorization:
      return QStringLiteral("MOTO_PRE_AUTHORIZATION");
    case Transaction::Verification:
      return QStringLiteral("CARD_VERIFICATION");  // the kiosk's own word: to the books it is an inquiry
  }
  return {};
}

bool IsInquiry(const QString& kind) {
  return kind == QLatin1String("BALANCE_INQUIRY") || kind == QLatin1String("POINTS_INQUIRY") ||
         kind == QLatin1String("CARD_VERIFICATION");
}

bool IsTopUp(const QString& kind) {
  return kind.endsWith(QLatin1String("_TOP_UP")) ||
         (kind.startsWith(QLatin1String("LOAD_FROM_")) && !kind.endsWith(QLatin1String("_VOID")));
}

bool IsQr(const QString& kind) {
  return kind.startsWith(QLatin1String("QR_"));
}

QStringList KindsFor(Transaction transaction) {
  QStringList kinds;
  switch (transaction) {
    case Transaction::Void:
      for (const auto& [original, undone] : kVoids) kinds.append(QLatin1String(original));
      break;
    case Transaction::Refund:
      kinds = {QStringLiteral("SALE"),
               QStringLiteral("COMPLETION"),
               QStringLiteral("COMPLETION_ADVICE"),
               QStringLiteral("QR_SALE"),
               QStringLiteral("MOTO_SALE"),
               QStringLiteral("MOTO_COMPLETION"),
               QStringLiteral("MOTO_COMPLETION_ADVICE")};
      break;
    case Transaction::Completion:
      kinds = {QStringLiteral("PRE_AUTHORIZATION"), QStringLiteral("MOTO_PRE_AUTHORIZATION")};
      break;
    case Transaction::Tip:
      kinds = {QStringLiteral("SALE")};
      break;
    case Transaction::Sale:
    case Transaction::PreAuthorization:
    case Transaction::QrSale:
    case Transaction::Balance:
    case Transaction::Points:
    case Transaction::AccountTopUp:
    case Transaction::CashTopUp:
    case Transaction::TelephoneSale:
    case Transaction::TelephonePreAuthorization:
    case Transaction::Verification:
      break;
  }
  return kinds;
}

Money LeftToRefund(const Payment& original) {
  return {original.amount.minor_units - original.refunded.minor_units, original.amount.currency};
}

bool MayBeAbout(Transaction transaction, const Payment& original) {
  if (original.outcome != PaymentOutcome::Approved || !original.undone_by.isEmpty()) return false;
  if (!KindsFor(transaction).contains(original.kind)) return false;
  switch (transaction) {
    case Transaction::Void:
      return !original.settled && original.completed_by.isEmpty() && original.refunded.minor_units == 0;
    case Transaction::Refund:
      return LeftToRefund(original).minor_units > 0;
    case Transaction::Completion:
      return original.completed_by.isEmpty();
    case Transaction::Tip:
      return !original.settled && original.refunded.minor_units == 0;
    default:
      return false;
  }
}

}  // namespace till::kiosk
