// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/scheduler.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QTimer>

#include "kiosk-ui/tests/fake_kiosk.h"

namespace till::kiosk {
namespace {

void EndDeferred() {
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

TEST(QtScheduler, NothingIsLeftOfAWaitWhoseContextIsGone) {
  QtScheduler scheduler;
  QObject shop;
  auto* const context = new QObject(&shop);
  scheduler.After(std::chrono::hours(1), context, [] { FAIL() << "an hour has not passed"; });
  EXPECT_EQ(shop.findChildren<QTimer*>().size(), 1);
  delete context;
  EXPECT_TRUE(shop.findChildren<QTimer*>().isEmpty());
}

TEST(QtScheduler, AWaitThatIsOverIsGone) {
  QtScheduler scheduler;
  QObject context;
  bool called = false;
  scheduler.After(std::chrono::milliseconds(1), &context, [&called] { called = true; });
  while (!called) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
  EndDeferred();
  EXPECT_TRUE(context.children().isEmpty());
}

TEST(IdleWatcher, AThousandTouchesLeaveOneWait) {
  FakeKiosk till;
  for (int touch = 0; touch < 1000; ++touch) till.kiosk.idle.Touched();
  EndDeferred();
  EXPECT_EQ(till.kiosk.idle.children().size(), 1);
}

}  // namespace
}  // namespace till::kiosk
