# SPDX-License-Identifier: Apache-2.0
"""One supervised process: sockets handed over as systemd does, readiness by sd_notify, restart after a crash."""

import ctypes
import os
import signal
import socket
import subprocess
import threading
import time

_LIBC = ctypes.CDLL(None)
_PR_SET_PDEATHSIG = 1
_FIRST_HANDED_FD = 3
_MOST_HANDED = 32
_RESTART_PAUSES_S = (0.05, 0.2, 0.5, 1.0, 2.0, 5.0)


def _keep_low_descriptors_taken():
    """A child's sockets are its descriptors from 3 on. None of ours may lie there: Popen's own pipe would be overwritten
    in the child, and a number that is not open cannot be passed."""
    while os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC) < _FIRST_HANDED_FD + _MOST_HANDED:
        pass


_keep_low_descriptors_taken()


class Process:
    """Process keeps a program running until stop(); its listening sockets outlive every instance of it.

    Callers queue on the sockets while it restarts, so a crash costs them time and nothing else.
    """

    def __init__(self, name, command, sockets=None, uid=None, log_path=None, environment=None, restart=True,
                 notify_dir=None):
        self.name = name
        self.command = [str(part) for part in command]
        self.sockets = sockets or {}
        self.uid = uid
        self.restart = restart
        self.starts = 0
        self.crashes = 0  # ends that nobody asked for
        self._log_path = log_path
        self._environment = environment or {}
        self._child = None
        self._lock = threading.Lock()
        self._killed = False
        self._stopping = threading.Event()
        self._ready = threading.Event()
        self._notify = self._open_notify_socket(notify_dir) if notify_dir else None
        self._threads = []

    # ---- Life. ----

    def start(self):
        """start launches the program and its watchers; returns at once."""
        self._stopping.clear()
        if self._notify:
            self._threads.append(self._spawn_thread(self._listen_for_readiness))
        self._threads.append(self._spawn_thread(self._keep_running))

    def wait_until_ready(self, timeout_s):
        """wait_until_ready returns whether the present instance said READY=1 in time."""
        return self._ready.wait(timeout_s)

    def kill(self):
        """kill sends SIGKILL to the present instance; a restarting process comes back by itself, at once: being killed
        on purpose is not held against it."""
        with self._lock:
            self._ready.clear()
            self._killed = True
            if self._child and self._child.poll() is None:
                self._child.send_signal(signal.SIGKILL)

    def stop(self, grace_s=8.0):
        """stop ends the program for good: SIGTERM, and SIGKILL after the grace. Returns its exit code, if it ran."""
        self._stopping.set()
        with self._lock:
            child = self._child
        if child is None:
            return None
        if child.poll() is None:
            child.terminate()
            try:
                child.wait(grace_s)
            except subprocess.TimeoutExpired:
                child.kill()
        return child.wait()

    @property
    def pid(self):
        with self._lock:
            return self._child.pid if self._child and self._child.poll() is None else None

    @property
    def ready(self):
        return self._ready.is_set()

    # ---- Parts. ----

    @staticmethod
    def _spawn_thread(target):
        thread = threading.Thread(target=target, daemon=True)
        thread.start()
        return thread

    def _open_notify_socket(self, folder):
        path = os.path.join(folder, self.name + ".notify")
        notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
        if os.path.exists(path):
            os.unlink(path)
        notify.bind(path)
        os.chmod(path, 0o666)
        self._environment["NOTIFY_SOCKET"] = path
        return notify

    def _listen_for_readiness(self):
        self._notify.settimeout(0.5)
        while not self._stopping.is_set():
            try:
                message = self._notify.recv(4096)
            except socket.timeout:
                continue
            if b"READY=1" in message:
                self._ready.set()

    def _keep_running(self):
        failures = 0
        while not self._stopping.is_set():
            started = time.monotonic()
            child = self._launch()
            code = child.wait()
            self._ready.clear()
            if self._stopping.is_set() or not self.restart:
                return
            with self._lock:
                killed, self._killed = self._killed, False
            self.crashes += 0 if killed else 1
            # One that keeps dying by itself waits longer each time.
            failures = 0 if killed or time.monotonic() - started > 10 else failures + 1
            pause = _RESTART_PAUSES_S[min(failures, len(_RESTART_PAUSES_S) - 1)]
            self._say(f"{self.name} ended with {code}; starting it again in {pause} s")
            self._stopping.wait(pause)

    def _launch(self):
        fds = [sock.fileno() for sock in self.sockets.values()]
        count = len(fds)
        environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **self._environment}
        command = self.command
        if fds:
            environment["LISTEN_FDS"] = str(count)
            environment["LISTEN_FDNAMES"] = ":".join(self.sockets)
            # LISTEN_PID is the program's own number, known only after the fork: the shell fills it in and becomes it.
            command = ["/bin/sh", "-c", 'LISTEN_PID=$$ exec "$0" "$@"'] + command

        def hand_over():
            # A launcher that is killed takes its terminal with it, instead of leaving it to run without anyone.
            _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            high = [os.dup(fd) for fd in fds]  # Away from the targets first, so that no copy overwrites another.
            high = [fd if fd >= _FIRST_HANDED_FD + count else _dup_above(fd, _FIRST_HANDED_FD + count) for fd in high]
            for index, fd in enumerate(high):
                os.dup2(fd, _FIRST_HANDED_FD + index, inheritable=True)

        log = open(self._log_path, "ab", buffering=0) if self._log_path else subprocess.DEVNULL
        identity = {}
        if self.uid is not None and os.geteuid() == 0:
            identity = {"user": self.uid, "group": self.uid, "extra_groups": []}
        with self._lock:
            self.starts += 1
            self._child = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, start_new_session=True,
                preexec_fn=hand_over, pass_fds=range(_FIRST_HANDED_FD, _FIRST_HANDED_FD + count),
                **identity)
            child = self._child
        if self._log_path:
            log.close()
        return child

    def _say(self, words):
        if not self._log_path:
            return
        with open(self._log_path, "a", encoding="utf-8") as log:
            log.write(f"[launcher] {words}\n")


def _dup_above(fd, lowest):
    import fcntl
    return fcntl.fcntl(fd, fcntl.F_DUPFD, lowest)
