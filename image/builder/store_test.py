# SPDX-License-Identifier: Apache-2.0
"""Packages come from the mirror once, are the locked ones, and are missed by name."""

import hashlib
import http.server
import os
import tempfile
import threading
import unittest

from image.builder.packages import Package
from image.builder.store import Gone, Store

CONTENT = b"a package"


class Mirror(http.server.BaseHTTPRequestHandler):
    """Mirror has /there.deb only, and counts who asks."""

    asked = []

    def do_GET(self):
        self.asked.append(self.path)
        if self.path == "/there.deb":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(CONTENT)
        else:
            self.send_error(404)

    def log_message(self, *unused):
        pass


def package(name, sha256=hashlib.sha256(CONTENT).hexdigest()):
    return Package(name, "1.0", "all", sha256, len(CONTENT), name + ".deb")


class StoreTest(unittest.TestCase):

    def setUp(self):
        Mirror.asked.clear()
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Mirror)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.store = Store(folder.name, f"http://127.0.0.1:{server.server_port}/")

    def test_a_package_is_fetched_once(self):
        self.store.fetch([package("there")])
        self.store.fetch([package("there")])
        with open(self.store.path(package("there")), "rb") as file:
            self.assertEqual(file.read(), CONTENT)
        self.assertEqual(Mirror.asked, ["/there.deb"])

    def test_what_the_mirror_no_longer_has_is_named(self):
        with self.assertRaises(Gone) as raised:
            self.store.fetch([package("there"), package("gone", "00" * 32), package("away", "11" * 32)])
        self.assertEqual([missing.name for missing in raised.exception.packages], ["gone", "away"])
        self.assertIn("gone 1.0", str(raised.exception))

    def test_another_file_than_the_locked_one_gets_no_name(self):
        other = package("there", "22" * 32)
        with self.assertRaisesRegex(ValueError, "not the locked one"):
            self.store.fetch([other])
        self.assertFalse(os.path.exists(self.store.path(other)))


if __name__ == "__main__":
    unittest.main()
