// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_batches.h"

#include <utility>

namespace till::kiosk {

using std::chrono::milliseconds;

void FakeBatches::Later(std::function<void()> action) {
  scheduler_.After(milliseconds(0), this, std::move(action));
}

void FakeBatches::SignOn() {
  scheduler_.After(milliseconds(800), this, [this] {
    if (!shop_.sign_on_fails_with.isEmpty()) {
      Q_EMIT signOnFailed({shop_.sign_on_fails_with, {}});
      return;
    }
    shop_.line.connected = true;
    shop_.line.signed_on = true;
    Q_EMIT signedOn(shop_.sums.batch);
  });
}

void FakeBatches::FetchSums(const SumsOf& of) {
  Later([this, of] {
    Sums sums = shop_.sums;
    if (of.shift != 0) sums.lines.removeIf([&](const Sum& line) { return line.shift != of.shift; });
    Q_EMIT sumsFetched(sums);
  });
}

void FakeBatches::FetchLine() {
  Later([this] { Q_EMIT lineFetched(shop_.line); });
}

void FakeBatches::Settle(const QString& request_id, const QString& approval) {
  last_approval_ = approval;
  if (!shop_.settle_fails_with.isEmpty()) {
    Later([this] { Q_EMIT settleFailed({shop_.settle_fails_with, {}}); });
    return;
  }
  if (shop_.sums.open + shop_.sums.advices_owed > 0) {
    Later([this] { Q_EMIT settleFailed({QStringLiteral("UNRESOLVED_PAYMENTS"), {}}); });
    return;
  }
  running_ = Settlement();
  running_.id = QStringLiteral("settlements/%1-1").arg(shop_.sums.batch);
  running_.batch = shop_.sums.batch;
  running_.operator_number = QStringLiteral("02");
  running_.begun = scheduler_.Now();
  for (const Sum& line : shop_.sums.lines) {
    if (line.scheme.isEmpty() || !line.operator_number.isEmpty()) continue;
    const bool foreign = line.scheme == QLatin1String("VISA") || line.scheme == QLatin1String("MASTERCARD");
    SettlementGroup& group = foreign ? running_.foreign : running_.domestic;
    if (line.amount.minor_units >= 0) {
      group.taken.minor_units += line.amount.minor_units;
      group.taken_count += static_cast<int>(line.count);
    } else {
      group.given_back.minor_units -= line.amount.minor_units;
      group.given_back_count += static_cast<int>(line.count);
    }
  }
  running_.to_upload = shop_.balances ? 6 : running_.domestic.taken_count + running_.foreign.taken_count;
  Move(Settlement::Stage::Begun, 10);
  scheduler_.After(milliseconds(900), this, [this] {
    using Word = SettlementGroup::Word;
    running_.domestic.word = Word::Equal;
    running_.foreign.word = shop_.balances ? Word::Equal : Word::Different;
    Move(shop_.balances ? Settlement::Stage::Balanced : Settlement::Stage::Unbalanced, 40);
  });
  scheduler_.After(milliseconds(1800), this, [this] {
    running_.uploaded = running_.to_upload / 2;
    Move(running_.stage, 60);
  });
  scheduler_.After(milliseconds(2700), this, [this] {
    running_.uploaded = running_.to_upload;
    Move(Settlement::Stage::Uploaded, 90);
  });
  scheduler_.After(milliseconds(3600), this, [this] {
    running_.closed = scheduler_.Now();
    running_.has_slip = true;
    Move(Settlement::Stage::Closed, 100);
    shop_.settlements.prepend(running_);
    const int next = shop_.sums.batch + 1;
    shop_.sums = Sums();
    shop_.sums.batch = next;
    Q_EMIT settled(running_);
  });
}

void FakeBatches::Move(Settlement::Stage stage, int percent) {
  running_.stage = stage;
  Later([this, moved = running_, percent] { Q_EMIT settlementMoved(moved, percent); });
}

void FakeBatches::ListSettlements(const QString& page_token) {
  // Pages of eight: enough to see that more come.
  constexpr qsizetype kPage = 8;
  const qsizetype from = page_token.toInt();
  const QString next = from + kPage < shop_.settlements.size() ? QString::number(from + kPage) : QString();
  Later([this, page = shop_.settlements.mid(from, kPage), next] { Q_EMIT settlementsListed(page, next); });
}

void FakeBatches::EndOwed() {
  shop_.sums.open = 0;
  shop_.sums.reversals_owed = 0;
  shop_.sums.advices_owed = 0;
}

}  // namespace till::kiosk
