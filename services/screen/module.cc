// SPDX-License-Identifier: Apache-2.0
// till-screen.so: the shell that Weston loads (weston --shell=…/till-screen.so).

#include <libweston/libweston.h>
#include <weston/weston.h>

#include "services/screen/screen_config.h"
#include "services/screen/screen_shell.h"

namespace {

struct DestroyListener {
  wl_listener listener;
  till::screen::ScreenShell* shell;
};

}  // namespace

extern "C" __attribute__((visibility("default"))) int wet_shell_init(weston_compositor* compositor, int*,
                                                                     char**) {
  const std::optional<till::screen::ScreenConfig> config = till::screen::ReadScreenConfig(compositor);
  if (!config) return -1;
  auto* shell = new till::screen::ScreenShell(*compositor, *config);
  if (!shell->Start()) {
    delete shell;
    return -1;
  }
  static DestroyListener destroy = {};
  destroy.shell = shell;
  weston_compositor_add_destroy_listener_once(
      compositor, &destroy.listener,
      [](wl_listener* listener, void*) { delete reinterpret_cast<DestroyListener*>(listener)->shell; });
  return 0;
}
