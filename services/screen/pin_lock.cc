// SPDX-License-Identifier: Apache-2.0
#include "services/screen/pin_lock.h"

#include <libweston-desktop/libweston-desktop.h>
#include <linux/input-event-codes.h>
#include <wayland-server-protocol.h>

namespace till::screen {
namespace {

constexpr int kTickMs = 50;
constexpr int kStrikesToDisconnect = 2;
// A binding is for one state of Ctrl, Alt, Super and Shift; a press counts in all of them.
constexpr int kModifierStates = 16;

template <typename Function>
void ForEachSeat(weston_compositor& compositor, Function function) {
  weston_seat* seat = nullptr;
  wl_list_for_each(seat, &compositor.seat_list, link) function(*seat);
}

void CancelTouches(weston_touch& touch) {
  wl_resource* resource = nullptr;
  wl_resource_for_each(resource, &touch.focus_resource_list) wl_touch_send_cancel(resource);
}

}  // namespace

PinLock::PinLock(weston_compositor& compositor, const ClientRoles& roles, weston_layer& kiosk_layer)
    : compositor_(compositor), roles_(roles), kiosk_layer_(kiosk_layer) {
  tick_ = wl_event_loop_add_timer(wl_display_get_event_loop(compositor.wl_display), &PinLock::OnTick, this);
  // Bindings run before the grab sees the event, so that no press of the customer goes astray.
  for (int state = 0; state < kModifierStates; ++state) {
    const auto modifiers = static_cast<weston_keyboard_modifier>(state);
    weston_compositor_add_touch_binding(&compositor, modifiers, &PinLock::OnTouch, this);
    weston_compositor_add_button_binding(&compositor, BTN_LEFT, modifiers, &PinLock::OnButton, this);
  }
}

PinLock::~PinLock() {
  wl_event_source_remove(tick_);
}

void PinLock::Lock(weston_view* keypad) {
  keypad_ = keypad;
  strikes_ = 0;
  // While the kiosk still has the focus: the cancel is for whoever was touched.
  ForEachSeat(compositor_, [this](weston_seat& seat) {
    BreakForeignGrabs(seat);
    if (weston_touch* touch = weston_seat_get_touch(&seat); touch != nullptr) CancelTouches(*touch);
  });
  weston_layer_unset_position(&kiosk_layer_);
  ForEachSeat(compositor_, [this](weston_seat& seat) { TakeInput(seat); });
  weston_compositor_damage_all(&compositor_);
  wl_event_source_timer_update(tick_, kTickMs);
}

void PinLock::Unlock() {
  if (keypad_ == nullptr) return;
  keypad_ = nullptr;
  wl_event_source_timer_update(tick_, 0);
  weston_layer_set_position(&kiosk_layer_, WESTON_LAYER_POSITION_NORMAL);
  ForEachSeat(compositor_, [](weston_seat& seat) {
    // Where the customer's finger rests after the last digit is not for the kiosk to know.
    if (weston_touch* touch = weston_seat_get_touch(&seat); touch != nullptr) {
      CancelTouches(*touch);
      weston_touch_set_focus(touch, nullptr);
    }
    if (weston_pointer* pointer = weston_seat_get_pointer(&seat); pointer != nullptr) {
      weston_pointer_clear_focus(pointer);
    }
    if (weston_keyboard* keyboard = weston_seat_get_keyboard(&seat); keyboard != nullptr) {
      weston_keyboard_set_focus(keyboard, nullptr);
    }
  });
  weston_compositor_damage_all(&compositor_);
}

void PinLock::TakeInput(weston_seat& seat) {
  // What a window had when the seat was last away comes back with the seat: it shall not be the kiosk's.
  if (seat.saved_kbd_focus != nullptr) {
    wl_list_remove(&seat.saved_kbd_focus_listener.link);
    wl_list_init(&seat.saved_kbd_focus_listener.link);
    seat.saved_kbd_focus = nullptr;
  }
  weston_keyboard* keyboard = weston_seat_get_keyboard(&seat);
  if (keyboard != nullptr && keyboard->focus != keypad_->surface) {
    weston_keyboard_set_focus(keyboard, keypad_->surface);
  }
  // libweston sends all further fingers where the first one is. One that was down before is given to the
  // keypad, which knows nothing of it, so that the next finger can press.
  weston_touch* touch = weston_seat_get_touch(&seat);
  if (touch != nullptr && touch->focus != keypad_ && touch->num_tp > 0)
    weston_touch_set_focus(touch, keypad_);
  if (touch != nullptr && touch->focus != keypad_ && touch->focus != nullptr)
    weston_touch_set_focus(touch, nullptr);
  weston_pointer* pointer = weston_seat_get_pointer(&seat);
  if (pointer != nullptr && pointer->focus != nullptr && IsKiosks(*pointer->focus)) {
    weston_pointer_clear_focus(pointer);
  }
}

bool PinLock::IsKiosks(const weston_view& view) const {
  wl_resource* resource = view.surface->resource;
  return resource != nullptr && roles_.Of(wl_resource_get_client(resource)) == ClientRole::kKiosk;
}

bool PinLock::BreakForeignGrabs(weston_seat& seat) {
  weston_pointer* pointer = weston_seat_get_pointer(&seat);
  weston_keyboard* keyboard = weston_seat_get_keyboard(&seat);
  weston_touch* touch = weston_seat_get_touch(&seat);
  const bool pointer_grabbed = pointer != nullptr && pointer->grab != &pointer->default_grab;
  const bool keyboard_grabbed = keyboard != nullptr && keyboard->grab != &keyboard->default_grab;
  const bool touch_grabbed = touch != nullptr && touch->grab != &touch->default_grab;
  if (!pointer_grabbed && !keyboard_grabbed && !touch_grabbed) return false;
  weston_seat_break_desktop_grabs(&seat);
  // Whatever is left is no popup's.
  if (pointer_grabbed && pointer->grab != &pointer->default_grab) weston_pointer_end_grab(pointer);
  if (keyboard_grabbed && keyboard->grab != &keyboard->default_grab) weston_keyboard_end_grab(keyboard);
  if (touch_grabbed && touch->grab != &touch->default_grab) weston_touch_end_grab(touch);
  return true;
}

void PinLock::Guard() {
  if (!locked()) return;
  bool found = false;
  ForEachSeat(compositor_, [&](weston_seat& seat) {
    found |= BreakForeignGrabs(seat);
    TakeInput(seat);
  });
  if (found) Strike();
}

void PinLock::Strike() {
  ++strikes_;
  weston_log("till-screen: a client grabbed input while the keypad is shown (%d)\n", strikes_);
  if (strikes_ < kStrikesToDisconnect) return;
  strikes_ = 0;
  // Later, when no event is being handled.
  wl_event_loop_add_idle(
      wl_display_get_event_loop(compositor_.wl_display),
      [](void* lock) { static_cast<PinLock*>(lock)->DisconnectKiosk(); }, this);
}

void PinLock::DisconnectKiosk() {
  wl_list* clients = wl_display_get_client_list(compositor_.wl_display);
  wl_list* link = clients->next;
  while (link != clients) {
    wl_client* client = wl_client_from_link(link);
    link = link->next;
    if (roles_.Of(client) == ClientRole::kKiosk) wl_client_destroy(client);
  }
  weston_log("till-screen: the kiosk's clients are disconnected\n");
}

int PinLock::OnTick(void* lock) {
  auto* self = static_cast<PinLock*>(lock);
  self->Guard();
  if (self->locked()) wl_event_source_timer_update(self->tick_, kTickMs);
  return 0;
}

void PinLock::OnTouch(weston_touch*, const timespec*, void* lock) {
  static_cast<PinLock*>(lock)->Guard();
}

void PinLock::OnButton(weston_pointer* pointer, const timespec*, uint32_t, void* lock) {
  auto* self = static_cast<PinLock*>(lock);
  self->Guard();
  // A broken grab had its own idea of the focus: the press goes to what lies under it.
  if (!self->locked() || pointer->focus != nullptr) return;
  wl_fixed_t x = 0;
  wl_fixed_t y = 0;
  weston_view* view = weston_compositor_pick_view(&self->compositor_, pointer->x, pointer->y, &x, &y);
  if (view != nullptr) weston_pointer_set_focus(pointer, view, x, y);
}

}  // namespace till::screen
