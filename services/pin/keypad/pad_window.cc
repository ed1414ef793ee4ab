// SPDX-License-Identifier: Apache-2.0
#include "services/pin/keypad/pad_window.h"

#include <errno.h>
#include <linux/input-event-codes.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/lifecycle/unique_fd.h"
#include "xdg-shell-client-protocol.h"

namespace till::pin {
namespace {

// A mouse is a finger of a number that no touch panel uses.
constexpr int kMouse = -1;
// Each question and its answer are 24 bytes in a ring of 4096 that libwayland reads into: more than once
// around.
constexpr int kQuestionsToOverwrite = 256;

absl::Status Gone(std::string_view what) {
  return absl::UnavailableError(absl::StrCat("the compositor: ", std::string(what), ": ", strerror(errno)));
}

PadWindow* Self(void* data) {
  return static_cast<PadWindow*>(data);
}

}  // namespace

absl::StatusOr<std::unique_ptr<PadWindow>> PadWindow::Open(Listener listener) {
  std::unique_ptr<PadWindow> window(new PadWindow(std::move(listener)));
  window->display_ = wl_display_connect(nullptr);
  if (window->display_ == nullptr) return Gone("no connection");
  static const wl_registry_listener kRegistry = {
      .global = [](void* data, wl_registry* registry, uint32_t name, const char* interface,
                   uint32_t version) { Self(data)->Bind(registry, name, interface, version); },
      .global_remove = [](void*, wl_registry*, uint32_t) {},
  };
  window->registry_ = wl_display_get_registry(window->display_);
  wl_registry_add_listener(window->registry_, &kRegistry, window.get());
  // Twice: the globals, then what they say of themselves.
  if (wl_display_roundtrip(window->display_) < 0 || wl_display_roundtrip(window->display_) < 0) {
    return Gone("no answer");
  }
  if (window->compositor_ == nullptr || window->shm_ == nullptr || window->shell_ == nullptr) {
    return absl::PermissionDeniedError("the compositor does not show this user what a keypad needs");
  }
  window->MakeSurface();
  return window;
}

PadWindow::~PadWindow() {
  if (display_ == nullptr) return;
  DropSurface();
  DropPictures();
  wl_display_disconnect(display_);
}

void PadWindow::Bind(wl_registry* registry, uint32_t name, const char* interface, uint32_t version) {
  const std::string_view kind(interface);
  if (kind == "wl_compositor") {
    compositor_ = static_cast<wl_compositor*>(wl_registry_bind(registry, name, &wl_compositor_interface, 4));
  } else if (kind == "wl_shm") {
    shm_ = static_cast<wl_shm*>(wl_registry_bind(registry, name, &wl_shm_interface, 1));
  } else if (kind == "xdg_wm_base") {
    static const xdg_wm_base_listener kShell = {
        .ping = [](void*, xdg_wm_base* shell, uint32_t serial) { xdg_wm_base_pong(shell, serial); },
    };
    shell_ = static_cast<xdg_wm_base*>(wl_registry_bind(registry, name, &xdg_wm_base_interface, 1));
    xdg_wm_base_add_listener(shell_, &kShell, this);
  } else if (kind == "wl_seat" && seat_ == nullptr) {
    static const wl_seat_listener kSeat = {
        .capabilities =
            [](void* data, wl_seat*, uint32_t capabilities) {
              PadWindow* self = Self(data);
              if ((capabilities & WL_SEAT_CAPABILITY_TOUCH) != 0) self->ListenToTouch();
              if ((capabilities & WL_SEAT_CAPABILITY_POINTER) != 0) self->ListenToPointer();
              if ((capabilities & WL_SEAT_CAPABILITY_KEYBOARD) != 0) self->ListenToKeyboard();
            },
        .name = [](void*, wl_seat*, const char*) {},
    };
    seat_ = static_cast<wl_seat*>(
        wl_registry_bind(registry, name, &wl_seat_interface, std::min<uint32_t>(version, 5)));
    wl_seat_add_listener(seat_, &kSeat, this);
  }
}

void PadWindow::ListenToTouch() {
  if (touch_ != nullptr) return;
  static const wl_touch_listener kTouch = {
      .down =
          [](void* data, wl_touch*, uint32_t, uint32_t, wl_surface* surface, int32_t id, wl_fixed_t x,
             wl_fixed_t y) {
            PadWindow* self = Self(data);
            if (surface != nullptr && surface == self->surface_) {
              self->listener_.down(id, wl_fixed_to_double(x), wl_fixed_to_double(y));
            }
          },
      .up = [](void* data, wl_touch*, uint32_t, uint32_t, int32_t id) { Self(data)->listener_.up(id); },
      .motion =
          [](void* data, wl_touch*, uint32_t, int32_t id, wl_fixed_t x, wl_fixed_t y) {
            Self(data)->listener_.move(id, wl_fixed_to_double(x), wl_fixed_to_double(y));
          },
      .frame = [](void*, wl_touch*) {},
      .cancel = [](void* data, wl_touch*) { Self(data)->listener_.cancelled(); },
      .shape = [](void*, wl_touch*, int32_t, wl_fixed_t, wl_fixed_t) {},
      .orientation = [](void*, wl_touch*, int32_t, wl_fixed_t) {},
  };
  touch_ = wl_seat_get_touch(seat_);
  wl_touch_add_listener(touch_, &kTouch, this);
}

void PadWindow::ListenToPointer() {
  if (pointer_ != nullptr) return;
  static const wl_pointer_listener kPointer = {
      .enter =
          [](void* data, wl_pointer*, uint32_t, wl_surface*, wl_fixed_t x, wl_fixed_t y) {
            Self(data)->pointer_x_ = wl_fixed_to_double(x);
            Self(data)->pointer_y_ = wl_fixed_to_double(y);
          },
      .leave = [](void*, wl_pointer*, uint32_t, wl_surface*) {},
      .motion =
          [](void* data, wl_pointer*, uint32_t, wl_fixed_t x, wl_fixed_t y) {
            PadWindow* self = Self(data);
            self->pointer_x_ = wl_fixed_to_double(x);
            self->pointer_y_ = wl_fixed_to_double(y);
            self->listener_.move(kMouse, self->pointer_x_, self->pointer_y_);
          },
      .button =
          [](void* data, wl_pointer*, uint32_t, uint32_t, uint32_t button, uint32_t state) {
            PadWindow* self = Self(data);
            if (button != BTN_LEFT) return;
            if (state == WL_POINTER_BUTTON_STATE_PRESSED) {
              self->listener_.down(kMouse, self->pointer_x_, self->pointer_y_);
            } else {
              self->listener_.up(kMouse);
            }
          },
      .axis = [](void*, wl_pointer*, uint32_t, uint32_t, wl_fixed_t) {},
      .frame = [](void*, wl_pointer*) {},
      .axis_source = [](void*, wl_pointer*, uint32_t) {},
      .axis_stop = [](void*, wl_pointer*, uint32_t, uint32_t) {},
      .axis_discrete = [](void*, wl_pointer*, uint32_t, int32_t) {},
  };
  pointer_ = wl_seat_get_pointer(seat_);
  wl_pointer_add_listener(pointer_, &kPointer, this);
}

void PadWindow::ListenToKeyboard() {
  if (keyboard_ != nullptr) return;
  static const wl_keyboard_listener kKeyboard = {
      .keymap = [](void*, wl_keyboard*, uint32_t, int32_t file, uint32_t) { ::close(file); },
      .enter = [](void*, wl_keyboard*, uint32_t, wl_surface*, wl_array*) {},
      .leave = [](void*, wl_keyboard*, uint32_t, wl_surface*) {},
      .key =
          [](void* data, wl_keyboard*, uint32_t, uint32_t, uint32_t key, uint32_t state) {
            if (state == WL_KEYBOARD_KEY_STATE_PRESSED) Self(data)->listener_.typed(key);
          },
      .modifiers = [](void*, wl_keyboard*, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t) {},
      .repeat_info = [](void*, wl_keyboard*, int32_t, int32_t) {},
  };
  keyboard_ = wl_seat_get_keyboard(seat_);
  wl_keyboard_add_listener(keyboard_, &kKeyboard, this);
}

void PadWindow::MakeSurface() {
  static const xdg_surface_listener kSurface = {
      .configure =
          [](void* data, struct xdg_surface* surface, uint32_t serial) {
            PadWindow* self = Self(data);
            xdg_surface_ack_configure(surface, serial);
            const bool news = !self->configured_ || self->pictures_width_ != self->width_ ||
                              self->pictures_height_ != self->height_;
            self->configured_ = true;
            if (news && self->ready()) self->listener_.sized(self->width_, self->height_);
          },
  };
  static const xdg_toplevel_listener kToplevel = {
      .configure =
          [](void* data, struct xdg_toplevel*, int32_t width, int32_t height, wl_array*) {
            if (width <= 0 || height <= 0) return;
            Self(data)->width_ = width;
            Self(data)->height_ = height;
          },
      .close = [](void*, struct xdg_toplevel*) {},
  };
  configured_ = false;
  surface_ = wl_compositor_create_surface(compositor_);
  xdg_surface_ = xdg_wm_base_get_xdg_surface(shell_, surface_);
  xdg_surface_add_listener(xdg_surface_, &kSurface, this);
  toplevel_ = xdg_surface_get_toplevel(xdg_surface_);
  xdg_toplevel_add_listener(toplevel_, &kToplevel, this);
  xdg_toplevel_set_app_id(toplevel_, "till-keypad");
  wl_surface_commit(surface_);
}

void PadWindow::DropSurface() {
  if (frame_ != nullptr) wl_callback_destroy(frame_);
  frame_ = nullptr;
  if (toplevel_ != nullptr) xdg_toplevel_destroy(toplevel_);
  if (xdg_surface_ != nullptr) xdg_surface_destroy(xdg_surface_);
  if (surface_ != nullptr) wl_surface_destroy(surface_);
  toplevel_ = nullptr;
  xdg_surface_ = nullptr;
  surface_ = nullptr;
}

bool PadWindow::MakePictures() {
  if (pictures_width_ == width_ && pictures_height_ == height_ && memory_ != nullptr) return true;
  DropPictures();
  const int stride = width_ * 4;
  const size_t size = static_cast<size_t>(stride) * height_;
  const UniqueFd file(memfd_create("till-keypad", MFD_CLOEXEC));
  if (!file.valid() || ftruncate(file.get(), static_cast<off_t>(2 * size)) != 0) return false;
  void* memory = mmap(nullptr, 2 * size, PROT_READ | PROT_WRITE, MAP_SHARED, file.get(), 0);
  if (memory == MAP_FAILED) return false;
  memory_ = memory;
  memory_size_ = 2 * size;
  pictures_width_ = width_;
  pictures_height_ = height_;
  static const wl_buffer_listener kBuffer = {
      .release = [](void* picture, wl_buffer*) { static_cast<Picture*>(picture)->busy = false; },
  };
  wl_shm_pool* pool = wl_shm_create_pool(shm_, file.get(), static_cast<int32_t>(2 * size));
  for (int i = 0; i < 2; ++i) {
    pictures_[i].pixels = static_cast<uint8_t*>(memory) + i * size;
    pictures_[i].buffer = wl_shm_pool_create_buffer(pool, static_cast<int32_t>(i * size), width_, height_,
                                                    stride, WL_SHM_FORMAT_XRGB8888);
    wl_buffer_add_listener(pictures_[i].buffer, &kBuffer, &pictures_[i]);
  }
  wl_shm_pool_destroy(pool);
  return true;
}

void PadWindow::DropPictures() {
  for (Picture& picture : pictures_) {
    if (picture.buffer != nullptr) wl_buffer_destroy(picture.buffer);
    picture = {};
  }
  if (memory_ != nullptr) munmap(memory_, memory_size_);
  memory_ = nullptr;
}

void PadWindow::Show(const uint8_t* pixels, const Rect& changed) {
  if (!ready() || !MakePictures()) return;
  // With both at the compositor the first one is drawn over: a torn frame is better than a missing dot.
  Picture& picture = pictures_[0].busy && !pictures_[1].busy ? pictures_[1] : pictures_[0];
  memcpy(picture.pixels, pixels, memory_size_ / 2);
  picture.busy = true;
  wl_surface_attach(surface_, picture.buffer, 0, 0);
  if (shown_) {
    wl_surface_damage_buffer(surface_, static_cast<int>(changed.x), static_cast<int>(changed.y),
                             static_cast<int>(changed.width) + 2, static_cast<int>(changed.height) + 2);
  } else {
    wl_surface_damage_buffer(surface_, 0, 0, width_, height_);
    static const wl_callback_listener kFrame = {
        .done =
            [](void* data, wl_callback* callback, uint32_t) {
              PadWindow* self = Self(data);
              wl_callback_destroy(callback);
              self->frame_ = nullptr;
              self->listener_.shown();
            },
    };
    frame_ = wl_surface_frame(surface_);
    wl_callback_add_listener(frame_, &kFrame, this);
    shown_ = true;
  }
  wl_surface_commit(surface_);
}

void PadWindow::Hide() {
  if (!shown_) return;
  shown_ = false;
  DropSurface();
  MakeSurface();
  for (int i = 0; i < kQuestionsToOverwrite; ++i) wl_callback_destroy(wl_display_sync(display_));
}

void PadWindow::Forget() {
  if (memory_ != nullptr) explicit_bzero(memory_, memory_size_);
}

absl::Status PadWindow::Prepare() {
  while (wl_display_prepare_read(display_) != 0) {
    if (wl_display_dispatch_pending(display_) < 0) return Gone("a message");
  }
  wl_display_cancel_read(display_);
  if (wl_display_flush(display_) < 0 && errno != EAGAIN) return Gone("sending");
  return absl::OkStatus();
}

absl::Status PadWindow::Read() {
  while (wl_display_prepare_read(display_) != 0) {
    if (wl_display_dispatch_pending(display_) < 0) return Gone("a message");
  }
  if (wl_display_read_events(display_) < 0) return Gone("reading");
  if (wl_display_dispatch_pending(display_) < 0) return Gone("a message");
  return absl::OkStatus();
}

}  // namespace till::pin
