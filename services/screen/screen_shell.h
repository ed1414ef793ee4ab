// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_SCREEN_SCREEN_SHELL_H_
#define TILL_SERVICES_SCREEN_SCREEN_SHELL_H_

#include <libweston-desktop/libweston-desktop.h>
#include <libweston/libweston.h>

#include <list>
#include <memory>

#include "services/screen/client_role.h"
#include "services/screen/pin_lock.h"
#include "services/screen/screen_config.h"
#include "services/screen/strip.h"

namespace till::screen {

// ScreenShell decides where each client's windows go: from below, background, kiosk, mouse pointer, keypad,
// strip. Every window has the whole screen below the strip.
class ScreenShell {
 public:
  ScreenShell(weston_compositor& compositor, const ScreenConfig& config);
  ~ScreenShell();
  ScreenShell(const ScreenShell&) = delete;
  ScreenShell& operator=(const ScreenShell&) = delete;

  // Start returns false when the compositor lacks something; it shall not run then.
  bool Start();

 private:
  struct Window {
    ScreenShell* shell;
    ClientRole role;
    weston_desktop_surface* desktop_surface;
    weston_surface* surface;
    weston_view* view;
    bool shown = false;
    wl_listener commit = {};
  };
  struct Listener {
    wl_listener listener;
    ScreenShell* shell;
  };

  void Add(weston_desktop_surface* desktop_surface);
  void Remove(weston_desktop_surface* desktop_surface);
  void Show(Window& window);
  // Hidden handles a window whose client took the picture away.
  void Hidden(Window& window);
  void FocusKiosk();
  void LayOut();
  void AskForLife();
  void Answered(weston_desktop_client* client);

  static Window* WindowOf(weston_desktop_surface* desktop_surface);
  static const weston_desktop_api& Api();

  weston_compositor& compositor_;
  const ScreenConfig config_;
  ClientRoles roles_;
  weston_layer background_layer_ = {};
  weston_layer kiosk_layer_ = {};
  weston_layer pin_layer_ = {};
  weston_layer strip_layer_ = {};
  weston_surface* background_ = nullptr;
  weston_view* background_view_ = nullptr;
  weston_desktop* desktop_ = nullptr;
  std::list<Window> windows_;  // the last mapped one of a layer is on top
  PinLock lock_;
  std::unique_ptr<Strip> strip_;
  Listener output_created_ = {};
  Listener output_resized_ = {};
  wl_event_source* life_timer_ = nullptr;
  int unanswered_ = 0;
};

}  // namespace till::screen

#endif  // TILL_SERVICES_SCREEN_SCREEN_SHELL_H_
