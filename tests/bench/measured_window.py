# SPDX-License-Identifier: Apache-2.0
"""A program with one Qt Quick window, measured from outside: when it shows, what a frame costs, memory and processor time."""

import contextlib
import os
import re
import subprocess
import time

# Qt's own timing of the software renderer, switched on from outside; whole milliseconds.
_FRAME = re.compile(rb"Frame rendered with 'software' renderloop in (\d+)ms")
_TICKS = os.sysconf("SC_CLK_TCK")


class MeasuredWindow:
    """MeasuredWindow is a program on a display; start() before use, stop() after. Its home is `folder`, which is the user's
    (`uid`, as root)."""

    def __init__(self, command, folder, display, uid):
        self._command = command
        self._folder = folder
        self._log = os.path.join(folder, "measured.log")
        self._user = {"user": uid, "group": uid, "extra_groups": []} if os.geteuid() == 0 else {}
        self._environment = {"PATH": "/usr/bin:/bin", "HOME": folder, "XDG_RUNTIME_DIR": folder, "LC_ALL": "C.UTF-8",
                             "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software",
                             "QT_LOGGING_RULES": "qt.scenegraph.time.renderloop=true", "QT_FORCE_STDERR_LOGGING": "1"}
        self._child = None

    # ---- Life. ----

    def start(self):
        """start launches the program; returns when."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._log)
        # Appended to, so that it can be emptied while the program runs.
        with open(self._log, "ab") as log:
            began = time.monotonic()
            self._child = subprocess.Popen(self._command, env=self._environment, stdin=subprocess.DEVNULL, stdout=log,
                                           stderr=log, cwd=self._folder, **self._user)
        return began

    def stop(self):
        if self._child is not None:
            self._child.terminate()
            self._child.wait()
            self._child = None

    # ---- Figures. ----

    def frames_ms(self):
        """frames_ms returns what each frame took since the start: polished, synchronised, drawn and handed over."""
        with open(self._log, "rb") as log:
            return [int(took) for took in _FRAME.findall(log.read())]

    def forget_frames(self):
        """forget_frames empties the record; the program appends to it."""
        os.truncate(self._log, 0)

    def pss_mb(self):
        """pss_mb returns the program's share of memory. Files that others map too count less: it goes up when they end."""
        return self._memory_mb("Pss:")

    def own_mb(self):
        """own_mb returns the memory that the program itself has written to."""
        return self._memory_mb("Pss_Anon:")

    def _memory_mb(self, what):
        with open(f"/proc/{self._child.pid}/smaps_rollup", encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith(what)) / 1024

    def processor_s(self):
        """processor_s returns the user's and the system's seconds that the program has had."""
        with open(f"/proc/{self._child.pid}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return int(fields[11]) / _TICKS, int(fields[12]) / _TICKS

    def said(self):
        """said returns the end of what the program said."""
        with open(self._log, encoding="utf-8", errors="replace") as log:
            return log.read()[-2000:]

    def forget_files(self):
        """forget_files puts every file that the program has mapped out of the page cache, as far as nobody else maps it: the
        next start reads them from the disk, as after switching on."""
        with open(f"/proc/{self._child.pid}/maps", encoding="utf-8") as maps:
            files = {line.split(None, 5)[5].strip() for line in maps if "/" in line}
        self.stop()
        for path in files:
            try:
                file = os.open(path, os.O_RDONLY)
            except OSError:
                continue  # shared memory and the like
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(file)
        return len(files)
