// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_SCREEN_STRIP_H_
#define TILL_SERVICES_SCREEN_STRIP_H_

#include <libweston/libweston.h>
#include <wayland-client.h>

#include <memory>

namespace till::screen {

// Strip is the band at the top of the screen that only the compositor draws. libweston 10 shows a picture
// only if a client brings it, so the compositor is a client of itself: over a socket pair, in this process,
// on the same loop.
class Strip {
 public:
  // Create gives nothing when the system lacks the means (memory, descriptors).
  static std::unique_ptr<Strip> Create(weston_compositor& compositor, weston_layer& layer, int height);
  ~Strip();
  Strip(const Strip&) = delete;
  Strip& operator=(const Strip&) = delete;

  wl_client* client() const { return server_side_; }

  // SetWidth paints both pictures anew when the screen's width is another one.
  void SetWidth(int width);

  // ShowSecure changes what the strip says.
  void ShowSecure(bool secure);

 private:
  Strip(weston_compositor& compositor, weston_layer& layer, int height);

  bool Connect();
  void OnReadable();
  void Paint();
  void Present();
  // Place is called by the compositor when the strip's surface has got a picture.
  static void Place(weston_surface* surface, int32_t x, int32_t y);
  static void OnSurfaceCreated(wl_listener* listener, void* surface);

  struct CreationListener {
    wl_listener listener;
    Strip* strip;
  };

  weston_compositor& compositor_;
  weston_layer& layer_;
  const int height_;
  int width_ = 0;
  bool secure_ = false;

  // The compositor's side.
  wl_client* server_side_ = nullptr;
  weston_view* view_ = nullptr;
  CreationListener creation_ = {};

  // The client's side.
  wl_display* display_ = nullptr;
  wl_event_source* readable_ = nullptr;
  wl_compositor* wl_compositor_ = nullptr;
  wl_shm* shm_ = nullptr;
  wl_surface* surface_ = nullptr;
  wl_buffer* pictures_[2] = {};  // merchant's, secure
};

}  // namespace till::screen

#endif  // TILL_SERVICES_SCREEN_STRIP_H_
