// SPDX-License-Identifier: Apache-2.0
#include "services/screen/screen_config.h"

#include <libweston/config-parser.h>
#include <libweston/libweston.h>
#include <pwd.h>
#include <stdlib.h>
#include <weston/weston.h>

#include <charconv>
#include <string>

namespace till::screen {
namespace {

std::optional<uid_t> UserOf(weston_config_section* section, const char* key) {
  char* text = nullptr;
  weston_config_section_get_string(section, key, &text, "");
  const std::string user(text);
  free(text);
  uid_t number = 0;
  const auto [end, error] = std::from_chars(user.data(), user.data() + user.size(), number);
  if (!user.empty() && error == std::errc() && end == user.data() + user.size()) return number;
  if (const passwd* entry = user.empty() ? nullptr : getpwnam(user.c_str()); entry != nullptr)
    return entry->pw_uid;
  weston_log("till-screen: %s: no such user: '%s'\n", key, user.c_str());
  return std::nullopt;
}

}  // namespace

std::optional<ScreenConfig> ReadScreenConfig(weston_compositor* compositor) {
  weston_config_section* section =
      weston_config_get_section(wet_get_config(compositor), "till-screen", nullptr, nullptr);
  const std::optional<uid_t> kiosk = UserOf(section, "kiosk-user");
  const std::optional<uid_t> pin = UserOf(section, "pin-user");
  ScreenConfig config;
  weston_config_section_get_int(section, "strip-height", &config.strip_height, config.strip_height);
  if (!kiosk || !pin) return std::nullopt;
  if (*kiosk == *pin) {
    weston_log("till-screen: kiosk-user and pin-user are one user\n");
    return std::nullopt;
  }
  if (config.strip_height < 32 || config.strip_height > 120) {
    weston_log("till-screen: strip-height: 32 to 120\n");
    return std::nullopt;
  }
  config.kiosk_user = *kiosk;
  config.pin_user = *pin;
  return config;
}

}  // namespace till::screen
