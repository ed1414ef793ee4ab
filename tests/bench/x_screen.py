# SPDX-License-Identifier: Apache-2.0
"""A finger on an X display and an eye on what it shows: XTest presses, XDamage says at once what was drawn, and XGetImage
what is there. Both from outside: the program that is touched knows of neither."""

import ctypes
import select
import time

_X11 = ctypes.CDLL("libX11.so.6")
_XTST = ctypes.CDLL("libXtst.so.6")
_XDAMAGE = ctypes.CDLL("libXdamage.so.1")
_RAW_RECTANGLES = 0
_Z_PIXMAP = 2
_ALL_PLANES = 0xFFFFFFFF


class _Rectangle(ctypes.Structure):
    _fields_ = [("x", ctypes.c_short), ("y", ctypes.c_short), ("width", ctypes.c_ushort), ("height", ctypes.c_ushort)]


class _DamageEvent(ctypes.Structure):
    """XDamageNotifyEvent of X11/extensions/Xdamage.h."""
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("drawable", ctypes.c_ulong), ("damage", ctypes.c_ulong),
                ("level", ctypes.c_int), ("more", ctypes.c_int), ("timestamp", ctypes.c_ulong),
                ("area", _Rectangle), ("geometry", _Rectangle)]


class _Event(ctypes.Union):
    _fields_ = [("damage", _DamageEvent), ("room", ctypes.c_long * 24)]


class _Image(ctypes.Structure):
    """The first members of XImage of X11/Xlib.h."""
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int), ("format", ctypes.c_int),
                ("data", ctypes.c_void_p), ("byte_order", ctypes.c_int), ("bitmap_unit", ctypes.c_int),
                ("bitmap_bit_order", ctypes.c_int), ("bitmap_pad", ctypes.c_int), ("depth", ctypes.c_int),
                ("bytes_per_line", ctypes.c_int)]


_X11.XOpenDisplay.restype = ctypes.c_void_p
_X11.XDefaultRootWindow.restype = ctypes.c_ulong
_X11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
_X11.XGetImage.restype = ctypes.POINTER(_Image)
_X11.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint,
                           ctypes.c_ulong, ctypes.c_int]
_X11.XDestroyImage.argtypes = [ctypes.POINTER(_Image)]
_X11.XNextEvent.argtypes = [ctypes.c_void_p, ctypes.POINTER(_Event)]
for _name in ("XFlush", "XPending", "XConnectionNumber", "XCloseDisplay"):
    getattr(_X11, _name).argtypes = [ctypes.c_void_p]
_XDAMAGE.XDamageQueryExtension.argtypes = [ctypes.c_void_p, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int)]
_XDAMAGE.XDamageCreate.restype = ctypes.c_ulong
_XDAMAGE.XDamageCreate.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int]
_XTST.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong]
_XTST.XTestFakeButtonEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]


class NotSeen(Exception):
    """NotSeen: what was waited for did not show in time."""


class XScreen:
    """XScreen looks at one display. Boxes are (x, y, width, height) in pixels."""

    def __init__(self, name):
        self._display = _X11.XOpenDisplay(name.encode())
        if not self._display:
            raise NotSeen(f"no display {name}")
        self._root = _X11.XDefaultRootWindow(self._display)
        first_event, first_error = ctypes.c_int(), ctypes.c_int()
        if not _XDAMAGE.XDamageQueryExtension(self._display, first_event, first_error):
            raise NotSeen("the X server has no DAMAGE")
        self._damage_type = first_event.value
        self._damage = _XDAMAGE.XDamageCreate(self._display, self._root, _RAW_RECTANGLES)
        _X11.XFlush(self._display)
        self._descriptor = _X11.XConnectionNumber(self._display)

    def close(self):
        _X11.XCloseDisplay(self._display)

    # ---- A finger. ----

    def point_at(self, box):
        """point_at moves the finger over the middle of a box."""
        _XTST.XTestFakeMotionEvent(self._display, -1, box[0] + box[2] // 2, box[1] + box[3] // 2, 0)
        _X11.XFlush(self._display)

    def press(self):
        """press puts the finger down; returns when."""
        return self._button(1)

    def release(self):
        """release lifts it; returns when."""
        return self._button(0)

    def _button(self, down):
        now = time.monotonic()
        _XTST.XTestFakeButtonEvent(self._display, 1, down, 0)
        _X11.XFlush(self._display)
        return now

    # ---- An eye. ----

    def drawn(self, timeout_s):
        """drawn returns (when, box) of the next thing that is drawn, None when nothing is in time."""
        end = time.monotonic() + timeout_s
        event = _Event()
        while True:
            while _X11.XPending(self._display):
                _X11.XNextEvent(self._display, event)
                if event.damage.type == self._damage_type:
                    area = event.damage.area
                    return time.monotonic(), (area.x, area.y, area.width, area.height)
            left = end - time.monotonic()
            if left <= 0 or not select.select([self._descriptor], [], [], left)[0]:
                return None

    def drawn_in(self, box, timeout_s=5.0):
        """drawn_in returns when something was next drawn that touches the box."""
        end = time.monotonic() + timeout_s
        while True:
            seen = self.drawn(max(0.0, end - time.monotonic()))
            if seen is None:
                raise NotSeen(f"nothing was drawn in {box} in {timeout_s} s")
            if _meet(seen[1], box):
                return seen[0]

    def drawn_outside(self, box, timeout_s=5.0):
        """drawn_outside returns when something was next drawn that reaches over the box's edge."""
        end = time.monotonic() + timeout_s
        while True:
            seen = self.drawn(max(0.0, end - time.monotonic()))
            if seen is None:
                raise NotSeen(f"nothing was drawn outside of {box} in {timeout_s} s")
            if not _holds(box, seen[1]):
                return seen[0]

    def rest(self, quiet_s=0.12, most_s=5.0):
        """rest returns once nothing has been drawn for a while; what was is forgotten."""
        end = time.monotonic() + most_s
        while time.monotonic() < end and self.drawn(quiet_s) is not None:
            pass

    def look(self, box):
        """look returns the pixels of a box."""
        image = _X11.XGetImage(self._display, self._root, *box, _ALL_PLANES, _Z_PIXMAP)
        if not image:
            raise NotSeen(f"the display has no {box}")
        pixels = ctypes.string_at(image.contents.data, image.contents.bytes_per_line * image.contents.height)
        _X11.XDestroyImage(image)
        return pixels

    def until(self, suits, timeout_s=15.0):
        """until returns when suits() came true; it is asked after each thing that is drawn."""
        end = time.monotonic() + timeout_s
        while not suits():
            if time.monotonic() > end:
                raise NotSeen("what was waited for does not show")
            self.drawn(0.05)
        return time.monotonic()


def _meet(one, other):
    return (one[0] < other[0] + other[2] and other[0] < one[0] + one[2] and
            one[1] < other[1] + other[3] and other[1] < one[1] + one[3])


def _holds(outer, inner):
    return (outer[0] <= inner[0] and inner[0] + inner[2] <= outer[0] + outer[2] and
            outer[1] <= inner[1] and inner[1] + inner[3] <= outer[1] + outer[3])
