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
    std::string there;
    for (QQuickItem* control : Controls()) there += "\n  " + NameOf(control).toStdString();
    FAIL() << "nothing to tap is called " << name << "; there are:" << there;
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

TEST(Touch, ARefundApprovedOnTheSpot) {
  Counter counter;
  counter.till.SignIn();
  counter.Settle();
  counter.Tap("Undo or refund");
  counter.Tap("Find by a number, Or scan the barcode on the slip");
  counter.Tap("Trace number");
  counter.TapDigits("142");
  counter.Tap("Find");
  ASSERT_EQ(counter.till.kiosk.navigator.page(), Page::Original);
  counter.Tap("Refund a part");
  counter.TapDigits("1000");
  counter.Tap("Refund");
  ASSERT_EQ(counter.till.kiosk.navigator.page(), Page::Approval);
  counter.TapDigits("02246810");
  counter.Tap("Approve");
  counter.till.Wait(10'000);
  counter.Settle();
  ASSERT_EQ(counter.till.kiosk.navigator.page(), Page::Approved);
  EXPECT_EQ(counter.till.backend.order().amount.minor_units, 1000);
  EXPECT_EQ(counter.till.backend.order().original.toStdString(), "payments/h1");
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
  counter.Tap("Cancel it");
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
  // A page of the shop, for the operator of that number.
  const auto in_shop = [](const char* number, Page page) {
    return [number, page](FakeKiosk& till) {
      till.SignIn(number);
      till.kiosk.navigator.open(page);
    };
  };
  const std::vector<Place> places = {
      {"everyday", [](FakeKiosk&) {}},
      {"everyday", [](FakeKiosk& till) { till.SignIn(); }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.checkout.start(Transaction::Sale);
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
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.navigator.openMenu(MenuModel::Menu::CardServices);
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.originals.begin(OriginalListModel::Purpose::UndoOrRefund);
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.originals.enterNumber();
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.originals.choose(QStringLiteral("payments/h1"));
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.originals.choose(QStringLiteral("payments/h1"));
         till.Wait(0);
         till.kiosk.checkout.about(Transaction::Void);
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.originals.choose(QStringLiteral("payments/h1"));
         till.Wait(0);
         till.kiosk.checkout.about(Transaction::Void);
         till.kiosk.checkout.confirm();
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignInSupervisor();
         till.kiosk.originals.choose(QStringLiteral("payments/h3"));
         till.Wait(0);
         till.kiosk.checkout.about(Transaction::Refund);
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.checkout.start(Transaction::QrSale);
         till.Type(QStringLiteral("2650"));
         till.kiosk.checkout.next();
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.checkout.start(Transaction::QrSale);
         till.Type(QStringLiteral("2650"));
         till.kiosk.checkout.scanCode();
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.checkout.start(Transaction::QrSale);
         till.Type(QStringLiteral("2650"));
         till.kiosk.checkout.showCode();
         till.Wait(500);
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.checkout.start(Transaction::Balance);
         till.Wait(7'000);
       }},
      {"shop", in_shop("01", Page::StartOfDay)},
      {"shop", in_shop("01", Page::Settle)},
      {"shop_trouble", in_shop("01", Page::Settle)},
      {"shop", in_shop("01", Page::Settlements)},
      {"shop", in_shop("01", Page::Payments)},
      {"shop", in_shop("01", Page::Filters)},
      {"shop", in_shop("01", Page::Totals)},
      {"shop", in_shop("99", Page::Staff)},
      {"shop", in_shop("99", Page::Audit)},
      {"shop", in_shop("99", Page::Settings)},
      {"shop", in_shop("99", Page::Update)},
      {"shop", in_shop("99", Page::FactoryReset)},
      {"shop", in_shop("99", Page::Endpoint)},
      {"shop",
       [](FakeKiosk& till) {
         till.SignIn("99");
         till.Open(Page::Payee);
         till.kiosk.shop.payee.act(QStringLiteral("IDENTITY_FRONT"));
         till.Wait(600);
         till.Wait(300);
       }},
      {"shop", in_shop("03", Page::NewPassword)},
      {"shop", in_shop("01", Page::SelfTest)},
      {"shop", in_shop("01", Page::TouchGrid)},
      {"shop", in_shop("01", Page::Patterns)},
      {"shop", in_shop("01", Page::About)},
      {"shop", in_shop("01", Page::Help)},
      {"shop",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.shop.showPayment(QStringLiteral("payments/b01"));
       }},
      {"shop",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.shop.search.edit(QStringLiteral("card"));
       }},
      {"shop",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.shop.search.edit(QStringLiteral("range"));
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
      {"out_of_service", [](FakeKiosk& till) { till.Wait(20'000); }},
      {"offline", [](FakeKiosk& till) { till.Wait(20'000); }},
      {"refused", [](FakeKiosk&) {}},
      {"refused", [](FakeKiosk& till) { till.kiosk.refusal.reset(); }},
      {"everyday",
       [](FakeKiosk& till) {
         till.SignIn();
         till.kiosk.navigator.open(Page::Training);
       }},
      // Under the band there is less room for everything.
      {"everyday", [](FakeKiosk& till) { till.backends.practice().SetActive(true); }},
      {"everyday",
       [](FakeKiosk& till) {
         till.backends.practice().SetActive(true);
         till.SignIn();
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.backends.practice().SetActive(true);
         till.SignIn();
         till.kiosk.checkout.start(Transaction::Sale);
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.backends.practice().SetActive(true);
         till.Pay();
         till.Wait(300);
       }},
      {"everyday",
       [](FakeKiosk& till) {
         till.backends.practice().SetActive(true);
         till.SignIn();
         till.kiosk.session.lock();
       }},
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
      bool in_list = false;
      for (QQuickItem* above = control->parentItem(); above != nullptr; above = above->parentItem())
        in_list = in_list || above->inherits("QQuickFlickable");
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
