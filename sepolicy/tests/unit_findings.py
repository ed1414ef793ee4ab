# SPDX-License-Identifier: Apache-2.0
"""Where systemd's units and the compiled policy differ."""

import os
import re

from sepolicy.tests.label_lookup import type_of

_INTERNET = {"AF_INET", "AF_INET6"}


def settings_of(text):
    """settings_of returns all values of each setting of a unit, in order."""
    settings = {}
    for name, value in re.findall(r"^(\w+)=(.*)$", text, re.MULTILINE):
        settings.setdefault(name, []).append(value)
    return settings


class Units:
    """Units holds the compiled policy and its labels against the units that are put in."""

    def __init__(self, rights, contexts):
        self._rights = rights
        self._contexts = contexts
        self.domains = {}  # a service's name -> its domain

    def service_findings(self, name, text):
        """service_findings returns what is wrong with a .service, in words."""
        unit = settings_of(text)
        program = unit["ExecStart"][-1].split()[0]
        kind = type_of(self._contexts, "file", program)
        if kind not in self._rights.members("till_program"):
            return [f"{name}: {program} is {kind}, no program of Till's"]
        after = self._rights.domain_after("init_t", kind)
        if len(after) != 1 or not after <= self._rights.members("till_process"):
            return [f"{name}: init's {kind} becomes {sorted(after)}"]
        domain = after.pop()
        self.domains[name] = domain
        found = []
        for target, tclass, permission, who in ((kind, "file", "entrypoint", domain), (domain, "process", "transition", "init_t"),
                                                (domain, "process2", "nnp_transition", "init_t")):
            if who not in self._rights.who_may(target, tclass, permission):
                found.append(f"{name}: {who} has not {permission} of {target}")
        found += self._folder_findings(name, domain, unit)
        return found + self._network_findings(name, domain, unit)

    def _folder_findings(self, name, domain, unit):
        """StateDirectory= and RuntimeDirectory= have types of their own, which the process may use and init can make."""
        found = []
        for setting, above, mark, permission in (("StateDirectory", "/var/lib", "till_state", "write"),
                                                 ("RuntimeDirectory", "/run", "till_run", "search")):
            for value in unit.get(setting, []):
                path = os.path.join(above, value)
                kind = type_of(self._contexts, "dir", path)
                if kind not in self._rights.members(mark) or kind in ("till_state_t", "till_run_t"):
                    found.append(f"{name}: {path} is {kind}")
                    continue
                for who, what in ((domain, permission), ("init_t", "create"), ("init_t", "mounton")):
                    if who not in self._rights.who_may(kind, "dir", what):
                        found.append(f"{name}: {who} has not {what} of {path}")
        return found

    def _network_findings(self, name, domain, unit):
        families = set(unit.get("RestrictAddressFamilies", [""])[-1].split())
        unit_says = bool(families & _INTERNET)
        policy_says = domain in self._rights.who_may(domain, "tcp_socket", "create")
        if unit_says != policy_says:
            return [f"{name}: internet sockets by the unit: {unit_says}, by the policy: {policy_says}"]
        return []

    def _port_findings(self, name, server):
        """A port has the label of its server's domain: init opens it, and the server takes what comes."""
        return [f"{name}: {who} has not {permission} of {server}'s port"
                for permission, who in (("create", "init_t"), ("bind", "init_t"), ("listen", "init_t"), ("name_bind", server), ("accept", server))
                if who not in self._rights.who_may("unreserved_port_t" if permission == "name_bind" else server, "tcp_socket", permission)]

    def socket_findings(self, name, text):
        """socket_findings returns what is wrong with a .socket, in words."""
        unit = settings_of(text)
        path = unit["ListenStream"][-1]
        if path.isdigit():
            return self._port_findings(name, self.domains.get(unit["Service"][-1]))
        kind = type_of(self._contexts, "sock_file", path)
        if kind not in self._rights.members("till_socket"):
            return [f"{name}: {path} is {kind}, no socket of Till's"]
        server = self.domains.get(unit["Service"][-1])
        found = []
        for target, tclass, permission, who in ((kind, "sock_file", "create", "init_t"),
                                                (server, "unix_stream_socket", "listen", "init_t"),
                                                (server, "unix_stream_socket", "accept", "init_t"),
                                                (server, "unix_stream_socket", "accept", server)):
            if who not in self._rights.who_may(target, tclass, permission):
                found.append(f"{name}: {who} has not {permission} of {target}")
        return found
