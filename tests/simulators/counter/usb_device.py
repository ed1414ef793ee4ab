# SPDX-License-Identifier: Apache-2.0
"""What every simulated USB device does: descriptors, control and bulk transfers, a plug, and its troubles.

It is redirected over a Unix socket by the usbredir protocol, to the terminal's hal/usb or to QEMU
(-chardev socket,id=p,path=SOCKET -device qemu-xhci -device usb-redir,chardev=p). Standard requests: USB 2.0, chapter 9.
"""

import asyncio
import struct

from simulators.counter import usbredir

OUT, IN = 0x02, 0x81
_DEVICE, _CONFIGURATION, _STRING = 1, 2, 3


class UsbDevice:
    """UsbDevice is the device; it is plugged in from the beginning.

    `models` has the interfaces of each model, alternate settings in a row: (number, alternate, class, subclass, protocol,
    endpoints). A device of its own overrides the methods of the section "What a device is".
    """

    def __init__(self, name, models, model, vendor, product, serial):
        self._name, self._models = name, models
        self._identity = (vendor, product, serial)
        self.model, self._settings = model, models[model]
        self._plugged = True
        self._connection = None
        self._reset()

    def _reset(self):
        self.hung = False
        self._alternates = {}
        self._halted, self._stalls = set(), {}
        self._outs, self._ins, self._answers = [], [], []

    # What a device is

    def took_away(self):
        """took_away is told that the plug was pulled, or the host left or began anew."""

    def take_out(self, data):
        """take_out gets what the host sent and returns how many bytes of it were taken; the rest waits."""
        raise NotImplementedError

    def class_request(self, request):
        """class_request answers a request of the class, (endpoint, request, type, value, index, length); None refuses."""
        return None

    def class_descriptor(self, setting):
        """class_descriptor returns what stands behind an interface's descriptor."""
        return b""

    # What a person at the counter does, and what breaks

    def plug(self, plugged=True, model=None, **identity):
        """plug puts the cable in or pulls it out; another model, vendor, product or serial is another device."""
        if self._plugged and self._connection:
            self._connection.unplug()
        self._plugged = bool(plugged)
        self.took_away()
        self._reset()
        if model is not None:
            self.model, self._settings = model, self._models[model]
        names = ("vendor", "product", "serial")
        self._identity = tuple(identity.get(name, old) for name, old in zip(names, self._identity))
        if self._plugged and self._connection:
            self._announce()

    def mend(self):
        """mend puts the plug in and lets the device work."""
        self._stalls, self.hung = {}, False
        if not self._plugged:
            self.plug()
        self.changed()

    def stall(self, endpoint, times=1):
        """stall halts an endpoint ("out" or "in") at its next transfer, so many times; "control" refuses requests."""
        self._stalls[{"out": OUT, "in": IN, "control": 0}[endpoint]] = times

    def say(self, data, join=False):
        """say sends bytes to the host: a transfer of their own, or joined to what still waits there."""
        if join and self._answers:
            self._answers[-1] += data
        elif data:
            self._answers.append(bytes(data))
        self._serve_ins()

    def changed(self):
        """changed goes on with what waited."""
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
                self.took_away()
            writer.close()

    def _announce(self):
        first = [setting for setting in self._settings if setting[1] == 0]
        endpoints = {address: setting[0] for setting in self._settings for address in setting[5]}
        self._connection.plug_in(*self._identity[:2], [(s[0], s[2], s[3], s[4]) for s in first], endpoints)

    def _take(self, kind, number, body):
        if kind == usbredir.RESET:
            hung, taken = self.hung, self._stalls
            self._reset()
            self.took_away()
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
        return self.class_request(request)

    def _descriptor(self, kind, index):
        vendor, product, serial = self._identity
        if kind == _DEVICE:
            return struct.pack("<BBHBBBBHHHBBBB", 18, 1, 0x0200, 0, 0, 0, 64, vendor, product, 0x0100, 1, 2,
                               3 if serial else 0, 1)
        if kind == _CONFIGURATION and index == 0:
            return self._configuration()
        texts = {1: "Till", 2: self._name, 3: serial}
        if kind == _STRING and index == 0:
            return b"\x04\x03\x09\x04"  # English (United States)
        if kind == _STRING and texts.get(index):
            text = texts[index].encode("utf-16-le")
            return bytes((len(text) + 2, 3)) + text
        return None

    def _configuration(self):
        body = b""
        for setting in self._settings:
            number, alternate, kind, subclass, protocol, endpoints = setting
            body += bytes((9, 4, number, alternate, len(endpoints), kind, subclass, protocol, 0))
            body += self.class_descriptor(setting)
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
            taken = self.take_out(data[done:]) if done < len(data) else 0
            self._outs[0][2] = done + taken
            if self._outs[0][2] < len(data):
                if taken:
                    continue  # it may take more by now
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
            data, rest = self._answers[0][:waiting[2]], self._answers[0][waiting[2]:]
            self._answers[:1] = [rest] if rest else []
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


def operate(device, plugged=None, hung=None, stall=None, times=1, **identity):
    """operate is the control operation `usb`: it pulls and puts the plug, hangs the firmware, stalls endpoints."""
    if plugged is not None or identity:
        device.plug(True if plugged is None else plugged, **identity)
    if hung is not None:
        device.hung = bool(hung)
        device.changed()
    if stall is not None:
        device.stall(stall, times)
