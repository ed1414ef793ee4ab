# SPDX-License-Identifier: Apache-2.0
"""The usbredir protocol 0.7 as the side that has the device speaks it (usb-redirection-protocol.txt).

The other side, the guest, is QEMU's usb-redir or the terminal's own hal/usb.
"""

import struct

HELLO, DEVICE_CONNECT, DEVICE_DISCONNECT, RESET, INTERFACE_INFO, EP_INFO = 0, 1, 2, 3, 4, 5
SET_CONFIGURATION, GET_CONFIGURATION, CONFIGURATION_STATUS = 6, 7, 8
SET_ALT_SETTING, GET_ALT_SETTING, ALT_SETTING_STATUS = 9, 10, 11
CANCEL_DATA_PACKET = 21
CONTROL_PACKET, BULK_PACKET = 100, 101

SUCCESS, CANCELLED, INVALID, IO_ERROR, STALL = 0, 1, 2, 3, 4

_CAP_CONNECT_DEVICE_VERSION, _CAP_EP_INFO_MAX_PACKET_SIZE, _CAP_64BITS_IDS, _CAP_32BITS_BULK_LENGTH = 1, 4, 5, 6
_OURS = sum(1 << bit for bit in (_CAP_CONNECT_DEVICE_VERSION, _CAP_EP_INFO_MAX_PACKET_SIZE, _CAP_64BITS_IDS,
                                 _CAP_32BITS_BULK_LENGTH))
_MAX_BODY = 1 << 20
_FULL_SPEED = 1
_NO_ENDPOINT = 255


class Connection:
    """Connection reads and writes packets; ids are of 64 bits once both sides know them."""

    def __init__(self, reader, writer):
        self._reader, self._writer = reader, writer
        self._both = 0

    def _has(self, capability):
        return bool(self._both >> capability & 1)

    async def greet(self):
        """greet exchanges hellos."""
        self._write(HELLO, 0, b"till-simulator".ljust(64, b"\0") + struct.pack("<I", _OURS))
        kind, _, body = await self.receive()
        if kind != HELLO or len(body) < 64:
            raise ConnectionError("no hello")
        theirs = struct.unpack_from("<I", body, 64)[0] if len(body) >= 68 else 0
        self._both = _OURS & theirs

    async def receive(self):
        """receive returns (type, id, body)."""
        long_ids = self._has(_CAP_64BITS_IDS)
        kind, length, number = struct.unpack("<IIQ" if long_ids else "<III",
                                             await self._reader.readexactly(16 if long_ids else 12))
        if length > _MAX_BODY:
            raise ConnectionError("a packet of more than a megabyte")
        return kind, number, await self._reader.readexactly(length)

    def _write(self, kind, number, body=b""):
        form = "<IIQ" if self._has(_CAP_64BITS_IDS) else "<III"
        self._writer.write(struct.pack(form, kind, len(body), number) + body)

    def plug_in(self, vendor, product, interfaces, endpoints):
        """plug_in announces a device: interfaces of (number, class, subclass, protocol), endpoints of
        {address: interface}, all bulk and of full speed's 64 bytes."""
        kinds, sizes, owners = [_NO_ENDPOINT] * 32, [0] * 32, [0] * 32
        for index in (0, 16):  # control, both directions
            kinds[index], sizes[index] = 0, 64
        for address, interface in endpoints.items():
            index = (address & 0x80) >> 3 | address & 0x0F
            kinds[index], sizes[index], owners[index] = 2, 64, interface
        body = bytes(kinds) + bytes(32) + bytes(owners)
        if self._has(_CAP_EP_INFO_MAX_PACKET_SIZE):
            body += struct.pack("<32H", *sizes)
        self._write(EP_INFO, 0, body)
        column = lambda place: bytes(entry[place] for entry in interfaces).ljust(32, b"\0")
        self._write(INTERFACE_INFO, 0, struct.pack("<I", len(interfaces)) + column(0) + column(1) + column(2) + column(3))
        body = struct.pack("<BBBBHH", _FULL_SPEED, 0, 0, 0, vendor, product)
        if self._has(_CAP_CONNECT_DEVICE_VERSION):
            body += struct.pack("<H", 0x0100)
        self._write(DEVICE_CONNECT, 0, body)

    def unplug(self):
        self._write(DEVICE_DISCONNECT, 0)

    def configuration(self, number, status, configuration):
        self._write(CONFIGURATION_STATUS, number, bytes((status, configuration)))

    def alternate(self, number, status, interface, alternate):
        self._write(ALT_SETTING_STATUS, number, bytes((status, interface, alternate)))

    def control_done(self, number, request, status, data=b""):
        """control_done answers a control packet; `request` is (endpoint, request, type, value, index, length)."""
        endpoint, name, kind, value, index, length = request
        length = len(data) if kind & 0x80 else length if status == SUCCESS else 0
        self._write(CONTROL_PACKET, number,
                    struct.pack("<BBBBHHH", endpoint, name, kind, status, value, index, length) + data)

    @staticmethod
    def read_control(body):
        """read_control returns (endpoint, request, type, value, index, length) and the data."""
        endpoint, request, kind, _, value, index, length = struct.unpack_from("<BBBBHHH", body)
        return (endpoint, request, kind, value, index, length), body[10:]

    def bulk_done(self, number, endpoint, status, length, data=b""):
        """bulk_done answers a bulk packet: so many bytes went, and these are they if they came from the device."""
        body = struct.pack("<BBHI", endpoint, status, length & 0xFFFF, 0)
        if self._has(_CAP_32BITS_BULK_LENGTH):
            body += struct.pack("<H", length >> 16)
        self._write(BULK_PACKET, number, body + data)

    def read_bulk(self, body):
        """read_bulk returns (endpoint, length, data)."""
        endpoint, _, length, _ = struct.unpack_from("<BBHI", body)
        head = 8
        if self._has(_CAP_32BITS_BULK_LENGTH):
            length |= struct.unpack_from("<H", body, 8)[0] << 16
            head = 10
        return endpoint, length, body[head:]
