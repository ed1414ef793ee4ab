#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What a screen reader hears of the kiosk: reads a line of any text, answers one line of JSON with everything that shows.

Runs as the kiosk's own user on the kiosk's own accessibility bus (AT-SPI), because the bus lets nobody else in. Each part:
{"role": "push button", "name": "Sign in", "enabled": true, "box": [x, y, width, height]}.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  (the version is to be chosen before the import)

_APPLICATION = "till-kiosk"


def _parts(accessible, found):
    states = accessible.get_state_set()
    if accessible.get_role() not in (Atspi.Role.APPLICATION, Atspi.Role.FRAME):
        if not states.contains(Atspi.StateType.SHOWING):
            return
        box = accessible.get_extents(Atspi.CoordType.SCREEN)
        found.append({"role": accessible.get_role_name(), "name": accessible.get_name(),
                      "enabled": states.contains(Atspi.StateType.ENABLED),
                      "box": [box.x, box.y, box.width, box.height]})
    for index in range(accessible.get_child_count()):
        child = accessible.get_child_at_index(index)
        if child is not None:
            _parts(child, found)


def _look():
    found = []
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(index)
        if application is not None and application.get_name() == _APPLICATION:
            application.clear_cache()
            _parts(application, found)
    return found


def main():
    Atspi.init()
    for _ in sys.stdin:
        try:
            answer = _look()
        except GLib.Error:  # a page went while it was read: the next look sees the new one
            answer = []
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
