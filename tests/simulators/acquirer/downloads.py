# SPDX-License-Identifier: Apache-2.0
"""What a terminal can download, in pages (reference B7): parameters, keys, applications, blacklist, contactless."""

FUNCTIONS = {"360": "parameters", "370": "authority_keys", "380": "applications", "390": "blacklist",
             "394": "contactless"}
# Function that says "I have it all", and the download that it ends.
ENDS = {"361": "360", "371": "370", "381": "380", "391": "390", "395": "394"}
PAGE_ENTRIES, PAGE_BYTES = 10, 512
NOTHING, LAST, MORE = b"0", b"1", b"2"


def count_so_far(data):
    """count_so_far reads field 62 of a request: "1" and how many entries the terminal has; None when it is not that."""
    if not data or len(data) < 3 or data[:1] != b"1" or not data[1:].isdigit():
        return None
    return int(data[1:])


class Library:
    """Library holds the entries of each download, bytes as they go out: TLV, or text for parameters and the blacklist."""

    def __init__(self, data):
        self._entries = {}
        self.set_all(data)

    def set_all(self, data):
        """set_all reads {name: [entry]}: a text beginning with "hex:" is bytes, any other is itself."""
        for name, entries in data.items():
            if name in FUNCTIONS.values():
                self._entries[name] = [
                    bytes.fromhex(entry[4:]) if entry.startswith("hex:") else entry.encode() for entry in entries]
            elif name != "test_only":
                raise ValueError(f"{name} is not one of {', '.join(FUNCTIONS.values())}")

    def page(self, function, count):
        """page returns field 62: what follows, then entries from `count` on, each after its length in two bytes."""
        entries = self._entries.get(FUNCTIONS[function], [])[count:]
        if not entries:
            return NOTHING
        body, taken = b"", 0
        for entry in entries[:PAGE_ENTRIES]:
            packed = len(entry).to_bytes(2, "big") + entry
            if 1 + len(body) + len(packed) > PAGE_BYTES:
                break
            body, taken = body + packed, taken + 1
        if not taken:
            raise ValueError("an entry longer than a page")
        return (LAST if taken == len(entries) else MORE) + body
