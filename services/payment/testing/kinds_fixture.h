// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_TESTING_KINDS_FIXTURE_H_
#define TILL_SERVICES_PAYMENT_TESTING_KINDS_FIXTURE_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "google/protobuf/util/time_util.h"
#include "services/payment/intake.h"
#include "services/payment/kind_plan.h"
#include "services/payment/projection.h"
#include "services/payment/recovery.h"
#include "services/payment/testing/memory_books.h"
#include "services/payment/testing/scripted_card.h"
#include "services/payment/testing/scripted_clock.h"
#include "services/payment/testing/scripted_host.h"
#include "services/payment/testing/scripted_people.h"

namespace till::payment {

using card::v1::StartTransaction;
using card::v1::TransactionEnded;
using HostSays = ScriptedHost::Sale;
using ledger::v1::PaymentRecord;
using ledger::v1::Step;
using Wish = PaymentOrder::Wish;

inline constexpr char kOriginal[] = "payments/original";
inline constexpr int64_t kAmount = 10'000;

// KindsTest takes payments of any kind through the intake and the machine, over scripted ports.
class KindsTest : public testing::Test {
 protected:
  KindsTest()
      : intake_({.card = card_, .pin = pin_, .host = host_, .books = books_, .shop = shop_, .clock = clock_},
                [this] { return "payments/" + std::to_string(++names_); }) {
    books_.now = google::protobuf::util::TimeUtil::NanosecondsToTimestamp(absl::ToUnixNanos(clock_.Now()));
  }

  PaymentOrder Order(ledger::v1::PaymentKind kind, int64_t amount = kAmount) {
    PaymentOrder order;
    order.kind = kind;
    order.request_id = "r-" + std::to_string(names_);
    if (RulesOf(kind).has_amount) {
      order.amount.set_minor_units(amount);
      order.amount.set_currency_code("CNY");
    }
    if (kind == ledger::v1::INSTALMENT_SALE) order.instalments = 6;
    if (kind == ledger::v1::OFFLINE_SETTLEMENT) order.telephone_authorisation = "A1B2C3";
    order.operator_id = "01";
    return order;
  }

  PaymentOrder About(Wish wish, int64_t amount = kAmount) {
    PaymentOrder order = Order(ledger::v1::SALE, amount);
    order.wish = wish;
    order.original = kOriginal;
    order.kind = wish == Wish::kComplete ? ledger::v1::COMPLETION : ledger::v1::PAYMENT_KIND_UNSPECIFIED;
    return order;
  }

  // The original of what follows: posted, with its box still in the books.
  void AddOriginal(ledger::v1::PaymentKind kind, const std::string& box = "box of the original") {
    ledger::v1::RecordIntentRequest intent;
    intent.set_payment(kOriginal);
    intent.set_request_id("original");
    intent.set_kind(kind);
    intent.mutable_amount()->set_minor_units(kAmount);
    intent.mutable_amount()->set_currency_code("CNY");
    (void)books_.RecordIntent(intent);
    books_.Edit(kOriginal, [&](PaymentRecord& record) {
      record.set_state(PaymentRecord::POSTED);
      record.add_steps()->set_step(Step::CARD_READ);
      record.add_steps()->set_step(Step::HOST_APPROVED);
      ledger::v1::StepDetails& details = *record.mutable_details();
      details.set_account_for_uplink(box);
      details.set_verification(common::v1::ONLINE_PIN);
      details.mutable_card()->set_token(card_.script.token);
      details.mutable_card()->set_entry_mode(common::v1::CONTACT);
      details.mutable_card()->set_masked_number("622848*********0018");
      details.mutable_host()->set_authorisation_code("AUTH01");
      details.mutable_host()->set_reference_number("000000000777");
      details.mutable_host()->set_host_date("1121");
      details.set_order_number("ORDER1");
    });
  }

  // Takes the payment; what the caller would get is in `status_`.
  v1::Payment Take(PaymentOrder order, bool host_is_away = false) {
    status_ = intake_.Check(order);
    if (!status_.ok()) return {};
    const absl::StatusOr<ledger::v1::RecordIntentResponse> intent = intake_.Record(order);
    status_ = intent.status();
    if (!status_.ok()) return {};
    name_ = intent->record().payment();
    log_ = std::make_unique<PaymentLog>(PaymentFromRecord(intent->record()), clock_);
    auto machine = intake_.Make(order, intent->record(), *log_, host_is_away);
    status_ = machine.status();
    if (!status_.ok()) return {};
    machine_ = *std::move(machine);
    machine_->Run();
    return log_->Now();
  }

  int Recover() {
    Recovery recovery(
        {.books = books_, .host = host_}, absl::Seconds(1), [](const std::string&) { return false; },
        [](const PaymentRecord&) {});
    int rest = 0;
    for (int i = 0; i < 10; ++i) {
      rest = recovery.ResolveAll()->payments;
      if (rest == 0) break;
    }
    return rest;
  }

  PaymentRecord Record() { return *books_.GetRecord(name_); }
  const uplink::v1::FinancialMessage& Sent(size_t index = 0) { return host_.requests.at(index).financial(); }
  bool InTheBooks() { return Record().state() == PaymentRecord::POSTED; }
  bool AtTheHost() { return host_.moved.count(name_) > 0; }

  ScriptedClock clock_;
  MemoryBooks books_;
  ScriptedCard card_;
  ScriptedHost host_;
  ScriptedPin pin_;
  FixedShop shop_;
  Intake intake_;
  int names_ = 0;
  std::string name_;
  absl::Status status_;
  std::unique_ptr<PaymentLog> log_;
  std::unique_ptr<RunningPayment> machine_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_TESTING_KINDS_FIXTURE_H_
