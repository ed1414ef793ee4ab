# SPDX-License-Identifier: Apache-2.0
"""Keeps what the printer printed: text for people and tests, and a picture where PIL is there."""

import concurrent.futures
import os

try:
    from simulators.counter import paper
except ImportError:  # python3-pil is not needed for a payment
    paper = None


class ReceiptFolder:
    """ReceiptFolder writes 0001.txt (and 0001.png) and so on into a folder, going on after what is there."""

    def __init__(self, folder, columns):
        self._folder, self._columns = folder, columns
        # A picture takes its time, in which reader and PIN pad must go on answering.
        self._painter = concurrent.futures.ThreadPoolExecutor(max_workers=1)
        os.makedirs(folder, exist_ok=True)
        self._number = max((int(name[:4]) for name in os.listdir(folder) if name[:4].isdigit()), default=0)

    def save(self, lines):
        """save writes one receipt's lines."""
        self._number += 1
        base = os.path.join(self._folder, f"{self._number:04d}")
        with open(base + ".txt", "w", encoding="utf-8") as file:
            file.writelines(line.text(self._columns) + "\n" for line in lines)
        if paper is not None:
            self._painter.submit(lambda: paper.draw(lines, self._columns).save(base + ".png"))
