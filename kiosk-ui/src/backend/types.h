// SPDX-License-Identifier: Apache-2.0
// What the kiosk knows of the world, free of gRPC and Protobuf: a Backend fills these in, the models show
// them.
#ifndef TILL_KIOSK_UI_SRC_BACKEND_TYPES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_TYPES_H_

#include <QDateTime>
#include <QImage>
#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>
#include <QStringList>
#include <optional>

#include "kiosk-ui/src/format/money.h"

namespace till::kiosk {
Q_NAMESPACE

// PaymentStage is where a payment is on its way from request to end.
enum class PaymentStage {
  Starting,             // accepted, nothing asked of anyone yet
  WaitingForCard,       // the customer's turn: tap, insert or swipe
  ReadingCard,          // the card is being read; it must stay
  ChoosingApplication,  // the card holds several, someone chooses one
  TypingCard,           // the card's number is typed at the PIN pad
  EnteringPin,          // the customer's turn: the PIN pad
  ShowingCode,          // the customer's turn: scan the code on the screen
  WaitingForWallet,     // the customer's turn: say yes on the phone
  ContactingBank,       // the request is on its way, or the answer awaited
  FinishingCard,        // the bank has answered, the card is told
  TakingCard,           // the customer's turn: take the card out
  Finished,             // see the outcome
};
Q_ENUM_NS(PaymentStage)

// PaymentOutcome is how a payment ended; Pending before that.
enum class PaymentOutcome {
  Pending,
  Approved,
  Declined,   // the bank or the card said no; no money moved
  Cancelled,  // by cashier, customer or time-out, before money could move
  Failed,     // could not be done, before money could move
  Reversing,  // unknown at the bank; being undone until the bank confirms
  Reversed,   // undone, confirmed by the bank
};
Q_ENUM_NS(PaymentOutcome)

// CardWay is a way to present a card.
enum CardWay { Tap = 1, Insert = 2, Swipe = 4 };
Q_DECLARE_FLAGS(CardWays, CardWay)
Q_DECLARE_OPERATORS_FOR_FLAGS(CardWays)

// Health is the state of a part of the terminal.
enum class Health { Good, Limited, Broken, Unknown };
Q_ENUM_NS(Health)

// Problem is why something could not be done: a stable code for words (ErrorWords), and the service's own
// message for a code that this kiosk is too old to know.
struct Problem {
  QString code;
  QString message;
};

struct Merchant {
  QString shop_name;
  QString merchant_id;
  QString terminal_id;
  QString currency = QStringLiteral("CNY");
  QString time_zone;  // IANA: "Asia/Shanghai"; empty: the machine's own
};

struct Operator {
  QString number;
  QString name;
  QStringList permissions;     // as the API names them: "TAKE_PAYMENTS", "CONFIGURE"
  bool owes_password = false;  // a first-use one is in force: it must be changed before anything else
};

// Transaction is what a cashier may ask the payment service for.
enum class Transaction {
  Sale,
  PreAuthorization,
  QrSale,
  Void,
  Refund,
  Completion,
  Balance,
  Points,
  AccountTopUp,
  CashTopUp,
  Tip,
  TelephoneSale,  // an order by mail or telephone: the card's number is typed
  TelephonePreAuthorization,
  Verification,  // whether the bank knows a card; for the settlement card
};
Q_ENUM_NS(Transaction)

// kRequestIdPrefix begins the request ids of the kiosk, by which it knows its own payments again.
inline constexpr char kRequestIdPrefix[] = "kiosk-";

// Order is one thing that was asked for, with all that it needs.
struct Order {
  Transaction transaction = Transaction::Sale;
  QString kind;           // of the payment that it makes, as the API names it
  QString request_id;     // makes asking twice the same as asking once
  Money amount;           // nothing for Void, Balance and Points
  Money full_price;       // before a promotion; nothing when there is none
  QString promotion;      // the promotion that makes it cheaper: "promotions/3"
  QString original;       // Void, Refund, Completion, Tip: the payment that it is about
  QString customer_code;  // QrSale: what the scanner read; empty to show the merchant's code
  QString approval;       // a supervisor's word on the spot; empty for none
  bool typed = false;     // the card's number is typed at the PIN pad, never here
};

struct ApplicationChoice {
  QString id;
  QString label;
};

struct CardSummary {
  QString scheme;         // the scheme's code: "UNIONPAY", "VISA"
  QString masked_number;  // "622848******1234"; never more
  QString entry;          // "tap", "insert" or "swipe"
  QString holder;         // as the card says it; often empty
};

// Payment is a payment as last heard of: each event of the stream gives a whole one, not a difference.
struct Payment {
  QString id;
  QString request_id;
  QString kind;  // as the API names it: "SALE", "REFUND"
  Money amount;
  PaymentStage stage = PaymentStage::Starting;
  PaymentOutcome outcome = PaymentOutcome::Pending;
  CardWays ways = CardWays(Tap | Insert | Swipe);
  bool may_type = false;  // while a card is waited for: its number could be typed instead
  QList<ApplicationChoice> applications;
  int pin_digits = 0;
  CardSummary card;
  Problem problem;           // why it was declined or failed
  QString host_code;         // ISO 8583 field 39, if the bank answered
  QString approval_code;     // field 38
  QString reference;         // retrieval reference number, field 37
  bool card_inside = false;  // a contact card is still in the slot
  bool paper_out = false;    // approved, but the receipt waits for paper
  bool can_cancel = true;
  QDateTime time;
  int trace = 0;                   // field 11, as the slip has it
  int batch = 0;                   // field 60.2
  QString operator_number;         // who took it
  QString original;                // the payment that it is about; empty when it stands alone
  Money refunded;                  // what was given back of it so far
  QString undone_by;               // the payment that undid it; empty when none did
  QString completed_by;            // a pre-authorisation's completion; empty when there is none
  bool settled = false;            // its batch is closed: it can be refunded, no longer undone
  bool owed = false;               // done, and the bank is told again by itself until it answers
  std::optional<Money> available;  // what the account has, of an inquiry
  std::optional<qint64> points;    // of an inquiry for points
  QString qr_payload;              // what the merchant's code says, while it is shown
  QDateTime until;                 // when the wait ends, where somebody is told; else invalid
  Money full_price;                // before a promotion; nothing when there was none
  bool signature_wanted = false;   // the customer has to sign, on paper or on the screen
};

// Receipt is a laid-out receipt as the printer would print it.
struct Receipt {
  QString payment_id;
  QImage image;
  QString text;  // the same, line by line, for a screen reader
};

struct DevicePart {
  QString name;  // "card_reader", "pin_pad", "printer", "acquirer", "ledger", or a name of the service's own
  Health health = Health::Unknown;
  QString detail;
};

// DeviceHealth is the terminal's own account of itself.
struct DeviceHealth {
  QList<DevicePart> parts;
  bool can_take_payments = true;
  Problem problem;  // why not
};

}  // namespace till::kiosk

Q_DECLARE_METATYPE(till::kiosk::Payment)
Q_DECLARE_METATYPE(till::kiosk::Problem)

#endif  // TILL_KIOSK_UI_SRC_BACKEND_TYPES_H_
