#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The terminal's software by touches alone: found, downloaded, put off, installed, restarted into, gone back from; while
payments are taken as on any day. The slots are simulated, the server and its signed list are real."""

import datetime
import re
import time
import unittest

import grpc

from till.update.v1 import updates_pb2, updates_pb2_grpc

from tests.kiosk.touch_test_case import TouchTestCase

ADMINISTRATOR = ("99", "12345678")
_PATIENCE_S = 90.0


def _quiet_hours():
    """An hour that is six hours away: what waits for it does not begin during the test."""
    now = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8)))
    begin, end = (now + datetime.timedelta(hours=hours) for hours in (6, 7))
    return f'quiet_hours {{ from: "{begin:%H:%M}" to: "{end:%H:%M}" }}\ntime_zone: "Asia/Shanghai"'


class UpdateByTouchTest(TouchTestCase):
    with_update = True
    overrides = {"update": _quiet_hours()}

    def setUp(self):
        super().setUp()
        self.go_home()

    def open_updates(self):
        self.open_menu("Manage", "This terminal", "Updates")

    def status(self):
        """status returns what the service itself says."""
        stub = updates_pb2_grpc.UpdatesStub(self.client.channel("update", "updates"))
        end = time.monotonic() + _PATIENCE_S
        while True:
            try:
                return next(stub.Watch(updates_pb2.WatchRequest(), timeout=20.0))
            except grpc.RpcError as error:
                # A channel learns by a call that the process behind it was started anew.
                if error.code() != grpc.StatusCode.UNAVAILABLE or time.monotonic() > end:
                    raise
                time.sleep(0.2)

    def restart(self, words):
        """restart touches the step and waits until the simulated machine, which ends the process, is up again."""
        self.screen.tap("Restart now")
        self.screen.wait_for(words, _PATIENCE_S)
        process = self.shop.terminal.processes["update"]
        self.assertEqual(process.crashes, 1)
        process.crashes = 0

    def test_1_whoever_takes_payments_sees_what_is_offered(self):
        self.open_updates()
        self.screen.wait_for("Version 1.1.0 can be downloaded", 60.0)
        heard = self.screen.heard()
        for words in ("Version now, development", "On offer, 1.1.0, 1 kB", "Channel, Stable",
                      "What is new, A simulated version, to try updates with", "An administrator installs updates"):
            self.assertIn(words, heard)
        self.assertNotIn("Download", heard.split("\n"))
        self.assertNotIn("Go back to the version before", heard)

    def test_2_it_is_downloaded_and_put_off(self):
        self.work_as(*ADMINISTRATOR)
        self.open_updates()
        self.screen.wait_for("Version 1.1.0 can be downloaded", 60.0)
        self.picture("update-offered")
        self.screen.tap("Download")
        self.screen.wait_for("Version 1.1.0 is here", _PATIENCE_S)
        self.screen.tap("Install later")
        self.screen.wait_for("Version 1.1.0 waits to be installed")
        self.screen.wait_for("It is not within the quiet hours. It begins by itself then, or install it now")
        self.picture("update-waits")
        self.assertEqual(self.status().phase, updates_pb2.UpdateStatus.WAITING_FOR_GOOD_MOMENT)

    def test_3_payments_go_on_while_it_waits(self):
        self.work_as(self.operator, self.password)
        self.sell("1500")
        self.assert_books_equal()

    def test_4_it_is_installed_at_once_and_runs_after_a_restart(self):
        self.work_as(*ADMINISTRATOR)
        self.open_updates()
        self.screen.wait_for("Version 1.1.0 waits to be installed")
        self.screen.tap("Install now")
        self.screen.wait_for("Version 1.1.0 is installed", _PATIENCE_S)
        self.assertEqual(self.status().running_version, "development")
        self.picture("update-installed")
        self.restart("Version 1.1.0 is in use")
        self.screen.wait_for("Version now, 1.1.0")
        self.picture("update-in-use")
        status = self.status()
        self.assertEqual((status.phase, status.running_version, status.channel),
                         (updates_pb2.UpdateStatus.GOOD, "1.1.0", "stable"))

    def test_5_the_version_before_comes_back(self):
        self.open_updates()
        self.screen.tap(re.compile("Go back to the version before, .*"))
        self.screen.tap("Stay with this version")
        self.screen.wait_for("Version 1.1.0 is in use")
        self.screen.tap(re.compile("Go back to the version before, .*"))
        self.screen.tap(re.compile("Go back, .*"))
        self.screen.wait_for("Version development comes back")
        self.restart("Version development is in use")
        self.screen.wait_for("The version after it was taken back")
        self.assertEqual(self.status().phase, updates_pb2.UpdateStatus.ROLLED_BACK)

    def test_6_what_is_away_is_told_in_words(self):
        self.open_updates()
        self.screen.wait_for("Version development is in use")
        self.shop.terminal.processes["update_server"].stop()
        self.screen.tap("Look for updates")
        self.screen.wait_for("The update server cannot be reached. Check the network, then look again", 60.0)
        process = self.shop.terminal.processes["update"]
        process.stop()
        self.screen.wait_for("Part of the terminal does not answer. Try again in a moment", 60.0)
        process.start()
        self.screen.wait_for("Version now, development", _PATIENCE_S)


if __name__ == "__main__":
    unittest.main()
