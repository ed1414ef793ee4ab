// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/host_model.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace till::simulation {

using ledger::v1::PaymentKind;
using uplink::v1::ExchangeResponse;
using uplink::v1::QrAnswer;
using uplink::v1::QrMessage;

namespace {

constexpr int kLongestWalletDelay_s = 90;

// Which way the cardholder's money goes: 1 to the merchant, -1 back, 0 not at all.
int DirectionOf(PaymentKind kind) {
  switch (kind) {
    case ledger::v1::SALE:
    case ledger::v1::COMPLETION:
    case ledger::v1::COMPLETION_ADVICE:
    case ledger::v1::TIP_ADJUSTMENT:
    case ledger::v1::OFFLINE_SETTLEMENT:
    case ledger::v1::INSTALMENT_SALE:
    case ledger::v1::QR_SALE:
    case ledger::v1::POINTS_SALE:
    case ledger::v1::RESERVATION_SALE:
    case ledger::v1::OFFLINE_SALE_UPLOAD:
    case ledger::v1::LOAD_FROM_CASH_VOID:
    case ledger::v1::MOTO_SALE:
    case ledger::v1::MOTO_COMPLETION:
    case ledger::v1::MOTO_COMPLETION_ADVICE:
      return 1;
    case ledger::v1::SALE_VOID:
    case ledger::v1::REFUND:
    case ledger::v1::COMPLETION_VOID:
    case ledger::v1::INSTALMENT_VOID:
    case ledger::v1::POINTS_VOID:
    case ledger::v1::RESERVATION_VOID:
    case ledger::v1::QR_REFUND:
    case ledger::v1::ELECTRONIC_CASH_REFUND:
    case ledger::v1::ACCOUNT_TOP_UP:
    case ledger::v1::CASH_TOP_UP:
    case ledger::v1::LOAD_FROM_CASH:
    case ledger::v1::MOTO_SALE_VOID:
    case ledger::v1::MOTO_REFUND:
    case ledger::v1::MOTO_COMPLETION_VOID:
      return -1;
    default:
      return 0;
  }
}

bool Undoes(PaymentKind kind) {
  switch (kind) {
    case ledger::v1::SALE_VOID:
    case ledger::v1::PRE_AUTHORIZATION_VOID:
    case ledger::v1::COMPLETION_VOID:
    case ledger::v1::INSTALMENT_VOID:
    case ledger::v1::POINTS_VOID:
    case ledger::v1::RESERVATION_VOID:
    case ledger::v1::LOAD_FROM_CASH_VOID:
    case ledger::v1::MOTO_SALE_VOID:
    case ledger::v1::MOTO_PRE_AUTHORIZATION_VOID:
    case ledger::v1::MOTO_COMPLETION_VOID:
      return true;
    default:
      return false;
  }
}

bool Completes(PaymentKind kind) {
  return kind == ledger::v1::COMPLETION || kind == ledger::v1::COMPLETION_ADVICE ||
         kind == ledger::v1::MOTO_COMPLETION || kind == ledger::v1::MOTO_COMPLETION_ADVICE;
}

// By mail order or telephone: field 25 is 08 or 18, and so is that of what is about it.
bool IsMoto(PaymentKind kind) {
  return ledger::v1::PaymentKind_Name(kind).starts_with("MOTO_");
}

bool GivesBack(PaymentKind kind) {
  return kind == ledger::v1::REFUND || kind == ledger::v1::QR_REFUND ||
         kind == ledger::v1::ELECTRONIC_CASH_REFUND || kind == ledger::v1::MOTO_REFUND;
}

// 0220, 0620 and uploads: told again, they are answered as the first time; everything else is a duplicate.
bool IsAdvice(PaymentKind kind) {
  switch (kind) {
    case ledger::v1::REFUND:
    case ledger::v1::COMPLETION_ADVICE:
    case ledger::v1::TIP_ADJUSTMENT:
    case ledger::v1::OFFLINE_ADJUSTMENT:
    case ledger::v1::OFFLINE_SETTLEMENT:
    case ledger::v1::ELECTRONIC_CASH_REFUND:
    case ledger::v1::QR_REFUND:
    case ledger::v1::SCRIPT_RESULT:
    case ledger::v1::TOP_UP_CONFIRMATION:
    case ledger::v1::OFFLINE_SALE_UPLOAD:
    case ledger::v1::SLIP_UPLOAD:
    case ledger::v1::MOTO_REFUND:
    case ledger::v1::MOTO_COMPLETION_ADVICE:
      return true;
    default:
      return false;
  }
}

bool HasOriginal(PaymentKind kind) {
  return Undoes(kind) || Completes(kind) || GivesBack(kind) || kind == ledger::v1::TIP_ADJUSTMENT ||
         kind == ledger::v1::OFFLINE_ADJUSTMENT;
}

// Whether it is in the totals of a settlement (top-ups and loads are not).
bool IsSettled(PaymentKind kind) {
  switch (kind) {
    case ledger::v1::ACCOUNT_TOP_UP:
    case ledger::v1::CASH_TOP_UP:
    case ledger::v1::LOAD_FROM_CASH:
    case ledger::v1::LOAD_FROM_CASH_VOID:
      return false;
    default:
      return DirectionOf(kind) != 0 || kind == ledger::v1::OFFLINE_ADJUSTMENT;
  }
}

// What the cardholder has paid for it by now.
int64_t WholeOf(const HostEntry& entry) {
  return (entry.kind == ledger::v1::OFFLINE_SETTLEMENT ? entry.current : entry.amount) + entry.tips;
}

std::string NameOf(PaymentKind kind) {
  return ledger::v1::PaymentKind_Name(kind);
}

}  // namespace

uplink::v1::ExchangeResponse HostModel::Handle(const Request& request) {
  switch (request.message_case()) {
    case Request::kFinancial:
      return Financial(request);
    case Request::kReversal:
      return Reversal(request);
    case Request::kQr:
      return Qr(request);
    case Request::kSettlement:
      return Settlement(request);
    case Request::kBatchDetail:
      return BatchDetail(request);
    case Request::kBatchEnd:
      return BatchEnd(request);
    case Request::kSlip:
      return Answer("00");
    default:
      Complain("a message without content");
      return Answer("30");
  }
}

// ---- Money. ----

HostModel::Reply HostModel::Financial(const Request& request) {
  const Numbers numbers{request.batch_number(), request.trace_number()};
  const Kind kind = request.financial().kind();
  if (const auto known = entries_.find(numbers); known != entries_.end()) {
    if (known->second.kind != kind) {
      Complain(absl::StrCat("trace ", numbers.second, " of batch ", numbers.first,
                            " is used twice: ", NameOf(known->second.kind), " and ", NameOf(kind)));
    }
    return IsAdvice(kind) ? known->second.answer : Answer("94");
  }
  const int64_t asked = request.financial().amount().minor_units();
  HostEntry entry{.kind = kind, .asked = asked, .amount = asked};
  entry.original = {request.financial().original().batch_number(),
                    request.financial().original().trace_number()};
  const std::string code = undone_before_.contains(numbers) ? "12" : Judge(request, entry);
  const bool in_part = code == "00" && request.financial().partial_approval() && asked > 1 && Comes(300);
  if (in_part) entry.amount = random_.Between(1, asked - 1);
  entry.answer = Answer(in_part ? "10" : code);
  if (code == "00") {
    entry.state = HostEntry::State::kApproved;
    ledger::v1::HostResult& host = *entry.answer.mutable_host();
    host.set_authorisation_code(absl::StrFormat("%06d", references_ % 1'000'000));
    if (in_part) {
      host.mutable_approved_amount()->set_minor_units(entry.amount);
      host.mutable_approved_amount()->set_currency_code("CNY");
    }
    Move(entry, false);
  }
  if (code == "00" && kind == ledger::v1::BALANCE_INQUIRY) {
    entry.answer.mutable_host()->mutable_available_balance()->set_minor_units(100'000);
    entry.answer.mutable_host()->mutable_available_balance()->set_currency_code("CNY");
  }
  if (code == "00" && kind == ledger::v1::POINTS_INQUIRY) entry.answer.mutable_host()->set_points(777);
  log_.Add("host: ", NameOf(kind), " ", numbers.first, "/", numbers.second, " ", entry.amount, ": ", code);
  return entries_.emplace(numbers, std::move(entry)).first->second.answer;
}

// Judge returns field 39.
std::string HostModel::Judge(const Request& request, HostEntry& entry) {
  const uplink::v1::FinancialMessage& financial = request.financial();
  // "uplink <payment> <account>", see card_model.h; only `uplink` could read it.
  const std::string& box = financial.sealed_account();
  const std::string owner =
      financial.account_payment().empty() ? request.payment() : financial.account_payment();
  const std::string start = absl::StrCat("uplink ", owner, " ");
  if (box.rfind(start, 0) != 0) {
    Complain(absl::StrCat(NameOf(entry.kind), " names no account that belongs to ", owner));
    return "14";
  }
  entry.account = box.substr(start.size());
  if (financial.pin_block() == "wrong PIN") return "55";
  if (IsMoto(entry.kind) && !financial.pin_block().empty())
    Complain(absl::StrCat(NameOf(entry.kind), " with a PIN, and nobody is there"));
  if (IsMoto(entry.kind) && financial.entry_mode() != common::v1::MANUAL)
    Complain(absl::StrCat(NameOf(entry.kind), " of a card that was presented"));
  if (HasOriginal(entry.kind)) {
    if (std::string code = JudgeAgainstOriginal(entry, request.batch_number()); code != "00") return code;
  }
  // Advices tell what is so; everything else may be refused.
  if (!IsAdvice(entry.kind) && Comes(80)) return random_.OneOf({"51", "05", "61", "54"});
  return "00";
}

std::string HostModel::JudgeAgainstOriginal(const HostEntry& entry, int batch) {
  HostEntry* const found = OriginalOf(entry);
  if (found == nullptr) {
    Complain(absl::StrCat(NameOf(entry.kind), " of an original that never came: ", entry.original.first, "/",
                          entry.original.second));
    return "25";
  }
  HostEntry& original = *found;
  if (IsMoto(entry.kind) != IsMoto(original.kind)) {
    Complain(absl::StrCat(NameOf(entry.kind), " of a ", NameOf(original.kind)));
    return "12";
  }
  if (original.state != HostEntry::State::kApproved || original.undone) {
    Complain(absl::StrCat(NameOf(entry.kind), " of an original that does not stand"));
    return "12";
  }
  if (original.account != entry.account && !original.account.empty()) {
    Complain(absl::StrCat(NameOf(entry.kind), " with another card"));
    return "12";
  }
  const bool of_reservation = entry.kind == ledger::v1::PRE_AUTHORIZATION_VOID ||
                              entry.kind == ledger::v1::MOTO_PRE_AUTHORIZATION_VOID;
  const bool other_batch = entry.original.first != batch && !of_reservation;
  if (Undoes(entry.kind) && (entry.amount != original.amount + original.tips || other_batch)) {
    Complain(absl::StrCat(NameOf(entry.kind), " of another amount or batch"));
    return "12";
  }
  if (Undoes(entry.kind) && (original.refunded > 0 || original.completed)) {
    Complain(absl::StrCat(NameOf(entry.kind), " of an original that was used"));
    return "12";
  }
  if (Completes(entry.kind)) {
    if (original.completed || entry.amount > original.amount * 115 / 100) {
      Complain("a second completion, or one over the cap");
      return "61";
    }
  }
  if (GivesBack(entry.kind) && original.refunded + entry.amount > WholeOf(original)) {
    Complain(absl::StrCat("refund over what was paid: ", original.refunded, " + ", entry.amount, " of ",
                          original.amount));
    return "64";
  }
  return "00";
}

HostEntry* HostModel::OriginalOf(const HostEntry& entry) {
  if (!HasOriginal(entry.kind)) return nullptr;
  const auto found = entries_.find(entry.original);
  return found == entries_.end() ? nullptr : &found->second;
}

// Move moves the money of an approved entry, or moves it back, and keeps what its original must know.
void HostModel::Move(HostEntry& entry, bool back) {
  HostEntry* const original = OriginalOf(entry);
  const int64_t sign = back ? -1 : 1;
  entry.current = entry.amount;
  entry.moves = DirectionOf(entry.kind) * entry.amount;
  if (entry.kind == ledger::v1::OFFLINE_ADJUSTMENT && original != nullptr) {
    entry.moves = entry.amount - original->current;
    original->current = entry.amount;
  }
  taken_ += sign * entry.moves;
  ++(back ? entry.moved_back : entry.moved);
  if (original == nullptr) return;
  if (Undoes(entry.kind)) original->undone = !back;
  if (Completes(entry.kind)) original->completed = !back;
  if (GivesBack(entry.kind)) original->refunded += sign * entry.amount;
  if (entry.kind == ledger::v1::TIP_ADJUSTMENT) original->tips += sign * entry.amount;
  // A completion that is undone gives the reservation free again.
  if (entry.kind == ledger::v1::COMPLETION_VOID || entry.kind == ledger::v1::MOTO_COMPLETION_VOID) {
    if (HostEntry* const reserved = OriginalOf(*original)) reserved->completed = back;
  }
}

HostModel::Reply HostModel::Reversal(const Request& request) {
  const Numbers numbers{request.batch_number(), request.trace_number()};
  const auto found = entries_.find(numbers);
  if (found == entries_.end()) {
    undone_before_.insert(numbers);
    const std::string code = random_.OneOf({"00", "25"});
    log_.Add("host: reversal of ", numbers.first, "/", numbers.second, ", which never came: ", code);
    return Answer(code);
  }
  HostEntry& entry = found->second;
  const Kind kind = request.reversal().kind();
  if (entry.kind != (kind == ledger::v1::PAYMENT_KIND_UNSPECIFIED ? ledger::v1::SALE : kind) ||
      entry.asked != request.reversal().amount().minor_units()) {
    Complain(
        absl::StrCat("reversal of ", numbers.first, "/", numbers.second, " with another kind or amount"));
    return Answer("64");
  }
  if (IsAdvice(entry.kind)) Complain("reversal of an advice");
  if (Comes(50)) return Answer("96");  // Busy: nothing was done, and the terminal must ask again.
  if (entry.state == HostEntry::State::kApproved) {
    if (entry.undone || entry.refunded > 0 || entry.completed) Complain("reversal of what was used since");
    Move(entry, true);
    entry.state = HostEntry::State::kReversed;
  }
  log_.Add("host: reversal of ", numbers.first, "/", numbers.second, ": 00");
  return Answer("00");
}

// ---- QR. ----

void HostModel::PayIfDue(const std::string& name) {
  Order& order = orders_[name];
  if (order.state != QrAnswer::WAITING || clock_.Monotonic() < order.paid_at) return;
  order.state = QrAnswer::PAID;
  HostEntry& entry = entries_[order.numbers];
  entry.state = HostEntry::State::kApproved;
  Move(entry, false);
  log_.Add("host: order ", name, " is paid");
}

HostModel::Reply HostModel::Qr(const Request& request) {
  const QrMessage& message = request.qr();
  const std::string& name = message.order_number();
  const Numbers numbers{request.batch_number(), request.trace_number()};
  if (message.action() == QrMessage::REFUND) return QrRefund(request);
  const bool opens = message.action() == QrMessage::PAY || message.action() == QrMessage::CREATE;
  const auto known = orders_.find(name);
  if (known == orders_.end()) {
    if (!opens) {
      // Closed before it came: should it come late, it is closed already.
      if (message.action() == QrMessage::CLOSE) orders_[name].state = QrAnswer::CLOSED;
      Reply reply = Answer(message.action() == QrMessage::CLOSE ? "00" : "25");
      reply.mutable_qr()->set_state(message.action() == QrMessage::CLOSE ? QrAnswer::CLOSED
                                                                         : QrAnswer::UNKNOWN);
      return reply;
    }
    Order& order = orders_[name];
    order.amount = message.amount().minor_units();
    order.numbers = numbers;
    if (!Comes(150)) order.paid_at = clock_.Monotonic() + absl::Seconds(random_.Below(kLongestWalletDelay_s));
    if (message.action() == QrMessage::PAY && random_.Chance(700)) order.paid_at = clock_.Monotonic();
    if (entries_.contains(numbers)) Complain("an order with numbers that were used");
    entries_[numbers] = {
        .kind = ledger::v1::QR_SALE, .asked = order.amount, .amount = order.amount, .order = name};
    log_.Add("host: order ", name, " of ", order.amount);
  } else if (opens && known->second.state != QrAnswer::CLOSED && known->second.numbers != numbers) {
    Complain("the same order with other numbers");
  }
  PayIfDue(name);
  Order& order = orders_[name];
  if (message.action() == QrMessage::CLOSE && order.state != QrAnswer::CLOSED) {
    HostEntry& entry = entries_[order.numbers];
    if (order.state == QrAnswer::PAID) {
      Move(entry, true);
      entry.state = HostEntry::State::kReversed;
      if (entry.refunded > 0) Complain("an order is closed that money was given back for");
    }
    order.state = QrAnswer::CLOSED;
    log_.Add("host: order ", name, " is closed");
  }
  Reply reply = Answer("00");
  reply.mutable_qr()->set_state(order.state);
  if (message.action() == QrMessage::CREATE) reply.mutable_qr()->set_payload("https://pay.example/" + name);
  if (order.state == QrAnswer::PAID) {
    reply.mutable_qr()->set_wallet("ALIPAY");
    reply.mutable_qr()->set_wallet_reference("W" + name);
    reply.mutable_host()->set_wallet("ALIPAY");
    reply.mutable_host()->set_wallet_reference("W" + name);
  }
  return reply;
}

HostModel::Reply HostModel::QrRefund(const Request& request) {
  const Numbers numbers{request.batch_number(), request.trace_number()};
  if (const auto known = entries_.find(numbers); known != entries_.end()) return known->second.answer;
  const int64_t asked = request.qr().amount().minor_units();
  HostEntry entry{.kind = ledger::v1::QR_REFUND, .asked = asked, .amount = asked};
  entry.original = {request.qr().original().batch_number(), request.qr().original().trace_number()};
  const std::string code = JudgeAgainstOriginal(entry, request.batch_number());
  entry.answer = Answer(code);
  if (code == "00") {
    entry.state = HostEntry::State::kApproved;
    Move(entry, false);
  }
  return entries_.emplace(numbers, std::move(entry)).first->second.answer;
}

// ---- The end of the day. ----

HostModel::Reply HostModel::Settlement(const Request& request) {
  ledger::v1::SettlementTotals own;
  for (const auto& [numbers, entry] : entries_) {
    // What was undone by a void counts on both sides; what was reversed never was.
    if (numbers.first != request.batch_number() || entry.state != HostEntry::State::kApproved) continue;
    if (!IsSettled(entry.kind)) continue;
    // A tip and an adjustment amend a payment that is counted already.
    const bool amends =
        entry.kind == ledger::v1::TIP_ADJUSTMENT || entry.kind == ledger::v1::OFFLINE_ADJUSTMENT;
    if (GivesBack(entry.kind) || Undoes(entry.kind)) {
      own.set_credit_minor(own.credit_minor() - entry.moves);
      own.set_credit_count(own.credit_count() + 1);
    } else {
      own.set_debit_minor(own.debit_minor() + entry.moves);
      if (!amends) own.set_debit_count(own.debit_count() + 1);
    }
  }
  const ledger::v1::SettlementTotals& domestic = request.settlement().domestic();
  const ledger::v1::SettlementTotals& foreign = request.settlement().foreign();
  const bool equal = own.debit_minor() == domestic.debit_minor() + foreign.debit_minor() &&
                     own.debit_count() == domestic.debit_count() + foreign.debit_count() &&
                     own.credit_minor() == domestic.credit_minor() + foreign.credit_minor() &&
                     own.credit_count() == domestic.credit_count() + foreign.credit_count();
  if (!equal) {
    Complain(absl::StrCat("the totals of batch ", request.batch_number(), " differ: here ", own.debit_count(),
                          " of ", own.debit_minor(), " and ", own.credit_count(), " of ", own.credit_minor(),
                          ", there ", domestic.ShortDebugString(), " and ", foreign.ShortDebugString()));
  }
  // Now and then the host says "not equal" all the same, as one does that has lost something.
  const bool says_equal = equal && !Comes(300);
  Reply reply = Answer("00");
  reply.set_domestic_flag(says_equal ? 1 : 2);
  reply.set_foreign_flag(1);
  log_.Add("host: settlement of batch ", request.batch_number(), says_equal ? ": equal" : ": not equal");
  return reply;
}

HostModel::Reply HostModel::BatchDetail(const Request& request) {
  for (const auto& item : request.batch_detail().items()) {
    const auto found = entries_.find({request.batch_number(), item.trace_number()});
    if (found != entries_.end() && found->second.amount != item.amount().minor_units()) {
      Complain(absl::StrCat("trace ", item.trace_number(), " is uploaded with another amount"));
    }
    uploaded_[request.batch_number()].insert(item.trace_number());
  }
  return Answer("00");
}

HostModel::Reply HostModel::BatchEnd(const Request& request) {
  const size_t came = uploaded_[request.batch_number()].size();
  if (static_cast<size_t>(request.batch_end().uploaded()) != came) {
    Complain(absl::StrCat("the end of batch ", request.batch_number(), " counts ",
                          request.batch_end().uploaded(), " uploads, ", came, " came"));
  }
  if (!request.batch_end().balanced()) ExpectWholeUpload(request.batch_number());
  settled_.insert(request.batch_number());
  batch_ = std::max(batch_, request.batch_number() + 1);
  log_.Add("host: batch ", request.batch_number(), " is closed");
  return Answer("00");
}

// Where the totals were not equal, the host must have had every payment of its own books in detail. Those of
// no card have none.
void HostModel::ExpectWholeUpload(int batch) {
  for (const auto& [numbers, entry] : entries_) {
    const bool told = entry.kind == ledger::v1::OFFLINE_SALE_UPLOAD || entry.kind == ledger::v1::QR_SALE ||
                      entry.kind == ledger::v1::QR_REFUND;
    if (numbers.first != batch || entry.state != HostEntry::State::kApproved || told) continue;
    if (IsSettled(entry.kind) && !uploaded_[batch].contains(numbers.second)) {
      Complain(absl::StrCat(NameOf(entry.kind), " ", batch, "/", numbers.second, " was not uploaded"));
    }
  }
}

// ---- Small parts. ----

uplink::v1::SignOnResponse HostModel::SignOn() {
  uplink::v1::SignOnResponse response;
  response.set_batch_number(batch_);
  response.mutable_response()->set_code("00");
  return response;
}

void HostModel::Calm() {
  calm_ = true;
  for (auto& [name, order] : orders_) {
    if (order.state == QrAnswer::WAITING) PayIfDue(name);
    // Who has not paid by now never will.
    if (order.state == QrAnswer::WAITING) order.paid_at = absl::InfiniteDuration();
  }
}

void HostModel::Complain(std::string words) {
  log_.Add("host complains: ", words);
  complaints_.push_back(std::move(words));
}

HostModel::Reply HostModel::Answer(const std::string& code) {
  Reply reply;
  const bool approved = code == "00" || code == "10";
  reply.set_outcome(approved ? ExchangeResponse::APPROVED : ExchangeResponse::DECLINED);
  ledger::v1::HostResult& host = *reply.mutable_host();
  host.mutable_response()->set_code(code);
  host.mutable_response()->set_response_class(approved ? common::v1::ResponseCode::SUCCESS
                                                       : common::v1::ResponseCode::NO_RETRY);
  host.set_reference_number(absl::StrFormat("%012d", ++references_));
  const absl::TimeZone zone = absl::FixedTimeZone(8 * 3600);
  host.set_host_date(absl::FormatTime("%m%d", clock_.Now(), zone));
  host.set_host_time(absl::FormatTime("%H%M%S", clock_.Now(), zone));
  return reply;
}

}  // namespace till::simulation
