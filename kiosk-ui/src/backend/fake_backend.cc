// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_backend.h"

#include <QMetaEnum>
#include <algorithm>
#include <utility>

#include "kiosk-ui/src/backend/kinds.h"
#include "kiosk-ui/src/backend/paper.h"
#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/format/money_format.h"

namespace till::kiosk {
namespace {

constexpr int kMostHistory = 200;

}  // namespace

FakeBackend::FakeBackend(Scenario scenario, Scheduler& scheduler)
    : scenario_(std::move(scenario)), scheduler_(scheduler), online_(scenario_.online) {
  for (const QJsonObject& past : scenario_.history) {
    Payment payment;
    payment.stage = PaymentStage::Finished;
    QString error;
    payment.kind = QStringLiteral("SALE");
    ApplyFields(past, &payment, &error);  // Scenario::Parse has rehearsed it
    history_.append(payment);
  }
}

void FakeBackend::Later(std::function<void()> action) {
  scheduler_.After(std::chrono::milliseconds(0), this, std::move(action));
}

Merchant FakeBackend::MerchantNow() const {
  return {scenario_.shop_name.In(language_), scenario_.merchant_id, scenario_.terminal_id,
          QStringLiteral("CNY"), QStringLiteral("Asia/Shanghai")};
}

void FakeBackend::Start() {
  Later([this] {
    Q_EMIT onlineChanged(online_);
    if (!online_) return;
    Q_EMIT merchantChanged(MerchantNow());
    Q_EMIT healthChanged(scenario_.health);
  });
}

void FakeBackend::SetLanguage(const QString& language) {
  language_ = language;
  Later([this] { Q_EMIT merchantChanged(MerchantNow()); });
}

void FakeBackend::SignIn(const QString& number, SecretBuffer password) {
  const auto known = std::find_if(scenario_.operators.cbegin(), scenario_.operators.cend(),
                                  [&](const auto& candidate) { return candidate.number == number; });
  const bool right =
      known != scenario_.operators.cend() && known->password.toStdString() == password.RevealText();
  if (!right) {
    Later([this] { Q_EMIT signInFailed({QStringLiteral("WRONG_PASSWORD"), {}}); });
    return;
  }
  const Operator signed_in{known->number, known->name.In(language_), known->permissions,
                           known->owes_password};
  Later([this, signed_in] { Q_EMIT signedIn(signed_in); });
}

void FakeBackend::SignOut() {}

void FakeBackend::ResumePayment() {
  if (!left_behind_.has_value()) return;
  Later([this, payment = *std::exchange(left_behind_, std::nullopt)] { Q_EMIT paymentResumed(payment); });
}

void FakeBackend::StartPayment(const Order& order) {
  const Scenario::Script* const found = ScriptFor(order);
  if (found == nullptr) {
    Later([this, request_id = order.request_id] {
      Q_EMIT paymentFailed(request_id, {QStringLiteral("SERVICE_UNAVAILABLE"), {}});
    });
    return;
  }
  const Scenario::Script script = *found;
  ++started_;
  if (!script.fails_with.isEmpty()) {
    Later([this, request_id = order.request_id, code = script.fails_with] {
      Q_EMIT paymentFailed(request_id, {code, {}});
    });
    return;
  }
  Payment payment;
  payment.id = QStringLiteral("payments/demo-%1").arg(started_);
  payment.request_id = order.request_id;
  payment.amount = order.amount;
  payment.full_price = order.full_price;
  payment.time = scheduler_.Now();
  payment.original = order.original;
  const Payment* const original = Find(order.original);
  payment.kind = KindOf(order.transaction, original == nullptr ? QString() : original->kind);
  if (order.transaction == Transaction::Void && original != nullptr) payment.amount = original->amount;
  running_ = Running{payment, order, script, 0, running_.generation + 1};
  PlayNext();
}

// The next script of the order's sort; of those for anything when it has none of its own.
const Scenario::Script* FakeBackend::ScriptFor(const Order& order) {
  const bool shown = order.transaction == Transaction::QrSale && order.customer_code.isEmpty();
  const QString sort =
      shown
          ? QStringLiteral("QrShown")
          : QLatin1String(QMetaEnum::fromType<Transaction>().valueToKey(static_cast<int>(order.transaction)));
  for (const QString& wanted : {sort, QString()}) {
    QList<const Scenario::Script*> scripts;
    for (const Scenario::Script& script : scenario_.payments) {
      if (wanted.isEmpty() ? script.only_for.isEmpty() : script.only_for.contains(wanted))
        scripts.append(&script);
    }
    if (!scripts.isEmpty()) return scripts.at(std::min(played_[wanted]++, scripts.size() - 1));
  }
  return nullptr;
}

void FakeBackend::PlayNext() {
  if (running_.next >= running_.script.steps.size()) return;
  const Scenario::Step step = running_.script.steps.at(running_.next);
  ++running_.next;
  scheduler_.After(step.after, this, [this, step, generation = running_.generation] {
    if (generation != running_.generation) return;
    Change(step.set);
    if (!step.await_choice) PlayNext();
  });
}

void FakeBackend::Change(const QJsonObject& fields) {
  QString error;
  ApplyFields(fields, &running_.payment, &error);
  // Waits for a wallet end after a minute, as the services have it.
  const PaymentStage stage = running_.payment.stage;
  const bool waits = stage == PaymentStage::ShowingCode || stage == PaymentStage::WaitingForWallet;
  if (waits && !running_.payment.until.isValid()) running_.payment.until = scheduler_.Now().addSecs(60);
  running_.payment.time = scheduler_.Now();
  if (running_.payment.outcome == PaymentOutcome::Approved && !decline_next_.isEmpty()) {
    running_.payment.outcome = PaymentOutcome::Declined;
    running_.payment.host_code = std::exchange(decline_next_, {});
  }
  const Payment changed = running_.payment;
  if (changed.stage == PaymentStage::Finished) Remember(changed);
  Q_EMIT paymentChanged(changed);
}

// What ended goes into the history, and the payment that it is about learns of it.
void FakeBackend::Remember(const Payment& ended) {
  const bool is_new = std::none_of(history_.cbegin(), history_.cend(),
                                   [&](const Payment& past) { return past.id == ended.id; });
  history_.removeIf([&](const Payment& past) { return past.id == ended.id; });
  for (Payment& past : history_) {
    if (!is_new || past.id != ended.original || ended.outcome != PaymentOutcome::Approved) continue;
    if (running_.order.transaction == Transaction::Void) past.undone_by = ended.id;
    if (running_.order.transaction == Transaction::Refund)
      past.refunded.minor_units += ended.amount.minor_units;
    if (running_.order.transaction == Transaction::Completion) past.completed_by = ended.id;
  }
  history_.prepend(ended);
  // As the services do, it tells of the latest only; a scripted day has thousands.
  if (history_.size() > kMostHistory) history_.removeLast();
}

void FakeBackend::CancelPayment(const QString& payment_id) {
  if (payment_id != running_.payment.id || running_.payment.stage == PaymentStage::Finished) return;
  ++running_.generation;
  QJsonObject fields = running_.script.on_cancel;
  if (fields.isEmpty())
    fields = {{QStringLiteral("stage"), QStringLiteral("Finished")},
              {QStringLiteral("outcome"), QStringLiteral("Cancelled")},
              {QStringLiteral("problem"), QStringLiteral("VOID:CANCELLED_BY_OPERATOR")}};
  Later([this, fields] { Change(fields); });
}

void FakeBackend::ChooseApplication(const QString& payment_id, const QString& application_id) {
  if (payment_id != running_.payment.id) return;
  PlayNext();
}

void FakeBackend::QueryPayment(const QString& payment_id) {
  if (payment_id != running_.payment.id) return;
  Later([this] { Change(running_.script.on_query); });
}

void FakeBackend::ListPayments(int at_most) {
  Later([this, at_most] { Q_EMIT paymentsListed(history_.mid(0, at_most)); });
}

const Payment* FakeBackend::Find(const QString& payment_id) const {
  for (const Payment& payment : history_) {
    if (payment.id == payment_id) return &payment;
  }
  return nullptr;
}

void FakeBackend::FetchReceipt(const QString& payment_id) {
  const Payment* payment = Find(payment_id);
  if (payment == nullptr) {
    Later([this, payment_id] { Q_EMIT receiptFailed(payment_id, {QStringLiteral("NOT_FOUND"), {}}); });
    return;
  }
  Later([this, receipt = ReceiptFor(*payment)] { Q_EMIT receiptFetched(receipt); });
}

void FakeBackend::FetchHealth() {
  Later([this] { Q_EMIT healthChanged(scenario_.health); });
}

void FakeBackend::SetOnline(bool online) {
  online_ = online;
  Later([this] { Q_EMIT onlineChanged(online_); });
}

void FakeBackend::SetHealth(const DeviceHealth& health) {
  scenario_.health = health;
  FetchHealth();
}

void FakeBackend::ExpireSession() {
  Later([this] { Q_EMIT sessionExpired(); });
}

Receipt FakeBackend::ReceiptFor(const Payment& payment) const {
  const auto word = [&](const char* zh, const char* en) {
    return QString::fromUtf8(language_ == QLatin1String("zh") ? zh : en);
  };
  const QList<PaperLine> lines = {
      {{}, {}, scenario_.shop_name.In(language_), true},
      {{}, {}, word("签购单 持卡人存根", "Sales slip, customer copy"), false},
      {},
      {word("商户编号", "Merchant"), scenario_.merchant_id, {}, false},
      {word("终端编号", "Terminal"), scenario_.terminal_id, {}, false},
      {},
      {word("卡号", "Card"), payment.card.masked_number, {}, false},
      {word("交易类型", "Type"), word("消费", "Sale"), {}, false},
      {word("参考号", "Reference"), payment.reference, {}, false},
      {word("授权码", "Approval"), payment.approval_code, {}, false},
      {word("时间", "Time"), FormatDateTime(payment.time, language_, QTimeZone("Asia/Shanghai")), {}, false},
      {},
      {word("金额", "Amount"), FormatMoney(payment.amount), {}, true},
      {},
      {{}, {}, word("交易成功，请妥善保管", "Approved. Please keep this slip"), false},
  };
  Receipt receipt;
  receipt.payment_id = payment.id;
  receipt.image = DrawPaper(lines);
  for (const PaperLine& line : lines) {
    receipt.text +=
        QString(line.middle + line.left + QLatin1Char(' ') + line.right).trimmed() + QLatin1Char('\n');
  }
  return receipt;
}

}  // namespace till::kiosk
