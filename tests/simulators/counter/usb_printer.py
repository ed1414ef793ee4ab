#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A receipt printer with a USB plug: descriptors, bulk endpoints, the printer class's requests and its troubles.

It is redirected over a Unix socket by the usbredir protocol, to the terminal's hal/usb or to QEMU
(-chardev socket,id=p,path=SOCKET -device qemu-xhci -device usb-redir,chardev=p). What is printed is read by
escpos.Printer. Standard requests: USB 2.0, chapter 9; class requests: USB Printer Class 1.1, 4.2.
"""

import argparse
import asyncio
import os
import struct
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from simulators import unix_server
from simulators.counter import escpos, usbredir

OUT, IN = 0x02, 0x81
_BUFFER = 4096  # bytes it still takes while it cannot print
_DEVICE, _CONFIGURATION, _STRING = 1, 2, 3
_IEEE_1284 = b"MFG:Till;MDL:Simulated 58;CMD:ESC/POS;CLS:PRINTER;"

# The interfaces of each model, alternate settings in a row: (number, alternate, class, subclass, protocol, endpoints).
_MODELS = {
    "plain": [(0, 0, 7, 1, 2, (OUT, IN))],
    "one_way": [(0, 0, 7, 1, 1, (OUT,))],
    "alternates": [(0, 0, 7, 1, 1, (OUT,)), (0, 1, 7, 1, 2, (OUT, IN)), (0, 2, 7, 1, 3, (OUT, IN))],
    "composite": [(0, 0, 0xFF, 0, 0, ()), (1, 0, 7, 1, 2, (OUT, IN))],
    "no_printer": [(0, 0, 3, 0, 0, ())],
}


class UsbPrinter:
    """UsbPrinter is the device; it is plugged in from the beginning."""

    def __init__(self, printer, model="plain", vendor=0x0519, product=0x0003, serial="TILL0001"):
        self._printer = printer
        self._identity = (vendor, product, serial)
        self._settings = _MODELS[model]
        self._plugged = True
        self._connection = None
        self._reset()
        self.taken = bytearray()  # all print data, as it came

    def _reset(self):
        self.hung = False
        self._alternates = {}
        self._halted, self._stalls = set(), {}
        self._outs, self._ins, self._answers = [], [], bytearray()
        self._buffered = 0

    # What a person at the counter does, and what breaks

    def plug(self, plugged=True, model=None, **identity):
        """plug puts the cable in or pulls it out; another model, vendor, product or serial is another printer."""
        if self._plugged and self._connection:
            self._connection.unplug()
        self._plugged = bool(plugged)
        self._printer.disconnect()
        self._reset()
        if model is not None:
            self._settings = _MODELS[model]
        names = ("vendor", "product", "serial")
        self._identity = tuple(identity.get(name, old) for name, old in zip(names, self._identity))
        if self._plugged and self._connection:
            self._announce()

    def reset(self):
        """reset puts the plug in and lets it work, without a trace of what was printed."""
        self.taken.clear()
        self._stalls, self.hung = {}, False
        if not self._plugged:
            self.plug()
        self.changed()

    def stall(self, endpoint, times=1):
        """stall halts an endpoint ("out" or "in") at its next transfer, so many times; "control" refuses requests."""
        self._stalls[{"out": OUT, "in": IN, "control": 0}[endpoint]] = times

    def say(self, data):
        """say sends bytes that nobody asked for."""
        self._answers += data
        self._serve_ins()

    def changed(self):
        """changed goes on with what waited for paper."""
        if self._printer.can_print():
            self._buffered = 0
        self._serve_outs()

    # The redirection

    async def handle(self, reader, writer):
        """handle serves one connection; a new one takes the place of the old."""
        connection = usbredir.Connection(reader, writer)
        try:
            await connection.greet()
            self._connection = connection
            self._outs, self._ins = [], []
            if self._plugged:
                self._announce()
            while True:
                kind, number, body = await connection.receive()
                if self._connection is not connection:
                    break
                self._take(kind, number, body)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, struct.error):
            pass
        finally:
            if self._connection is connection:
                self._connection = None
                self._printer.disconnect()
            writer.close()

    def _announce(self):
        first = [setting for setting in self._settings if setting[1] == 0]
        endpoints = {address: setting[0] for setting in self._settings for address in setting[5]}
        self._connection.plug_in(*self._identity[:2], [(s[0], s[2], s[3], s[4]) for s in first], endpoints)

    def _take(self, kind, number, body):
        if kind == usbredir.RESET:
            hung, taken = self.hung, self._stalls
            self._reset()
            self.hung, self._stalls = hung, taken
        elif kind == usbredir.SET_CONFIGURATION:
            self._connection.configuration(number, usbredir.SUCCESS, body[0])
        elif kind == usbredir.GET_CONFIGURATION:
            self._connection.configuration(number, usbredir.SUCCESS, 1)
        elif kind == usbredir.SET_ALT_SETTING:
            there = any(setting[:2] == (body[0], body[1]) for setting in self._settings)
            if there:
                self._alternates[body[0]] = body[1]
            status = usbredir.SUCCESS if there else usbredir.STALL
            self._connection.alternate(number, status, body[0], self._alternates.get(body[0], 0))
        elif kind == usbredir.GET_ALT_SETTING:
            self._connection.alternate(number, usbredir.SUCCESS, body[0], self._alternates.get(body[0], 0))
        elif kind == usbredir.CANCEL_DATA_PACKET:
            self._cancel(number)
        elif not self._plugged:
            pass
        elif kind == usbredir.CONTROL_PACKET:
            self._control(number, *self._connection.read_control(body))
        elif kind == usbredir.BULK_PACKET:
            self._bulk(number, *self._connection.read_bulk(body))

    # Control transfers

    def _control(self, number, request, _):
        if self.hung:
            self._ins.append((number, request, 0))
            return
        data = None if self._stalled(0, halts=False) else self._answer_control(request)
        if data is None:
            self._connection.control_done(number, request, usbredir.STALL)
        else:
            self._connection.control_done(number, request, usbredir.SUCCESS, data[:request[5]])

    def _answer_control(self, request):
        _, name, kind, value, index, _ = request
        if (kind, name) == (0x80, 6):
            return self._descriptor(value >> 8, value & 0xFF)
        if name == 0 and kind in (0x80, 0x81):  # GET_STATUS
            return b"\1\0" if kind == 0x80 else b"\0\0"
        if (kind, name) == (0x82, 0):
            return bytes((index in self._halted, 0))
        if (kind, name, value) == (0x02, 1, 0):  # CLEAR_FEATURE(ENDPOINT_HALT)
            self._halted.discard(index)
            return b""
        own = next(setting[0] for setting in self._settings if setting[2] == 7) if self._is_printer() else None
        if (kind, name) == (0xA1, 0) and index >> 8 == own:  # GET_DEVICE_ID
            return struct.pack(">H", len(_IEEE_1284) + 2) + _IEEE_1284
        if (kind, name) == (0xA1, 1) and index == own:  # GET_PORT_STATUS
            return bytes((self._printer.port_status(),))
        if (kind, name) == (0x21, 2) and index == own:  # SOFT_RESET
            self._printer.disconnect()
            self._answers.clear()
            return b""
        return None

    def _is_printer(self):
        return any(setting[2] == 7 for setting in self._settings)

    def _descriptor(self, kind, index):
        vendor, product, serial = self._identity
        if kind == _DEVICE:
            return struct.pack("<BBHBBBBHHHBBBB", 18, 1, 0x0200, 0, 0, 0, 64, vendor, product, 0x0100, 1, 2,
                               3 if serial else 0, 1)
        if kind == _CONFIGURATION and index == 0:
            return self._configuration()
        texts = {1: "Till", 2: "Simulated printer", 3: serial}
        if kind == _STRING and index == 0:
            return b"\x04\x03\x09\x04"  # English (United States)
        if kind == _STRING and texts.get(index):
            text = texts[index].encode("utf-16-le")
            return bytes((len(text) + 2, 3)) + text
        return None

    def _configuration(self):
        body = b""
        for number, alternate, kind, subclass, protocol, endpoints in self._settings:
            body += bytes((9, 4, number, alternate, len(endpoints), kind, subclass, protocol, 0))
            for address in endpoints:
                body += struct.pack("<BBBBHB", 7, 5, address, 2, 64, 0)
        interfaces = len({setting[0] for setting in self._settings})
        return struct.pack("<BBHBBBBB", 9, 2, 9 + len(body), interfaces, 1, 0, 0xC0, 50) + body

    # Bulk transfers

    def _has(self, endpoint):
        return any(endpoint in setting[5] and self._alternates.get(setting[0], 0) == setting[1]
                   for setting in self._settings)

    def _stalled(self, endpoint, halts=True):
        if self._stalls.get(endpoint, 0) > 0:
            self._stalls[endpoint] -= 1
            if halts:
                self._halted.add(endpoint)
            return True
        return endpoint in self._halted

    def _bulk(self, number, endpoint, length, data):
        if not self._has(endpoint) or self._stalled(endpoint):
            self._connection.bulk_done(number, endpoint, usbredir.STALL, 0)
        elif endpoint == OUT:
            self._outs.append([number, data, 0])
            self._serve_outs()
        else:
            self._ins.append((number, None, length))
            self._serve_ins()

    def _serve_outs(self):
        while self._outs and not self.hung and self._plugged:
            number, data, done = self._outs[0]
            piece = data[done:] if self._printer.can_print() else data[done:done + max(0, _BUFFER - self._buffered)]
            if piece:
                self.taken += piece
                self._buffered = 0 if self._printer.can_print() else self._buffered + len(piece)
                self._answers += self._printer.feed(piece)
            self._outs[0][2] = done + len(piece)
            if self._outs[0][2] < len(data):
                if piece:
                    continue  # paper may have ended in the middle: now its memory takes what it can
                break
            self._outs.pop(0)
            self._connection.bulk_done(number, OUT, usbredir.SUCCESS, len(data))
        self._serve_ins()

    def _serve_ins(self):
        while self._answers and not self.hung and self._plugged:
            waiting = next((entry for entry in self._ins if entry[1] is None), None)
            if waiting is None:
                break
            self._ins.remove(waiting)
            data, self._answers = bytes(self._answers[:waiting[2]]), self._answers[waiting[2]:]
            self._connection.bulk_done(waiting[0], IN, usbredir.SUCCESS, len(data), data)

    def _cancel(self, number):
        for entry in self._outs:
            if entry[0] == number:
                self._outs.remove(entry)
                self._connection.bulk_done(number, OUT, usbredir.CANCELLED, entry[2])
                return
        for entry in self._ins:
            if entry[0] == number:
                self._ins.remove(entry)
                if entry[1] is None:
                    self._connection.bulk_done(number, IN, usbredir.CANCELLED, 0)
                else:
                    self._connection.control_done(number, entry[1], usbredir.CANCELLED)
                return


class Controls:
    """Controls are the operations of the control socket: what happens to the printer."""

    def __init__(self, printer, device):
        self._printer, self._device = printer, device

    def operations(self):
        return {"printer": self.printer, "usb": self.usb, "received": self.received, "say": self.say}

    def printer(self, paper=True, paper_after_lines=None, paper_low=False, cover_open=False, online=None):
        """printer sets what the sensors see."""
        self._printer.set_troubles(paper_low, cover_open, online)
        self._printer.set_paper(paper, paper_after_lines)
        self._device.changed()

    def usb(self, plugged=None, hung=None, stall=None, times=1, **identity):
        """usb pulls and puts the plug, hangs the firmware, stalls endpoints."""
        if plugged is not None or identity:
            self._device.plug(True if plugged is None else plugged, **identity)
        if hung is not None:
            self._device.hung = bool(hung)
            self._device.changed()
        if stall is not None:
            self._device.stall(stall, times)

    def received(self):
        """received returns all print data that came, without the questions about its status."""
        data = bytes(self._device.taken)
        for question in (1, 2, 3, 4):
            data = data.replace(bytes((0x10, 0x04, question)), b"")
        return {"hex": data.hex()}

    def say(self, hex):  # pylint: disable=redefined-builtin
        self._device.say(bytes.fromhex(hex))


async def _run(arguments):
    printer = escpos.Printer(arguments.columns)
    device = UsbPrinter(printer, arguments.model)
    await unix_server.serve(arguments.socket, device.handle)
    await unix_server.serve(arguments.control, unix_server.control_handler(Controls(printer, device).operations()))
    unix_server.tell_ready()
    print("usb_printer: ready", flush=True)
    await unix_server.until_stopped()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--socket", required=True, help="where the device is redirected")
    parser.add_argument("--control", required=True, help="JSON lines: printer, usb, received, say")
    parser.add_argument("--model", choices=sorted(_MODELS), default="plain")
    parser.add_argument("--columns", type=int, default=32)
    asyncio.run(_run(parser.parse_args()))


if __name__ == "__main__":
    main()
