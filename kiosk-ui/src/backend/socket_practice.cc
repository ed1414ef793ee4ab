// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/socket_practice.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <utility>

namespace till::kiosk {
namespace {

namespace terminal = till::terminal::v1;

// How long a customer takes to look at a code and pay.
constexpr double kSecondsToPay = 5.0;

QByteArray Json(const QJsonObject& object) {
  return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}  // namespace

SocketPractice::SocketPractice(ServiceLine& line, const QString& run_directory, bool active)
    : active_(active),
      start_(run_directory + QStringLiteral("/training.start")),
      customer_(run_directory + QStringLiteral("/training/sim/counter.sock")),
      bank_(run_directory + QStringLiteral("/training/sim/acquirer.sock")),
      line_(line),
      device_(terminal::Device::NewStub(line.Dial("terminal", "device"))) {
  connect(&start_, &LineSocket::heard, this, &SocketPractice::Heard);
  connect(&start_, &LineSocket::ended, this, &Practice::failed);
  if (active_) start_.Connect();
}

void SocketPractice::AskServices() {
  calls_.Unary<terminal::DeviceInfo>(
      line_.Context(), std::make_shared<terminal::GetDeviceRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        device_->async()->GetDevice(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::DeviceInfo& reply) {
        if (status.ok()) Q_EMIT servicesSaid(reply.training());
      });
}

void SocketPractice::Ask() {
  if (!start_.Connect()) Q_EMIT failed();
}

void SocketPractice::Heard(const QByteArray& line) {
  const QList<QByteArray> words = line.split(' ');
  if (words.first() == "ready") {
    Q_EMIT ready();
  } else if (words.first() == "failed") {
    start_.Close();
    Q_EMIT failed();
  } else if (words.first() == "starting" && words.size() >= 3) {
    Q_EMIT progressed(words.at(1).toInt(), words.at(2).toInt());
  }
}

void SocketPractice::HoldOut(const QString& card, const QString& way, const QString& pin) {
  if (!active_) return;
  customer_.Send(Json({{QStringLiteral("op"), QStringLiteral("present")},
                       {QStringLiteral("card"), card},
                       {QStringLiteral("how"), way},
                       {QStringLiteral("pin"), pin}}));
}

void SocketPractice::PayNextOrder() {
  if (!active_) return;
  bank_.Send(Json({{QStringLiteral("op"), QStringLiteral("wallet")},
                   {QStringLiteral("order"), QStringLiteral("next")},
                   {QStringLiteral("does"), QStringLiteral("pay")},
                   {QStringLiteral("after_s"), kSecondsToPay}}));
}

}  // namespace till::kiosk
