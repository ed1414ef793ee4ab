// SPDX-License-Identifier: Apache-2.0
// The real QML under a finger: a whole sale by touch, and every control of every page large enough and named.
#include <gtest/gtest.h>

#include <QAccessible>
#include <QGuiApplication>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>
#include <functional>

#include "kiosk-ui/tests/fake_kiosk.h"

namespace till::kiosk {
namespace {

constexpr int kTouch = 48;
constexpr int kTouchKeypad = 64;

// A kiosk with its window open.
struct Counter {
  explicit Counter(const char* scenario = "everyday", QSize size = QSize(720, 1280), double text_scale = 1.0)
      : till(scenario, "en") {
    till.kiosk.theme->setReducedMotion(true);
    till.kiosk.theme->setTextScale(text_scale);
    window = till.kiosk.Show(size);
    EXPECT_NE(window, nullptr);
    Settle();
  }

  void Settle() {
    till.Wait(0);
    for (int round = 0; round < 3; ++round) QCoreApplication::processEvents();
  }

  // Controls lists what can be touched now.
  QList<QQuickItem*> Controls() const {
    QList<QQuickItem*> found;
    const std::function<void(QQuickItem*)> visit = [&](QQuickItem* item) {
      if (!item->isVisible() || item->opacity() == 0) return;
      if (item->inherits("QQuickAbstractButton")) found.append(item);
      for (QQuickItem* child : item->childItems()) visit(child);
    };
    visit(window->contentItem());
    return found;
  }

  static QString NameOf(QQuickItem* control) {
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(control);
    return spoken == nullptr ? QString() : spoken->text(QAccessible::Name);
  }

  // RestingPlaceOf returns a control's middle once it stands still: a page is laid out when its first frame
  // is drawn, and a finger does not come sooner.
  static QPointF RestingPlaceOf(QQuickItem* control) {
    const auto middle = [control] {
      return control->mapToScene(QPointF(control->width() / 2, control->height() / 2));
    };
    QPointF before;
    QPointF now = middle();
    for (int frames = 0; frames < 100 && (now != before || control->width() <= 0); ++frames) {
      before = now;
      QTest::qWait(40);
      now = middle();
    }
    return now;
  }

  // Tap touches the control of that name; a control that is not there fails the test.
  void Tap(const char* name) {
    for (QQuickItem* control : Controls()) {
      if (NameOf(control) != QString::fromUtf8(name)) continue;
      const QPointF middle = RestingPlaceOf(control);
      QTest::mouseClick(window, Qt::LeftButton, Qt::NoModifier, middle.toPoint());
      Settle();
      return;
    }
    FAIL() << "nothing to tap is called " << name;
  }
  void TapDigits(const char* digits) {
    for (; *digits != 0; ++digits) Tap(std::string(1, *digits).c_str());
  }

  FakeKiosk till;
  QQuickWindow* window = nullptr;
};

TEST(Touch, AWholeSaleAndBackToTheStart) {
  Counter counter;
  counter.TapDigits("01123456");
  counter.Tap("Sign in");
  ASSERT_EQ(counter.till.kiosk.navigator.page(), Page::Home);
  counter.Tap("Take payment");
  counter.TapDigits("12");
  counter.Tap("Double zero");
  counter.TapDigits("7");
  counter.Tap("Delete the last digit");
  EXPECT_EQ(counter.till.kiosk.entry.text().toStdString(), "¥12.00");
  counter.Tap("Take payment");
  counter.till.Wait(15'000);
  counter.Settle();
  ASSERT_EQ(counter.till.kiosk.navigator.page(), Page::Approved);
  counter.Tap("Receipt");
  ASSERT_EQ(counter.till.kiosk.navigator.page(), Page::Receipt);
  counter.Tap("Done");
  EXPECT_EQ(counter.till.kiosk.navigator.page(), Page::Home);
}

TEST(Touch, CancelAsksFirst) {
  Counter counter;
  counter.till.Pay();
  counter.till.Wait(300);
  counter.Settle();
  counter.Tap("Cancel");
  EXPECT_FALSE(counter.till.kiosk.payment.cancelling());
  counter.Tap("Carry on");
  EXPECT_EQ(counter.till.kiosk.navigator.page(), Page::PresentCard);
  counter.Tap("Cancel");
  counter.Tap("Cancel payment");
  EXPECT_EQ(counter.till.kiosk.payment.outcome(), PaymentOutcome::Cancelled);
}

TEST(Touch, ChoosesAnApplication) {
  Counter counter("two_applications");
  counter.till.Pay();
  counter.till.Wait(5'000);
  counter.Settle();
  ASSERT_EQ(counter.till.kiosk.navigator.page(), Page::ChooseApplication);
  counter.Tap("银联贷记 UnionPay Credit");
  counter.till.Wait(5'000);
  EXPECT_EQ(counter.till.kiosk.payment.outcome(), PaymentOutcome::Approved);
}

TEST(Touch, TheLanguageSwitchIsOnEveryPageAndWorksAtOnce) {
  Counter counter("declined");
  counter.till.Pay();
  counter.till.Wait(9'000);
  counter.Settle();
  counter.Tap("Switch language to 中文");
  EXPECT_EQ(counter.till.kiosk.language.current().toStdString(), "zh");
  bool has_chinese_button = false;
  for (QQuickItem* control : counter.Controls()) {
    has_chinese_button = has_chinese_button || Counter::NameOf(control) == QStringLiteral("重试");
  }
  EXPECT_TRUE(has_chinese_button);
}

TEST(Touch, TheKeyboardTypesAndTabReachesEveryControl) {
  Counter counter;
  for (const char key : std::string("01123456")) QTest::keyClick(counter.window, key);
  QTest::keyClick(counter.window, Qt::Key_Return);
  counter.Settle();
  ASSERT_EQ(counter.till.kiosk.navigator.page(), Page::Home);
  QSet<QQuickItem*> reached;
  for (int step = 0; step < 20; ++step) {
    QTest::keyClick(counter.window, Qt::Key_Tab);
    counter.Settle();
    if (counter.window->activeFocusItem() != nullptr) reached.insert(counter.window->activeFocusItem());
  }
  for (QQuickItem* control : counter.Controls()) {
    EXPECT_TRUE(!control->isEnabled() || reached.contains(control)) << Counter::NameOf(control).toStdString();
  }
}

struct Shape {
  QSize size;
  double text_scale;
};

class TouchTargets : public testing::TestWithParam<Shape> {};

// Every page that the scenarios lead to: its controls are a thumb wide, inside the window, and named.
TEST_P(TouchTargets, AreLargeEnoughInsideAndNamed) {
  struct Place {
    const char* scenario;
    std::function<void(FakeKiosk&)> go;
  };
  const auto pay = [](int wait_ms) {
    return [wait_ms](FakeKiosk& till) {
      till.Pay();
      till.Wait(wait_ms);
    };
  };
  const std::vector<Place> places = {
      {"everyday", [](FakeKiosk&) {}},
      {"everyday", [](FakeKiosk& till) { till.SignIn(); }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.navigator.openAmount();
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.navigator.openPayments();
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.navigator.openDevice();
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.navigator.open(Page::Display);
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.navigator.openMenu(MenuModel::Menu::Manage);
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.session.lock();
       }},
      {"everyday", pay(300)},
      {"everyday", pay(6'000)},
      {"everyday", pay(9'600)},
      {"everyday", pay(12'000)},
      {"two_applications", pay(5'000)},
      {"declined", pay(9'000)},
      {"host_silent", pay(5'000)},
      {"host_silent", pay(30'000)},
      {"no_card", pay(70'000)},
      {"offline", [](FakeKiosk&) {}},
      {"out_of_service", [](FakeKiosk&) {}},
  };
  for (const Place& page : places) {
    Counter counter(page.scenario, GetParam().size, GetParam().text_scale);
    page.go(counter.till);
    counter.Settle();
    const std::string where = counter.till.kiosk.navigator.pageFile().toStdString();
    EXPECT_FALSE(counter.Controls().isEmpty()) << where;
    for (QQuickItem* control : counter.Controls()) {
      const QString name = Counter::NameOf(control);
      EXPECT_FALSE(name.isEmpty()) << where << ": a control without a name";
      const bool on_keypad = QByteArray(control->metaObject()->className()).startsWith("KeypadKey");
      const int least = on_keypad ? kTouchKeypad : kTouch;
      EXPECT_GE(control->width(), least) << where << ": " << name.toStdString();
      EXPECT_GE(control->height(), least) << where << ": " << name.toStdString();
      const bool in_list = control->parentItem() != nullptr &&
                           control->parentItem()->parentItem() != nullptr &&
                           control->parentItem()->parentItem()->inherits("QQuickFlickable");
      const QRectF place = control->mapRectToScene(QRectF(0, 0, control->width(), control->height()));
      const QRectF window(0, 0, GetParam().size.width(), GetParam().size.height());
      EXPECT_TRUE(in_list || window.contains(place)) << where << ": " << name.toStdString() << " is cut";
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Shapes, TouchTargets,
                         testing::Values(Shape{QSize(720, 1280), 1.0}, Shape{QSize(1280, 800), 1.0},
                                         Shape{QSize(720, 1280), 1.5}, Shape{QSize(1280, 800), 1.5}));

}  // namespace
}  // namespace till::kiosk
