// SPDX-License-Identifier: Apache-2.0
// The training set as the kiosk reaches it: by sockets, against a listener of the test's own.
#include "kiosk-ui/src/backend/socket_practice.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <cstring>
#include <functional>

#include "services/common/lifecycle/unique_fd.h"

namespace till::kiosk {
namespace {

// Listener takes one connection at a path.
class Listener {
 public:
  explicit Listener(const QString& path) : socket_(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const QByteArray name = path.toLocal8Bit();
    std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
    EXPECT_EQ(bind(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(listen(socket_.get(), 4), 0);
  }

  void Accept() { client_ = UniqueFd(accept(socket_.get(), nullptr, nullptr)); }
  void Say(const char* words) {
    EXPECT_EQ(send(client_.get(), words, std::strlen(words), MSG_NOSIGNAL),
              static_cast<ssize_t>(std::strlen(words)));
  }
  // Heard is what came so far.
  QByteArray Heard() {
    char buffer[4096];
    const ssize_t count = recv(client_.get(), buffer, sizeof buffer, MSG_DONTWAIT);
    return count > 0 ? QByteArray(buffer, static_cast<qsizetype>(count)) : QByteArray();
  }
  // Left is whether the client has gone.
  bool Left() {
    char end = 0;
    return recv(client_.get(), &end, 1, MSG_DONTWAIT) == 0;
  }
  void HangUp() { client_.Reset(); }

 private:
  UniqueFd socket_;
  UniqueFd client_;
};

bool Until(const std::function<bool()>& done) {
  QElapsedTimer timer;
  for (timer.start(); timer.elapsed() < 5000;) {
    if (done()) return true;
    QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
  }
  return done();
}

struct Told {
  explicit Told(Practice& practice) {
    QObject::connect(&practice, &Practice::progressed, &practice,
                     [this](int done, int of) { words.append(QStringLiteral("%1/%2").arg(done).arg(of)); });
    QObject::connect(&practice, &Practice::ready, &practice,
                     [this] { words.append(QStringLiteral("ready")); });
    QObject::connect(&practice, &Practice::failed, &practice,
                     [this] { words.append(QStringLiteral("failed")); });
  }
  QStringList words;
};

TEST(SocketPractice, AsksTellsHowFarItIsAndHoldsOn) {
  const QTemporaryDir run;
  Listener starter(run.path() + QStringLiteral("/training.start"));
  ServiceLine line(run.path().toStdString());
  SocketPractice practice(line, run.path(), /*active=*/false);
  Told told(practice);
  practice.Ask();
  starter.Accept();
  starter.Say("starting 0 9 counter\nstarting 4 9 led");  // lines come in any pieces
  ASSERT_TRUE(Until([&] { return told.words.size() == 1; }));
  starter.Say("ger\nready\n");
  ASSERT_TRUE(Until([&] { return told.words.size() == 3; }));
  EXPECT_EQ(told.words, (QStringList{QStringLiteral("0/9"), QStringLiteral("4/9"), QStringLiteral("ready")}));
  EXPECT_FALSE(starter.Left());
  practice.HoldOut(QStringLiteral("unionpay-debit"), QStringLiteral("insert"), QStringLiteral("123456"));
  practice.GiveUp();
  EXPECT_TRUE(starter.Left());
}

TEST(SocketPractice, SaysWhenThereIsNone) {
  const QTemporaryDir run;
  ServiceLine line(run.path().toStdString());
  SocketPractice practice(line, run.path(), /*active=*/false);
  Told told(practice);
  practice.Ask();
  EXPECT_EQ(told.words, QStringList{QStringLiteral("failed")}) << "nobody listens";

  Listener starter(run.path() + QStringLiteral("/training.start"));
  practice.Ask();
  starter.Accept();
  starter.Say("starting 0 9 counter\nfailed\n");
  ASSERT_TRUE(Until([&] { return told.words.size() == 3; }));
  EXPECT_EQ(told.words.last(), QStringLiteral("failed"));
  EXPECT_TRUE(starter.Left());

  practice.Ask();
  starter.Accept();
  starter.HangUp();
  ASSERT_TRUE(Until([&] { return told.words.size() == 4; })) << "whoever starts it has gone";
  EXPECT_EQ(told.words.last(), QStringLiteral("failed"));
}

TEST(SocketPractice, AnActiveKioskKeepsTheSetUpAndSpeaksToItsCustomerAndBank) {
  const QTemporaryDir run;
  ASSERT_TRUE(QDir(run.path()).mkpath(QStringLiteral("training/sim")));
  Listener starter(run.path() + QStringLiteral("/training.start"));
  Listener counter(run.path() + QStringLiteral("/training/sim/counter.sock"));
  Listener bank(run.path() + QStringLiteral("/training/sim/acquirer.sock"));
  ServiceLine line(run.path().toStdString());
  SocketPractice practice(line, run.path(), /*active=*/true);
  starter.Accept();
  EXPECT_FALSE(starter.Left());
  practice.HoldOut(QStringLiteral("unionpay-debit"), QStringLiteral("insert"), QStringLiteral("123456"));
  counter.Accept();
  EXPECT_EQ(counter.Heard().toStdString(),
            "{\"card\":\"unionpay-debit\",\"how\":\"insert\",\"op\":\"present\",\"pin\":\"123456\"}\n");
  practice.PayNextOrder();
  bank.Accept();
  EXPECT_EQ(bank.Heard().toStdString(),
            "{\"after_s\":5,\"does\":\"pay\",\"op\":\"wallet\",\"order\":\"next\"}\n");
}

}  // namespace
}  // namespace till::kiosk
