# SPDX-License-Identifier: Apache-2.0
"""The policy linked once more, with rules that somebody planted."""

import os
import re
import subprocess
import tarfile

_BLOCK = re.compile(r"^neverallow check failed at promise_(\d+)\.cil:\d+\n((?:[ \t].*\n?)*)", re.MULTILINE)
_PLANTED = re.compile(r"^\s*allow at planted\.cil:(\d+)$", re.MULTILINE)


def planted(rules):
    """planted returns rules, each "who what class permission", as text that secilc reads."""
    return "".join("(allow {} {} ({} ({})))\n".format(*rule) for rule in rules)


def link(archive, folder, rules=()):
    """link unpacks what the policy was made of into `folder` and links it with `rules` planted. Returns secilc's exit code, all
    that it said, and the policy's path."""
    with tarfile.open(archive) as parts:
        names = parts.getnames()
        parts.extractall(folder)
    with open(os.path.join(folder, "planted.cil"), "w", encoding="utf-8") as file:
        file.write(planted(rules))
    policy = os.path.join(folder, "policy.33")
    done = subprocess.run(["secilc", "-v", "-c", "33", "-o", policy, "-f", os.path.join(folder, "file_contexts"), *names,
                           "planted.cil"], capture_output=True, text=True, check=False, cwd=folder)
    return done.returncode, done.stdout + done.stderr, policy


def broken_promises(said, rules):
    """broken_promises returns for each rule the numbers of the promises that secilc says it breaks."""
    found = [set() for _ in rules]
    for number, body in _BLOCK.findall(said):
        for line in _PLANTED.findall(body):
            found[int(line) - 1].add(int(number))
    return found
