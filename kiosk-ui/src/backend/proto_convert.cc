// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/proto_convert.h"

#include <array>

#include "kiosk-ui/src/backend/needed_part.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"

namespace till::kiosk {
namespace {

namespace common = till::common::v1;
namespace ledger = till::ledger::v1;
namespace payment = till::payment::v1;

QString Text(const std::string& text) {
  return QString::fromStdString(text);
}

QDateTime Moment(const google::protobuf::Timestamp& time) {
  return QDateTime::fromMSecsSinceEpoch(time.seconds() * 1000 + time.nanos() / 1'000'000, Qt::UTC);
}

Money ToMoney(const common::Amount& amount) {
  return {amount.minor_units(), Text(amount.currency_code())};
}

CardWay WayOf(int entry_mode) {
  switch (entry_mode) {
    case common::CONTACTLESS:
      return Tap;
    case common::MAGNETIC_STRIPE:
    case common::FALLBACK_STRIPE:
      return Swipe;
    default:
      return Insert;
  }
}

template <typename Modes>
CardWays WaysOf(const Modes& entry_modes) {
  CardWays ways;
  for (const int mode : entry_modes) ways |= WayOf(mode);
  return ways ? ways : CardWays(Tap | Insert | Swipe);
}

PaymentStage StageOf(payment::Payment::State state) {
  switch (state) {
    case payment::Payment::WAITING_FOR_CARD:
      return PaymentStage::WaitingForCard;
    case payment::Payment::CHOOSING_APPLICATION:
      return PaymentStage::ChoosingApplication;
    case payment::Payment::READING_CARD:
      return PaymentStage::ReadingCard;
    case payment::Payment::TYPING_CARD:
      return PaymentStage::TypingCard;
    case payment::Payment::ENTERING_PIN:
      return PaymentStage::EnteringPin;
    case payment::Payment::AUTHORISING:
      return PaymentStage::ContactingBank;
    case payment::Payment::WAITING_FOR_WALLET:
      return PaymentStage::WaitingForWallet;
    case payment::Payment::COMPLETING:
      return PaymentStage::FinishingCard;
    case payment::Payment::APPROVED:
    case payment::Payment::DECLINED:
    case payment::Payment::CANCELLED:
    case payment::Payment::FAILED:
    case payment::Payment::UNKNOWN_REVERSING:
    case payment::Payment::REVERSED:
    case payment::Payment::ADVICE_OWED:
      return PaymentStage::Finished;
    default:
      return PaymentStage::Starting;
  }
}

PaymentOutcome OutcomeOf(payment::Payment::State state) {
  switch (state) {
    case payment::Payment::APPROVED:
    case payment::Payment::ADVICE_OWED:  // The money counts as moved; the host is told again by itself.
      return PaymentOutcome::Approved;
    case payment::Payment::DECLINED:
      return PaymentOutcome::Declined;
    case payment::Payment::CANCELLED:
      return PaymentOutcome::Cancelled;
    case payment::Payment::FAILED:
      return PaymentOutcome::Failed;
    case payment::Payment::UNKNOWN_REVERSING:
      return PaymentOutcome::Reversing;
    case payment::Payment::REVERSED:
      return PaymentOutcome::Reversed;
    default:
      return PaymentOutcome::Pending;
  }
}

// The code with the most telling words: why it was voided, where the error code says less.
Problem ProblemOf(const payment::Payment& message) {
  Problem problem;
  if (message.has_failure() && message.failure().code() != common::ERROR_CODE_UNSPECIFIED) {
    problem.code = Text(common::ErrorCode_Name(message.failure().code()));
    problem.message = Text(message.failure().message());
  }
  switch (message.void_reason()) {
    case ledger::DECLINED_BY_CARD:
    case ledger::CARD_UNUSABLE:
      if (message.card().expired()) {
        problem.code = QStringLiteral("CARD_EXPIRED");
        break;
      }
      if (problem.code.startsWith(QLatin1String("CARD_"))) break;
      [[fallthrough]];
    case ledger::CANCELLED_BY_OPERATOR:
    case ledger::CANCELLED_BY_CUSTOMER:
    case ledger::TIMED_OUT:
    case ledger::TERMINAL_RESTARTED:
      problem.code = QLatin1String("VOID:") + Text(ledger::VoidReason_Name(message.void_reason()));
      break;
    case ledger::NOTHING_SENT:
    case ledger::TERMINAL_FAILED:
      if (problem.code.isEmpty()) {
        problem.code = QLatin1String("VOID:") + Text(ledger::VoidReason_Name(message.void_reason()));
      }
      break;
    default:
      break;
  }
  return problem;
}

// What the kiosk saw just before tells more than "time ran out".
void SharpenProblem(PaymentStage before, Problem* problem) {
  if (problem->code == QLatin1String("VOID:TIMED_OUT")) {
    if (before == PaymentStage::WaitingForCard) problem->code = QStringLiteral("NO_CARD");
    if (before == PaymentStage::EnteringPin) problem->code = QStringLiteral("NO_PIN");
    if (before == PaymentStage::ShowingCode || before == PaymentStage::WaitingForWallet) {
      problem->code = QStringLiteral("NO_WALLET");
    }
  }
  if (problem->code == QLatin1String("VOID:CANCELLED_BY_CUSTOMER") && before == PaymentStage::EnteringPin) {
    problem->code = QStringLiteral("PIN_CANCELLED");
  }
}

}  // namespace

Payment ToPayment(const payment::Payment& message) {
  Payment result;
  result.id = Text(message.name());
  result.request_id = Text(message.request_id());
  result.kind = Text(ledger::PaymentKind_Name(message.kind()));
  result.amount = ToMoney(message.amount());
  result.stage = StageOf(message.state());
  result.outcome = OutcomeOf(message.state());
  result.card.scheme = Text(message.card().scheme());
  result.card.masked_number = Text(message.card().masked_number());
  switch (WayOf(message.card().entry_mode())) {
    case Tap:
      result.card.entry = QStringLiteral("tap");
      break;
    case Insert:
      result.card.entry = QStringLiteral("insert");
      break;
    case Swipe:
      result.card.entry = QStringLiteral("swipe");
      break;
  }
  result.problem = ProblemOf(message);
  result.host_code = Text(message.host().response().code());
  result.approval_code = Text(message.host().authorisation_code());
  result.reference = Text(message.host().reference_number());
  result.card.holder = Text(message.card().cardholder_name());
  result.trace = message.trace_number();
  result.batch = message.batch_number();
  result.operator_number = Text(message.operator_id());
  result.original = Text(message.original());
  result.refunded = ToMoney(message.refunded());
  result.undone_by = Text(message.undone_by());
  result.completed_by = Text(message.completed_by());
  result.settled = message.settled();
  result.owed = message.state() == payment::Payment::ADVICE_OWED;
  if (message.host().has_available_balance()) result.available = ToMoney(message.host().available_balance());
  if (message.host().has_points()) result.points = message.host().points();
  result.qr_payload = Text(message.qr_payload());
  if (message.has_original_amount()) result.full_price = ToMoney(message.original_amount());
  result.signature_wanted = message.signature_wanted() && !message.signature_attached();
  if (result.stage == PaymentStage::WaitingForWallet && !result.qr_payload.isEmpty()) {
    result.stage = PaymentStage::ShowingCode;
  }
  result.time = Moment(message.has_end_time() ? message.end_time() : message.create_time());
  return result;
}

QList<ledger::PaymentKind> ToKinds(const QStringList& names) {
  QList<ledger::PaymentKind> kinds;
  for (const QString& name : names) {
    ledger::PaymentKind kind = ledger::PAYMENT_KIND_UNSPECIFIED;
    if (ledger::PaymentKind_Parse(name.toStdString(), &kind)) kinds.append(kind);
  }
  return kinds;
}

Payment FoldEvent(const Payment& before, const payment::PaymentEvent& event) {
  Payment now = ToPayment(event.payment());
  if (now.stage == before.stage) {
    now.ways = before.ways;
    now.may_type = before.may_type;
    now.applications = before.applications;
    now.pin_digits = before.pin_digits;
    now.paper_out = before.paper_out;
    now.until = before.until;
  }
  SharpenProblem(before.stage, &now.problem);
  switch (event.detail_case()) {
    case payment::PaymentEvent::kWaitingForCard:
      now.ways = WaysOf(event.waiting_for_card().entry_modes());
      now.may_type = event.waiting_for_card().may_type();
      break;
    case payment::PaymentEvent::kTryAnotherWay:
      now.ways = WaysOf(event.try_another_way().entry_modes());
      break;
    case payment::PaymentEvent::kChooseApplication: {
      now.applications.clear();
      int index = 0;
      for (const std::string& label : event.choose_application().labels()) {
        now.applications.append({QString::number(index++), Text(label)});
      }
      break;
    }
    case payment::PaymentEvent::kPinProgress:
      now.pin_digits = event.pin_progress().digit_count();
      break;
    case payment::PaymentEvent::kRemoveCard:
      now.card_inside = true;
      if (now.stage != PaymentStage::Finished) now.stage = PaymentStage::TakingCard;
      break;
    case payment::PaymentEvent::kShowCode:
      now.stage = PaymentStage::ShowingCode;
      now.qr_payload = Text(event.show_code().payload());
      now.until = Moment(event.show_code().until());
      break;
    case payment::PaymentEvent::kTypingCard:  // how many digits there are is the keypad's to show
    case payment::PaymentEvent::kWaitingForHost:
    case payment::PaymentEvent::DETAIL_NOT_SET:
      break;
  }
  return now;
}

Problem ToProblem(const grpc::Status& status) {
  const absl::Status mapped = rpc::FromGrpc(status);
  const std::string_view name = till::ErrorCodeName(till::ErrorCodeOf(mapped));
  return {QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())),
          Text(rpc::LocalizedMessageOf(mapped))};
}

Merchant ToMerchant(const till::terminal::v1::MerchantProfile& message, const QString& language) {
  const bool chinese = language == QLatin1String("zh");
  const std::string& wanted = chinese ? message.name_zh() : message.name_en();
  const std::string& other = chinese ? message.name_en() : message.name_zh();
  Merchant merchant;
  merchant.shop_name = Text(wanted.empty() ? other : wanted);
  merchant.merchant_id = Text(message.merchant_id());
  merchant.terminal_id = Text(message.terminal_id());
  merchant.time_zone = Text(message.time_zone());
  if (!message.currency_code().empty()) merchant.currency = Text(message.currency_code());
  return merchant;
}

Operator ToOperator(const till::terminal::v1::Session& session) {
  const till::terminal::v1::Operator& who = session.operator_();
  Operator result{Text(who.operator_id()), Text(who.display_name()), {}, session.password_change_required()};
  for (const int permission : session.permissions()) {
    result.permissions.append(Text(common::Permission_Name(static_cast<common::Permission>(permission))));
  }
  return result;
}

DeviceHealth ToDeviceHealth(const till::terminal::v1::Health& message) {
  DeviceHealth health;
  for (const auto& process : message.processes()) {
    health.parts.append({Text(process.name()), process.serving() ? Health::Good : Health::Broken, {}});
    if (NeededForPayments(Text(process.name())) && !process.serving()) {
      health.can_take_payments = false;
      health.problem.code = QStringLiteral("SERVICE_UNAVAILABLE");
    }
  }
  return health;
}

}  // namespace till::kiosk
