// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/app/command_line.h"

#include <QCommandLineParser>

namespace till::kiosk {

QStringList CommandLine::Arguments() const {
  QStringList arguments = {QStringLiteral("--run-directory"),
                           run_directory,
                           QStringLiteral("--media-directory"),
                           media_directory,
                           QStringLiteral("--backend"),
                           fake ? QStringLiteral("fake") : QStringLiteral("grpc"),
                           QStringLiteral("--scenario"),
                           scenario,
                           QStringLiteral("--language"),
                           language,
                           QStringLiteral("--orientation"),
                           portrait ? QStringLiteral("portrait") : QStringLiteral("landscape"),
                           QStringLiteral("--text-scale"),
                           QString::number(text_scale)};
  if (!simulated_devices.isEmpty())
    arguments.append({QStringLiteral("--simulated-devices"), simulated_devices});
  if (training) arguments.append(QStringLiteral("--training"));
  if (full_screen) arguments.append(QStringLiteral("--full-screen"));
  if (dark) arguments.append(QStringLiteral("--dark"));
  if (reduced_motion) arguments.append(QStringLiteral("--reduced-motion"));
  return arguments;
}

std::optional<CommandLine> CommandLine::Parse(const QStringList& arguments, QString* error) {
  QCommandLineParser parser;
  parser.setApplicationDescription(QStringLiteral("Till's touchscreen."));
  const auto option = [&parser](const char* name, const char* description, const char* value = nullptr,
                                const char* otherwise = "") {
    parser.addOption(QCommandLineOption(QLatin1String(name), QString::fromUtf8(description),
                                        value == nullptr ? QString() : QLatin1String(value),
                                        QLatin1String(otherwise)));
  };
  option("run-directory", "Where the services' sockets are.", "folder", "/run/till");
  option("media-directory", "Where USB sticks are mounted.", "folder", "/run/media");
  option("training", "In the training set: simulated cards and bank, no money moves.");
  option("backend", "grpc: the terminal's services; fake: a scenario, no money moves.", "grpc|fake", "grpc");
  option("scenario", "What the fake backend plays: a file, or a built-in name such as everyday.", "file",
         "everyday");
  option("language", "Language at the start.", "zh|en", "zh");
  option("orientation", "720 by 1280 or 1280 by 800.", "portrait|landscape", "portrait");
  option("full-screen", "Fill the display instead of a window.");
  option("text-scale", "Size of the text, 1.0 to 1.5.", "factor", "1.0");
  option("dark", "Dark colours.");
  option("reduced-motion", "Nothing moves.");
  option("operator", "Sign this operator in at once (demonstrations).", "number");
  option("operator-password-file", "The file that holds the operator's password.", "file");
  option("simulated-devices",
         "Show the lights and tones of the simulated devices in this folder (development).", "folder");
  option("help", "Say this.");

  if (!parser.parse(QStringList(QStringLiteral("till-kiosk")) + arguments)) {
    *error = parser.errorText();
    return std::nullopt;
  }
  if (parser.isSet(QStringLiteral("help")) || !parser.positionalArguments().isEmpty()) {
    *error = parser.helpText();
    return std::nullopt;
  }
  const auto one_of = [&](const char* name, const char* first, const char* second) {
    const QString value = parser.value(QLatin1String(name));
    if (value != QLatin1String(first) && value != QLatin1String(second)) {
      *error = QStringLiteral("--%1 is %2 or %3")
                   .arg(QLatin1String(name), QLatin1String(first), QLatin1String(second));
    }
    return value == QLatin1String(first);
  };
  error->clear();
  CommandLine line;
  line.run_directory = parser.value(QStringLiteral("run-directory"));
  line.media_directory = parser.value(QStringLiteral("media-directory"));
  line.training = parser.isSet(QStringLiteral("training"));
  line.fake = one_of("backend", "fake", "grpc");
  line.scenario = parser.value(QStringLiteral("scenario"));
  line.language = one_of("language", "zh", "en") ? QStringLiteral("zh") : QStringLiteral("en");
  line.portrait = one_of("orientation", "portrait", "landscape");
  line.full_screen = parser.isSet(QStringLiteral("full-screen"));
  bool is_number = false;
  line.text_scale = parser.value(QStringLiteral("text-scale")).toDouble(&is_number);
  if (!is_number || line.text_scale < 1.0 || line.text_scale > 1.5) {
    *error = QStringLiteral("--text-scale is a number from 1.0 to 1.5");
  }
  line.dark = parser.isSet(QStringLiteral("dark"));
  line.reduced_motion = parser.isSet(QStringLiteral("reduced-motion"));
  line.operator_number = parser.value(QStringLiteral("operator"));
  line.operator_password_file = parser.value(QStringLiteral("operator-password-file"));
  line.simulated_devices = parser.value(QStringLiteral("simulated-devices"));
  if (!error->isEmpty()) return std::nullopt;
  return line;
}

}  // namespace till::kiosk
