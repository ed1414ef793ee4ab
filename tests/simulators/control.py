#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Client of a simulator's control socket: one JSON object per line out, one per line back.

As a program: control.py RUN_DIR counter|acquirer '{"op": "cards"}'
"""

import json
import os
import socket
import sys
import time


class ControlError(Exception):
    """ControlError carries the words of a simulator that refused."""


class Control:
    """Control is a connection to one control socket; it connects at the first call and again after a break."""

    def __init__(self, path, timeout_s=10.0):
        self._path = str(path)
        self._timeout_s = timeout_s
        self._stream = None

    def call(self, op, **arguments):
        """call returns the reply's object; raises ControlError when it says ok: false, OSError when nobody is there."""
        try:
            if self._stream is None:
                self._connect()
            self._stream.write(json.dumps({"op": op, **arguments}).encode() + b"\n")
            self._stream.flush()
            line = self._stream.readline()
        except OSError:
            self.close()
            raise
        if not line:
            self.close()
            raise ConnectionError("the simulator closed " + self._path)
        reply = json.loads(line)
        if not reply.pop("ok", False):
            raise ControlError(reply.get("error", "refused without words"))
        return reply

    def wait_until_there(self, timeout_s=10.0):
        """wait_until_there returns when the socket accepts connections; raises TimeoutError when it does not."""
        end = time.monotonic() + timeout_s
        while True:
            try:
                self._connect()
                return
            except OSError as error:
                if time.monotonic() > end:
                    raise TimeoutError("nobody listens on " + self._path) from error
                time.sleep(0.02)

    def close(self):
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _connect(self):
        self.close()
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(self._timeout_s)
            connection.connect(self._path)
            self._stream = connection.makefile("rwb")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def counter(run_dir):
    """counter returns the Control of the counter in a run folder."""
    return Control(os.path.join(run_dir, "sim", "counter.sock"))


def acquirer(run_dir):
    """acquirer returns the Control of the acquirer in a run folder."""
    return Control(os.path.join(run_dir, "sim", "acquirer.sock"))


def main(arguments):
    if len(arguments) != 3 or arguments[1] not in ("counter", "acquirer"):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    try:
        with Control(os.path.join(arguments[0], "sim", arguments[1] + ".sock")) as control:
            print(json.dumps(control.call(**json.loads(arguments[2])), ensure_ascii=False, indent=2))
    except (ControlError, OSError, ValueError, TypeError) as error:
        print(f"control: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
