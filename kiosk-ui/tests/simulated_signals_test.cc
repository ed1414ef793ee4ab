// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/development/simulated_signals.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QTemporaryDir>

#include "kiosk-ui/src/backend/manual_scheduler.h"

namespace till::kiosk {
namespace {

class SimulatedSignalsTest : public testing::Test {
 protected:
  void Write(const char* name, const char* line) {
    QFile file(folder_.filePath(QLatin1String(name)));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(line);
  }
  void Look() { scheduler_.Advance(std::chrono::milliseconds(100)); }

  QTemporaryDir folder_;
  ManualScheduler scheduler_;
};

TEST_F(SimulatedSignalsTest, WithoutFilesAllIsDarkAndSilent) {
  SimulatedSignals seen(scheduler_, folder_.path());
  Look();
  EXPECT_EQ(seen.lights().toStdString(), "00000");
  EXPECT_FALSE(seen.sounding());
}

TEST_F(SimulatedSignalsTest, LightsShowAsTheFileHasThem) {
  SimulatedSignals seen(scheduler_, folder_.path());
  Write("lights", "11110\n");
  Look();
  EXPECT_EQ(seen.lights().toStdString(), "11110");
  Write("lights", "nonsense");
  Look();
  EXPECT_EQ(seen.lights().toStdString(), "00000");
}

TEST_F(SimulatedSignalsTest, AToneThatWasShorterThanALookIsSeen) {
  Write("sound", "4 0\n");
  SimulatedSignals seen(scheduler_, folder_.path());
  Look();
  EXPECT_FALSE(seen.sounding()) << "those four were before";
  Write("sound", "5 0\n");
  Look();
  EXPECT_TRUE(seen.sounding());
  Look();
  EXPECT_FALSE(seen.sounding());
  Write("sound", "6 1500\n");
  Look();
  Look();
  EXPECT_TRUE(seen.sounding()) << "it goes on";
}

}  // namespace
}  // namespace till::kiosk
