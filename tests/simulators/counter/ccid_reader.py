#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A card reader with a USB plug: the CCID class, at each exchange level, with the counter's cards in its slots.

Written from USB-ICC CCID rev 1.1 (descriptor: 5.1; messages: 6.1 and 6.2; ABORT: 5.3.1). Slot 0 takes contact cards, slot 1
is a field for contactless ones.
"""

import argparse
import asyncio
import os
import struct
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from simulators import unix_server
from simulators.counter import card_place, card_sides, remote_card, usb_device
from simulators.counter import customer as customers
from simulators.counter.usb_device import IN, OUT
from simulators.counter.virtual_card import CONTACT, CONTACTLESS

SET_PARAMETERS, POWER_ON, POWER_OFF, GET_SLOT_STATUS, XFR_BLOCK, ABORT = 0x61, 0x62, 0x63, 0x65, 0x6F, 0x72
DATA_BLOCK, SLOT_STATUS, PARAMETERS = 0x80, 0x81, 0x82
_NAMES = {SET_PARAMETERS: "parameters", POWER_ON: "power", POWER_OFF: "power_off", GET_SLOT_STATUS: "status",
          XFR_BLOCK: "transfer"}
_ANSWERS = {SET_PARAMETERS: PARAMETERS, POWER_ON: DATA_BLOCK, XFR_BLOCK: DATA_BLOCK}

ACTIVE, INACTIVE, ABSENT = 0, 1, 2
FAILED, MORE_TIME = 0x40, 0x80
MUTE, PARITY, HARDWARE, BUSY, PROTOCOL, NO_SLOT, NOT_KNOWN = 0xFE, 0xFD, 0xFB, 0xE0, 0xF6, 5, 0

# dwFeatures.
_BY_ITSELF = 0x02 | 0x08 | 0x10 | 0x20 | 0x40
_TPDU, _SHORT, _EXTENDED, _AUTO_IFSD = 0x10000, 0x20000, 0x40000, 0x400
_AT_CCID = [(0, 0, 0x0B, 0, 0, (OUT, IN))]
_MODELS = {
    "extended": _AT_CCID, "chaining": _AT_CCID, "short": _AT_CCID, "tpdu_t0": _AT_CCID, "tpdu_t1": _AT_CCID,
    "tpdu_t1_auto": _AT_CCID, "character": _AT_CCID, "one_slot": _AT_CCID,
    "composite": [(0, 0, 3, 0, 0, ()), (1, 0, 0x0B, 0, 0, (OUT, IN))],
    "no_reader": [(0, 0, 3, 0, 0, ())],
}
# dwFeatures, dwMaxCCIDMessageLength, slots.
_PROPERTIES = {
    "extended": (_EXTENDED | _BY_ITSELF, 65_554, 2), "chaining": (_EXTENDED | _BY_ITSELF, 271, 2),
    "short": (_SHORT | _BY_ITSELF, 271, 2), "tpdu_t0": (_TPDU | 0x30, 271, 2), "tpdu_t1": (_TPDU | 0x30, 271, 2),
    "tpdu_t1_auto": (_TPDU | _BY_ITSELF | _AUTO_IFSD, 271, 2), "character": (0x30, 271, 2),
    "one_slot": (_SHORT | _BY_ITSELF, 271, 1), "composite": (_EXTENDED | _BY_ITSELF, 65_554, 2),
    "no_reader": (0, 271, 1),
}
_INTERFACES = (CONTACT, CONTACTLESS)
_VOLTAGES = 0x07


class Faults:
    """Faults counts down what is to go wrong."""

    def __init__(self):
        self.clear()

    def clear(self):
        self._left = {}

    def set(self, name, times):
        self._left[name] = times

    def taken(self, name):
        if self._left.get(name, 0) <= 0:
            return False
        self._left[name] -= 1
        return True


class _Slot:
    """_Slot is one slot: its interface, and what is known of the card that has power."""

    def __init__(self, interface):
        self.interface = interface
        self.side, self.protocol = None, None
        self.chain_in, self.chain_out = b"", b""

    def forget(self):
        self.__init__(self.interface)


class CcidReader(usb_device.UsbDevice):
    """CcidReader is the reader at the plug."""

    def __init__(self, place, model="extended", vendor=0x08E6, product=0x34EC, serial="TILL0001"):
        self.place = place
        self.faults = Faults()
        self.commands = []  # each message that came: type, slot and data's length
        self._slots = [_Slot(interface) for interface in _INTERFACES]
        self._received = b""
        self._plugs = 0
        self._aborting = False
        self._turn, self._tasks = asyncio.Lock(), set()
        super().__init__("Simulated card reader", _MODELS, model, vendor, product, serial)

    @property
    def features(self):
        return _PROPERTIES[self.model][0]

    @property
    def most(self):
        """most is dwMaxCCIDMessageLength."""
        return _PROPERTIES[self.model][1]

    # The USB device

    def took_away(self):
        self._received, self._plugs = b"", self._plugs + 1
        for slot in self._slots:
            slot.forget()
        self._start(self.place.power_off())

    def class_descriptor(self, setting):
        if setting[2] != 0x0B:
            return b""
        slots = _PROPERTIES[self.model][2]
        return struct.pack("<BBHBBIIIBIIBIIIIIBBHBB", 54, 0x21, 0x0110, slots - 1, _VOLTAGES, 3, 4000, 4000, 0, 10753,
                           344086, 0, 254, 0, 0, self.features, self.most, 0xFF, 0xFF, 0, 0, 1)

    def class_request(self, request):
        _, name, kind, _, _, _ = request
        if (kind, name) == (0x21, 1):  # ABORT
            self._aborting = True
            return b""
        return None

    def take_out(self, data):
        self._received += data
        while len(self._received) >= 10:
            length = 10 + struct.unpack_from("<I", self._received, 1)[0]
            if length > self.most:
                self._received = b""  # more than it has room for
                break
            if len(self._received) < length:
                break
            message, self._received = self._received[:length], self._received[length:]
            self._start(self._obey(message, self._plugs))
        return len(data)

    def _start(self, coroutine):
        task = asyncio.get_running_loop().create_task(coroutine)
        self._tasks.add(task)  # the loop itself holds tasks weakly
        task.add_done_callback(self._tasks.discard)

    # Messages

    async def _obey(self, message, plugs):
        async with self._turn:
            kind, _, number, sequence = struct.unpack_from("<BIBB", message)
            specific, data = message[7:10], message[10:]
            self.commands.append((kind, number, specific, data))
            if kind == ABORT:
                self._aborting = False
                self.say(self._reply(SLOT_STATUS, number, sequence))
                return
            if number >= _PROPERTIES[self.model][2]:
                self.say(self._message(SLOT_STATUS, 0, sequence, ABSENT | FAILED, NO_SLOT, 0, b""))
                return
            fault = next((name for name in _FAULTS if self.faults.taken(f"{_NAMES.get(kind)}:{name}")), None)
            if fault in ("mute", "parity", "hardware", "busy"):
                error = {"mute": MUTE, "parity": PARITY, "hardware": HARDWARE, "busy": BUSY}[fault]
                self.say(self._reply(_ANSWERS.get(kind, SLOT_STATUS), number, sequence, FAILED, error))
                return
            answer = await self._answer(kind, self._slots[number], specific, data)
            if self._plugs == plugs:
                await self._say_with(fault, number, sequence, _ANSWERS.get(kind, SLOT_STATUS), answer)

    async def _say_with(self, fault, number, sequence, kind, answer):
        reply = self._reply(kind, number, sequence, *answer)
        extension = self._reply(kind, number, sequence, MORE_TIME, 1)
        if fault == "silent":
            return
        if fault == "time":
            for _ in range(3):
                self.say(extension)
                await asyncio.sleep(0.02)
        if fault == "endless_time":
            while not self._aborting and self._connection is not None:
                self.say(extension)
                await asyncio.sleep(0.1)
            return
        if fault == "stray":
            self.say(self._reply(kind, number, (sequence - 1) & 0xFF, 0, 0, 0, b"\x6f\x01"))
        spoilt = {
            "garbage": bytes(range(0x30, 0x47)), "cut": reply[:6], "long_length": reply[:1] + b"\xf0\0\0\0" + reply[5:],
            "short_length": reply[:1] + b"\0\0\0\0" + reply[5:] + b"more",
            "over_long": reply[:1] + struct.pack("<I", self.most + 1 - 10) + reply[5:10] + bytes(self.most + 1 - 10),
            "sequence": reply[:6] + bytes((sequence ^ 0x80,)) + reply[7:], "slot": reply[:5] + b"\x07" + reply[6:],
            "type": b"\x83" + reply[1:], "bits": reply[:7] + b"\xc3" + reply[8:],
        }
        for _ in range(40 if fault == "flood" else 1):
            self.say(spoilt.get("sequence" if fault == "flood" else fault, reply))

    def _icc(self, slot):
        if not self.place.holds(slot.interface):
            slot.forget()
            return ABSENT
        return ACTIVE if self.place.powered == slot.interface else INACTIVE

    def _reply(self, kind, number, sequence, status=0, error=0, specific=0, data=b""):
        return self._message(kind, number, sequence, status | self._icc(self._slots[number]), error, specific, data)

    @staticmethod
    def _message(kind, number, sequence, status, error, specific, data):
        return struct.pack("<BIBBBBB", kind, len(data), number, sequence, status, error, specific) + data

    async def _answer(self, kind, slot, specific, data):
        """_answer returns bmCommandStatus, bError, the last byte of the header, and data."""
        if kind == GET_SLOT_STATUS:
            self.place.here(slot.interface)  # the host looks: a card may come
            return ()
        if kind == POWER_ON:
            return await self._power_on(slot, specific[0])
        if kind == POWER_OFF:
            slot.forget()
            await self.place.power_off()
            return ()
        if kind == SET_PARAMETERS:
            if (specific[0], len(data)) not in ((0, 5), (1, 7)):
                return FAILED, 7, 0, b""
            slot.protocol = specific[0]
            return 0, 0, specific[0], data
        if kind == XFR_BLOCK:
            return await self._transfer(slot, specific, data)
        return FAILED, NOT_KNOWN, 0, b""

    async def _power_on(self, slot, voltage):
        if bool(voltage) == bool(self.features & 0x08):
            return FAILED, 7, 0, b""  # bPowerSelect
        answer = await self.place.power_on(slot.interface) if self.place.here(slot.interface) else None
        slot.forget()
        if answer is None:
            return FAILED, MUTE, 0, b""
        t1 = self.model.startswith("tpdu_t1")
        if slot.interface == CONTACTLESS:
            answer, t1 = card_sides.atr_of_contactless(answer), self.features & _TPDU and answer[0] != 0x3B
        elif t1:
            answer = card_sides.atr_of_t1(answer)
        if self.features & _TPDU:
            slot.side = (card_sides.T1Side(self.place.transmit, self.faults) if t1
                         else card_sides.T0Side(self.place.transmit))
            slot.side.protocol = 1 if t1 else 0
        return 0, 0, 0, answer

    async def _transfer(self, slot, specific, data):
        if self._icc(slot) != ACTIVE:
            return FAILED, MUTE, 0, b""
        level = specific[1] | specific[2] << 8
        if slot.side is not None:
            set_by_host = slot.interface == CONTACT and not self.features & 0x02
            if set_by_host and slot.protocol != slot.side.protocol:
                return FAILED, PROTOCOL, 0, b""
            answer = await slot.side.take(data, specific[0])
            if answer is None:
                return FAILED, MUTE, 0, b""
            return (0, 0, 0, answer) if answer else (FAILED, PARITY, 0, b"")
        if level == 0x10:
            return self._next_of_answer(slot)
        if level in (0, 1):
            slot.chain_in = b""
        slot.chain_in += data
        if level in (1, 3):
            return 0, 0, 0x10, b""
        command, slot.chain_in = slot.chain_in, b""
        answer = await self.place.transmit(command)
        if answer is None:
            return FAILED, MUTE, 0, b""
        most = self.most - 10
        if len(answer) <= most:
            return 0, 0, 0, answer
        slot.chain_out = answer[most:]
        return 0, 0, 1, answer[:most]

    def _next_of_answer(self, slot):
        most = self.most - 10
        piece, slot.chain_out = slot.chain_out[:most], slot.chain_out[most:]
        return 0, 0, 3 if slot.chain_out else 2, piece


_FAULTS = ("mute", "parity", "hardware", "busy", "silent", "time", "endless_time", "stray", "garbage", "cut",
           "long_length", "short_length", "over_long", "sequence", "slot", "type", "bits", "flood")
_T1_FAULTS = ("t1_again", "t1_wtx", "t1_endless_wtx", "t1_ifs", "t1_abort", "t1_lrc", "t1_length", "t1_number",
              "t1_silent")


class Controls:
    """Controls are the operations of the control socket on the reader itself."""

    def __init__(self, device):
        self._device = device

    def usb(self, **what):
        """usb pulls and puts the plug, hangs the firmware, stalls endpoints; `model` is another reader."""
        usb_device.operate(self._device, **what)

    def fault(self, name, times=1, on="transfer"):
        """fault makes something go wrong: on transfer, power, status or parameters; t1_… in the card's next blocks."""
        if name in _T1_FAULTS:
            self._device.faults.set(name, times)
        elif name in _FAULTS and on in _NAMES.values():
            self._device.faults.set(f"{on}:{name}", times)
        else:
            raise ValueError("name is one of " + ", ".join(_FAULTS + _T1_FAULTS))

    def heard(self):
        """heard returns every message that came: type, slot, three bytes of the header, data."""
        return {"commands": [{"type": kind, "slot": slot, "specific": specific.hex(), "hex": data.hex()}
                             for kind, slot, specific, data in self._device.commands]}

    def reset(self):
        """reset puts the plug in and lets the reader work."""
        self._device.faults.clear()
        self._device.commands.clear()
        self._device.mend()


async def _run(arguments):
    operations = {}
    if arguments.cards:
        customer = customers.Customer(arguments.cards)
        place = card_place.CardPlace(customer)

        async def present(card, how=None, pin=None, remove_after="auto"):
            customer.hold_out(card, how, pin, remove_after)
            await customer.notify()

        async def remove():
            customer.take_back()
            await customer.notify()

        operations = {"present": present, "remove": remove}
    else:
        place = remote_card.RemotePlace()
        operations = {"hold_out": lambda interface, socket=None: place.hold_out(interface, socket)}
    device = CcidReader(place, arguments.model)
    controls = Controls(device)
    operations |= {"usb": controls.usb, "fault": controls.fault, "heard": controls.heard, "reset": controls.reset}
    await unix_server.serve(arguments.socket, device.handle)
    await unix_server.serve(arguments.control, unix_server.control_handler(operations))
    await unix_server.run_until_stopped("ccid_reader: ready")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--socket", required=True, help="where the device is redirected")
    parser.add_argument("--control", required=True, help="JSON lines: usb, fault, heard, reset; present, remove or hold_out")
    parser.add_argument("--model", choices=sorted(_MODELS), default="extended")
    parser.add_argument("--cards", help="folder of card files; without it cards are held out on sockets")
    asyncio.run(_run(parser.parse_args()))


if __name__ == "__main__":
    main()
