# SPDX-License-Identifier: Apache-2.0
"""The access matrix as the launcher needs it: which sockets each process is given, and who the callers are."""

import re

_FACETS = re.compile(r"^facets \{(.*?)^\}", re.MULTILINE | re.DOTALL)
_STRING = re.compile(r'\b(server|service|role|callers|caller): "([^"]+)"')


class Facet:
    """Facet is one socket: R/<server>/<role>.sock serves `service` to `callers`."""

    def __init__(self, server, service, role, callers):
        self.server = server
        self.service = service
        self.role = role
        self.callers = callers


def read_matrix(path):
    """read_matrix returns the facets of access_matrix.textproto, in its order."""
    with open(path, encoding="utf-8") as file:
        text = re.sub(r"#.*", "", file.read())
    facets = []
    for body in _FACETS.findall(text):
        fields = {"callers": []}
        for name, value in _STRING.findall(body):
            if name in ("callers", "caller"):
                fields["callers"].append(value)
            else:
                fields[name] = value
        facets.append(Facet(fields["server"], fields["service"], fields["role"], fields["callers"]))
    if not facets:
        raise ValueError(f"{path}: no facets found")
    return facets
