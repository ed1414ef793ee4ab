# SPDX-License-Identifier: Apache-2.0
"""The facets of the access matrix as rules of the policy: each socket has a type, each caller may connect to its own."""


def name_of(word):
    """name_of returns a name of the matrix as a part of a type's name."""
    return word.replace("-", "_")


def socket_type(server, role):
    """socket_type returns the type of R/<server>/<role>.sock."""
    return f"till_{name_of(server)}_{name_of(role)}_socket_t"


def callers_of(facet):
    """callers_of returns who may connect, to call all or some."""
    return sorted(set(facet.callers))


def rules_of(facets):
    """rules_of returns the policy's rules, for m4."""
    lines = []
    for facet in facets:
        kind = socket_type(facet.server, facet.role)
        lines.append(f"till_socket_type({kind})")
        lines += [f"till_connects({name_of(caller)}, {name_of(facet.server)}, {kind})" for caller in callers_of(facet)]
    # Nobody on the terminal reads metrics: a socket with no caller.
    lines += [f"till_socket_type({socket_type(server, 'metrics')})" for server in sorted({facet.server for facet in facets})]
    return "\n".join(lines) + "\n"


def labels_of(facets):
    """labels_of returns the sockets' paths and types, for m4."""
    sockets = [(facet.server, facet.role) for facet in facets]
    sockets += [(server, "metrics") for server in sorted({facet.server for facet in facets})]
    return "".join(f"/run/till/{server}/{role}\\.sock\t-s\tgen_context(system_u:object_r:{socket_type(server, role)},s0)\n"
                   for server, role in sockets)
