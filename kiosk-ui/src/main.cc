// SPDX-License-Identifier: Apache-2.0
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include <QFile>
#include <QGuiApplication>
#include <QSurfaceFormat>
#include <QUuid>
#include <cstdio>
#include <memory>
#include <optional>
#include <vector>

#include "kiosk-ui/src/app/command_line.h"
#include "kiosk-ui/src/app/fonts.h"
#include "kiosk-ui/src/app/kiosk.h"
#include "kiosk-ui/src/backend/fake_backends.h"
#include "kiosk-ui/src/backend/grpc_backends.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/development/simulated_signals.h"

namespace {

using till::kiosk::Backends;
using till::kiosk::CommandLine;

std::unique_ptr<Backends> MakeBackends(const CommandLine& line, till::kiosk::Scheduler& scheduler,
                                       QString* error) {
  if (!line.fake) {
    return std::make_unique<till::kiosk::GrpcBackends>(line.run_directory.toStdString(), scheduler,
                                                       line.media_directory, line.training);
  }
  QFile file(line.scenario.contains(QLatin1Char('.'))
                 ? line.scenario
                 : QStringLiteral(":/scenarios/%1.json").arg(line.scenario));
  if (!file.open(QIODevice::ReadOnly)) {
    *error = QStringLiteral("%1: %2").arg(line.scenario, file.errorString());
    return nullptr;
  }
  const auto scenario = till::kiosk::Scenario::Parse(file.readAll(), error);
  if (!scenario.has_value()) return nullptr;
  auto backends = std::make_unique<till::kiosk::FakeBackends>(*scenario, scheduler);
  backends->practice().SetActive(line.training);
  return backends;
}

// Signs the operator of the command line in, with the password from its file.
void SignIn(const CommandLine& line, till::kiosk::Kiosk& kiosk) {
  QFile file(line.operator_password_file);
  if (line.operator_number.isEmpty() || !file.open(QIODevice::ReadOnly)) return;
  QByteArray password = file.readLine().trimmed();
  kiosk.session.SignIn(
      line.operator_number,
      till::SecretBuffer::CopyString({password.constData(), static_cast<size_t>(password.size())}));
  password.fill('\0');
}

// Run shows the kiosk until it ends, and returns its exit code. `line` is afterwards what the kiosk is to go
// on as, when that is in the other world.
int Run(QGuiApplication& application, CommandLine& line) {
  till::kiosk::QtScheduler scheduler;
  QString error;
  const std::unique_ptr<Backends> backends = MakeBackends(line, scheduler, &error);
  if (backends == nullptr) {
    std::fprintf(stderr, "till-kiosk: %s\n", qPrintable(error));
    return 2;
  }
  till::kiosk::Kiosk kiosk(*backends, scheduler, line.language, []() -> QString {
    return QString::fromLatin1(till::kiosk::kRequestIdPrefix) +
           QUuid::createUuid().toString(QUuid::WithoutBraces);
  });
  kiosk.theme->setDark(line.dark);
  kiosk.theme->setTextScale(line.text_scale);
  kiosk.theme->setReducedMotion(line.reduced_motion);
  QObject::connect(&kiosk.training, &till::kiosk::TrainingModel::switches, &application, [&](bool training) {
    line.training = training;
    line.language = kiosk.language.current();
    line.dark = kiosk.theme->dark();
    line.text_scale = kiosk.theme->textScale();
    QGuiApplication::exit(0);
  });
  QQuickWindow* window = kiosk.Show(line.WindowSize());
  if (window == nullptr) return 2;
  if (line.full_screen) window->showFullScreen();
  std::optional<till::kiosk::SimulatedSignals> signals;
  if (!line.simulated_devices.isEmpty()) signals.emplace(scheduler, line.simulated_devices).ShowIn(*window);
  backends->payments().Start();
  SignIn(line, kiosk);
  sd_notify(0, "READY=1");
  return QGuiApplication::exec();
}

// Become starts this program anew in its own process, and returns only if that cannot be: nothing of one
// world, not a session, not a connection, not a number on the screen, is in memory in the other.
int Become(const char* name, const CommandLine& line) {
  std::vector<QByteArray> words = {name};
  for (const QString& word : line.Arguments()) words.push_back(word.toLocal8Bit());
  std::vector<char*> arguments;
  for (QByteArray& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
  execv("/proc/self/exe", arguments.data());
  std::perror("till-kiosk");
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  QStringList arguments;
  for (int index = 1; index < argc; ++index) arguments.append(QString::fromLocal8Bit(argv[index]));
  QString error;
  auto line = CommandLine::Parse(arguments, &error);
  if (!line.has_value()) {
    std::fprintf(stderr, "till-kiosk: %s\n", qPrintable(error));
    return 2;
  }
  // The terminal draws without a GPU, and so does a developer's Xvfb; another renderer only where someone
  // asks for it.
  if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND")) qputenv("QT_QUICK_BACKEND", "software");
  QSurfaceFormat format;
  format.setSamples(4);  // smooth icons where there is a GPU; the software renderer smooths by itself
  QSurfaceFormat::setDefaultFormat(format);
  const bool training = line->training;
  int code = 0;
  {
    QGuiApplication application(argc, argv);
    till::kiosk::UseFonts();
    code = Run(application, *line);
  }
  return line->training == training ? code : Become(argv[0], *line);
}
