// SPDX-License-Identifier: Apache-2.0
#include "services/screen/screen_shell.h"

#include <algorithm>

namespace till::screen {
namespace {

constexpr int kLifeTickMs = 500;
constexpr int kMostUnanswered = 6;  // three seconds

weston_output* OnlyOutput(const weston_compositor& compositor) {
  if (wl_list_empty(&compositor.output_list)) return nullptr;
  weston_output* output = nullptr;
  return wl_container_of(compositor.output_list.next, output, link);
}

}  // namespace

ScreenShell::ScreenShell(weston_compositor& compositor, const ScreenConfig& config)
    : compositor_(compositor),
      config_(config),
      roles_(config.kiosk_user, config.pin_user),
      lock_(compositor, roles_, kiosk_layer_) {}

ScreenShell::~ScreenShell() {
  if (life_timer_ != nullptr) wl_event_source_remove(life_timer_);
  for (weston_layer* layer : {&background_layer_, &kiosk_layer_, &pin_layer_, &strip_layer_}) {
    if (layer->compositor != nullptr) weston_layer_fini(layer);
  }
}

bool ScreenShell::Start() {
  for (weston_layer* layer : {&background_layer_, &kiosk_layer_, &pin_layer_, &strip_layer_}) {
    weston_layer_init(layer, &compositor_);
  }
  weston_layer_set_position(&background_layer_, WESTON_LAYER_POSITION_BACKGROUND);
  weston_layer_set_position(&kiosk_layer_, WESTON_LAYER_POSITION_NORMAL);
  // Below the keypad, though libweston has it on top: a mouse pointer's picture is the client's own, of any
  // size.
  weston_layer_set_position(&compositor_.cursor_layer, WESTON_LAYER_POSITION_TOP_UI);
  weston_layer_set_position(&pin_layer_, WESTON_LAYER_POSITION_LOCK);
  weston_layer_set_position(&strip_layer_,
                            static_cast<weston_layer_position>(WESTON_LAYER_POSITION_LOCK + 1));

  wl_display_set_global_filter(
      compositor_.wl_display,
      [](const wl_client* client, const wl_global* global, void* shell) {
        return ClientRoles::MaySee(static_cast<ScreenShell*>(shell)->roles_.Of(client),
                                   wl_global_get_interface(global)->name);
      },
      this);
  desktop_ = weston_desktop_create(&compositor_, &Api(), this);
  strip_ = Strip::Create(compositor_, strip_layer_, config_.strip_height);
  if (desktop_ == nullptr || strip_ == nullptr) return false;
  roles_.SetStripClient(strip_->client());

  background_ = weston_surface_create(&compositor_);
  weston_surface_set_color(background_, 0.07F, 0.08F, 0.1F, 1.0F);
  pixman_region32_clear(&background_->input);
  background_view_ = weston_view_create(background_);
  weston_layer_entry_insert(&background_layer_.view_list, &background_view_->layer_link);
  background_->is_mapped = true;
  background_view_->is_mapped = true;

  const auto lay_out = [](wl_listener* listener, void*) {
    reinterpret_cast<Listener*>(listener)->shell->LayOut();
  };
  output_created_ = {{{}, lay_out}, this};
  output_resized_ = {{{}, lay_out}, this};
  wl_signal_add(&compositor_.output_created_signal, &output_created_.listener);
  wl_signal_add(&compositor_.output_resized_signal, &output_resized_.listener);
  life_timer_ = wl_event_loop_add_timer(
      wl_display_get_event_loop(compositor_.wl_display),
      [](void* shell) {
        static_cast<ScreenShell*>(shell)->AskForLife();
        return 0;
      },
      this);
  LayOut();
  return true;
}

void ScreenShell::LayOut() {
  weston_output* output = OnlyOutput(compositor_);
  if (output == nullptr) return;
  // libweston makes the matrix at the first repaint. A mouse that is inside before then (nested in X) would
  // be nowhere, and, as it moves by differences, stay there.
  if (output->inverse_matrix.d[15] == 0) weston_matrix_init(&output->inverse_matrix);
  weston_surface_set_size(background_, output->width, output->height);
  weston_view_geometry_dirty(background_view_);
  weston_view_update_transform(background_view_);
  strip_->SetWidth(output->width);
  // A client's surface may be larger than it was asked to be, and its sub-surfaces anywhere.
  const int below = output->height - config_.strip_height;
  for (weston_layer* layer : {&kiosk_layer_, &pin_layer_}) {
    weston_layer_set_mask(layer, 0, config_.strip_height, output->width, below);
  }
  for (Window& window : windows_)
    weston_desktop_surface_set_size(window.desktop_surface, output->width, below);
}

void ScreenShell::Add(weston_desktop_surface* desktop_surface) {
  wl_client* client = weston_desktop_client_get_client(weston_desktop_surface_get_client(desktop_surface));
  Window& window =
      windows_.emplace_back(Window{.shell = this,
                                   .role = roles_.Of(client),
                                   .desktop_surface = desktop_surface,
                                   .surface = weston_desktop_surface_get_surface(desktop_surface),
                                   .view = weston_desktop_surface_create_view(desktop_surface)});
  weston_desktop_surface_set_user_data(desktop_surface, &window);
  // libweston-desktop says nothing when a client takes its picture away.
  window.commit.notify = [](wl_listener* listener, void*) {
    Window* found = nullptr;
    found = wl_container_of(listener, found, commit);
    if (found->shown && !weston_surface_is_mapped(found->surface)) found->shell->Hidden(*found);
  };
  wl_signal_add(&window.surface->commit_signal, &window.commit);
  weston_desktop_surface_set_fullscreen(desktop_surface, true);
  if (const weston_output* output = OnlyOutput(compositor_); output != nullptr) {
    weston_desktop_surface_set_size(desktop_surface, output->width, output->height - config_.strip_height);
  }
}

void ScreenShell::Remove(weston_desktop_surface* desktop_surface) {
  Window* window = WindowOf(desktop_surface);
  if (window == nullptr) return;
  weston_desktop_surface_set_user_data(desktop_surface, nullptr);
  wl_list_remove(&window->commit.link);
  const bool shown = window->shown;
  window->shown = false;
  if (shown && window->role == ClientRole::kPin) Hidden(*window);
  weston_desktop_surface_unlink_view(window->view);
  weston_view_destroy(window->view);
  windows_.remove_if([window](const Window& other) { return &other == window; });
  if (shown && !lock_.locked()) FocusKiosk();
}

void ScreenShell::Show(Window& window) {
  if (window.surface->width == 0 || window.shown) return;
  window.shown = true;
  // The newest is on top and is the last of the list.
  const auto place =
      std::find_if(windows_.begin(), windows_.end(), [&](const Window& other) { return &other == &window; });
  windows_.splice(windows_.end(), windows_, place);
  weston_view_set_position(window.view, 0, static_cast<float>(config_.strip_height));
  weston_layer& layer = window.role == ClientRole::kPin ? pin_layer_ : kiosk_layer_;
  weston_layer_entry_insert(&layer.view_list, &window.view->layer_link);
  weston_desktop_surface_propagate_layer(window.desktop_surface);
  window.surface->is_mapped = true;
  window.view->is_mapped = true;
  weston_view_update_transform(window.view);
  if (window.role == ClientRole::kPin) {
    lock_.Lock(window.view);
    strip_->ShowSecure(true);
    unanswered_ = 0;
    wl_event_source_timer_update(life_timer_, kLifeTickMs);
  } else {
    weston_desktop_surface_set_activated(window.desktop_surface, true);
    if (!lock_.locked()) FocusKiosk();
  }
}

void ScreenShell::Hidden(Window& window) {
  window.shown = false;
  if (window.role != ClientRole::kPin) {
    if (!lock_.locked()) FocusKiosk();
    return;
  }
  for (Window& other : windows_) {
    if (other.role == ClientRole::kPin && other.shown) {
      lock_.Lock(other.view);
      return;
    }
  }
  wl_event_source_timer_update(life_timer_, 0);
  lock_.Unlock();
  strip_->ShowSecure(false);
  FocusKiosk();
}

void ScreenShell::FocusKiosk() {
  const auto top = std::find_if(windows_.rbegin(), windows_.rend(), [](const Window& window) {
    return window.shown && window.role == ClientRole::kKiosk;
  });
  if (top == windows_.rend()) return;
  weston_seat* seat = nullptr;
  wl_list_for_each(seat, &compositor_.seat_list, link) weston_seat_set_keyboard_focus(seat, top->surface);
}

void ScreenShell::AskForLife() {
  const auto keypad = std::find_if(windows_.begin(), windows_.end(), [](const Window& window) {
    return window.shown && window.role == ClientRole::kPin;
  });
  if (keypad == windows_.end()) return;
  weston_desktop_client* client = weston_desktop_surface_get_client(keypad->desktop_surface);
  if (++unanswered_ > kMostUnanswered) {
    // A keypad that hangs would hold the screen: without it the entry ends, and the merchant can go on.
    weston_log("till-screen: the keypad does not answer; it is disconnected\n");
    wl_client_destroy(weston_desktop_client_get_client(client));
    return;
  }
  weston_desktop_client_ping(client);
  wl_event_source_timer_update(life_timer_, kLifeTickMs);
}

void ScreenShell::Answered(weston_desktop_client* client) {
  if (roles_.Of(weston_desktop_client_get_client(client)) == ClientRole::kPin) unanswered_ = 0;
}

ScreenShell::Window* ScreenShell::WindowOf(weston_desktop_surface* desktop_surface) {
  return static_cast<Window*>(weston_desktop_surface_get_user_data(desktop_surface));
}

const weston_desktop_api& ScreenShell::Api() {
  // Moving, resizing and the like are not asked for here: no function, no effect.
  static const weston_desktop_api kApi = {
      .struct_size = sizeof(weston_desktop_api),
      .ping_timeout = [](weston_desktop_client*, void*) {},
      .pong = [](weston_desktop_client* client,
                 void* shell) { static_cast<ScreenShell*>(shell)->Answered(client); },
      .surface_added = [](weston_desktop_surface* surface,
                          void* shell) { static_cast<ScreenShell*>(shell)->Add(surface); },
      .surface_removed = [](weston_desktop_surface* surface,
                            void* shell) { static_cast<ScreenShell*>(shell)->Remove(surface); },
      .committed =
          [](weston_desktop_surface* surface, int32_t, int32_t, void* shell) {
            if (Window* window = WindowOf(surface); window != nullptr)
              static_cast<ScreenShell*>(shell)->Show(*window);
          },
  };
  return kApi;
}

}  // namespace till::screen
