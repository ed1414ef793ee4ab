#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""One connection of the terminal in QEMU to a port of this machine: line.py PORT. QEMU starts it with the connection as standard
input and output (-netdev user,guestfwd=…-cmd:)."""

import os
import select
import socket
import sys


def main():
    outside = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
    pairs = {0: outside.fileno(), outside.fileno(): 1}
    # An end of one side is the end of the line: nobody here shuts down one direction only.
    while True:
        for source in select.select(list(pairs), [], [])[0]:
            data = os.read(source, 65536)
            if not data:
                return
            while data:
                data = data[os.write(pairs[source], data):]


if __name__ == "__main__":
    main()
