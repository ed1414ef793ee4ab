// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_TESTS_SHOP_KIOSK_H_
#define TILL_KIOSK_UI_TESTS_SHOP_KIOSK_H_

#include "kiosk-ui/tests/fake_kiosk.h"

namespace till::kiosk {

// ShopKiosk is a kiosk in English over the scenario of a shop, with an operator signed in, at the home page.
struct ShopKiosk : FakeKiosk {
  explicit ShopKiosk(const char* number = "99", const char* scenario = "shop") : FakeKiosk(scenario, "en") {
    SignIn(number);
    kiosk.navigator.goHome();
  }

  // Digits answers the page that asks for some.
  void Digits(const char* digits) {
    for (; *digits != 0; ++digits) kiosk.shop.digits.pressDigit(*digits - '0');
    kiosk.shop.digits.submit();
    Wait(0);
  }
  Page page() const { return kiosk.navigator.page(); }
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_TESTS_SHOP_KIOSK_H_
