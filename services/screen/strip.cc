// SPDX-License-Identifier: Apache-2.0
#include "services/screen/strip.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string_view>

#include "services/screen/strip_picture.h"

namespace till::screen {

Strip::Strip(weston_compositor& compositor, weston_layer& layer, int height)
    : compositor_(compositor), layer_(layer), height_(height) {
  creation_.strip = this;
  creation_.listener.notify = &Strip::OnSurfaceCreated;
  wl_signal_add(&compositor.create_surface_signal, &creation_.listener);
}

Strip::~Strip() {
  wl_list_remove(&creation_.listener.link);
  if (readable_ != nullptr) wl_event_source_remove(readable_);
  if (display_ != nullptr) wl_display_disconnect(display_);
}

std::unique_ptr<Strip> Strip::Create(weston_compositor& compositor, weston_layer& layer, int height) {
  std::unique_ptr<Strip> strip(new Strip(compositor, layer, height));
  if (!strip->Connect()) return nullptr;
  return strip;
}

bool Strip::Connect() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return false;
  server_side_ = wl_client_create(compositor_.wl_display, ends[0]);
  if (server_side_ == nullptr) {
    close(ends[0]);
    close(ends[1]);
    return false;
  }
  display_ = wl_display_connect_to_fd(ends[1]);
  if (display_ == nullptr) return false;
  static const wl_registry_listener kListener = {
      .global =
          [](void* data, wl_registry* registry, uint32_t name, const char* interface, uint32_t) {
            auto* strip = static_cast<Strip*>(data);
            if (std::string_view(interface) == "wl_compositor") {
              strip->wl_compositor_ = static_cast<struct wl_compositor*>(
                  wl_registry_bind(registry, name, &wl_compositor_interface, 4));
            } else if (std::string_view(interface) == "wl_shm") {
              strip->shm_ = static_cast<wl_shm*>(wl_registry_bind(registry, name, &wl_shm_interface, 1));
            }
          },
      .global_remove = [](void*, wl_registry*, uint32_t) {},
  };
  wl_registry_add_listener(wl_display_get_registry(display_), &kListener, this);
  wl_display_flush(display_);
  readable_ = wl_event_loop_add_fd(
      wl_display_get_event_loop(compositor_.wl_display), ends[1], WL_EVENT_READABLE,
      [](int, uint32_t, void* data) {
        static_cast<Strip*>(data)->OnReadable();
        return 0;
      },
      this);
  return readable_ != nullptr;
}

void Strip::OnReadable() {
  while (wl_display_prepare_read(display_) != 0) wl_display_dispatch_pending(display_);
  wl_display_read_events(display_);
  wl_display_dispatch_pending(display_);
  if (surface_ == nullptr && wl_compositor_ != nullptr && shm_ != nullptr) {
    surface_ = wl_compositor_create_surface(wl_compositor_);
    Paint();
    Present();
  }
  wl_display_flush(display_);
}

void Strip::SetWidth(int width) {
  if (width == width_) return;
  width_ = width;
  Paint();
  Present();
}

void Strip::ShowSecure(bool secure) {
  if (secure == secure_) return;
  secure_ = secure;
  Present();
}

void Strip::Paint() {
  if (shm_ == nullptr || width_ <= 0) return;
  const int stride = width_ * 4;
  const size_t size = static_cast<size_t>(stride) * height_;
  const int file = memfd_create("till-strip", MFD_CLOEXEC);
  if (file < 0) return;
  void* memory = MAP_FAILED;
  if (ftruncate(file, static_cast<off_t>(2 * size)) == 0) {
    memory = mmap(nullptr, 2 * size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  }
  if (memory != MAP_FAILED) {
    wl_shm_pool* pool = wl_shm_create_pool(shm_, file, static_cast<int32_t>(2 * size));
    for (int secure = 0; secure < 2; ++secure) {
      DrawStrip(static_cast<uint8_t*>(memory) + secure * size, width_, height_, secure == 1);
      if (pictures_[secure] != nullptr) wl_buffer_destroy(pictures_[secure]);
      pictures_[secure] = wl_shm_pool_create_buffer(pool, static_cast<int32_t>(secure * size), width_,
                                                    height_, stride, WL_SHM_FORMAT_XRGB8888);
    }
    wl_shm_pool_destroy(pool);
    munmap(memory, 2 * size);
  }
  close(file);
}

void Strip::Present() {
  if (surface_ == nullptr || pictures_[secure_] == nullptr) return;
  wl_surface_attach(surface_, pictures_[secure_], 0, 0);
  wl_surface_damage_buffer(surface_, 0, 0, width_, height_);
  wl_surface_commit(surface_);
  wl_display_flush(display_);
}

void Strip::OnSurfaceCreated(wl_listener* listener, void* data) {
  Strip* strip = reinterpret_cast<CreationListener*>(listener)->strip;
  auto* surface = static_cast<weston_surface*>(data);
  if (surface->resource == nullptr || wl_resource_get_client(surface->resource) != strip->server_side_)
    return;
  surface->committed = &Strip::Place;
  surface->committed_private = strip;
}

void Strip::Place(weston_surface* surface, int32_t, int32_t) {
  auto* strip = static_cast<Strip*>(surface->committed_private);
  if (strip->view_ != nullptr || surface->width == 0) return;
  strip->view_ = weston_view_create(surface);
  weston_view_set_position(strip->view_, 0, 0);
  weston_layer_entry_insert(&strip->layer_.view_list, &strip->view_->layer_link);
  weston_view_update_transform(strip->view_);
  surface->is_mapped = true;
  strip->view_->is_mapped = true;
}

}  // namespace till::screen
