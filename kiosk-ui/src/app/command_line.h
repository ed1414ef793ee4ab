// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_APP_COMMAND_LINE_H_
#define TILL_KIOSK_UI_SRC_APP_COMMAND_LINE_H_

#include <QSize>
#include <QString>
#include <QStringList>
#include <optional>

namespace till::kiosk {

// CommandLine is what till-kiosk was started with.
struct CommandLine {
  QString run_directory = QStringLiteral("/run/till");
  QString media_directory = QStringLiteral("/run/media");
  bool training = false;  // in the training set below the run directory
  bool fake = false;
  QString scenario;  // a file, or the name of a built-in scenario
  QString language = QStringLiteral("zh");
  bool portrait = true;
  bool full_screen = false;
  double text_scale = 1.0;
  bool dark = false;
  bool reduced_motion = false;
  QString operator_number;  // signs in at once with the password in the file; demonstrations only
  QString operator_password_file;
  QString simulated_devices;  // a development machine's; empty: none

  QSize WindowSize() const { return portrait ? QSize(720, 1280) : QSize(1280, 800); }

  // Arguments returns what Parse would read this from, but for the operator: nobody is signed in.
  QStringList Arguments() const;

  // Parse reads the arguments without the program's name; nothing and `error` (or the help text) if they are
  // not right.
  static std::optional<CommandLine> Parse(const QStringList& arguments, QString* error);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_APP_COMMAND_LINE_H_
