// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/scenario.h"

#include <gtest/gtest.h>

#include <QDir>

#include "kiosk-ui/src/app/command_line.h"
#include "kiosk-ui/src/models/theme_model.h"

namespace till::kiosk {
namespace {

TEST(Scenario, EveryBuiltInOneIsWellFormed) {
  const QStringList files = QDir(QStringLiteral(":/scenarios")).entryList();
  ASSERT_GE(files.size(), 8);
  for (const QString& name : files) {
    QFile file(QStringLiteral(":/scenarios/") + name);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QString error;
    EXPECT_TRUE(Scenario::Parse(file.readAll(), &error).has_value())
        << name.toStdString() << ": " << error.toStdString();
  }
}

TEST(Scenario, NamesWhatIsWrong) {
  struct Row {
    const char* json;
    const char* error;
  };
  const Row rows[] = {
      {R"({"onlin": true})", "scenario.onlin is not a known field"},
      {R"({"online": "yes"})", "scenario.online must be true or false"},
      {R"({"health": {"parts": [{"name": "card", "health": "Fine"}]}})",
       "health.parts.health is not a known name"},
      {R"({"payments": [{"steps": [{"set": {"stage": "Nowhere"}}]}]})", "set.stage is not a known name"},
      {R"({"payments": [{"steps": [{"set": {"ways": "wave"}}]}]})", "set.ways knows tap, insert and swipe"},
      {R"({"payments": 3})", "scenario.payments must be a list"},
  };
  for (const Row& row : rows) {
    QString error;
    EXPECT_FALSE(Scenario::Parse(row.json, &error).has_value()) << row.json;
    EXPECT_EQ(error.toStdString(), row.error);
  }
}

TEST(Theme, AMissingOrUnknownTokenIsNamed) {
  QFile file(QStringLiteral(":/theme/light.json"));
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  const QByteArray good = file.readAll();
  QString error;
  ASSERT_TRUE(ThemeModel::Parse(good, &error).has_value());
  EXPECT_FALSE(
      ThemeModel::Parse(QByteArray(good).replace("\"textMuted\"", "\"textMutd\""), &error).has_value());
  EXPECT_EQ(error.toStdString(), "roles.textMuted is missing or not a colour");
  EXPECT_FALSE(ThemeModel::Parse(QByteArray(good).replace("\"keypad\"", "\"keypd\""), &error).has_value());
  EXPECT_EQ(error.toStdString(), "touch.keypad is missing");
}

TEST(CommandLine, ReadsWhatItKnowsAndRefusesTheRest) {
  QString error;
  const auto line =
      CommandLine::Parse({QStringLiteral("--backend=fake"), QStringLiteral("--orientation=landscape"),
                          QStringLiteral("--language=en"), QStringLiteral("--text-scale=1.5")},
                         &error);
  ASSERT_TRUE(line.has_value()) << error.toStdString();
  EXPECT_TRUE(line->fake);
  EXPECT_EQ(line->WindowSize(), QSize(1280, 800));
  EXPECT_EQ(line->language.toStdString(), "en");
  EXPECT_FALSE(CommandLine::Parse({QStringLiteral("--language=fr")}, &error).has_value());
  EXPECT_EQ(error.toStdString(), "--language is zh or en");
  EXPECT_FALSE(CommandLine::Parse({QStringLiteral("--text-scale=3")}, &error).has_value());
  EXPECT_FALSE(CommandLine::Parse({QStringLiteral("--colour")}, &error).has_value());
}

}  // namespace
}  // namespace till::kiosk
