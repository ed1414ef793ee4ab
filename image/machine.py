# SPDX-License-Identifier: Apache-2.0
"""A terminal in QEMU: firmware with Secure Boot, a TPM, a panel with a finger, USB plugs for a printer and a card reader, a line to the outside."""

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import uuid

from image.builder import machines
from tools.launcher.ports import free_port

_CHECKOUT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_LINE = os.path.join(_CHECKOUT, "image", "line.py")
# Where the simulated world is on the terminal's network: image/simulated/ says the same to the processes.
_OUTSIDE, _ACQUIRER, _UPDATES = "10.0.2.100", 8583, 8443
# Where it listens for till programs on other machines (services/integrator/init/till-integrator-tls.socket).
_ENDPOINT = 7443
_BALLOON = "/machine/peripheral/balloon"
# Boards whose firmware has a number of its own have a log that goes on after a restart.
_NAMESPACE = uuid.UUID("5f1e2a56-6d0f-4d6b-9a55-7a0c1f2f7b11")


class Machine:
    """Machine is one terminal with its state (disk, firmware variables, TPM) in `folder`. A second start finds what the first
    has left, as a real one does. It reaches nothing but `world` (image/world.py), and without one nothing. `kind` is what it
    is made of (image/KIND/machine.ini). In a `steady` one time goes by what it computes, not by the clock on the wall: on a busy
    host it is slow, and never late. Without `tpm` it is one whose TPM does not answer.

    When the terminal restarts itself, QEMU ends and is started anew: after a restart within one QEMU the firmware may never come
    to its end (7.2, TCG: what was translated of the kernel before makes every write to its pages slow, and the firmware's timer
    leaves it no time)."""

    def __init__(self, folder, image, world=None, memory_mib=1024, kind="x86-64", steady=False, tpm=True):
        self.folder = os.path.abspath(folder)
        self._image = image
        self._world = world
        self._memory_mib = memory_mib
        self._kind = machines.Kind(_CHECKOUT, kind)
        self._steady = steady
        self._has_tpm = tpm
        self.endpoint_port = free_port()  # of this machine: a till program here reaches the terminal by it
        self._tpm = None
        self._qemu = None
        self._qmp = None
        self._power = threading.RLock()  # who holds it switches on or off
        self._keeper = None

    def at(self, name):
        return os.path.join(self.folder, name)

    # ---- Life. ----

    def start(self):
        os.makedirs(self.at("tpm"), exist_ok=True)
        if not os.path.exists(self.at("disk.img")):
            subprocess.run(["cp", "--sparse=always", "--no-preserve=mode", self._image, self.at("disk.img")], check=True)
        if not os.path.exists(self.at("firmware.fd")):
            shutil.copyfile(self._kind.qemu["variables"], self.at("firmware.fd"))
        self._switch_on()
        self._keeper = threading.Thread(target=self._keep, args=[self._qemu], daemon=True)
        self._keeper.start()

    def _switch_on(self):
        if self._has_tpm:
            self._start_tpm()
        with open(self.at("qemu.log"), "ab") as log:
            self._qemu = subprocess.Popen(self._command(), stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        _wait_for(lambda: os.path.exists(self.at("qmp.sock")), 20)
        self._qmp = Qmp(self.at("qmp.sock"))

    def _start_tpm(self):
        self._tpm = subprocess.Popen(["swtpm", "socket", "--tpm2", "--tpmstate", "dir=" + self.at("tpm"), "--ctrl",
                                      "type=unixio,path=" + self.at("tpm.sock"), "--terminate"], stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL)
        _wait_for(lambda: os.path.exists(self.at("tpm.sock")), 10)

    def cut_power(self):
        """cut_power ends the machine in the middle of whatever it does."""
        with self._power:
            self._qemu.kill()
            self._end()

    def stop(self):
        """stop pulls the plug, too, if less suddenly; nothing for a machine that is off."""
        with self._power:
            if self._qemu is not None:
                self._qemu.terminate()
                self._end()

    def wait(self):
        """wait returns when the terminal has switched itself off."""
        self._keeper.join()

    def running(self):
        return self._keeper is not None and self._keeper.is_alive()

    def _keep(self, qemu):
        """Starts the machine again whenever it ends to be restarted."""
        while True:
            qemu.wait()
            with self._power:
                if self._qemu is not qemu or not self._qmp.ended_to_restart():
                    return
                self._end()
                self._switch_on()
                qemu = self._qemu

    def _ask(self, command, **arguments):
        """Asks QEMU; of one that is just started again, the new one."""
        while True:
            with self._power:
                try:
                    return self._qmp.call(command, **arguments)
                except ConnectionError:
                    if not self.running():
                        raise
            time.sleep(0.5)

    def _end(self):
        self._qemu.wait(20)
        self._qemu = None
        if self._qmp is not None:
            self._qmp.close()
            self._qmp = None
        if self._tpm is not None:
            self._tpm.terminate()
            self._tpm.wait(20)
        for name in ("qmp.sock", "tpm.sock", "serial.sock", "vnc.sock"):
            if os.path.exists(self.at(name)):
                os.unlink(self.at(name))

    # ---- What it costs. ----

    def processor_s(self):
        """processor_s returns the processor time that the machine has taken since it was started, in seconds."""
        with open(f"/proc/{self._qemu.pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mib(self):
        """memory_mib returns what of its memory is in use and what there is, as its kernel says to the balloon."""
        def ask():
            return self._ask("qom-get", path=_BALLOON, property="guest-stats")

        # What is there without asking is of the moment in which the kernel found the balloon.
        before = ask()["last-update"]
        self._ask("qom-set", path=_BALLOON, property="guest-stats-polling-interval", value=1)
        _wait_for(lambda: ask()["last-update"] > before, 120)
        stats = ask()["stats"]
        total, available = stats["stat-total-memory"] >> 20, stats["stat-available-memory"] >> 20
        return total - available, total

    # ---- A finger and an eye. ----

    def protect_view(self, password):
        """protect_view lets people look on (VNC on the socket vnc.sock), and touch, who have the password."""
        self._ask("set_password", protocol="vnc", password=password)

    def picture(self, path):
        """picture saves the panel as PPM."""
        self._ask("screendump", filename=os.path.abspath(path))

    def tap(self, x, y, width, height):
        """tap touches the point (x, y) of a panel of `width` by `height` pixels."""
        position = [{"type": "abs", "data": {"axis": axis, "value": value * 0x7FFF // size}}
                    for axis, value, size in (("x", x, width), ("y", y, height))]
        button = {"type": "btn", "data": {"button": "left", "down": True}}
        self._ask("input-send-event", events=position + [button])
        time.sleep(0.2)
        button["data"]["down"] = False
        self._ask("input-send-event", events=[button])

    def serial(self):
        """serial returns all that came over the serial line so far."""
        try:
            with open(self.at("serial.log"), encoding="utf-8", errors="replace") as file:
                return file.read()
        except FileNotFoundError:
            return ""

    def type_serial(self, text):
        """type_serial types on the serial line of a development image."""
        _wait_for(lambda: os.path.exists(self.at("serial.sock")), 60)  # it may just restart
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(self.at("serial.sock"))
            line.sendall(text.encode())
            time.sleep(0.2)

    def _outside(self):
        """The options of what is plugged in and of the network."""
        options = "user,id=net,restrict=on"
        if self._world is None:
            return ["-netdev", options]
        options += f",hostfwd=tcp:127.0.0.1:{self.endpoint_port}-:{_ENDPOINT}"
        for port, outside in ((_ACQUIRER, self._world.acquirer_port), (_UPDATES, self._world.update_port)):
            command = f"{sys.executable} -B {_LINE} {outside}".replace(",", ",,")
            options += f",guestfwd=tcp:{_OUTSIDE}:{port}-cmd:{command}"
        plugs = []
        for name in ("usb_printer", "ccid_reader"):
            plugs += ["-chardev", f"socket,id={name},path={self._world.at(name)}", "-device", f"usb-redir,chardev={name},bus=usb.0"]
        return ["-netdev", options, *plugs]

    def _time(self):
        if self._steady:
            # 8 ns an instruction: 125 million a second.
            return ["-smp", "1", "-accel", "tcg,thread=single", "-icount", "shift=3,sleep=on"]
        return ["-smp", "2", "-accel", "tcg,thread=multi"]

    def _tpm_options(self):
        if not self._has_tpm:
            return []
        return ["-chardev", f"socket,id=tpm,path={self.at('tpm.sock')}", "-tpmdev", "emulator,id=tpm0,chardev=tpm",
                "-device", self._kind.qemu["tpm"] + ",tpmdev=tpm0"]

    def _command(self):
        qemu = self._kind.qemu
        return [
            qemu["emulator"], "-name", "till", "-machine", qemu["machine"], "-cpu", qemu["processor"],
            *self._time(), "-m", str(self._memory_mib), "-nodefaults", "-no-user-config",
            *(["-global", "driver=cfi.pflash01,property=secure,value=on"] if qemu.getboolean("secure_variables") else []),
            "-drive", f"if=pflash,format=raw,unit=0,readonly=on,file={qemu['firmware']}",
            "-drive", f"if=pflash,format=raw,unit=1,file={self.at('firmware.fd')}",
            "-drive", f"if=none,id=disk,format=raw,cache=writeback,file={self.at('disk.img')}",
            "-device", "virtio-blk-pci,drive=disk,bootindex=0",
            *self._tpm_options(),
            "-device", qemu["display"] + ",xres=720,yres=1280", "-display", f"vnc=unix:{self.at('vnc.sock')},password=on",
            "-device", "qemu-xhci,id=usb", "-device", "usb-tablet,bus=usb.0", "-device", "usb-kbd,bus=usb.0",
            "-device", "virtio-rng-pci", "-device", "virtio-balloon-pci,id=balloon", "-device", "i6300esb", "-watchdog-action", "reset",
            "-action", "reboot=shutdown",
            "-device", "virtio-net-pci,netdev=net", *self._outside(),
            "-uuid", str(uuid.uuid5(_NAMESPACE, self.folder)),
            "-chardev", f"socket,id=serial,path={self.at('serial.sock')},server=on,wait=off,logfile={self.at('serial.log')},logappend=on",
            "-serial", "chardev:serial",
            # The second line says what the journal says, start after start (image/simulated/, till-simulated-journal.service).
            "-chardev", f"file,id=journal,path={self.at('journal.log')},append=on", "-serial", "chardev:journal",
            "-qmp", f"unix:{self.at('qmp.sock')},server=on,wait=off",
        ]


class Qmp:
    """Qmp speaks to QEMU's monitor (QEMU Machine Protocol): one command, its answer; events between are passed over."""

    def __init__(self, path):
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(30)
        self._socket.connect(path)
        self._lines = self._socket.makefile("r", encoding="utf-8")
        self._end = None  # why QEMU ended, in its own word
        self._read()
        self.call("qmp_capabilities")

    def close(self):
        self._lines.close()
        self._socket.close()

    def call(self, command, **arguments):
        """call returns the answer; ConnectionError when QEMU has ended."""
        self._socket.sendall((json.dumps({"execute": command, "arguments": arguments}) + "\n").encode())
        while True:
            answer = self._read()
            if "return" in answer:
                return answer["return"]
            if "error" in answer:
                raise RuntimeError(f"{command}: {answer['error'].get('desc')}")


    def ended_to_restart(self):
        """ended_to_restart returns, once QEMU has ended, whether that was the terminal's wish to start again."""
        try:
            while True:
                self._read()
        except ConnectionError:
            return self._end == "guest-reset"

    def _read(self):
        line = self._lines.readline()
        if not line:
            raise ConnectionError("QEMU has ended")
        said = json.loads(line)
        if said.get("event") == "SHUTDOWN":
            self._end = said["data"]["reason"]
        return said


def _wait_for(condition, seconds):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("QEMU did not get ready; see qemu.log")
        time.sleep(0.05)
