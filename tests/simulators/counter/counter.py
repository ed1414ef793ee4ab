#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The counter of a shop: card reader, PIN pad, printer and scanner that a terminal is plugged into, and a customer.

Sockets are in RUN_DIR/sim; the protocols and the control operations are in ../README.md.
"""

import argparse
import asyncio
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from simulators import unix_server
from simulators.counter import customer as customers
from simulators.counter import card_place, ccid_reader, escpos, pin_pad, reader, receipts, scanner, usb_printer

DEFAULT_CARDS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "testdata", "cards")


class Counter:
    """Counter wires customer, reader, PIN pad and printer, and serves their sockets in a run folder."""

    def __init__(self, run_dir, cards_folder, columns=32):
        self._folder = os.path.join(run_dir, "sim")
        self.customer = customers.Customer(cards_folder)
        self.reader = reader.Reader(self.customer)
        self.pin_pad = pin_pad.PinPad(self.customer)
        folder = receipts.ReceiptFolder(os.path.join(self._folder, "receipts"), columns)
        self.printer = escpos.Printer(columns, folder.save)
        self.usb = usb_printer.UsbPrinter(self.printer)  # the same printer by its other plug
        self.ccid = ccid_reader.CcidReader(card_place.CardPlace(self.customer))  # another reader for the same cards
        self.scanner = scanner.Scanner()
        self._servers = []

    async def start(self):
        """start returns when all seven sockets accept connections."""
        operations = {
            "present": self._present, "remove": self._remove, "cards": self._cards, "printer": self._set_printer,
            "printed": self._printed, "reset": self._reset, "type": self._type, "pin_pad": self._set_pin_pad,
            "state": self._state, "usb": usb_printer.Controls(self.printer, self.usb).usb,
            "scan": self.scanner.scan, "ccid": ccid_reader.Controls(self.ccid).usb,
            "ccid_fault": ccid_reader.Controls(self.ccid).fault, "ccid_heard": ccid_reader.Controls(self.ccid).heard,
            "usb_received": usb_printer.Controls(self.printer, self.usb).received,
        }
        for name, handler in (
            ("reader.sock", self.reader.handle),
            ("pin_pad.sock", self.pin_pad.handle),
            ("printer.sock", self._print),
            ("usb_printer.sock", self.usb.handle),
            ("ccid_reader.sock", self.ccid.handle),
            ("scanner.sock", self.scanner.handle),
            ("counter.sock", unix_server.control_handler(operations)),
        ):
            self._servers.append(await unix_server.serve(os.path.join(self._folder, name), handler))

    async def stop(self):
        """stop closes the sockets; open connections end with the event loop."""
        for server in self._servers:
            server.close()

    async def _print(self, stream, writer):
        try:
            while data := await stream.read(65536):
                writer.write(self.printer.feed(data))
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            self.printer.disconnect()
            writer.close()

    # Control operations

    async def _present(self, card, how=None, pin=None, remove_after="auto"):
        self.customer.hold_out(card, how, pin, remove_after)
        await self.customer.notify()

    async def _remove(self):
        was_there = self.customer.present is not None
        self.customer.take_back()
        await self.customer.notify()
        return {"removed": was_there}

    def _cards(self):
        interfaces = {"contact": "insert", "contactless": "tap", "stripe": "swipe"}
        return {"cards": [
            {"name": card.name, "words": card.data["words"], "how": [interfaces[i] for i in card.data["interfaces"]]}
            for card in self.customer.wallet.values()
        ]}

    def _set_printer(self, paper=True, paper_after_lines=None, paper_low=False, cover_open=False, online=None):
        usb_printer.Controls(self.printer, self.usb).printer(paper, paper_after_lines, paper_low, cover_open, online)

    def _printed(self):
        text = lambda lines: [line.text(self.printer.columns) for line in lines]
        return {"receipts": [text(lines) for lines in self.printer.receipts],
                "pending": text(self.printer.pending()), "errors": self.printer.errors}

    async def _reset(self):
        self.customer.take_back()
        self.customer.reset_now()
        self.printer.reset()
        self.usb.reset()
        ccid_reader.Controls(self.ccid).reset()
        self.pin_pad.healthy = True
        await self.customer.notify()

    async def _type(self, keys):
        if not keys or keys.strip("0123456789ECD"):
            raise ValueError("keys are digits, E enter, C cancel, D delete")
        self.customer.typed += keys
        await self.customer.notify()

    def _set_pin_pad(self, healthy=True):
        self.pin_pad.healthy = bool(healthy)

    def _state(self):
        present = self.customer.present
        return {
            "card": present.card.name if present else None, "queued": [item.card.name for item in self.customer.queue],
            "pin_entry": {"open": self.pin_pad.open, "prompt": self.pin_pad.prompt, "dots": self.pin_pad.dots,
                          "typed": self.pin_pad.typed},
            "paper": self.printer.paper, "scanner_terminals": self.scanner.terminals,
        }


async def _run(arguments):
    counter = Counter(arguments.run_dir, arguments.cards, arguments.printer_columns)
    await counter.start()
    await unix_server.run_until_stopped("counter: ready in " + os.path.join(arguments.run_dir, "sim"))
    await counter.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run-dir", required=True, help="the run folder; sockets go into its sim/")
    parser.add_argument("--cards", default=DEFAULT_CARDS, help="folder of card files")
    parser.add_argument("--printer-columns", type=int, default=32, help="32 for 58 mm paper, 48 for 80 mm")
    asyncio.run(_run(parser.parse_args()))


if __name__ == "__main__":
    main()
