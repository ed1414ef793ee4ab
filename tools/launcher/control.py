# SPDX-License-Identifier: Apache-2.0
"""The launcher's control socket: one JSON object per line and direction. Only the launcher's own user reaches it."""

import json
import os
import socket
import threading


class ControlServer:
    """ControlServer answers {"op": NAME} with what operations[NAME]() returns, until close()."""

    def __init__(self, path, operations):
        self._path = path
        self._operations = operations
        if os.path.exists(path):
            os.unlink(path)
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(path)
        os.chmod(path, 0o600)
        self._listener.listen(8)
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self._listener.close()
        if os.path.exists(self._path):
            os.unlink(self._path)

    def _accept(self):
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection):
        with connection, connection.makefile("rw", encoding="utf-8") as stream:
            try:
                operation = self._operations[json.loads(stream.readline())["op"]]
                stream.write(json.dumps(operation()) + "\n")
                stream.flush()
            except (KeyError, TypeError, ValueError, OSError):
                return  # Not a request of ours, or the asker has left.


def ask(path, op, timeout_s=30.0):
    """ask returns the answer of the launcher at `path`, or None when no launcher runs there."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(timeout_s)
            connection.connect(path)
            with connection.makefile("rw", encoding="utf-8") as stream:
                stream.write(json.dumps({"op": op}) + "\n")
                stream.flush()
                line = stream.readline()
    except OSError:
        return None
    return json.loads(line) if line else None
