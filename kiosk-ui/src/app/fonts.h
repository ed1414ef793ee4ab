// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_APP_FONTS_H_
#define TILL_KIOSK_UI_SRC_APP_FONTS_H_

namespace till::kiosk {

// UseFonts sets the program's faces: Inter for Latin letters and figures, Noto Sans CJK SC for Chinese, and
// no others, so that every machine shows the same. To be called once there is a QGuiApplication.
void UseFonts();

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_APP_FONTS_H_
