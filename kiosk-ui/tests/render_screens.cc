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
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "kiosk-ui/src/app/fonts.h"
#include "kiosk-ui/tests/fake_kiosk.h"

namespace {

using till::kiosk::FakeKiosk;
using till::kiosk::Kiosk;

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

template <typename Enum>
Enum Named(const QString& name) {
  bool known = false;
  const int value = QMetaEnum::fromType<Enum>().keyToValue(name.toLatin1().constData(), &known);
  if (!known) qFatal("unknown name %s", qPrintable(name));
  return static_cast<Enum>(value);
}

// Steps behind the counter: the settlement card, the notices, files on a stick; false for one that is not.
bool DoInOffice(const QString& verb, const QString& object, FakeKiosk& till) {
  Kiosk& kiosk = till.kiosk;
  till::kiosk::SettlementCardModel& card = kiosk.shop.settlement_card;
  if (verb == QLatin1String("new-card")) {
    card.begin();
  } else if (verb == QLatin1String("card-row")) {
    card.edit(object);
  } else if (verb == QLatin1String("card-test-declines")) {
    till.backend.DeclineNext(QStringLiteral("05"));
  } else if (verb == QLatin1String("card-propose")) {
    card.propose();
  } else if (verb == QLatin1String("card-open")) {
    card.open(object);
  } else if (verb == QLatin1String("card-go-on")) {
    card.goOn();
  } else if (verb == QLatin1String("again")) {
    for (const QChar digit : object) kiosk.shop.password_again.pressDigit(digit.digitValue());
  } else if (verb == QLatin1String("approves")) {
    for (const QChar digit : object) kiosk.approval.pressDigit(digit.digitValue());
    kiosk.approval.submit();
  } else if (verb == QLatin1String("reset-on")) {
    kiosk.shop.factory_reset.reset();
  } else if (verb == QLatin1String("reset-fails")) {
    till.backends.device().FailToReset(object);
  } else if (verb == QLatin1String("channel")) {
    kiosk.shop.notice_channels.show(object);
  } else if (verb == QLatin1String("channel-row")) {
    kiosk.shop.notice_channels.edit(object);
  } else if (verb == QLatin1String("export")) {
    kiosk.shop.exports.save();
  } else if (verb == QLatin1String("update-main")) {
    kiosk.shop.update.goMain();
  } else if (verb == QLatin1String("update-quiet")) {
    kiosk.shop.update.goQuiet();
  } else if (verb == QLatin1String("program")) {
    kiosk.shop.endpoint.show(object);
  } else if (verb == QLatin1String("no-stick")) {
    till.backends.sticks().FailWith(QStringLiteral("NO_STICK"));
  } else {
    return false;
  }
  return true;
}

// Steps of the shop's own pages; false for one that is not.
bool DoInShop(const QStringList& words, FakeKiosk& till) {
  Kiosk& kiosk = till.kiosk;
  const QString& verb = words.first();
  const QString object = words.mid(1).join(QLatin1Char(' '));
  const auto type = [&](const auto& press) {
    for (const QChar digit : object) press(digit.digitValue());
  };
  if (verb == QLatin1String("operator")) {
    till.TypePassword(object + QStringLiteral("123456"));
    kiosk.sign_in.submit();
  } else if (verb == QLatin1String("start")) {
    kiosk.navigator.goHome();
  } else if (verb == QLatin1String("open")) {
    kiosk.navigator.open(Named<till::kiosk::Page>(object));
  } else if (verb == QLatin1String("sign-on")) {
    kiosk.shop.checklist.signOn();
  } else if (verb == QLatin1String("settle")) {
    kiosk.shop.settlement.settle();
  } else if (verb == QLatin1String("settlement")) {
    kiosk.shop.showSettlement(object);
  } else if (verb == QLatin1String("payment")) {
    kiosk.shop.showPayment(object);
  } else if (verb == QLatin1String("filter")) {
    kiosk.shop.search.edit(object);
  } else if (verb == QLatin1String("answer")) {
    kiosk.shop.choice.choose(object);
  } else if (verb == QLatin1String("digits")) {
    type([&](int digit) { kiosk.shop.digits.pressDigit(digit); });
  } else if (verb == QLatin1String("payee")) {
    kiosk.shop.payee.act(object);
  } else if (verb == QLatin1String("next-photo")) {
    kiosk.shop.payee_photo.next();
  } else if (verb == QLatin1String("use-photo")) {
    kiosk.shop.payee_photo.use();
  } else if (verb == QLatin1String("show-promotion")) {
    kiosk.shop.showPromotion(object);
  } else if (verb == QLatin1String("write")) {
    for (const QChar letter : object) kiosk.shop.text.press(letter);
  } else if (verb == QLatin1String("candidate")) {
    kiosk.shop.text.choose(object.toInt());
  } else if (verb == QLatin1String("password")) {
    type([&](int digit) { kiosk.shop.password.pressDigit(digit); });
  } else if (verb == QLatin1String("submit")) {
    kiosk.keys.press(Qt::Key_Return);
  } else if (verb == QLatin1String("member")) {
    kiosk.shop.showMember(object);
  } else if (verb == QLatin1String("act")) {
    kiosk.shop.staff.act(object);
  } else if (verb == QLatin1String("edit")) {
    kiosk.shop.settings.edit(object);
  } else if (verb == QLatin1String("test")) {
    object == QLatin1String("all") ? kiosk.shop.self_test.runAll() : kiosk.shop.self_test.run(object);
  } else if (verb == QLatin1String("touch")) {
    for (int field = 0; field < object.toInt(); ++field) kiosk.shop.self_test.touch(field);
  } else if (verb == QLatin1String("patterns")) {
    for (int seen = 0; seen < object.toInt(); ++seen) kiosk.shop.self_test.nextPattern();
  } else if (verb == QLatin1String("help")) {
    kiosk.shop.help.show(object);
  } else {
    return DoInOffice(verb, object, till);
  }
  return true;
}

// What befalls the terminal; false for what does not.
bool Befalls(const QString& step, FakeKiosk& till) {
  if (step == QLatin1String("no-answer")) {
    till.backend.SetOnline(false);
  } else if (step == QLatin1String("part-falls")) {
    till.backend.SetHealth({{{QStringLiteral("card"), till::kiosk::Health::Broken, {}}}, false, {}});
  } else if (step == QLatin1String("reset")) {
    till.kiosk.refusal.reset();
  } else {
    return false;
  }
  return true;
}

void Do(const QString& step, FakeKiosk& till) {
  if (Befalls(step, till)) return;
  Kiosk& kiosk = till.kiosk;
  const QStringList words = step.split(QLatin1Char(' '));
  if (step == QLatin1String("number")) {
    till.TypePassword(QStringLiteral("01123"));
  } else if (step == QLatin1String("sign in")) {
    till.SignIn();
  } else if (words.first() == QLatin1String("amount") || words.first() == QLatin1String("pay")) {
    kiosk.checkout.start(till::kiosk::Transaction::Sale);
    till.Type(words.at(1));
    if (words.first() == QLatin1String("pay")) kiosk.checkout.next();
  } else if (words.first() == QLatin1String("type")) {
    till.Type(words.at(1));
  } else if (words.first() == QLatin1String("ask")) {
    kiosk.checkout.start(Named<till::kiosk::Transaction>(words.at(1)));
  } else if (words.first() == QLatin1String("about")) {
    kiosk.checkout.about(Named<till::kiosk::Transaction>(words.at(1)));
  } else if (step == QLatin1String("next")) {
    kiosk.checkout.next();
  } else if (step == QLatin1String("confirm")) {
    kiosk.checkout.confirm();
  } else if (step == QLatin1String("show code")) {
    kiosk.checkout.showCode();
  } else if (step == QLatin1String("scan code")) {
    kiosk.checkout.scanCode();
  } else if (words.first() == QLatin1String("code")) {
    for (const QChar digit : words.at(1)) kiosk.code.press(digit);
  } else if (step == QLatin1String("use code")) {
    kiosk.checkout.useCode();
  } else if (words.first() == QLatin1String("originals")) {
    kiosk.originals.begin(Named<till::kiosk::OriginalListModel::Purpose>(words.at(1)));
  } else if (words.first() == QLatin1String("choose")) {
    kiosk.originals.choose(words.at(1));
  } else if (words.first() == QLatin1String("find")) {
    kiosk.originals.enterNumber();
    for (const QChar digit : words.at(1)) kiosk.originals.pressDigit(digit.digitValue());
  } else if (words.first() == QLatin1String("menu")) {
    kiosk.navigator.openMenu(Named<till::kiosk::MenuModel::Menu>(words.at(1)));
  } else if (step == QLatin1String("sign")) {
    till.kiosk.signature.press(80, 150);
    for (int x = 0; x <= 240; x += 4) till.kiosk.signature.drag(80 + x, 120 + 60 * std::sin(x / 16.0));
  } else if (step == QLatin1String("supervisor")) {
    till.SignInSupervisor();
  } else if (words.first() == QLatin1String("approver")) {
    for (const QChar digit : words.at(1)) kiosk.approval.pressDigit(digit.digitValue());
  } else if (words.first() == QLatin1String("wait")) {
    till.Wait(words.at(1).toInt());
  } else if (step == QLatin1String("key Escape")) {
    kiosk.keys.press(Qt::Key_Escape);
  } else if (step == QLatin1String("key Enter")) {
    kiosk.keys.press(Qt::Key_Return);
  } else if (step == QLatin1String("receipt")) {
    kiosk.navigator.openReceipt(kiosk.payment.paymentId());
  } else if (step == QLatin1String("payments")) {
    kiosk.navigator.openPayments();
  } else if (step == QLatin1String("device")) {
    kiosk.navigator.openDevice();
  } else if (step == QLatin1String("display")) {
    kiosk.navigator.open(till::kiosk::Page::Display);
  } else if (step == QLatin1String("manage")) {
    kiosk.navigator.openMenu(till::kiosk::MenuModel::Menu::Manage);
  } else if (step == QLatin1String("training")) {
    till.backends.practice().SetActive(true);
  } else if (step == QLatin1String("start training")) {
    kiosk.training.enter();
  } else if (step == QLatin1String("lock")) {
    kiosk.session.lock();
  } else if (!DoInShop(words, till)) {
    qFatal("unknown step %s", qPrintable(step));
  }
  till.Wait(0);
}

bool Draw(const QJsonObject& screen, const Look& look, const QString& path) {
  const QByteArray scenario =
      screen.value(QLatin1String("scenario")).toString(QStringLiteral("everyday")).toLatin1();
  FakeKiosk till(scenario.constData(), look.language.toLatin1().constData());
  till.kiosk.theme->setDark(look.dark);
  till.kiosk.theme->setTextScale(look.text_scale);
  till.kiosk.theme->setReducedMotion(true);
  QQuickWindow* window = till.kiosk.Show(look.portrait ? QSize(720, 1280) : QSize(1280, 800));
  if (window == nullptr) return false;
  for (const QJsonValue& step : screen.value(QLatin1String("does")).toArray()) {
    Do(step.toString(), till);
    QCoreApplication::processEvents();
  }
  for (int round = 0; round < 5; ++round) QCoreApplication::processEvents();
  return window->grabWindow().convertToFormat(QImage::Format_RGB888).save(path, "PNG", 60);
}

// A warning of the QML engine (a binding loop, an undefined property) is a defect of a page, not noise.
bool page_warned = false;

void Hear(QtMsgType type, const QMessageLogContext&, const QString& message) {
  std::fprintf(stderr, "%s\n", qPrintable(message));
  if (type != QtDebugMsg && type != QtInfoMsg && message.contains(QLatin1String("qrc:"))) page_warned = true;
  if (type == QtFatalMsg) std::exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  qInstallMessageHandler(&Hear);
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_QUICK_BACKEND", "software");
  qputenv("QT_SCALE_FACTOR", "1");
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
  return page_warned ? 1 : 0;
}
