# SPDX-License-Identifier: Apache-2.0
"""A whole terminal updates itself: the real process with simulated slots, and a web server with a signed list."""

import json
import os
import subprocess
import sys
import time
import unittest

from tests.harness.client import Payment
from tests.harness.shop import Shop

TILLCTL = os.path.abspath(sys.argv[1])
_PATIENCE_S = 60


class UpdateTest(unittest.TestCase):

    def setUp(self):
        self.shop = Shop(with_update=True)
        self.addCleanup(self.shop.close)
        self.shop.open()
        self.process = self.shop.terminal.processes["update"]

    def ctl(self, *words, code=0):
        """ctl returns what `tillctl update` says with --json."""
        run = subprocess.run([TILLCTL, "update", *words, "--json", "--language", "zh", "--run-directory", self.shop.terminal.run],
                             capture_output=True, text=True, check=False, timeout=120)
        self.assertEqual(run.returncode, code, run.stdout + run.stderr + self.shop.terminal.log_tail("update"))
        lines = run.stdout.splitlines()
        return json.loads(lines[-1]) if lines else None

    def status(self):
        return self.ctl("status")["result"]

    def wait_for(self, phase):
        end = time.monotonic() + _PATIENCE_S
        while time.monotonic() < end:
            found = self.status()
            if found.get("phase") == phase:
                return found
            time.sleep(0.5)
        self.fail(f"{phase} did not come: {found}")

    def test_from_the_list_to_good_and_back(self):
        found = self.ctl("check")["result"]
        self.assertEqual((found["running_version"], found["available_version"]), ("development", "1.1.0"))
        self.assertIn("模拟", found["notes"])
        self.assertEqual(self.ctl("download")["result"]["phase"], "DOWNLOADED")
        self.assertEqual(self.ctl("install", "1.1.0")["result"]["phase"], "INSTALLED")
        # A payment is taken as on any day while the other slot waits; none starts while the machine goes down.
        self.assertEqual(self.shop.sell().state, Payment.APPROVED)
        self.ctl("reboot")
        self.assertEqual(self.wait_for("GOOD")["running_version"], "1.1.0")
        self.assertEqual(self.shop.sell().state, Payment.APPROVED)  # nothing is held any more
        self.assertNotIn("available_version", self.ctl("check")["result"])
        self.ctl("rollback")
        self.assertEqual(self.status()["phase"], "RETURNING")
        self.ctl("reboot")
        self.assertEqual(self.wait_for("ROLLED_BACK")["running_version"], "development")
        # The simulated machine's restarts ended the process, and nothing else did.
        self.assertEqual(self.process.crashes, 2)
        self.process.crashes = 0

    def test_killed_while_it_writes_it_writes_again(self):
        self.ctl("check")
        self.ctl("download")
        install = subprocess.Popen([TILLCTL, "update", "install", "--run-directory", self.shop.terminal.run],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(install.wait)
        self.wait_for("INSTALLING")
        self.process.kill()
        self.assertTrue(self.process.wait_until_ready(_PATIENCE_S))
        self.assertEqual(self.wait_for("INSTALLED")["running_version"], "development")

    def test_a_server_that_is_away_is_told(self):
        self.shop.terminal.processes["update_server"].stop()
        said = self.ctl("check", code=1)["result"]
        self.assertEqual((said["fault"], said["message"]), ("SERVER_UNREACHABLE", "无法连接更新服务器，请检查网络。"))
        error = self.ctl("download", "1.1.0", code=2)["error"]
        self.assertEqual(error["code"], "NOT_FOUND")
        self.assertEqual(self.ctl("reboot", code=2)["error"]["code"], "ILLEGAL_STEP")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
