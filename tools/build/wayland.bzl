# SPDX-License-Identifier: Apache-2.0
"""Where Debian keeps the headers of Weston, and of Pango and Cairo; as system headers, which the house warnings spare."""

WESTON_COPTS = [
    "-isystem/usr/include/libweston-10",
    "-isystem/usr/include/pixman-1",
]

PANGO_COPTS = [
    "-isystem/usr/include/pango-1.0",
    "-isystem/usr/include/glib-2.0",
    "-isystem/usr/include/harfbuzz",
    "-isystem/usr/include/cairo",
]
