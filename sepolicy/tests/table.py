# SPDX-License-Identifier: Apache-2.0
"""The table in sepolicy/README.md, from the compiled policy: what each domain may touch.

bazel run //sepolicy/tests:write_table"""

import re
import sys

from sepolicy.tests.rights import Rights
from tests.docs.written_table import write

BEGIN = "<!-- domains: begin; written by bazel run //sepolicy/tests:write_table -->\n"
END = "<!-- domains: end -->\n"

_HEAD = ("| domain | writes | reads keys of | devices | connects to | internet | capabilities |",
         "|---|---|---|---|---|---|---|")
# What every process of the machine has: nothing comes out of these, and nothing stays in them.
_EVERYBODYS = {"null_device_t", "zero_device_t", "devtty_t", "urandom_device_t", "random_device_t"}
_OTHERS = {"system_dbusd_t": "the system bus", "systemd_resolved_t": "the resolver"}


def table_from(rights):
    """table_from returns the whole table."""
    domains = sorted(rights.members("till_process"), key=lambda name: (name in ("till_slots_t", "till_tillctl_t"), name))
    return "\n".join([*_HEAD, *(_row(rights, domain) for domain in domains)]) + "\n"


def _row(rights, domain):
    files = sorted(rights.members("till_state") | rights.members("till_run"))
    writes = [_folder(kind) for kind in files if domain in rights.who_may(kind, "file", "write")]
    keys = [_short(kind[:-len("_run_t")]) for kind in files if kind.endswith("_run_t") and kind != "till_run_t"
            and domain in rights.who_may(kind, "file", "read") - rights.who_may(kind, "file", "write")]
    devices = [_device(kind) for kind in rights.targets_of(domain, ("chr_file", "blk_file"), "read") - _EVERYBODYS]
    calls = [_short(server) for server in rights.members("till_process") - {domain}
             if domain in rights.who_may(server, "unix_stream_socket", "connectto")]
    calls = sorted(calls) + [words for kind, words in _OTHERS.items()
                             if domain in rights.who_may(kind, "unix_stream_socket", "connectto")]
    internet = ", ".join(words for words, act in (("dials out", "connect"), ("is called", "accept"))
                         if domain in rights.who_may(domain, "tcp_socket", act))
    capabilities = sorted(rights.permissions(domain, domain, "capability"))
    return "| " + " | ".join([f"`{_short(domain)}`", _list(writes), _list(sorted(keys)), _list(sorted(devices)), ", ".join(calls) or "–",
                              internet or "–", ", ".join(capabilities) or "–"]) + " |"


def _short(name):
    return re.sub(r"^till_|_t$", "", name)


def _folder(kind):
    name = _short(kind)
    if name.endswith("_state"):
        return "/var/lib/till/" + name[:-len("_state")]
    return {"slots_run": "/run/rauc", "kiosk_run": "/run/till-kiosk"}.get(name, "/run/till/" + name[:-len("_run")])


def _device(kind):
    return {"dri_device_t": "display", "event_device_t": "touch and keys", "tty_device_t": "first terminal",
            "lvm_control_t": "device mapper", "loop_control_device_t": "loop devices"}.get(kind, _short(kind).replace("_", " "))


def _list(words):
    return ", ".join(words) or "–"


if __name__ == "__main__":
    policy, page = sys.argv[1:3]
    write(page, BEGIN, END, table_from(Rights(policy)))
