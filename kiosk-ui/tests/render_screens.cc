// SPDX-License-Identifier: Apache-2.0
// Draws every screen of tests/screens.json into PNG files, as the fake backend and a clock that stands still
// make them: render_screens SCREENS.json OUTPUT_FOLDER [only-this-prefix]
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QQuickWindow>
#include <cstdio>
#include <memory>

#include "kiosk-ui/src/app/fonts.h"
#include "kiosk-ui/src/app/kiosk.h"
#include "kiosk-ui/src/backend/fake_backend.h"
#include "kiosk-ui/src/backend/manual_scheduler.h"

namespace {

using till::kiosk::FakeBackend;
using till::kiosk::Kiosk;
using till::kiosk::ManualScheduler;
using till::kiosk::Scenario;

// How one picture is taken.
struct Look {
  QString suffix;
  QString language;
  bool portrait;
  bool dark;
  double text_scale;
};

QList<Look> LooksFor(const QString& screen) {
  QList<Look> looks;
  for (const char* language : {"zh", "en"}) {
    for (const bool portrait : {true, false}) {
      looks.append({QStringLiteral("%1-%2").arg(QLatin1String(language),
                                                QLatin1String(portrait ? "portrait" : "landscape")),
                    QLatin1String(language), portrait, false, 1.0});
    }
  }
  const QStringList in_dark = {
      QStringLiteral("sign-in"),      QStringLiteral("home"),     QStringLiteral("amount"),
      QStringLiteral("present-card"), QStringLiteral("pin"),      QStringLiteral("approved"),
      QStringLiteral("declined"),     QStringLiteral("payments"), QStringLiteral("receipt")};
  if (in_dark.contains(screen)) {
    looks.append({QStringLiteral("zh-portrait-dark"), QStringLiteral("zh"), true, true, 1.0});
    looks.append({QStringLiteral("en-landscape-dark"), QStringLiteral("en"), false, true, 1.0});
  }
  looks.append({QStringLiteral("en-portrait-large"), QStringLiteral("en"), true, false, 1.5});
  looks.append({QStringLiteral("en-landscape-large"), QStringLiteral("en"), false, false, 1.5});
  looks.append({QStringLiteral("zh-portrait-large"), QStringLiteral("zh"), true, false, 1.5});
  return looks;
}

Scenario ReadScenario(const QString& name) {
  QFile file(QStringLiteral(":/scenarios/%1.json").arg(name));
  QString error = QStringLiteral("cannot be read");
  std::optional<Scenario> scenario;
  if (file.open(QIODevice::ReadOnly)) scenario = Scenario::Parse(file.readAll(), &error);
  if (!scenario.has_value()) qFatal("scenario %s: %s", qPrintable(name), qPrintable(error));
  return *scenario;
}

void TypeDigits(const QString& digits, const std::function<void(int)>& press) {
  for (const QChar digit : digits) press(digit.digitValue());
}

void Do(const QString& step, Kiosk& kiosk, ManualScheduler& scheduler) {
  const QStringList words = step.split(QLatin1Char(' '));
  const auto settle = [&] { scheduler.Advance(std::chrono::milliseconds(0)); };
  if (step == QLatin1String("number")) {
    TypeDigits(QStringLiteral("01123"), [&](int digit) { kiosk.sign_in.pressDigit(digit); });
  } else if (step == QLatin1String("sign in")) {
    TypeDigits(QStringLiteral("01123456"), [&](int digit) { kiosk.sign_in.pressDigit(digit); });
    kiosk.sign_in.submit();
  } else if (words.first() == QLatin1String("amount") || words.first() == QLatin1String("pay")) {
    kiosk.navigator.openAmount();
    TypeDigits(words.at(1), [&](int digit) { kiosk.entry.pressDigit(digit); });
    if (words.first() == QLatin1String("pay")) kiosk.payment.start();
  } else if (words.first() == QLatin1String("wait")) {
    scheduler.Advance(std::chrono::milliseconds(words.at(1).toInt()));
  } else if (step == QLatin1String("key Escape")) {
    kiosk.keys.press(Qt::Key_Escape);
  } else if (step == QLatin1String("receipt")) {
    kiosk.navigator.openReceipt(kiosk.payment.paymentId());
  } else if (step == QLatin1String("payments")) {
    kiosk.navigator.openPayments();
  } else if (step == QLatin1String("device")) {
    kiosk.navigator.openDevice();
  } else if (step == QLatin1String("display")) {
    kiosk.navigator.openDisplay();
  } else if (step == QLatin1String("lock")) {
    kiosk.session.lock();
  } else {
    qFatal("unknown step %s", qPrintable(step));
  }
  settle();
}

bool Draw(const QJsonObject& screen, const Look& look, const QString& path) {
  ManualScheduler scheduler;
  FakeBackend backend(
      ReadScenario(screen.value(QLatin1String("scenario")).toString(QStringLiteral("everyday"))), scheduler);
  Kiosk kiosk(backend, scheduler, look.language, [] { return QStringLiteral("request"); });
  kiosk.theme->setDark(look.dark);
  kiosk.theme->setTextScale(look.text_scale);
  kiosk.theme->setReducedMotion(true);
  QQuickWindow* window = kiosk.Show(look.portrait ? QSize(720, 1280) : QSize(1280, 800));
  if (window == nullptr) return false;
  backend.Start();
  scheduler.Advance(std::chrono::milliseconds(0));
  for (const QJsonValue& step : screen.value(QLatin1String("does")).toArray()) {
    Do(step.toString(), kiosk, scheduler);
    QCoreApplication::processEvents();
  }
  for (int round = 0; round < 5; ++round) QCoreApplication::processEvents();
  return window->grabWindow().convertToFormat(QImage::Format_RGB888).save(path, "PNG", 60);
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_QUICK_BACKEND", "software");
  qputenv("QT_SCALE_FACTOR", "1");
  qputenv("TZ", "Asia/Shanghai");
  QGuiApplication application(argc, argv);
  till::kiosk::UseFonts();
  if (argc < 3) {
    std::fprintf(stderr, "render_screens SCREENS.json OUTPUT_FOLDER [PREFIX]\n");
    return 2;
  }
  QFile file(QString::fromLocal8Bit(argv[1]));
  if (!file.open(QIODevice::ReadOnly)) return 2;
  const QJsonObject screens = QJsonDocument::fromJson(file.readAll()).object();
  const QDir folder(QString::fromLocal8Bit(argv[2]));
  const QString prefix = argc > 3 ? QString::fromLocal8Bit(argv[3]) : QString();
  for (const QString& name : screens.keys()) {
    for (const Look& look : LooksFor(name)) {
      const QString picture = QStringLiteral("%1-%2.png").arg(name, look.suffix);
      if (!picture.startsWith(prefix)) continue;
      if (!Draw(screens.value(name).toObject(), look, folder.filePath(picture))) return 1;
    }
  }
  return 0;
}
