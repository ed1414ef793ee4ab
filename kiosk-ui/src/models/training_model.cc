// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/training_model.h"

#include <QLatin1String>
#include <QVariantMap>
#include <utility>

namespace till::kiosk {
namespace {

// A code that the simulated bank knows for a wallet's (tests/simulators/README.md, QR).
constexpr char kCustomerCode[] = "134567890123456789";

}  // namespace

TrainingModel::TrainingModel(Practice& practice, const Parts& parts, QObject* parent)
    : QObject(parent), practice_(practice), parts_(parts) {
  connect(&practice, &Practice::activeChanged, this, &TrainingModel::LookAround);
  connect(&practice, &Practice::progressed, this, [this](int done, int of) {
    done_ = done;
    of_ = of;
    Q_EMIT changed();
  });
  connect(&practice, &Practice::ready, this, [this] {
    if (!std::exchange(starting_, false)) return;
    Q_EMIT switches(true);
  });
  connect(&practice, &Practice::failed, this, &TrainingModel::Fail);
  connect(&practice, &Practice::servicesSaid, this, &TrainingModel::HearServices);
  // The services say which world they are of: asked when they are there, and again when they come back.
  connect(&parts.health, &HealthModel::stateChanged, this, [this] {
    if (parts_.health.online()) practice_.AskServices();
  });
  connect(&parts.navigator, &Navigator::changed, this, &TrainingModel::LookAround);
  connect(&parts.payment, &PaymentModel::changed, this, [this] {
    Q_EMIT changed();
    if (page_ == Page::PresentCard) Q_EMIT customerChanged();
  });
  connect(&parts.language, &LanguageModel::changed, this, [this] {
    Q_EMIT changed();
    Q_EMIT customerChanged();
  });
  LookAround();
}

void TrainingModel::LookAround() {
  page_ = parts_.navigator.page();
  acted_ = false;
  ++pages_seen_;
  if (practice_.active() && (page_ == Page::Lock || page_ == Page::SignIn)) {
    parts_.scheduler.After(kLeftAlone, this, [this, since = pages_seen_] {
      if (since == pages_seen_) leave();
    });
  }
  // A code that is shown next shall be paid by somebody.
  if (practice_.active() && page_ == Page::QrWay) practice_.PayNextOrder();
  // Whoever leaves the page while the set starts wants it no longer.
  if (starting_ && page_ != Page::Training) giveUp();
  Q_EMIT changed();
  Q_EMIT customerChanged();
}

void TrainingModel::HearServices(bool training) {
  services_train_ = training;
  Q_EMIT changed();
  // Under the band of training nothing may be real.
  if (practice_.active() && !training) Q_EMIT switches(false);
}

void TrainingModel::Fail() {
  if (!starting_) return;
  starting_ = false;
  failed_ = true;
  Q_EMIT changed();
}

void TrainingModel::enter() {
  if (on() || starting_) return;
  starting_ = true;
  failed_ = false;
  done_ = 0;
  of_ = 0;
  Q_EMIT changed();
  practice_.Ask();
}

void TrainingModel::giveUp() {
  starting_ = false;
  practice_.GiveUp();
  Q_EMIT changed();
}

void TrainingModel::leave() {
  if (canLeave()) Q_EMIT switches(false);
}

QString TrainingModel::hint() const {
  switch (page_) {
    case Page::SignIn:
    case Page::Lock:
      return tr("Operator 01, password 0000");
    case Page::Approval:
      return tr("Supervisor 00, password 123456");
    default:
      return tr("Simulated cards, no money moves");
  }
}

QString TrainingModel::headline() const {
  if (failed_) return tr("Training did not start");
  if (starting_) return tr("Preparing for training");
  return on() ? tr("You are in training") : tr("Learn without moving money");
}

QString TrainingModel::guidance() const {
  if (failed_) return tr("Try again. If it happens again, call support");
  if (starting_) return tr("This takes a few seconds");
  return on() ? tr("Leaving it signs you out and returns to the real terminal")
              : tr("Everything works as it does for customers, with simulated cards and a simulated bank. "
                   "The shop's own books stay as they are");
}

QList<TrainingModel::Act> TrainingModel::Acts() const {
  if (!practice_.active() || acted_) return {};
  if (page_ == Page::ScanCode) {
    return {{"scan", tr("The customer's phone"), tr("Its code is read"), nullptr, nullptr, nullptr}};
  }
  if (page_ != Page::PresentCard) return {};
  QList<Act> acts;
  if (parts_.payment.canTap()) {
    acts.append({"tap", tr("Tap"), tr("Approved"), "unionpay-tap", "tap", "123456"});
  }
  if (parts_.payment.canInsert()) {
    acts.append(
        {"chip", tr("Insert"), tr("Approved, the PIN is right"), "unionpay-debit", "insert", "123456"});
    acts.append(
        {"chip", tr("Insert"), tr("Declined, the PIN is wrong"), "mastercard-debit", "insert", "000000"});
    acts.append({"chip", tr("Insert"), tr("Declined, not enough money"), "no-funds", "insert", "123456"});
  }
  if (parts_.payment.canSwipe()) {
    acts.append(
        {"stripe", tr("Swipe"), tr("Approved, the customer signs"), "stripe-only", "swipe", "123456"});
  }
  return acts;
}

QVariantList TrainingModel::customer() const {
  QVariantList rows;
  for (const Act& act : Acts()) {
    rows.append(QVariantMap{{QStringLiteral("text"), act.text},
                            {QStringLiteral("note"), act.note},
                            {QStringLiteral("iconName"), QLatin1String(act.icon)}});
  }
  return rows;
}

void TrainingModel::act(int place) {
  const QList<Act> acts = Acts();
  if (place < 0 || place >= acts.size()) return;
  const Act& act = acts.at(place);
  acted_ = true;
  Q_EMIT customerChanged();
  if (act.card != nullptr) {
    practice_.HoldOut(QLatin1String(act.card), QLatin1String(act.way), QLatin1String(act.pin));
    return;
  }
  parts_.code.clear();
  for (const char* digit = kCustomerCode; *digit != 0; ++digit)
    parts_.code.press(QString(QLatin1Char(*digit)));
  parts_.checkout.useCode();
}

}  // namespace till::kiosk
