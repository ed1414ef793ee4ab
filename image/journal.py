# SPDX-License-Identifier: Apache-2.0
"""What a terminal of the simulated world says: its journal, read from the second serial line (till-simulated-journal.service)."""

import dataclasses
import os
import re

# As the kernel writes it (security/selinux/avc.c): the journal has it from the audit socket, and again from the kernel's own log,
# which leaves some out when there are many.
_DENIAL = re.compile(r"avc:\s+denied\s+\{ ([a-z_0-9 ]+) \} for (.*?) scontext=\w+:\w+:(\w+)\S* tcontext=\w+:\w+:(\w+)\S* tclass=(\w+) permissive=([01])")
_LOADED = "policy loaded"


@dataclasses.dataclass(frozen=True)
class Denial:
    """Denial is one line of SELinux's: `who` (a domain) asked for `rights` to `what` (a type) of `kind` (a class). `about` has the rest: process, name, path.
    `refused` is false where the kernel was only told to say so."""

    who: str
    what: str
    kind: str
    rights: tuple
    about: str
    refused: bool

    def word(self, name):
        """word returns the value of NAME= in what the line says besides; None where it does not say it."""
        found = re.search(rf'(?:^| ){name}=(?:"([^"]*)"|(\S+))', self.about)
        return None if found is None else found.group(1) or found.group(2)

    def __str__(self):
        return f"{self.who} {self.what}:{self.kind} {{ {' '.join(self.rights)} }} {self.about}"


class Journal:
    """Journal reads the file that the line is kept in: each start's journal after the one before."""

    def __init__(self, path):
        self._path = path

    def text(self):
        try:
            with open(self._path, encoding="utf-8", errors="replace") as file:
                return file.read().replace("\r", "")
        except FileNotFoundError:
            return ""

    def keep(self, name="journal.log"):
        """keep leaves it among a test's outputs, where Bazel keeps such."""
        folder = os.environ.get("TEST_UNDECLARED_OUTPUTS_DIR")
        if folder:
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(self.text())

    def starts(self):
        """starts returns the text of each start of the machine that has got as far as the kernel's first line."""
        return re.split(r"(?m)^(?=.* kernel: Linux version )", self.text())[1:]

    def denials(self):
        """denials returns what SELinux refused, each once, in order."""
        return denials_in(self.text())


def denials_in(text):
    """denials_in returns the denials in `text`, each once, in order."""
    found = {}
    for rights, about, who, what, kind, permissive in _DENIAL.findall(text):
        found[Denial(who, what, kind, tuple(rights.split()), about.strip(), permissive == "0")] = None
    return list(found)
