// SPDX-License-Identifier: Apache-2.0
// A finger for tests: a module for Weston that turns lines at a socket into touches. Never part of a release:
// the target is testonly, and no configuration outside tests names it.
//
// TILL_TEST_TOUCH is the socket's path. Lines: "down ID X Y", "move ID X Y", "up ID", "click X Y", "key
// CODE". Each is answered with "ok" when the compositor has handled it.

#include <libweston/libweston.h>
#include <linux/input-event-codes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>
#include <weston/weston.h>

#include <sstream>
#include <string>

// libweston's header for backends, which Debian does not ship.
extern "C" {
int weston_seat_init_touch(weston_seat* seat);
int weston_seat_init_pointer(weston_seat* seat);
weston_touch_device* weston_touch_create_touch_device(weston_touch* touch, const char* path, void* data,
                                                      const weston_touch_device_ops* ops);
void notify_touch_normalized(weston_touch_device* device, const timespec* time, int id, double x, double y,
                             const weston_point2d_device_normalized* norm, int type);
void notify_touch_frame(weston_touch_device* device);
void weston_touch_device_destroy(weston_touch_device* device);
void notify_motion_absolute(weston_seat* seat, const timespec* time, double x, double y);
void notify_button(weston_seat* seat, const timespec* time, int32_t button, wl_pointer_button_state state);
void notify_pointer_frame(weston_seat* seat);
void notify_key(weston_seat* seat, const timespec* time, uint32_t key, wl_keyboard_key_state state,
                weston_key_state_update update);
}

namespace {

class TestFinger {
 public:
  TestFinger(weston_compositor& compositor, const char* path) : compositor_(compositor) {
    weston_seat* seat = nullptr;
    seat_ = wl_container_of(compositor.seat_list.next, seat, link);
    weston_seat_init_touch(seat_);
    device_ =
        weston_touch_create_touch_device(weston_seat_get_touch(seat_), "till-test-touch", nullptr, nullptr);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    strncpy(address.sun_path, path, sizeof(address.sun_path) - 1);
    unlink(path);
    const int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0 ||
        listen(listener, 4) != 0) {
      weston_log("till-test-touch: no socket at %s\n", path);
      return;
    }
    chmod(path, 0666);
    wl_event_loop_add_fd(Loop(), listener, WL_EVENT_READABLE, &TestFinger::OnCaller, this);
  }

  // Gone tells libweston that the finger is: it insists when it ends.
  void Gone() { weston_touch_device_destroy(device_); }

 private:
  wl_event_loop* Loop() { return wl_display_get_event_loop(compositor_.wl_display); }

  static int OnCaller(int listener, uint32_t, void* finger) {
    auto* self = static_cast<TestFinger*>(finger);
    const int caller = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (self->caller_ != nullptr) wl_event_source_remove(self->caller_);
    self->caller_ = wl_event_loop_add_fd(self->Loop(), caller, WL_EVENT_READABLE, &TestFinger::OnLine, self);
    return 0;
  }

  static int OnLine(int caller, uint32_t, void* finger) {
    auto* self = static_cast<TestFinger*>(finger);
    char bytes[4096];
    const ssize_t got = read(caller, bytes, sizeof(bytes));
    if (got <= 0) {
      wl_event_source_remove(self->caller_);
      self->caller_ = nullptr;
      close(caller);
      return 0;
    }
    self->pending_.append(bytes, static_cast<size_t>(got));
    for (size_t end = self->pending_.find('\n'); end != std::string::npos; end = self->pending_.find('\n')) {
      self->Do(self->pending_.substr(0, end));
      self->pending_.erase(0, end + 1);
      (void)!write(caller, "ok\n", 3);
    }
    return 0;
  }

  void Do(const std::string& line) {
    std::istringstream words(line);
    std::string verb;
    int id = 0;
    double x = 0;
    double y = 0;
    words >> verb;
    timespec now = {};
    weston_compositor_get_time(&now);
    if (verb == "key") {
      words >> id;
      for (const auto state : {WL_KEYBOARD_KEY_STATE_PRESSED, WL_KEYBOARD_KEY_STATE_RELEASED}) {
        notify_key(seat_, &now, static_cast<uint32_t>(id), state, STATE_UPDATE_AUTOMATIC);
      }
      return;
    }
    if (verb == "click") {
      words >> x >> y;
      notify_motion_absolute(seat_, &now, x, y);
      for (const auto state : {WL_POINTER_BUTTON_STATE_PRESSED, WL_POINTER_BUTTON_STATE_RELEASED}) {
        notify_button(seat_, &now, BTN_LEFT, state);
        notify_pointer_frame(seat_);
      }
      return;
    }
    words >> id >> x >> y;
    const int type = verb == "down" ? WL_TOUCH_DOWN : verb == "move" ? WL_TOUCH_MOTION : WL_TOUCH_UP;
    notify_touch_normalized(device_, &now, id, x, y, nullptr, type);
    notify_touch_frame(device_);
  }

  weston_compositor& compositor_;
  weston_seat* seat_;
  weston_touch_device* device_;
  wl_event_source* caller_ = nullptr;
  std::string pending_;
};

}  // namespace

extern "C" __attribute__((visibility("default"))) int wet_module_init(weston_compositor* compositor, int*,
                                                                      char**) {
  const char* path = getenv("TILL_TEST_TOUCH");
  if (path == nullptr || wl_list_empty(&compositor->seat_list)) return -1;
  static TestFinger* finger = new TestFinger(*compositor, path);
  static wl_listener destroyed = {};
  weston_compositor_add_destroy_listener_once(compositor, &destroyed,
                                              [](wl_listener*, void*) { finger->Gone(); });
  return 0;
}
