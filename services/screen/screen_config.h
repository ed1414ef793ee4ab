// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_SCREEN_SCREEN_CONFIG_H_
#define TILL_SERVICES_SCREEN_SCREEN_CONFIG_H_

#include <sys/types.h>

#include <optional>

struct weston_compositor;

namespace till::screen {

// ScreenConfig is the section [till-screen] of weston.ini.
struct ScreenConfig {
  uid_t kiosk_user = 0;   // kiosk-user: a name or a number
  uid_t pin_user = 0;     // pin-user: a name or a number, another one
  int strip_height = 56;  // strip-height: pixels, 32 to 120
};

// ReadScreenConfig logs what is wrong and gives nothing then: a compositor that cannot tell its clients apart
// shall not start.
std::optional<ScreenConfig> ReadScreenConfig(weston_compositor* compositor);

}  // namespace till::screen

#endif  // TILL_SERVICES_SCREEN_SCREEN_CONFIG_H_
