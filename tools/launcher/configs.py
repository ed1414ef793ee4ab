# SPDX-License-Identifier: Apache-2.0
"""The configuration of each process of a development terminal, as strict textproto."""

import os


def config_of(name, terminal, override=""):
    """config_of returns the whole file; `override` is textproto that a test puts at its end."""
    return "\n".join([_common(name, terminal), _OWN[name](terminal), override, ""])


def _quoted(text):
    return '"' + str(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _common(name, terminal):
    identities = "\n".join(f'  identities {{ name: "{caller}" uid: {uid} }}' for caller, uid in terminal.uids.items())
    return f"""# Written by the launcher.
common {{
  run_directory: {_quoted(terminal.run)}
  state_directory: {_quoted(os.path.join(terminal.state, name))}
  language: {_quoted(terminal.language)}
  development: true
{identities}
}}"""


def _sim(terminal, name):
    return _quoted(os.path.join(terminal.run, "sim", name + ".sock"))


def _source(terminal, path):
    return _quoted(os.path.join(terminal.root, path))


def _read(terminal, path):
    with open(os.path.join(terminal.root, path), encoding="utf-8") as file:
        return file.read()


_OWN = {
    "pin": lambda t: f"simulated_pad_socket: {_sim(t, 'pin_pad')}\n"
                     f"test_key_file: {_source(t, 'services/pin/testdata/test_keys.textproto')}\n"
                     "max_pin_blocks_per_hour: 1000000",
}
