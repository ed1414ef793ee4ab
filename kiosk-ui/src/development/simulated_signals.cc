// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/development/simulated_signals.h"

#include <QFile>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <utility>

namespace till::kiosk {
namespace {

constexpr std::chrono::milliseconds kLookEvery{100};

}  // namespace

SimulatedSignals::SimulatedSignals(Scheduler& scheduler, QString folder, QObject* parent)
    : QObject(parent), scheduler_(scheduler), folder_(std::move(folder)) {
  Look();
}

QByteArray SimulatedSignals::Line(const char* name) const {
  QFile file(folder_ + QLatin1Char('/') + QLatin1String(name));
  return file.open(QIODevice::ReadOnly) ? file.read(32).trimmed() : QByteArray();
}

void SimulatedSignals::Look() {
  const QByteArray shown = Line("lights");
  const QString lights = shown.size() == 5 ? QString::fromLatin1(shown) : QStringLiteral("00000");
  const QList<QByteArray> sound = Line("sound").split(' ');
  const int tones = sound.front().toInt();
  const bool sounding = (sound.size() == 2 && sound.back() != "0") || (tones_ >= 0 && tones > tones_);
  tones_ = tones;
  if (lights != lights_ || sounding != sounding_) {
    lights_ = lights;
    sounding_ = sounding;
    Q_EMIT changed();
  }
  scheduler_.After(kLookEvery, this, [this] { Look(); });
}

void SimulatedSignals::ShowIn(QQuickWindow& window) {
  QQmlEngine* const engine = qmlEngine(&window);
  if (engine == nullptr) return;
  QQmlComponent strip(engine, QUrl(QStringLiteral("qrc:/qml/development/SignalStrip.qml")));
  auto* const item = qobject_cast<QQuickItem*>(
      strip.createWithInitialProperties({{QStringLiteral("source"), QVariant::fromValue<QObject*>(this)}}));
  if (item == nullptr) {
    qWarning("%s", qPrintable(strip.errorString()));
    return;
  }
  item->setParent(&window);
  item->setParentItem(window.contentItem());
}

}  // namespace till::kiosk
