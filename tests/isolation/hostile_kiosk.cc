// SPDX-License-Identifier: Apache-2.0
// A kiosk that wants the customer's PIN: a Wayland client that does all it can to get events and to be seen,
// without end. All that it draws is red. Prints one line for each event of input that it gets, and one for
// each connection.
//
//   hostile_kiosk            attacks at WAYLAND_DISPLAY; when it is disconnected it begins anew
//   hostile_kiosk quiet      has one window and listens, as an honest kiosk does
//   hostile_kiosk bind NAME  binds every number a global could have as this interface; "refused" or "bound"
//   each

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wayland-client.h>

#include <deque>
#include <map>
#include <string>

#include "xdg-shell-client-protocol.h"

namespace {

constexpr int kWidth = 1280;
constexpr int kHeight = 1280;
constexpr size_t kMostWindows = 12;
constexpr uint32_t kGuesses = 30;

void Say(const char* what) {
  printf("%s\n", what);
  fflush(stdout);
}

struct Window {
  wl_surface* surface = nullptr;
  xdg_surface* shell_surface = nullptr;
  xdg_toplevel* toplevel = nullptr;
  xdg_popup* popup = nullptr;
  bool configured = false;
};

class HostileKiosk {
 public:
  bool Connect() {
    display_ = wl_display_connect(nullptr);
    if (display_ == nullptr) return false;
    static const wl_registry_listener kRegistry = {
        .global =
            [](void* data, wl_registry* registry, uint32_t name, const char* interface, uint32_t version) {
              static_cast<HostileKiosk*>(data)->Bind(registry, name, interface, version);
            },
        .global_remove = [](void*, wl_registry*, uint32_t) {},
    };
    registry_ = wl_display_get_registry(display_);
    wl_registry_add_listener(registry_, &kRegistry, this);
    wl_display_roundtrip(display_);
    wl_display_roundtrip(display_);
    if (compositor_ == nullptr || shm_ == nullptr || shell_ == nullptr || seat_ == nullptr) return false;
    MakeRed();
    Say("connected");
    return true;
  }

  ~HostileKiosk() {
    if (display_ != nullptr) wl_display_disconnect(display_);
  }

  // Run returns when the compositor has thrown it out.
  void Run(bool quiet) {
    wl_surface_commit(Open().surface);
    for (uint32_t round = 0; Turn(); ++round) {
      if (!quiet) Attack(round);
    }
  }

 private:
  void Bind(wl_registry* registry, uint32_t name, const std::string& interface, uint32_t version) {
    const auto bind = [&](const wl_interface& type, uint32_t most) {
      return wl_registry_bind(registry, name, &type, version < most ? version : most);
    };
    if (interface == "wl_compositor")
      compositor_ = static_cast<wl_compositor*>(bind(wl_compositor_interface, 4));
    if (interface == "wl_subcompositor") {
      subcompositor_ = static_cast<wl_subcompositor*>(bind(wl_subcompositor_interface, 1));
    }
    if (interface == "wl_shm") shm_ = static_cast<wl_shm*>(bind(wl_shm_interface, 1));
    if (interface == "xdg_wm_base") {
      static const xdg_wm_base_listener kShell = {
          .ping = [](void*, xdg_wm_base* shell, uint32_t serial) { xdg_wm_base_pong(shell, serial); },
      };
      shell_ = static_cast<xdg_wm_base*>(bind(xdg_wm_base_interface, 1));
      xdg_wm_base_add_listener(shell_, &kShell, this);
    }
    if (interface == "wl_seat" && seat_ == nullptr) {
      seat_ = static_cast<wl_seat*>(bind(wl_seat_interface, 5));
      Listen();
    }
  }

  // Listen takes every device, whether the seat says it has one or not.
  void Listen() {
    static const wl_seat_listener kSeat = {
        .capabilities =
            [](void* data, wl_seat* seat, uint32_t has) {
              auto* self = static_cast<HostileKiosk*>(data);
              if ((has & WL_SEAT_CAPABILITY_TOUCH) != 0 && self->touch_ == nullptr) self->ListenToTouch(seat);
              if ((has & WL_SEAT_CAPABILITY_POINTER) != 0 && self->pointer_ == nullptr)
                self->ListenToPointer(seat);
              if ((has & WL_SEAT_CAPABILITY_KEYBOARD) != 0 && self->keyboard_ == nullptr)
                self->ListenToKeys(seat);
            },
        .name = [](void*, wl_seat*, const char*) {},
    };
    wl_seat_add_listener(seat_, &kSeat, this);
  }

  void ListenToTouch(wl_seat* seat) {
    static const wl_touch_listener kTouch = {
        .down = [](void* data, wl_touch*, uint32_t serial, uint32_t, wl_surface*, int32_t, wl_fixed_t,
                   wl_fixed_t) { static_cast<HostileKiosk*>(data)->Heard("touch.down", serial); },
        .up = [](void* data, wl_touch*, uint32_t serial, uint32_t,
                 int32_t) { static_cast<HostileKiosk*>(data)->Heard("touch.up", serial); },
        .motion = [](void*, wl_touch*, uint32_t, int32_t, wl_fixed_t, wl_fixed_t) { Say("touch.motion"); },
        .frame = [](void*, wl_touch*) {},
        .cancel = [](void*, wl_touch*) { Say("touch.cancel"); },
        .shape = [](void*, wl_touch*, int32_t, wl_fixed_t, wl_fixed_t) {},
        .orientation = [](void*, wl_touch*, int32_t, wl_fixed_t) {},
    };
    touch_ = wl_seat_get_touch(seat);
    wl_touch_add_listener(touch_, &kTouch, this);
  }

  void ListenToPointer(wl_seat* seat) {
    static const wl_pointer_listener kPointer = {
        .enter = [](void* data, wl_pointer*, uint32_t serial, wl_surface*, wl_fixed_t,
                    wl_fixed_t) { static_cast<HostileKiosk*>(data)->Heard("pointer.enter", serial); },
        .leave = [](void*, wl_pointer*, uint32_t, wl_surface*) { Say("pointer.leave"); },
        .motion = [](void*, wl_pointer*, uint32_t, wl_fixed_t, wl_fixed_t) { Say("pointer.motion"); },
        .button = [](void* data, wl_pointer*, uint32_t serial, uint32_t, uint32_t,
                     uint32_t) { static_cast<HostileKiosk*>(data)->Heard("pointer.button", serial); },
        .axis = [](void*, wl_pointer*, uint32_t, uint32_t, wl_fixed_t) {},
        .frame = [](void*, wl_pointer*) {},
        .axis_source = [](void*, wl_pointer*, uint32_t) {},
        .axis_stop = [](void*, wl_pointer*, uint32_t, uint32_t) {},
        .axis_discrete = [](void*, wl_pointer*, uint32_t, int32_t) {},
    };
    pointer_ = wl_seat_get_pointer(seat);
    wl_pointer_add_listener(pointer_, &kPointer, this);
  }

  void ListenToKeys(wl_seat* seat) {
    static const wl_keyboard_listener kKeyboard = {
        .keymap = [](void*, wl_keyboard*, uint32_t, int32_t file, uint32_t) { close(file); },
        .enter = [](void* data, wl_keyboard*, uint32_t serial, wl_surface*,
                    wl_array*) { static_cast<HostileKiosk*>(data)->Heard("keyboard.enter", serial); },
        .leave = [](void*, wl_keyboard*, uint32_t, wl_surface*) { Say("keyboard.leave"); },
        .key = [](void* data, wl_keyboard*, uint32_t serial, uint32_t, uint32_t,
                  uint32_t) { static_cast<HostileKiosk*>(data)->Heard("keyboard.key", serial); },
        .modifiers = [](void*, wl_keyboard*, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t) {},
        .repeat_info = [](void*, wl_keyboard*, int32_t, int32_t) {},
    };
    keyboard_ = wl_seat_get_keyboard(seat);
    wl_keyboard_add_listener(keyboard_, &kKeyboard, this);
  }

  void Heard(const char* what, uint32_t serial) {
    serial_ = serial;
    Say(what);
  }

  void MakeRed() {
    const size_t size = static_cast<size_t>(kWidth) * kHeight * 4;
    const int file = memfd_create("red", MFD_CLOEXEC);
    if (ftruncate(file, static_cast<off_t>(size)) != 0) abort();
    auto* pixels = static_cast<uint32_t*>(mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0));
    for (size_t i = 0; i < size / 4; ++i) pixels[i] = 0xFFFF0000;
    pool_ = wl_shm_create_pool(shm_, file, static_cast<int32_t>(size));
    red_ = wl_shm_pool_create_buffer(pool_, 0, kWidth, kHeight, kWidth * 4, WL_SHM_FORMAT_ARGB8888);
    munmap(pixels, size);
    close(file);
  }

  void ListenTo(const Window& window) {
    static const xdg_surface_listener kSurface = {
        .configure =
            [](void* data, xdg_surface* surface, uint32_t serial) {
              auto* self = static_cast<HostileKiosk*>(data);
              self->serial_ = serial;  // a global counter: it tells how many events the others got
              xdg_surface_ack_configure(surface, serial);
              if (self->popup_.shell_surface == surface) self->Paint(self->popup_);
              for (Window& each : self->windows_) {
                if (each.shell_surface != surface) continue;
                each.configured = true;
                self->Paint(each);
              }
            },
    };
    static const xdg_toplevel_listener kToplevel = {
        .configure =
            [](void* data, xdg_toplevel*, int32_t width, int32_t height, wl_array*) {
              auto* self = static_cast<HostileKiosk*>(data);
              if (width <= 0 || height <= 0 || width > kWidth || height > kHeight || self->page_ != nullptr)
                return;
              self->page_width_ = width;
              self->page_height_ = height;
              self->page_ = wl_shm_pool_create_buffer(self->pool_, 0, width, height, kWidth * 4,
                                                      WL_SHM_FORMAT_ARGB8888);
            },
        .close = [](void*, xdg_toplevel*) {},
    };
    static const xdg_popup_listener kPopup = {
        .configure = [](void*, xdg_popup*, int32_t, int32_t, int32_t, int32_t) {},
        .popup_done = [](void* data,
                         xdg_popup*) { static_cast<HostileKiosk*>(data)->popup_dismissed_ = true; },
    };
    xdg_surface_add_listener(window.shell_surface, &kSurface, this);
    if (window.toplevel != nullptr) xdg_toplevel_add_listener(window.toplevel, &kToplevel, this);
    if (window.popup != nullptr) xdg_popup_add_listener(window.popup, &kPopup, this);
  }

  Window& Open() {
    Window& window = windows_.emplace_back();
    window.surface = wl_compositor_create_surface(compositor_);
    window.shell_surface = xdg_wm_base_get_xdg_surface(shell_, window.surface);
    window.toplevel = xdg_surface_get_toplevel(window.shell_surface);
    ListenTo(window);
    return window;
  }

  void OpenPopup(const Window& parent) {
    popup_dismissed_ = false;
    popup_.surface = wl_compositor_create_surface(compositor_);
    popup_.shell_surface = xdg_wm_base_get_xdg_surface(shell_, popup_.surface);
    xdg_positioner* positioner = xdg_wm_base_create_positioner(shell_);
    xdg_positioner_set_size(positioner, 700, 1000);
    xdg_positioner_set_anchor_rect(positioner, 0, 0, 1, 1);
    xdg_positioner_set_offset(positioner, 0, -400);
    popup_.popup = xdg_surface_get_popup(popup_.shell_surface, parent.shell_surface, positioner);
    xdg_positioner_destroy(positioner);
    ListenTo(popup_);
  }

  void Paint(Window& window) {
    // A page of another size than was agreed, or sub-surfaces that count to it, would be a reason to be
    // thrown out.
    if (window.toplevel != nullptr && page_ != nullptr) {
      xdg_surface_set_window_geometry(window.shell_surface, 0, 0, page_width_, page_height_);
    }
    wl_surface_attach(window.surface, window.toplevel != nullptr && page_ != nullptr ? page_ : red_, 0, 0);
    wl_surface_damage_buffer(window.surface, 0, 0, kWidth, kHeight);
    wl_surface_commit(window.surface);
  }

  void Close(Window& window) {
    if (window.popup != nullptr) xdg_popup_destroy(window.popup);
    if (window.toplevel != nullptr) xdg_toplevel_destroy(window.toplevel);
    xdg_surface_destroy(window.shell_surface);
    wl_surface_destroy(window.surface);
    window = {};
  }

  void Attack(uint32_t round) {
    Window& first = windows_.front();
    // A new window each time, with every wish that a window may have.
    Window& fresh = Open();
    if (round % 2 == 0) xdg_toplevel_set_parent(fresh.toplevel, first.toplevel);
    xdg_toplevel_set_fullscreen(fresh.toplevel, nullptr);
    xdg_toplevel_set_maximized(fresh.toplevel);
    wl_surface_commit(fresh.surface);
    if (first.configured) {
      xdg_toplevel_move(first.toplevel, seat_, serial_);
      xdg_toplevel_resize(first.toplevel, seat_, serial_, XDG_TOPLEVEL_RESIZE_EDGE_TOP);
      xdg_toplevel_show_window_menu(first.toplevel, seat_, serial_, 0, 0);
    }
    // A sub-surface far above and to the left of its window, and so over the strip.
    if (subcompositor_ != nullptr && first.configured) {
      wl_surface* child = wl_compositor_create_surface(compositor_);
      wl_subsurface* below = wl_subcompositor_get_subsurface(subcompositor_, child, first.surface);
      wl_subsurface_set_position(below, -100, -300);
      wl_subsurface_set_desync(below);
      wl_surface_attach(child, red_, 0, 0);
      wl_surface_commit(child);
      if (children_.size() > 8) {
        wl_subsurface_destroy(children_.front().second);
        wl_surface_destroy(children_.front().first);
        children_.pop_front();
      }
      children_.emplace_back(child, below);
    }
    // A mouse pointer as large as the screen.
    if (pointer_ != nullptr) {
      for (uint32_t guess = serial_ - 5; guess < serial_ + 5; ++guess)
        wl_pointer_set_cursor(pointer_, guess, cursor(), 300, 300);
      wl_surface_attach(cursor(), red_, 0, 0);
      wl_surface_damage_buffer(cursor(), 0, 0, kWidth, kHeight);
      wl_surface_commit(cursor());
    }
    // A popup with a grab of all input. The serial must be that of the last press, which only the keypad was
    // told; but serials are one counter for all, and a device that nobody has pressed yet has the serial 0.
    if (first.configured) {
      if (popup_.popup != nullptr) Close(popup_);
      for (uint32_t guess = 0; guess < kGuesses; ++guess) {
        OpenPopup(first);
        xdg_popup_grab(popup_.popup, seat_, guess == 0 ? 0 : serial_ + 3 - guess);
        if (wl_display_roundtrip(display_) < 0) return;
        if (!popup_dismissed_) break;
        Close(popup_);
      }
      if (popup_.popup != nullptr) wl_surface_commit(popup_.surface);
    }
    // The first window is hidden and shown again.
    if (first.configured) {
      if (round % 3 == 0) {
        wl_surface_attach(first.surface, nullptr, 0, 0);
        wl_surface_commit(first.surface);
        first.configured = false;
        wl_surface_commit(first.surface);
        first.configured = true;
      }
      Paint(first);
    }
    while (windows_.size() > kMostWindows) {
      const auto oldest = windows_.begin() + 1;
      Close(*oldest);
      windows_.erase(oldest);
    }
  }

  wl_surface* cursor() {
    if (cursor_ == nullptr) cursor_ = wl_compositor_create_surface(compositor_);
    return cursor_;
  }

  bool Turn() {
    while (wl_display_prepare_read(display_) != 0) {
      if (wl_display_dispatch_pending(display_) < 0) return false;
    }
    wl_display_flush(display_);
    pollfd wait = {wl_display_get_fd(display_), POLLIN, 0};
    if (poll(&wait, 1, 10) > 0) {
      if (wl_display_read_events(display_) < 0) return false;
    } else {
      wl_display_cancel_read(display_);
    }
    return wl_display_dispatch_pending(display_) >= 0 && wl_display_get_error(display_) == 0;
  }

  wl_display* display_ = nullptr;
  wl_registry* registry_ = nullptr;
  wl_compositor* compositor_ = nullptr;
  wl_subcompositor* subcompositor_ = nullptr;
  wl_shm* shm_ = nullptr;
  xdg_wm_base* shell_ = nullptr;
  wl_seat* seat_ = nullptr;
  wl_touch* touch_ = nullptr;
  wl_pointer* pointer_ = nullptr;
  wl_keyboard* keyboard_ = nullptr;
  wl_shm_pool* pool_ = nullptr;
  wl_buffer* red_ = nullptr;   // larger than the screen
  wl_buffer* page_ = nullptr;  // as large as a window shall be
  int page_width_ = 0;
  int page_height_ = 0;
  wl_surface* cursor_ = nullptr;
  uint32_t serial_ = 0;
  std::deque<Window> windows_;
  Window popup_;
  bool popup_dismissed_ = false;
  std::deque<std::pair<wl_surface*, wl_subsurface*>> children_;
};

int BindEverything(const char* name) {
  const std::map<std::string, const wl_interface*> known = {
      {"wl_data_device_manager", &wl_data_device_manager_interface}, {"wl_seat", &wl_seat_interface}};
  const auto found = known.find(name);
  if (found == known.end()) return 2;
  for (uint32_t number = 1; number <= 60; ++number) {
    wl_display* display = wl_display_connect(nullptr);
    if (display == nullptr) return 2;
    wl_registry_bind(wl_display_get_registry(display), number, found->second, 1);
    Say(wl_display_roundtrip(display) < 0 ? "refused" : "bound");
    wl_display_disconnect(display);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3 && strcmp(argv[1], "bind") == 0) return BindEverything(argv[2]);
  const bool quiet = argc == 2 && strcmp(argv[1], "quiet") == 0;
  while (true) {
    HostileKiosk kiosk;
    if (kiosk.Connect()) {
      kiosk.Run(quiet);
      Say("disconnected");
    }
    usleep(20'000);
  }
}
