// SPDX-License-Identifier: Apache-2.0
#include "services/screen/client_role.h"

#include <sys/socket.h>
#include <unistd.h>

#include "gtest/gtest.h"

namespace till::screen {
namespace {

// The globals that Weston 10.0.1 offers without a filter (weston-info on a plain `weston`).
constexpr std::string_view kAllOfWeston[] = {"wl_compositor",
                                             "wl_subcompositor",
                                             "wp_viewporter",
                                             "zxdg_output_manager_v1",
                                             "wp_presentation",
                                             "wp_single_pixel_buffer_manager_v1",
                                             "zwp_relative_pointer_manager_v1",
                                             "zwp_pointer_constraints_v1",
                                             "zwp_input_timestamps_manager_v1",
                                             "weston_content_protection",
                                             "wl_data_device_manager",
                                             "wl_shm",
                                             "wl_seat",
                                             "zwp_linux_dmabuf_v1",
                                             "weston_direct_display_v1",
                                             "wl_output",
                                             "zwp_input_panel_v1",
                                             "zwp_input_method_v1",
                                             "zwp_text_input_manager_v1",
                                             "xdg_wm_base",
                                             "weston_desktop_shell",
                                             "weston_screenshooter",
                                             "weston_debug_v1",
                                             "weston_touch_calibration"};

int Seen(ClientRole role) {
  int seen = 0;
  for (const std::string_view interface : kAllOfWeston) seen += ClientRoles::MaySee(role, interface) ? 1 : 0;
  return seen;
}

TEST(ClientRole, EachSeesWhatItNeedsAndNothingElse) {
  EXPECT_EQ(Seen(ClientRole::kKiosk), 7);
  EXPECT_EQ(Seen(ClientRole::kPin), 4);
  EXPECT_EQ(Seen(ClientRole::kStrip), 2);
  EXPECT_EQ(Seen(ClientRole::kStranger), 0);
  for (const std::string_view dangerous :
       {"wl_data_device_manager", "weston_screenshooter", "zwp_input_method_v1", "zwp_pointer_constraints_v1",
        "weston_debug_v1"}) {
    EXPECT_FALSE(ClientRoles::MaySee(ClientRole::kKiosk, dangerous)) << dangerous;
  }
}

TEST(ClientRole, IsTheUserThatTheKernelNames) {
  wl_display* display = wl_display_create();
  int ends[2];
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  wl_client* client = wl_client_create(display, ends[0]);
  ASSERT_NE(client, nullptr);
  const uid_t me = geteuid();
  EXPECT_EQ(ClientRoles(me, me + 1).Of(client), ClientRole::kKiosk);
  EXPECT_EQ(ClientRoles(me + 1, me).Of(client), ClientRole::kPin);
  EXPECT_EQ(ClientRoles(me + 1, me + 2).Of(client), ClientRole::kStranger);
  ClientRoles roles(me, me + 1);
  roles.SetStripClient(client);
  EXPECT_EQ(roles.Of(client), ClientRole::kStrip);
  EXPECT_EQ(roles.Of(nullptr), ClientRole::kStranger);
  close(ends[1]);
  wl_client_destroy(client);
  wl_display_destroy(display);
}

}  // namespace
}  // namespace till::screen
