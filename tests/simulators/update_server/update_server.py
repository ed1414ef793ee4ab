# SPDX-License-Identifier: Apache-2.0
"""The maker's web server, simulated: a channel's file and one bundle, both new at each start.

It is a static file server as any other; what is signed is signed once, with a key that everybody knows."""

import argparse
import asyncio
import hashlib
import http.server
import os
import re
import sys
import threading
import time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from simulators import unix_server

# TEST ONLY. Its public key is 03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8.
_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
_PRODUCT = "till-simulated"


def bundle(version, starts=True):
    """bundle returns a simulated bundle (services/update/slots/simulated_bundle.h)."""
    text = f"till-simulated-bundle-1\nproduct {_PRODUCT}\nversion {version}\nstarts {'yes' if starts else 'no'}\n"
    return (text + f"sealed {hashlib.sha256(text.encode()).hexdigest()}\n").encode()


def channel(serial, version, content):
    """channel returns a signed channel's file (services/update/channel/channel_file.h) with one release for everybody."""
    text = f"""product: "{_PRODUCT}"
channel: "stable"
serial: {serial}
valid_until {{ seconds: {int(time.time()) + 30 * 86400} }}
releases {{
  version: "{version}"
  bundle: "till-{version}.raucb"
  size_bytes: {len(content)}
  sha256: "{hashlib.sha256(content).hexdigest()}"
  share_hundredths: 10000
  notes_zh: "模拟的新版本,用于试用更新流程"
  notes_en: "A simulated version, to try updates with"
}}
""".encode()
    return b"till-channel-1\n" + _KEY.sign(text).hex().encode() + b"\n" + text


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    files = {}

    def do_GET(self):  # noqa: N802: the library's name
        content = self.files.get(self.path)
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        first = int(asked.group(1)) if asked else 0
        if content is None or first >= len(content):
            self.send_response(404 if content is None else 416)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(206 if asked else 200)
        if asked:
            self.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(content) - first))
        self.end_headers()
        self.wfile.write(content[first:])

    def log_message(self, format, *arguments):  # noqa: A002: the library's name
        print("update_server:", format % arguments, flush=True)


def _next_serial(state_dir):
    """One more at each start, so that there is always something newer."""
    path = os.path.join(state_dir, "serial")
    serial = 1
    if os.path.exists(path):
        with open(path, encoding="ascii") as file:
            serial = int(file.read()) + 1
    with open(path + ".new", "w", encoding="ascii") as file:
        file.write(str(serial))
    os.replace(path + ".new", path)
    return serial


async def _run(arguments):
    serial = _next_serial(arguments.state_dir)
    version = f"1.{serial}.0"
    content = bundle(version, not arguments.broken)
    _Handler.files = {"/till/stable.channel": channel(serial, version, content), f"/till/till-{version}.raucb": content}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", arguments.port), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    await unix_server.run_until_stopped(f"update_server: {version} on port {arguments.port}")
    server.shutdown()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, required=True, help="on this machine's loopback")
    parser.add_argument("--state-dir", required=True, help="a folder that is kept")
    parser.add_argument("--broken", action="store_true", help="a version that does not start")
    asyncio.run(_run(parser.parse_args()))


if __name__ == "__main__":
    main()
