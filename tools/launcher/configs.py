# SPDX-License-Identifier: Apache-2.0
"""The configuration of each process of a development terminal, as strict textproto."""

import os
import re


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
  training: {'true' if terminal.training else 'false'}
{identities}
}}"""


def _sim(terminal, name):
    return _quoted(os.path.join(terminal.run, "sim", name + ".sock"))


def _source(terminal, path):
    return _quoted(terminal.install_file(path))


def _example(terminal, name):
    """The rest of the process's example configuration: all but `common` and the simulated device's socket."""
    with open(os.path.join(terminal.root, "services", name, "testdata", name + ".textproto"), encoding="utf-8") as file:
        text = file.read()
    text = re.sub(r"^common \{.*?^\}\n", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^simulated_\w+_socket: .*\n", "", text, flags=re.MULTILINE)


def _uplink(t):
    return f"""host: "127.0.0.1"
port: {t.acquirer_port}
ca_file: {_source(t, 'tests/simulators/testdata/acquirer_ca.pem')}
server_name: "acquirer.till.test"
terminal_id: "TILL0001"
merchant_id: "898100012345678"
profile_file: {_source(t, 'services/uplink/profiles/unionpay.textproto')}
response_codes_file: {_source(t, 'services/uplink/profiles/response_codes.textproto')}
reconnect_first_ms: 100
reconnect_most_ms: 5000
risk_info {{ network_licence: "P3100" serial_number: "00000001" app_version: "1.0.0" place: "127.0.0.1" }}
test_state: true{_backup(t)}"""


def _update(t):
    """Slots in a folder, and the simulated maker's server with its TEST ONLY key."""
    return f"""channel_url: "http://127.0.0.1:{t.update_port}/till/stable.channel"
product: "till-simulated"
channel: "stable"
channel_keys: "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8"
simulated_slots_folder: {_quoted(os.path.join(t.state, 'update'))}
trial_seconds: 5"""


def _backup(t):
    if t.backup_port is None:
        return ""
    return f'\nbackup_host {{ host: "127.0.0.1" port: {t.backup_port} server_name: "acquirer.till.test" }}'


def keypad(run, state):
    """keypad returns the configuration of the PIN keypad on the touch panel, whose user is pin's. A developer's keyboard
    counts."""
    return f"""# Written by the launcher.
common {{
  run_directory: {_quoted(run)}
  state_directory: {_quoted(state)}
  development: true
}}
keyboard_keys: true
"""


def _pad(terminal):
    if terminal.touch_keypad:
        return f"touch_keypad_socket: {_quoted(os.path.join(terminal.run, 'pin', 'keypad.sock'))}\n"
    return f"simulated_pad_socket: {_sim(terminal, 'pin_pad')}\n"


def _signals(terminal):
    """Lights and tones show in files, which the touchscreen's development mode looks at."""
    lights, sound = (_quoted(os.path.join(terminal.run, "sim", name)) for name in ("lights", "sound"))
    return f"lights {{ simulated_file: {lights} }}\nspeaker {{ simulated_file: {sound} }}\n"


_OWN = {
    "pin": lambda t: _pad(t) +
                     f"test_key_file: {_source(t, 'services/pin/testdata/test_keys.textproto')}\n"
                     "max_pin_blocks_per_hour: 1000000",
    "ledger": lambda t: 'time_zone: "Asia/Shanghai"',
    "uplink": _uplink,
    "card": lambda t: (f"redirected_ccid_reader_socket: {_sim(t, 'ccid_reader')}\n" if t.reader == "ccid"
                       else f"simulated_reader_socket: {_sim(t, 'reader')}\n") + _signals(t) + _example(t, "card"),
    "print": lambda t: f"redirected_usb_printer_socket: {_sim(t, 'usb_printer')}" if t.printer == "usb"
             else f"simulated_printer_socket: {_sim(t, 'printer')}",
    "terminal": lambda t: f"simulated_scanner_socket: {_sim(t, 'scanner')}\n" + _example(t, "terminal"),
    "payment": lambda t: "",
    "update": _update,
    "integrator": lambda t: "",
}
