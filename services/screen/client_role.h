// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_SCREEN_CLIENT_ROLE_H_
#define TILL_SERVICES_SCREEN_CLIENT_ROLE_H_

#include <sys/types.h>
#include <wayland-server-core.h>

#include <string_view>

namespace till::screen {

// ClientRole is what a client of the compositor may be. Who it is, the kernel says (SO_PEERCRED), never the
// client.
enum class ClientRole {
  kStranger,  // sees no globals, so it can do nothing
  kKiosk,     // the merchant's screens
  kPin,       // the PIN keypad
  kStrip,     // the compositor's own hand
};

// ClientRoles tells clients apart by their users, and which globals each of them is shown.
class ClientRoles {
 public:
  // The two users differ; `kiosk` and `pin` are user numbers.
  ClientRoles(uid_t kiosk, uid_t pin) : kiosk_(kiosk), pin_(pin) {}

  // SetStripClient names the one client that is the compositor itself.
  void SetStripClient(const wl_client* client) { strip_ = client; }

  ClientRole Of(const wl_client* client) const;

  // MaySee is an allow-list of interfaces. Not on it for anybody: screenshots, input methods, data devices
  // (no drag and drop), activation, layer shells.
  static bool MaySee(ClientRole role, std::string_view interface);

 private:
  const uid_t kiosk_;
  const uid_t pin_;
  const wl_client* strip_ = nullptr;
};

}  // namespace till::screen

#endif  // TILL_SERVICES_SCREEN_CLIENT_ROLE_H_
