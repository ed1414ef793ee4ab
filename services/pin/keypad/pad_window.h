// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_KEYPAD_PAD_WINDOW_H_
#define TILL_SERVICES_PIN_KEYPAD_PAD_WINDOW_H_

#include <wayland-client.h>

#include <cstdint>
#include <functional>
#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/pin/keypad/pad_place.h"

struct xdg_surface;
struct xdg_toplevel;
struct xdg_wm_base;

namespace till::pin {

// PadWindow is the keypad's window at the compositor (WAYLAND_DISPLAY). It is there from the start, with its
// size agreed and without a picture: Show needs no word from the compositor, only a picture.
class PadWindow {
 public:
  struct Listener {
    std::function<void(int width, int height)> sized;  // ready to be shown, at the start and after each Hide
    std::function<void()> shown;                       // the picture of the first Show is on the screen
    std::function<void(int finger, double x, double y)> down;
    std::function<void(int finger, double x, double y)> move;
    std::function<void(int finger)> up;
    std::function<void()> cancelled;          // all fingers are the compositor's now
    std::function<void(uint32_t key)> typed;  // a key of a keyboard, as in linux/input-event-codes.h
  };

  static absl::StatusOr<std::unique_ptr<PadWindow>> Open(Listener listener);
  ~PadWindow();
  PadWindow(const PadWindow&) = delete;
  PadWindow& operator=(const PadWindow&) = delete;

  int fd() const { return wl_display_get_fd(display_); }
  bool ready() const { return width_ > 0 && configured_; }

  // Prepare sends what is waiting; called before poll(2). UNAVAILABLE: the compositor is gone.
  absl::Status Prepare();
  // Read handles what came; called when fd() is readable.
  absl::Status Read();

  // Show does nothing unless ready. It puts the picture on the screen; `pixels` as Painter has them, of the
  // agreed size. `changed` is what is new in it when the window is shown already.
  void Show(const uint8_t* pixels, const Rect& changed);
  // Hide takes the window away and makes the next one ready. It overwrites what libwayland still holds of the
  // touches.
  void Hide();
  // Forget overwrites the pictures that were shown.
  void Forget();

 private:
  struct Picture {
    wl_buffer* buffer = nullptr;
    uint8_t* pixels = nullptr;
    bool busy = false;
  };

  explicit PadWindow(Listener listener) : listener_(std::move(listener)) {}

  void Bind(wl_registry* registry, uint32_t name, const char* interface, uint32_t version);
  void MakeSurface();
  void DropSurface();
  bool MakePictures();
  void DropPictures();
  void ListenToTouch();
  void ListenToPointer();
  void ListenToKeyboard();

  Listener listener_;
  wl_display* display_ = nullptr;
  wl_registry* registry_ = nullptr;
  wl_compositor* compositor_ = nullptr;
  wl_shm* shm_ = nullptr;
  wl_seat* seat_ = nullptr;
  xdg_wm_base* shell_ = nullptr;
  wl_touch* touch_ = nullptr;
  wl_pointer* pointer_ = nullptr;
  wl_keyboard* keyboard_ = nullptr;
  wl_surface* surface_ = nullptr;
  xdg_surface* xdg_surface_ = nullptr;
  xdg_toplevel* toplevel_ = nullptr;
  wl_callback* frame_ = nullptr;
  Picture pictures_[2];
  void* memory_ = nullptr;
  size_t memory_size_ = 0;
  int width_ = 0;
  int height_ = 0;
  int pictures_width_ = 0;
  int pictures_height_ = 0;
  bool configured_ = false;
  bool shown_ = false;
  double pointer_x_ = 0;
  double pointer_y_ = 0;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_KEYPAD_PAD_WINDOW_H_
