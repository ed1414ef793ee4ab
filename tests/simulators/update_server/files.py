# SPDX-License-Identifier: Apache-2.0
"""A static file server as any other: whole files, and the rest of one from a byte on."""

import http.server
import io
import os
import re
import shutil
import ssl
import sys

_BELOW = "/till/"


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    open_file = None  # name -> (open file, bytes), or None

    def do_GET(self):  # noqa: N802: the library's name
        found = type(self).open_file(self.path[len(_BELOW):]) if self.path.startswith(_BELOW) else None
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        first = int(asked.group(1)) if asked else 0
        if found is None or first >= found[1]:
            self.send_response(404 if found is None else 416)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        file, size = found
        with file:
            self.send_response(206 if asked else 200)
            if asked:
                self.send_header("Content-Range", f"bytes {first}-{size - 1}/{size}")
            self.send_header("Content-Length", str(size - first))
            self.end_headers()
            file.seek(first)
            shutil.copyfileobj(file, self.wfile, 1 << 18)

    def log_message(self, format, *arguments):  # noqa: A002: the library's name
        print("update_server:", format % arguments, flush=True)


class _Server(http.server.ThreadingHTTPServer):

    def handle_error(self, request, client_address):
        print("update_server: a client went away:", sys.exc_info()[1], flush=True)


def in_memory(contents):
    """in_memory serves what the dictionary has."""
    return lambda name: (io.BytesIO(contents[name]), len(contents[name])) if name in contents else None


def in_folder(folder):
    """in_folder serves the files of a folder, and nothing below or beside it."""

    def open_file(name):
        path = os.path.join(folder, name)
        if not re.fullmatch(r"[\w.-]+", name) or not os.path.isfile(path):
            return None
        return open(path, "rb"), os.path.getsize(path)

    return open_file


def server(port, open_file, certificate=None, key=None):
    """server returns an HTTP server on this machine's loopback, or HTTPS with a certificate."""
    handler = type("Handler", (_Handler,), {"open_file": staticmethod(open_file)})
    made = _Server(("127.0.0.1", port), handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        # The handshake belongs to the connection's own thread: one that says nothing keeps nobody waiting.
        made.socket = context.wrap_socket(made.socket, server_side=True, do_handshake_on_connect=False)
    return made
