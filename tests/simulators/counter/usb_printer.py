#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A receipt printer with a USB plug: the printer class's requests, and a memory for what it cannot print.

What is printed is read by escpos.Printer. Class requests: USB Printer Class 1.1, 4.2.
"""

import argparse
import asyncio
import os
import struct
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from simulators import unix_server
from simulators.counter import escpos, usb_device
from simulators.counter.usb_device import IN, OUT

_BUFFER = 4096  # bytes it still takes while it cannot print
_IEEE_1284 = b"MFG:Till;MDL:Simulated 58;CMD:ESC/POS;CLS:PRINTER;"

# The interfaces of each model, alternate settings in a row: (number, alternate, class, subclass, protocol, endpoints).
_MODELS = {
    "plain": [(0, 0, 7, 1, 2, (OUT, IN))],
    "one_way": [(0, 0, 7, 1, 1, (OUT,))],
    "alternates": [(0, 0, 7, 1, 1, (OUT,)), (0, 1, 7, 1, 2, (OUT, IN)), (0, 2, 7, 1, 3, (OUT, IN))],
    "composite": [(0, 0, 0xFF, 0, 0, ()), (1, 0, 7, 1, 2, (OUT, IN))],
    "no_printer": [(0, 0, 3, 0, 0, ())],
}


class UsbPrinter(usb_device.UsbDevice):
    """UsbPrinter is the printer at the plug."""

    def __init__(self, printer, model="plain", vendor=0x0519, product=0x0003, serial="TILL0001"):
        self._printer = printer
        self._buffered = 0
        self.taken = bytearray()  # all print data, as it came
        super().__init__("Simulated printer", _MODELS, model, vendor, product, serial)

    def took_away(self):
        self._buffered = 0
        self._printer.disconnect()

    def take_out(self, data):
        can_print = self._printer.can_print()
        piece = data if can_print else data[:max(0, _BUFFER - self._buffered)]
        self.taken += piece
        self._buffered = 0 if can_print else self._buffered + len(piece)
        self.say(self._printer.feed(piece), join=True)
        return len(piece)

    def class_request(self, request):
        _, name, kind, _, index, _ = request
        own = next((setting[0] for setting in self._settings if setting[2] == 7), None)
        if own is None:
            return None
        if (kind, name) == (0xA1, 0) and index >> 8 == own:  # GET_DEVICE_ID
            return struct.pack(">H", len(_IEEE_1284) + 2) + _IEEE_1284
        if (kind, name) == (0xA1, 1) and index == own:  # GET_PORT_STATUS
            return bytes((self._printer.port_status(),))
        if (kind, name) == (0x21, 2) and index == own:  # SOFT_RESET
            self._printer.disconnect()
            self._answers.clear()
            return b""
        return None

    def reset(self):
        """reset puts the plug in and lets it work, without a trace of what was printed."""
        self.taken.clear()
        self.mend()

    def changed(self):
        """changed goes on with what waited for paper."""
        if self._printer.can_print():
            self._buffered = 0
        super().changed()


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

    def usb(self, **what):
        """usb pulls and puts the plug, hangs the firmware, stalls endpoints."""
        usb_device.operate(self._device, **what)

    def received(self):
        """received returns all print data that came, without the questions about its status."""
        data = bytes(self._device.taken)
        for question in (1, 2, 3, 4):
            data = data.replace(bytes((0x10, 0x04, question)), b"")
        return {"hex": data.hex()}

    def say(self, hex):  # pylint: disable=redefined-builtin
        self._device.say(bytes.fromhex(hex), join=True)


async def _run(arguments):
    printer = escpos.Printer(arguments.columns)
    device = UsbPrinter(printer, arguments.model)
    await unix_server.serve(arguments.socket, device.handle)
    await unix_server.serve(arguments.control, unix_server.control_handler(Controls(printer, device).operations()))
    await unix_server.run_until_stopped("usb_printer: ready")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--socket", required=True, help="where the device is redirected")
    parser.add_argument("--control", required=True, help="JSON lines: printer, usb, received, say")
    parser.add_argument("--model", choices=sorted(_MODELS), default="plain")
    parser.add_argument("--columns", type=int, default=32)
    asyncio.run(_run(parser.parse_args()))


if __name__ == "__main__":
    main()
