// SPDX-License-Identifier: Apache-2.0
#include "services/payment/intake.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "services/common/status/error.h"
#include "services/payment/kind_plan.h"
#include "services/payment/qr/qr_payment.h"

namespace till::payment {

using common::v1::EntryMode;
using ledger::v1::PaymentRecord;
using terminal::v1::TerminalParameters;

namespace {

constexpr absl::Duration kDefaultReplyTimeout = absl::Seconds(60);
constexpr absl::Duration kDefaultWalletTimeout = absl::Seconds(60);

absl::Duration Milliseconds(int value, absl::Duration otherwise) {
  return value > 0 ? absl::Milliseconds(value) : otherwise;
}

std::vector<EntryMode> AllEntryModes(const TerminalParameters& parameters) {
  std::vector<EntryMode> modes;
  if (parameters.contact_enabled()) modes.push_back(common::v1::CONTACT);
  if (parameters.contactless_enabled()) modes.push_back(common::v1::CONTACTLESS);
  if (parameters.stripe_enabled()) modes.push_back(common::v1::MAGNETIC_STRIPE);
  return modes;
}

// The ways in which this card must be able to come: stored value is on stripes, and a swiped card is swiped
// again.
bool MustTakeStripes(const PaymentOrder& order, const Context& context) {
  if (order.kind == ledger::v1::CASH_TOP_UP || order.kind == ledger::v1::ACCOUNT_TOP_UP) return true;
  if (!context.original) return false;
  const EntryMode mode = context.original->details().card().entry_mode();
  return mode == common::v1::MAGNETIC_STRIPE || mode == common::v1::FALLBACK_STRIPE;
}

bool IsSmall(const PaymentOrder& order, const TerminalParameters& parameters) {
  const bool may_be_small = order.kind == ledger::v1::SALE || order.kind == ledger::v1::PRE_AUTHORIZATION;
  return may_be_small && order.amount.minor_units() <= parameters.contactless_no_cvm_limit_minor();
}

}  // namespace

Intake::Intake(Ports ports, std::function<std::string()> new_name)
    : ports_(ports), new_name_(std::move(new_name)) {}

absl::Status Intake::Check(PaymentOrder& order) {
  if (absl::Status status = CheckForm(order); !status.ok()) return status;
  const absl::StatusOr<terminal::v1::MerchantProfile> profile = ports_.shop.Profile();
  if (!profile.ok()) return profile.status();
  const absl::StatusOr<TerminalParameters> parameters = ports_.shop.Parameters();
  if (!parameters.ok()) return parameters.status();
  std::optional<PaymentRecord> original;
  if (!order.original.empty()) {
    absl::StatusOr<PaymentRecord> found = ports_.books.GetRecord(order.original);
    if (!found.ok()) return found.status();
    original = *std::move(found);
    if (absl::Status status = CompleteFrom(*original, order); !status.ok()) return status;
  } else if (!RulesOf(order.kind).has_amount) {
    order.amount.set_currency_code(profile->currency_code());
  }
  if (absl::Status status =
          CheckAllowed(order, *profile, *parameters, original ? &*original : nullptr, ports_.clock.Now());
      !status.ok()) {
    return status;
  }
  return CheckQuote(order);
}

// A discount is what the shop's own promotion gives, never what a caller says.
absl::Status Intake::CheckQuote(const PaymentOrder& order) {
  if (order.promotion.empty()) return absl::OkStatus();
  terminal::v1::QuoteRequest request;
  *request.mutable_amount() = order.original_amount;
  request.set_promotion(order.promotion);
  const absl::StatusOr<terminal::v1::Quotation> quote = ports_.shop.Quote(request);
  if (!quote.ok() && ErrorCodeOf(quote.status()) != ErrorCode::kNotFound) return quote.status();
  if (quote.ok() && quote->payable().minor_units() == order.amount.minor_units()) return absl::OkStatus();
  return MakeError(ErrorCode::kInvalidAmount, "amount: the promotion does not give that");
}

absl::StatusOr<OfflineRoom> Intake::RoomFor(const PaymentOrder& order, const TerminalParameters& parameters) {
  if (order.kind != ledger::v1::SALE || order.typed) return OfflineRoom::kNotAllowed;
  return OfflineRoomFor(ports_.books, parameters, order.amount, ports_.clock.Now());
}

absl::Status Intake::MayGoAheadWithout(const PaymentOrder& order, const absl::Status& why_away) {
  if (RulesOf(order.kind).discipline == Discipline::kAdvice && PlanOf(order.kind).owed_when_not_sent)
    return absl::OkStatus();
  const absl::StatusOr<TerminalParameters> parameters = ports_.shop.Parameters();
  if (!parameters.ok()) return parameters.status();
  const absl::StatusOr<OfflineRoom> room = RoomFor(order, *parameters);
  if (!room.ok()) return room.status();
  switch (*room) {
    case OfflineRoom::kFree:
      return absl::OkStatus();
    case OfflineRoom::kFull:
      return MakeError(ErrorCode::kOfflineLimitReached, "the line is down, and enough waits for it");
    case OfflineRoom::kNotAllowed:
      break;
  }
  return why_away;
}

absl::StatusOr<ledger::v1::RecordIntentResponse> Intake::Record(const PaymentOrder& order) {
  ledger::v1::RecordIntentRequest intent;
  intent.set_payment(new_name_());
  intent.set_request_id(order.request_id);
  intent.set_request_digest(DigestOf(order));
  intent.set_kind(order.kind);
  *intent.mutable_amount() = order.amount;
  intent.set_operator_id(order.operator_id);
  intent.set_original(order.original);
  if (order.tip.minor_units() > 0) *intent.mutable_tip() = order.tip;
  intent.set_instalments(order.instalments);
  intent.set_approved_by(order.approved_by);
  intent.set_promotion(order.promotion);
  if (!order.promotion.empty()) *intent.mutable_original_amount() = order.original_amount;
  return ports_.books.RecordIntent(intent);
}

CardPayment::Options Intake::CardOptions(const PaymentOrder& order, const TerminalParameters& parameters,
                                         const Context& context) {
  CardPayment::Options options;
  options.language = order.language;
  options.entry_modes = order.entry_modes.empty() ? AllEntryModes(parameters) : order.entry_modes;
  const bool takes_stripes =
      std::ranges::find(options.entry_modes, common::v1::MAGNETIC_STRIPE) != options.entry_modes.end();
  if (MustTakeStripes(order, context) && !takes_stripes)
    options.entry_modes.push_back(common::v1::MAGNETIC_STRIPE);
  options.card_timeout =
      Milliseconds(order.card_timeout_ms, Milliseconds(parameters.card_timeout_ms(), options.card_timeout));
  // A card that was typed has nobody, or nothing, that could be presented now.
  options.typed = order.typed || context.typed || PlanOf(order.kind).typing == Typing::kAlways;
  PaymentOrder instead = order;
  instead.typed = true;
  options.may_type = order.wish == PaymentOrder::Wish::kTake && !order.first_application &&
                     CheckMayType(instead, parameters).ok();
  options.typing_timeout = Milliseconds(order.card_timeout_ms, options.typing_timeout);
  options.pin_timeout = Milliseconds(parameters.pin_timeout_ms(), options.pin_timeout);
  options.reply_timeout = Milliseconds(parameters.host_reply_timeout_ms(), kDefaultReplyTimeout);
  options.card_again =
      RulesOf(order.kind).undoes_original && (parameters.void_needs_card() || parameters.void_needs_pin());
  options.first_application = order.first_application;
  options.pin_again = RulesOf(order.kind).undoes_original && parameters.void_needs_pin() &&
                      PlanOf(order.kind).typing != Typing::kAlways;
  options.no_verification = IsSmall(order, parameters);
  options.partial_approval = parameters.partial_approval_enabled() && order.kind == ledger::v1::SALE;
  options.telephone_authorisation = order.telephone_authorisation;
  return options;
}

absl::StatusOr<std::unique_ptr<RunningPayment>> Intake::Make(const PaymentOrder& order,
                                                             const PaymentRecord& intent, PaymentLog& log,
                                                             bool host_is_away) {
  absl::StatusOr<TerminalParameters> parameters = ports_.shop.Parameters();
  if (!parameters.ok()) parameters = TerminalParameters();
  if (RulesOf(order.kind).discipline == Discipline::kOrder) {
    QrPayment::Options options;
    options.customer_code = order.customer_code;
    options.wallet_timeout = Milliseconds(order.wallet_timeout_ms, kDefaultWalletTimeout);
    options.reply_timeout = Milliseconds(parameters->host_reply_timeout_ms(), kDefaultReplyTimeout);
    return std::make_unique<QrPayment>(
        QrPayment::Ports{.host = ports_.host, .books = ports_.books, .clock = ports_.clock},
        std::move(options), intent, log);
  }
  absl::StatusOr<Context> context = FindContext(ports_.books, intent);
  if (!context.ok()) return context.status();
  CardPayment::Options options = CardOptions(order, *parameters, *context);
  const absl::StatusOr<OfflineRoom> room = RoomFor(order, *parameters);
  options.may_approve_offline = room.ok() && *room == OfflineRoom::kFree;
  options.host_is_away = host_is_away && RulesOf(order.kind).discipline != Discipline::kAdvice;
  return std::make_unique<CardPayment>(CardPayment::Ports{.card = ports_.card,
                                                          .pin = ports_.pin,
                                                          .host = ports_.host,
                                                          .books = ports_.books,
                                                          .clock = ports_.clock},
                                       std::move(options), intent, *std::move(context), log);
}

}  // namespace till::payment
