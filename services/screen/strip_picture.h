// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_SCREEN_STRIP_PICTURE_H_
#define TILL_SERVICES_SCREEN_STRIP_PICTURE_H_

#include <cstdint>

namespace till::screen {

// DrawStrip paints the strip at the top of the screen: 4 bytes a pixel as WL_SHM_FORMAT_XRGB8888, rows of 4 ×
// width. `secure`: green, and the keypad below is genuine; else grey, and this is the merchant's page, on
// which nobody shall enter a PIN.
void DrawStrip(uint8_t* pixels, int width, int height, bool secure);

}  // namespace till::screen

#endif  // TILL_SERVICES_SCREEN_STRIP_PICTURE_H_
