# SPDX-License-Identifier: Apache-2.0
"""The maker's web server, simulated: a channel's file and one bundle, both new at each start; or the files of a folder.

What is signed is signed with a key that everybody knows."""

import argparse
import asyncio
import hashlib
import os
import sys
import threading

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from simulators import unix_server
from simulators.update_server import channel, files

_PRODUCT = "till-simulated"


def bundle(version, starts=True):
    """bundle returns a simulated bundle (services/update/slots/simulated_bundle.h)."""
    text = f"till-simulated-bundle-1\nproduct {_PRODUCT}\nversion {version}\nstarts {'yes' if starts else 'no'}\n"
    return (text + f"sealed {hashlib.sha256(text.encode()).hexdigest()}\n").encode()


def _simulated(state_dir, starts):
    """What there is, and in a word what it is."""
    serial = channel.next_serial(state_dir)
    version = f"1.{serial}.0"
    content = bundle(version, starts)
    signed = channel.signed(_PRODUCT, serial, version, len(content), hashlib.sha256(content).hexdigest())
    return files.in_memory({"stable.channel": signed, f"till-{version}.raucb": content}), version


async def _run(arguments):
    if arguments.folder:
        found, what = files.in_folder(arguments.folder), arguments.folder
    else:
        found, what = _simulated(arguments.state_dir, not arguments.broken)
    server = files.server(arguments.port, found, arguments.certificate, arguments.key)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    await unix_server.run_until_stopped(f"update_server: {what} on port {arguments.port}")
    server.shutdown()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, required=True, help="on this machine's loopback")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--state-dir", help="a folder that is kept: simulated bundles")
    what.add_argument("--folder", help="its files are served, and nothing else")
    parser.add_argument("--broken", action="store_true", help="a simulated version that does not start")
    parser.add_argument("--certificate", help="HTTPS; with --key")
    parser.add_argument("--key")
    asyncio.run(_run(parser.parse_args()))


if __name__ == "__main__":
    main()
