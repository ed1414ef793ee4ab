// SPDX-License-Identifier: Apache-2.0
// GoogleTest's main with a Qt application around it, because timers, posted events and fonts need one.
#include <gtest/gtest.h>

#include <QGuiApplication>

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  QGuiApplication application(argc, argv);
  return RUN_ALL_TESTS();
}
