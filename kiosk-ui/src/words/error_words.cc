// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/words/error_words.h"

#include <QCoreApplication>

namespace till::kiosk {
namespace {

struct Entry {
  const char* code;
  const char* what;
  const char* next;
};

// Error codes are till.common.v1.ErrorCode; "HOST:nn" is a response code of the acquirer (ISO 8583 field 39);
// the rest are till.payment.v1's reasons.
constexpr Entry kEntries[] = {
    // What the bank says.
    {"HOST:01", QT_TRANSLATE_NOOP("ErrorWords", "The bank wants the customer to call it"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"HOST:03", QT_TRANSLATE_NOOP("ErrorWords", "The bank does not know this shop"),
     QT_TRANSLATE_NOOP("ErrorWords", "Call support")},
    {"HOST:04", QT_TRANSLATE_NOOP("ErrorWords", "The bank does not accept this card"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"HOST:05", QT_TRANSLATE_NOOP("ErrorWords", "The bank declined this card"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"HOST:12", QT_TRANSLATE_NOOP("ErrorWords", "The bank does not allow this transaction"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"HOST:13", QT_TRANSLATE_NOOP("ErrorWords", "The bank does not accept this amount"),
     QT_TRANSLATE_NOOP("ErrorWords", "Check the amount")},
    {"HOST:14", QT_TRANSLATE_NOOP("ErrorWords", "The bank does not know this card"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"HOST:30", QT_TRANSLATE_NOOP("ErrorWords", "The bank could not read the request"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again. If it happens again, call support")},
    {"HOST:38", QT_TRANSLATE_NOOP("ErrorWords", "Too many wrong PINs"),
     QT_TRANSLATE_NOOP("ErrorWords", "The card's PIN is blocked. Try another card")},
    {"HOST:41", QT_TRANSLATE_NOOP("ErrorWords", "This card is reported lost"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"HOST:43", QT_TRANSLATE_NOOP("ErrorWords", "This card is reported stolen"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"HOST:51", QT_TRANSLATE_NOOP("ErrorWords", "Not enough funds"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"HOST:54", QT_TRANSLATE_NOOP("ErrorWords", "The card has expired"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"HOST:55", QT_TRANSLATE_NOOP("ErrorWords", "Wrong PIN"), QT_TRANSLATE_NOOP("ErrorWords", "Try again")},
    {"HOST:57", QT_TRANSLATE_NOOP("ErrorWords", "This card may not be used for this"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"HOST:58", QT_TRANSLATE_NOOP("ErrorWords", "This terminal may not do this"),
     QT_TRANSLATE_NOOP("ErrorWords", "Call support")},
    {"HOST:61", QT_TRANSLATE_NOOP("ErrorWords", "Over the card's limit for one payment"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try a smaller amount or another card")},
    {"HOST:62", QT_TRANSLATE_NOOP("ErrorWords", "The bank has restricted this card"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"HOST:65", QT_TRANSLATE_NOOP("ErrorWords", "The card was used too often today"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"HOST:68", QT_TRANSLATE_NOOP("ErrorWords", "The bank answered too late"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again")},
    {"HOST:75", QT_TRANSLATE_NOOP("ErrorWords", "Too many wrong PINs"),
     QT_TRANSLATE_NOOP("ErrorWords", "The card's PIN is blocked. Try another card")},
    {"HOST:91", QT_TRANSLATE_NOOP("ErrorWords", "The bank cannot be reached just now"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again in a moment, or another card")},
    {"HOST:96", QT_TRANSLATE_NOOP("ErrorWords", "The bank has a fault"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again in a moment, or another card")},
    {"HOST:98", QT_TRANSLATE_NOOP("ErrorWords", "The bank's network did not answer"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again in a moment, or another card")},
    {"HOST:99", QT_TRANSLATE_NOOP("ErrorWords", "The PIN could not be checked"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again. If it happens again, call support")},
    {"HOST:A0", QT_TRANSLATE_NOOP("ErrorWords", "The bank could not verify the request"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again. If it happens again, call support")},
    // What the card did.
    {"CARD_UNREADABLE", QT_TRANSLATE_NOOP("ErrorWords", "The card could not be read"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again, another way, or another card")},
    {"CARD_REMOVED", QT_TRANSLATE_NOOP("ErrorWords", "The card was taken out too early"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again and leave the card in")},
    {"CARD_NOT_ACCEPTED", QT_TRANSLATE_NOOP("ErrorWords", "This terminal cannot take this card"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"CARD_DECLINED", QT_TRANSLATE_NOOP("ErrorWords", "The card declined"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"OTHER_CARD", QT_TRANSLATE_NOOP("ErrorWords", "This is not the card that paid"),
     QT_TRANSLATE_NOOP("ErrorWords", "Present the card that paid")},
    {"CARD_BLACKLISTED", QT_TRANSLATE_NOOP("ErrorWords", "This card is not accepted"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"QR_CODE_UNKNOWN", QT_TRANSLATE_NOOP("ErrorWords", "The code could not be recognised"),
     QT_TRANSLATE_NOOP("ErrorWords", "Ask the customer to refresh it, then scan again")},
    {"NOT_PAID_IN_TIME", QT_TRANSLATE_NOOP("ErrorWords", "The customer did not pay in time"),
     QT_TRANSLATE_NOOP("ErrorWords", "No money was taken. Try again")},
    // What people did, or the card, when no code says more: till.ledger.v1.VoidReason, and what the kiosk
    // saw.
    {"VOID:DECLINED_BY_CARD", QT_TRANSLATE_NOOP("ErrorWords", "The card declined"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"CARD_EXPIRED", QT_TRANSLATE_NOOP("ErrorWords", "The card has expired"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    {"VOID:CARD_UNUSABLE", QT_TRANSLATE_NOOP("ErrorWords", "The card could not be read"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again, another way, or another card")},
    {"NO_CARD", QT_TRANSLATE_NOOP("ErrorWords", "No card was presented in time"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again when the customer is ready")},
    {"NO_PIN", QT_TRANSLATE_NOOP("ErrorWords", "No PIN was entered in time"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again when the customer is ready")},
    {"NO_WALLET", QT_TRANSLATE_NOOP("ErrorWords", "The customer did not pay in time"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again when the customer is ready")},
    {"PIN_CANCELLED", QT_TRANSLATE_NOOP("ErrorWords", "The customer cancelled at the PIN pad"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again, or another card")},
    {"VOID:TIMED_OUT", QT_TRANSLATE_NOOP("ErrorWords", "That took too long"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again")},
    {"VOID:CANCELLED_BY_OPERATOR", QT_TRANSLATE_NOOP("ErrorWords", "You cancelled this payment"),
     QT_TRANSLATE_NOOP("ErrorWords", "No money was taken")},
    {"VOID:CANCELLED_BY_CUSTOMER", QT_TRANSLATE_NOOP("ErrorWords", "The customer cancelled"),
     QT_TRANSLATE_NOOP("ErrorWords", "No money was taken")},
    {"VOID:NOTHING_SENT", QT_TRANSLATE_NOOP("ErrorWords", "The request did not reach the bank"),
     QT_TRANSLATE_NOOP("ErrorWords", "No money was taken. Try again")},
    {"VOID:TERMINAL_RESTARTED", QT_TRANSLATE_NOOP("ErrorWords", "The terminal restarted"),
     QT_TRANSLATE_NOOP("ErrorWords", "No money was taken. Try again")},
    {"VOID:TERMINAL_FAILED", QT_TRANSLATE_NOOP("ErrorWords", "The terminal has a fault"),
     QT_TRANSLATE_NOOP("ErrorWords", "No money was taken. Try again")},
    {"VOID:OTHER_CARD", QT_TRANSLATE_NOOP("ErrorWords", "This is not the card that paid"),
     QT_TRANSLATE_NOOP("ErrorWords", "Present the card that paid")},
    {"VOID:ORDER_CLOSED", QT_TRANSLATE_NOOP("ErrorWords", "The customer did not pay in time"),
     QT_TRANSLATE_NOOP("ErrorWords", "No money was taken. Try again")},
    {"CANCELLED", QT_TRANSLATE_NOOP("ErrorWords", "This payment was cancelled"),
     QT_TRANSLATE_NOOP("ErrorWords", "No money was taken")},
    // The request.
    {"INVALID_REQUEST", QT_TRANSLATE_NOOP("ErrorWords", "The terminal did not accept the request"),
     QT_TRANSLATE_NOOP("ErrorWords", "Call support")},
    {"INVALID_AMOUNT", QT_TRANSLATE_NOOP("ErrorWords", "This amount cannot be taken"),
     QT_TRANSLATE_NOOP("ErrorWords", "Check the amount")},
    {"CURRENCY_NOT_SUPPORTED", QT_TRANSLATE_NOOP("ErrorWords", "This currency cannot be taken here"),
     QT_TRANSLATE_NOOP("ErrorWords", "Call support")},
    {"REQUEST_ID_REUSED",
     QT_TRANSLATE_NOOP("ErrorWords", "This payment was already asked for with another amount"),
     QT_TRANSLATE_NOOP("ErrorWords", "Check the payments before charging again")},
    {"NOT_FOUND", QT_TRANSLATE_NOOP("ErrorWords", "It was not found"),
     QT_TRANSLATE_NOOP("ErrorWords", "Go back and try again")},
    {"INVALID_PAGE_TOKEN", QT_TRANSLATE_NOOP("ErrorWords", "The list has changed"),
     QT_TRANSLATE_NOOP("ErrorWords", "Go back and try again")},
    {"NOT_SUPPORTED", QT_TRANSLATE_NOOP("ErrorWords", "This terminal does not do that"),
     QT_TRANSLATE_NOOP("ErrorWords", "Go back")},
    {"DEADLINE_REQUIRED", QT_TRANSLATE_NOOP("ErrorWords", "The terminal did not accept the request"),
     QT_TRANSLATE_NOOP("ErrorWords", "Call support")},
    // Who asks.
    {"NOT_SIGNED_IN", QT_TRANSLATE_NOOP("ErrorWords", "You are signed out"),
     QT_TRANSLATE_NOOP("ErrorWords", "Sign in again")},
    {"PERMISSION_MISSING", QT_TRANSLATE_NOOP("ErrorWords", "You may not do this"),
     QT_TRANSLATE_NOOP("ErrorWords", "Ask a supervisor")},
    {"WRONG_PASSWORD", QT_TRANSLATE_NOOP("ErrorWords", "Wrong number or password"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again")},
    {"OPERATOR_LOCKED", QT_TRANSLATE_NOOP("ErrorWords", "Too many wrong passwords"),
     QT_TRANSLATE_NOOP("ErrorWords", "Wait, or ask an administrator")},
    {"CALLER_REFUSED", QT_TRANSLATE_NOOP("ErrorWords", "This screen may not do that"),
     QT_TRANSLATE_NOOP("ErrorWords", "Call support")},
    {"PASSWORD_CHANGE_REQUIRED", QT_TRANSLATE_NOOP("ErrorWords", "Your password must be changed first"),
     QT_TRANSLATE_NOOP("ErrorWords", "Ask an administrator")},
    {"APPROVAL_INVALID", QT_TRANSLATE_NOOP("ErrorWords", "The approval does not hold for this"),
     QT_TRANSLATE_NOOP("ErrorWords", "Ask the supervisor again")},
    {"OPERATOR_DISABLED", QT_TRANSLATE_NOOP("ErrorWords", "This operator is switched off"),
     QT_TRANSLATE_NOOP("ErrorWords", "Ask an administrator")},
    {"SECOND_PERSON_REQUIRED", QT_TRANSLATE_NOOP("ErrorWords", "A second person must confirm this"),
     QT_TRANSLATE_NOOP("ErrorWords", "Ask somebody else to confirm it")},
    // What the terminal is doing.
    {"PAYMENT_IN_PROGRESS", QT_TRANSLATE_NOOP("ErrorWords", "Another payment is running"),
     QT_TRANSLATE_NOOP("ErrorWords", "Finish it first")},
    {"TOO_LATE_TO_CANCEL", QT_TRANSLATE_NOOP("ErrorWords", "Too late to cancel"),
     QT_TRANSLATE_NOOP("ErrorWords", "The outcome follows in a moment")},
    {"ILLEGAL_STEP", QT_TRANSLATE_NOOP("ErrorWords", "That is not possible now"),
     QT_TRANSLATE_NOOP("ErrorWords", "Go back and try again")},
    {"REVERSAL_OWED", QT_TRANSLATE_NOOP("ErrorWords", "An earlier payment is still being undone"),
     QT_TRANSLATE_NOOP("ErrorWords", "Wait until it is done, then try again")},
    {"BATCH_FULL", QT_TRANSLATE_NOOP("ErrorWords", "The day's book is full"),
     QT_TRANSLATE_NOOP("ErrorWords", "Settle first, then try again")},
    {"PAYMENTS_HELD", QT_TRANSLATE_NOOP("ErrorWords", "Payments are on hold for a moment"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again in a few minutes")},
    {"ORIGINAL_UNSUITABLE",
     QT_TRANSLATE_NOOP("ErrorWords", "This transaction cannot be undone or followed up"),
     QT_TRANSLATE_NOOP("ErrorWords", "Check it in the list: it may be undone or settled already")},
    {"AMOUNT_EXCEEDS_ORIGINAL",
     QT_TRANSLATE_NOOP("ErrorWords", "That is more than the first transaction allows"),
     QT_TRANSLATE_NOOP("ErrorWords", "Check the amount")},
    {"TRANSACTION_DISABLED", QT_TRANSLATE_NOOP("ErrorWords", "This transaction is switched off here"),
     QT_TRANSLATE_NOOP("ErrorWords", "Ask an administrator")},
    {"WINDOW_CLOSED", QT_TRANSLATE_NOOP("ErrorWords", "The pre-authorisation is too old"),
     QT_TRANSLATE_NOOP("ErrorWords", "Take a new payment instead")},
    {"OFFLINE_LIMIT_REACHED", QT_TRANSLATE_NOOP("ErrorWords", "Too many payments wait for the bank"),
     QT_TRANSLATE_NOOP("ErrorWords", "Check the network, then try again")},
    {"SETTLEMENT_IN_PROGRESS", QT_TRANSLATE_NOOP("ErrorWords", "The day is being settled"),
     QT_TRANSLATE_NOOP("ErrorWords", "Finish the settlement first")},
    {"UNRESOLVED_PAYMENTS", QT_TRANSLATE_NOOP("ErrorWords", "Some payments are still owed to the bank"),
     QT_TRANSLATE_NOOP("ErrorWords", "Wait until they went through, then settle")},
    {"BATCH_OPEN", QT_TRANSLATE_NOOP("ErrorWords", "The day's book is not empty"),
     QT_TRANSLATE_NOOP("ErrorWords", "Settle first, then try again")},
    {"CHANGED_TOO_OFTEN", QT_TRANSLATE_NOOP("ErrorWords", "This was changed too often"),
     QT_TRANSLATE_NOOP("ErrorWords", "Wait before changing it again")},
    {"CARD_NOT_VERIFIED", QT_TRANSLATE_NOOP("ErrorWords", "The bank did not confirm this card"),
     QT_TRANSLATE_NOOP("ErrorWords", "Present the card again")},
    // Devices.
    {"READER_UNAVAILABLE", QT_TRANSLATE_NOOP("ErrorWords", "The card reader does not answer"),
     QT_TRANSLATE_NOOP("ErrorWords", "Check its cable, then try again")},
    {"PRINTER_UNAVAILABLE", QT_TRANSLATE_NOOP("ErrorWords", "The printer does not answer"),
     QT_TRANSLATE_NOOP("ErrorWords", "Check its cable and power")},
    {"PRINTER_OUT_OF_PAPER", QT_TRANSLATE_NOOP("ErrorWords", "Out of paper"),
     QT_TRANSLATE_NOOP("ErrorWords", "Load paper and it prints by itself")},
    {"PIN_PAD_UNAVAILABLE", QT_TRANSLATE_NOOP("ErrorWords", "The PIN pad does not answer"),
     QT_TRANSLATE_NOOP("ErrorWords", "Check its cable, then try again")},
    {"DEVICE_BUSY", QT_TRANSLATE_NOOP("ErrorWords", "The device is busy"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again in a moment")},
    {"NO_STICK", QT_TRANSLATE_NOOP("ErrorWords", "No USB stick was found"),
     QT_TRANSLATE_NOOP("ErrorWords", "Put one in, wait a moment, then try again")},
    {"STICK_FULL", QT_TRANSLATE_NOOP("ErrorWords", "The USB stick is full"),
     QT_TRANSLATE_NOOP("ErrorWords", "Make room on it, or take another one")},
    {"STICK_FAILED", QT_TRANSLATE_NOOP("ErrorWords", "The USB stick could not be written"),
     QT_TRANSLATE_NOOP("ErrorWords", "It may be locked or damaged. Take another one")},
    {"UNKNOWN_CARD", QT_TRANSLATE_NOOP("ErrorWords", "No test card has that name"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try another card")},
    // Keys.
    {"KEY_MISSING", QT_TRANSLATE_NOOP("ErrorWords", "This terminal has no keys yet"),
     QT_TRANSLATE_NOOP("ErrorWords", "Call support")},
    {"KEY_CHECK_FAILED", QT_TRANSLATE_NOOP("ErrorWords", "The bank's keys did not match"),
     QT_TRANSLATE_NOOP("ErrorWords", "Call support")},
    {"MAC_INVALID", QT_TRANSLATE_NOOP("ErrorWords", "The bank's answer could not be trusted"),
     QT_TRANSLATE_NOOP("ErrorWords", "This payment is being undone. Check its status")},
    {"SEALED_ACCOUNT_INVALID", QT_TRANSLATE_NOOP("ErrorWords", "The card's data could not be passed on"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again")},
    {"TEST_KEY_REFUSED", QT_TRANSLATE_NOOP("ErrorWords", "Test keys are not allowed here"),
     QT_TRANSLATE_NOOP("ErrorWords", "Call support")},
    {"PIN_RATE_LIMITED", QT_TRANSLATE_NOOP("ErrorWords", "Too many PIN entries in a short time"),
     QT_TRANSLATE_NOOP("ErrorWords", "Wait a minute, then try again")},
    // The bank's line.
    {"HOST_UNREACHABLE", QT_TRANSLATE_NOOP("ErrorWords", "No line to the bank"),
     QT_TRANSLATE_NOOP("ErrorWords", "No money was taken. Check the network, then try again")},
    {"HOST_SILENT", QT_TRANSLATE_NOOP("ErrorWords", "The bank did not answer"),
     QT_TRANSLATE_NOOP("ErrorWords", "This payment is being undone. Check its status before charging again")},
    {"HOST_NOT_TRUSTED", QT_TRANSLATE_NOOP("ErrorWords", "The bank's identity could not be confirmed"),
     QT_TRANSLATE_NOOP("ErrorWords", "Call support")},
    {"HOST_PROTOCOL_ERROR", QT_TRANSLATE_NOOP("ErrorWords", "The bank's answer could not be understood"),
     QT_TRANSLATE_NOOP("ErrorWords", "This payment is being undone. Check its status before charging again")},
    {"NOT_SIGNED_ON", QT_TRANSLATE_NOOP("ErrorWords", "This terminal is not signed on at the bank"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again in a moment")},
    // The terminal itself.
    {"STORAGE_FULL", QT_TRANSLATE_NOOP("ErrorWords", "The terminal's storage is full"),
     QT_TRANSLATE_NOOP("ErrorWords", "Call support")},
    {"STORAGE_CORRUPT", QT_TRANSLATE_NOOP("ErrorWords", "The terminal's storage is damaged"),
     QT_TRANSLATE_NOOP("ErrorWords", "Call support")},
    {"STORAGE_FAILED", QT_TRANSLATE_NOOP("ErrorWords", "The terminal's storage does not answer"),
     QT_TRANSLATE_NOOP("ErrorWords", "Call support")},
    {"SERVICE_UNAVAILABLE", QT_TRANSLATE_NOOP("ErrorWords", "Part of the terminal does not answer"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again in a moment")},
    {"CONFIG_INVALID", QT_TRANSLATE_NOOP("ErrorWords", "The terminal is not set up correctly"),
     QT_TRANSLATE_NOOP("ErrorWords", "Call support")},
    {"TIMED_OUT", QT_TRANSLATE_NOOP("ErrorWords", "That took too long"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again")},
    {"INTERNAL", QT_TRANSLATE_NOOP("ErrorWords", "The terminal has a fault"),
     QT_TRANSLATE_NOOP("ErrorWords", "Try again. If it happens again, call support")},
    {"STORAGE_NEWER", QT_TRANSLATE_NOOP("ErrorWords", "The stored data is of a newer version"),
     QT_TRANSLATE_NOOP("ErrorWords", "Call support")},
    {"CLOCK_WRONG", QT_TRANSLATE_NOOP("ErrorWords", "The terminal's clock is wrong"),
     QT_TRANSLATE_NOOP("ErrorWords", "Set the clock, or sign on again")},
};

const Entry* Find(const QString& code) {
  for (const Entry& entry : kEntries) {
    if (code == QLatin1String(entry.code)) return &entry;
  }
  return nullptr;
}

ErrorWords Translate(const Entry& entry) {
  return {QCoreApplication::translate("ErrorWords", entry.what),
          QCoreApplication::translate("ErrorWords", entry.next)};
}

}  // namespace

ErrorWords ErrorWords::ForProblem(const Problem& problem, const QString& host_code) {
  if (!host_code.isEmpty() && host_code != QLatin1String("00")) {
    if (const Entry* entry = Find(QLatin1String("HOST:") + host_code)) return Translate(*entry);
    return {QCoreApplication::translate("ErrorWords", "The bank declined (code %1)").arg(host_code),
            QCoreApplication::translate("ErrorWords", "Try another card")};
  }
  if (const Entry* entry = Find(problem.code)) return Translate(*entry);
  if (!problem.message.isEmpty()) return {problem.message, {}};
  if (problem.code.isEmpty()) {
    return {QCoreApplication::translate("ErrorWords", "Something went wrong"),
            QCoreApplication::translate("ErrorWords", "Try again. If it happens again, call support")};
  }
  return {QCoreApplication::translate("ErrorWords", "Something went wrong (%1)").arg(problem.code),
          QCoreApplication::translate("ErrorWords", "Try again. If it happens again, call support")};
}

QString ErrorWords::Sentence() const {
  return next.isEmpty()
             ? what
             : QCoreApplication::translate("ErrorWords", "%1. %2", "what happened, then what to do")
                   .arg(what, next);
}

QStringList ErrorWords::KnownCodes() {
  QStringList codes;
  for (const Entry& entry : kEntries) codes.append(QLatin1String(entry.code));
  return codes;
}

}  // namespace till::kiosk
