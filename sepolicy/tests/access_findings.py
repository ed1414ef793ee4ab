# SPDX-License-Identifier: Apache-2.0
"""Where the compiled policy and the access matrix differ."""

from sepolicy.facets import name_of, socket_type
from tests.tidy.matrix import callers_of

# Who connects to whom beside the facets: windows, and the keys of the touch panel's keypad.
BESIDE = {
    "till_screen_wayland_socket_t": ("till_screen_t", {"till_kiosk_t", "till_keypad_t"}),
    "till_pin_keypad_socket_t": ("till_keypad_t", {"till_pin_t"}),
}


def domain(process):
    """domain returns the type of a process that the matrix names."""
    return f"till_{name_of(process)}_t"


def wanted_callers(facet):
    """wanted_callers returns the domains that the matrix lets connect."""
    return {domain(caller) for caller in callers_of(facet)}


def findings(rights, facets):
    """findings returns what differs, in words; none: the policy lets connect exactly those whom the matrix names."""
    found = []
    sockets = {socket_type(facet.server, facet.role): (domain(facet.server), wanted_callers(facet)) for facet in facets}
    sockets.update({socket_type(facet.server, "metrics"): (domain(facet.server), set()) for facet in facets})
    sockets.update(BESIDE)
    servers = {}
    for kind, (server, callers) in sockets.items():
        # init makes the sockets; it has no server's domain to connect to, as the second half checks.
        found += _difference(f"to {kind} may write", rights.who_may(kind, "sock_file", "write") - {"init_t"}, callers)
        servers.setdefault(server, set()).update(callers)
    found += _difference("a socket's type is", rights.members("till_socket"), set(sockets))
    processes = rights.members("till_process")
    for server in processes:
        found += _difference(f"to {server} may connect", rights.who_may(server, "unix_stream_socket", "connectto"),
                             servers.get(server, set()))
    found += [f"{caller} is in the matrix and has no domain" for callers in servers.values() for caller in callers
              if caller not in processes]
    return found


def _difference(words, have, want):
    return [f"{words} {name}: not in the matrix" for name in sorted(have - want)] + \
           [f"{words} {name}: in the matrix, not in the policy" for name in sorted(want - have)]
