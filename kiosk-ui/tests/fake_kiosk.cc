// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/tests/fake_kiosk.h"

#include <QFile>

namespace till::kiosk {

Scenario ReadScenario(const QString& name) {
  QFile file(QStringLiteral(":/scenarios/%1.json").arg(name));
  QString error = QStringLiteral("cannot be read");
  std::optional<Scenario> scenario;
  if (file.open(QIODevice::ReadOnly)) scenario = Scenario::Parse(file.readAll(), &error);
  if (!scenario.has_value()) qFatal("scenario %s: %s", qPrintable(name), qPrintable(error));
  return *scenario;
}

FakeKiosk::FakeKiosk(const char* scenario, const char* language)
    : backends(ReadScenario(QLatin1String(scenario)), scheduler),
      backend(backends.payments()),
      kiosk(backends, scheduler, QLatin1String(language),
            [this] { return QStringLiteral("request-%1").arg(++request_ids); }) {
  backend.Start();
  Wait(0);
}

void FakeKiosk::TypePassword(const QString& digits) {
  for (const QChar digit : digits) kiosk.sign_in.pressDigit(digit.digitValue());
}

void FakeKiosk::SignIn(const char* number, const char* password) {
  TypePassword(QLatin1String(number) + QLatin1String(password));
  kiosk.sign_in.submit();
  Wait(0);
}

void FakeKiosk::SignInSupervisor() {
  SignIn("02", "246810");
}

void FakeKiosk::Type(const QString& digits) {
  for (const QChar digit : digits) kiosk.entry.pressDigit(digit.digitValue());
}

void FakeKiosk::Pay() {
  SignIn();
  kiosk.checkout.start(Transaction::Sale);
  Type(QStringLiteral("12800"));
  kiosk.checkout.next();
  Wait(0);
}

void FakeKiosk::Open(Page page) {
  kiosk.navigator.open(page);
  Wait(0);
}

}  // namespace till::kiosk
