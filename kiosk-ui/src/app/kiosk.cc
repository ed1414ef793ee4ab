// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/app/kiosk.h"

#include <QFile>
#include <QGuiApplication>
#include <QtQml>
#include <utility>

#include "kiosk-ui/src/models/picture_provider.h"
#include "kiosk-ui/src/qr/qr_image_provider.h"

namespace till::kiosk {
namespace {

constexpr char kModule[] = "Till.Kiosk";

ThemeModel::Tokens ReadTheme(const QString& path) {
  QFile file(path);
  QString error = QStringLiteral("cannot be read");
  std::optional<ThemeModel::Tokens> tokens;
  if (file.open(QIODevice::ReadOnly)) tokens = ThemeModel::Parse(file.readAll(), &error);
  if (!tokens.has_value()) qFatal("theme %s: %s", qPrintable(path), qPrintable(error));
  return *tokens;
}

}  // namespace

std::unique_ptr<ThemeModel> ReadThemes() {
  return std::make_unique<ThemeModel>(ReadTheme(QStringLiteral(":/theme/light.json")),
                                      ReadTheme(QStringLiteral(":/theme/dark.json")));
}

Kiosk::Kiosk(Backends& backends, Scheduler& scheduler, const QString& initial_language,
             OrderModel::NewRequestId new_request_id)
    : language(initial_language),
      language_to_backend(
          QObject::connect(&language, &LanguageModel::changed, &backends.payments(),
                           [this, &backends] { backends.payments().SetLanguage(language.current()); })),
      theme(ReadThemes()),
      merchant(backends.payments()),
      session(backends.payments(), language),
      sign_in(session, language),
      entry(merchant),
      order(entry, language, new_request_id),
      payment(backends.payments(), scheduler, language, entry),
      approval(backends.approvals(), language),
      original(backends.originals(), language, merchant),
      originals(backends.originals(), original, language, merchant),
      checkout(order, payment, approval, code, original, session, backends.promotions()),
      signature(backends.signatures(), payment, language),
      receipt(backends.payments(), language),
      history(backends.payments(), language, merchant),
      health(backends.payments(), language),
      outage(health, scheduler, language, merchant),
      refusal(backends.refusal(), backends.payments(), scheduler, language),
      menu(session, language),
      navigator(health, outage, refusal, session, payment, entry, order, signature, receipt, history, menu,
                language),
      frame(*theme),
      tone(navigator, *theme),
      keys(navigator, sign_in, entry, payment, approval, code, originals, checkout),
      idle(scheduler, session, payment, navigator),
      training(backends.practice(), {scheduler, health, payment, navigator, code, checkout, language}),
      shop(backends, {scheduler, language, merchant, session, health, payment, approval, navigator, keys},
           std::move(new_request_id)),
      backend_(backends.payments()) {
  backend_.SetLanguage(language.current());
  QObject::connect(&language, &LanguageModel::changed, &engine_, [this] { engine_.retranslate(); });
  QObject::connect(&checkout, &CheckoutModel::opens, &navigator, &Navigator::open);
  QObject::connect(&navigator, &Navigator::changed, &checkout, [this] {
    if (navigator.page() != Page::Amount) checkout.DropQuote();
  });
  QObject::connect(&originals, &OriginalListModel::opens, &navigator, &Navigator::open);
  // The list also tells whether there is a last receipt to show.
  QObject::connect(&backend_, &Backend::signedIn, &engine_, [this] { history.refresh(); });
  // Whoever signs in first sees what became of the payment that an earlier kiosk was ended in.
  QObject::connect(&backend_, &Backend::signedIn, &engine_, [this] {
    if (!std::exchange(has_resumed_, true)) backend_.ResumePayment();
  });
  QObject::connect(&backend_, &Backend::signedIn, &engine_, [&backends] { backends.scans().Follow(); });
  QObject::connect(&session, &SessionModel::changed, &engine_, [this, &backends] {
    if (!session.signedIn()) backends.scans().Stop();
  });
  QObject::connect(&backends.scans(), &Scans::scanned, &engine_, [this](const QString& scanned) {
    if (keys.Scan(scanned)) idle.Touched();
  });
  // How soon the screen locks, and how much a completion may take, is the shop's choice: asked for when
  // somebody signs in, heard again when it is changed.
  QObject::connect(&backend_, &Backend::signedIn, &engine_, [&backends] { backends.settings().Fetch(); });
  QObject::connect(
      &backends.settings(), &Settings::fetched, &engine_, [this](const TerminalSettings& settings) {
        idle.LockAfter(std::chrono::seconds(settings.idle_seconds));
        order.SetCompletionPercent(settings.completion_percent);
        menu.SetTypedKinds(settings.typed_kinds);
        shop.settlement_card.SetMayType(settings.typed_kinds.contains(QStringLiteral("BALANCE_INQUIRY")));
      });
  qGuiApp->installEventFilter(&idle);
}

void Kiosk::Register() {
  qmlRegisterUncreatableMetaObject(till::kiosk::staticMetaObject, kModule, 1, 0, "Kiosk",
                                   QStringLiteral("holds enumerations"));
  qmlRegisterUncreatableMetaObject(Pages::staticMetaObject, kModule, 1, 0, "Pages",
                                   QStringLiteral("holds the pages' names"));
  qmlRegisterSingletonInstance(kModule, 1, 0, "Language", &language);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Theme", theme.get());
  qmlRegisterSingletonInstance(kModule, 1, 0, "Merchant", &merchant);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Session", &session);
  qmlRegisterSingletonInstance(kModule, 1, 0, "SignIn", &sign_in);
  qmlRegisterSingletonInstance(kModule, 1, 0, "AmountEntry", &entry);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Order", &order);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Payment", &payment);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Approval", &approval);
  qmlRegisterSingletonInstance(kModule, 1, 0, "CodeEntry", &code);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Original", &original);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Originals", &originals);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Checkout", &checkout);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Signature", &signature);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Receipt", &receipt);
  qmlRegisterSingletonInstance(kModule, 1, 0, "History", &history);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Health", &health);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Outage", &outage);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Refusal", &refusal);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Menu", &menu);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Navigator", &navigator);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Frame", &frame);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Tone", &tone);
  qmlRegisterSingletonInstance(kModule, 1, 0, "KeyRouter", &keys);
  qmlRegisterSingletonInstance(kModule, 1, 0, "Training", &training);
  shop.Register(kModule);
}

QQuickWindow* Kiosk::Show(QSize size) {
  Register();
  engine_.addImageProvider(QStringLiteral("receipt"),
                           new PictureProvider([this] { return receipt.image(); }));
  engine_.addImageProvider(QStringLiteral("qr"), new QrImageProvider);
  engine_.addImageProvider(QStringLiteral("payee-photo"),
                           new PictureProvider([this] { return shop.payee_photo.image(); }));
  engine_.setInitialProperties(
      {{QStringLiteral("width"), size.width()}, {QStringLiteral("height"), size.height()}});
  frame.setWidth(size.width());
  frame.setHeight(size.height());
  engine_.load(QUrl(QStringLiteral("qrc:/qml/Main.qml")));
  if (engine_.rootObjects().isEmpty()) return nullptr;
  return qobject_cast<QQuickWindow*>(engine_.rootObjects().constFirst());
}

}  // namespace till::kiosk
