// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_SCREEN_PIN_LOCK_H_
#define TILL_SERVICES_SCREEN_PIN_LOCK_H_

#include <libweston/libweston.h>

#include "services/screen/client_role.h"

namespace till::screen {

// PinLock keeps everybody but the keypad away from screen and input while the keypad is shown: the kiosk's
// layer is out of the scene, its touches are cancelled, its focus and its grabs are taken away, and looked
// for again at each press and twenty times a second. A grab found later is a strike; the second one
// disconnects the kiosk's clients.
class PinLock {
 public:
  // All outlive this object.
  PinLock(weston_compositor& compositor, const ClientRoles& roles, weston_layer& kiosk_layer);
  ~PinLock();
  PinLock(const PinLock&) = delete;
  PinLock& operator=(const PinLock&) = delete;

  bool locked() const { return keypad_ != nullptr; }

  // Lock gives screen and input to the keypad's view, which is mapped.
  void Lock(weston_view* keypad);

  // Unlock brings the kiosk's layer back; a finger that is still down belongs to nobody.
  void Unlock();

 private:
  void TakeInput(weston_seat& seat);
  bool IsKiosks(const weston_view& view) const;
  // BreakForeignGrabs returns whether there was one.
  bool BreakForeignGrabs(weston_seat& seat);
  void Guard();
  void Strike();
  void DisconnectKiosk();

  static int OnTick(void* lock);
  static void OnTouch(weston_touch* touch, const timespec* time, void* lock);
  static void OnButton(weston_pointer* pointer, const timespec* time, uint32_t button, void* lock);

  weston_compositor& compositor_;
  const ClientRoles& roles_;
  weston_layer& kiosk_layer_;
  wl_event_source* tick_ = nullptr;
  weston_view* keypad_ = nullptr;
  int strikes_ = 0;
};

}  // namespace till::screen

#endif  // TILL_SERVICES_SCREEN_PIN_LOCK_H_
