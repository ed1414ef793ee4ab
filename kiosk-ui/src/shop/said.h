// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_SAID_H_
#define TILL_KIOSK_UI_SRC_SHOP_SAID_H_

#include <QString>
#include <functional>

namespace till::kiosk {

// Said is words that are said anew whenever they are shown, in the language of that moment.
using Said = std::function<QString()>;

// Say is what they are now; nothing for none.
inline QString Say(const Said& words) {
  return words ? words() : QString();
}

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_SAID_H_
