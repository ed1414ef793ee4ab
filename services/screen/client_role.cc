// SPDX-License-Identifier: Apache-2.0
#include "services/screen/client_role.h"

#include <algorithm>
#include <array>

namespace till::screen {
namespace {

constexpr std::array<std::string_view, 7> kKioskSees = {
    "wl_compositor", "wl_subcompositor", "wl_shm", "wl_output", "wl_seat", "xdg_wm_base", "wp_viewporter"};
constexpr std::array<std::string_view, 4> kPinSees = {"wl_compositor", "wl_shm", "wl_seat", "xdg_wm_base"};
constexpr std::array<std::string_view, 2> kStripSees = {"wl_compositor", "wl_shm"};

template <size_t kSize>
bool Has(const std::array<std::string_view, kSize>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

ClientRole ClientRoles::Of(const wl_client* client) const {
  if (client == nullptr) return ClientRole::kStranger;
  if (client == strip_) return ClientRole::kStrip;
  uid_t user = 0;
  wl_client_get_credentials(const_cast<wl_client*>(client), nullptr, &user, nullptr);
  if (user == pin_) return ClientRole::kPin;
  if (user == kiosk_) return ClientRole::kKiosk;
  return ClientRole::kStranger;
}

bool ClientRoles::MaySee(ClientRole role, std::string_view interface) {
  switch (role) {
    case ClientRole::kKiosk:
      return Has(kKioskSees, interface);
    case ClientRole::kPin:
      return Has(kPinSees, interface);
    case ClientRole::kStrip:
      return Has(kStripSees, interface);
    case ClientRole::kStranger:
      return false;
  }
  return false;
}

}  // namespace till::screen
