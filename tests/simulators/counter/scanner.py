# SPDX-License-Identifier: Apache-2.0
"""The counter's scanner of bar and QR codes, as it is on a serial line: it sends a code and a carriage return."""


class Scanner:
    """Scanner sends what the customer holds under it to every terminal that is plugged in."""

    def __init__(self):
        self._lines = set()

    @property
    def terminals(self):
        """terminals is how many are plugged in."""
        return len(self._lines)

    async def handle(self, stream, writer):
        """handle keeps one terminal's line until it goes; what a terminal says to a scanner means nothing."""
        self._lines.add(writer)
        try:
            while await stream.read(1024):
                pass
        except ConnectionError:
            pass
        finally:
            self._lines.discard(writer)
            writer.close()

    async def scan(self, code):
        """scan holds a code under it; the bytes go as they are, so that a test may send what is no code."""
        if not isinstance(code, str) or not code:
            raise ValueError("code is a text")
        for line in list(self._lines):
            line.write(code.encode() + b"\r")
            await line.drain()
        return {"terminals": self.terminals}
