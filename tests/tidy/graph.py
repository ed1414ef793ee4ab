# SPDX-License-Identifier: Apache-2.0
"""The build's graph as `bazel query --output=xml` tells it, and the rules of the floors."""

import re
import xml.etree.ElementTree as ElementTree

# Who may use a library of the system directly, each with its reason; a package, or a package and all below it ("/...").
_KEEPERS = {
    "libusb": ("hal/usb",),
    "sqlite3": ("services/common/sqlite",),
    # Keys and PIN blocks; the line to the acquirer; offline data authentication; the endpoint's own certificate.
    "crypto": ("services/pin", "services/uplink/...", "services/card/...", "services/integrator"),
    "ssl": ("services/uplink/...",),
    # HTTPS to the update server.
    "curl": ("services/update/fetch",),
}
_SERVICES = "card|integrator|ledger|payment|pin|print|terminal|update|uplink"


class Graph:
    """Graph holds rules and what each depends on directly; tests and generated files are not in it."""

    def __init__(self, edges, qt):
        self._edges = edges
        self._qt = qt

    @classmethod
    def from_xml(cls, text):
        """from_xml reads deps(…) of programs. `qt` are the rules that link Qt or include its headers."""
        edges, qt = {}, set()
        for rule in ElementTree.fromstring(text).iter("rule"):
            label = rule.get("name")
            edges[label] = {part.get("name") for part in rule.iter("rule-input")}
            flags = " ".join(item.get("value") or "" for option in rule.iter("list")
                             if option.get("name") in ("linkopts", "copts") for item in option)
            if re.search(r"\bQt|/qt6", flags):
                qt.add(label)
        return cls(edges, qt)

    def with_edge(self, label, dependency):
        """with_edge returns a graph with one dependency more, as a breach to be found."""
        edges = {name: set(inputs) for name, inputs in self._edges.items()}
        edges.setdefault(label, set()).add(dependency)
        return Graph(edges, set(self._qt))

    def with_qt(self, label):
        return Graph(self._edges, self._qt | {label})

    @property
    def rules(self):
        return [label for label in self._edges if label.startswith("//")]

    @property
    def qt(self):
        return self._qt

    def direct(self, label):
        return self._edges.get(label, set())

    def all_below(self, label):
        """all_below returns everything that a rule reaches."""
        found, todo = set(), [label]
        while todo:
            for dependency in self.direct(todo.pop()) - found:
                found.add(dependency)
                todo.append(dependency)
        return found


def package_of(label):
    return label[2:].split(":")[0]


def findings(graph, callers):
    """findings returns every breach of the floors; `callers` maps a server to who may call it by the access matrix."""
    found = []
    for rule in (_keepers, _qt_users, _hal_knows_no_wire, _secret_knows_no_protobuf, _services_meet_by_clients):
        found += rule(graph, callers)
    return sorted(found)


def _keepers(graph, _):
    found = []
    for library, packages in _KEEPERS.items():
        for label in graph.rules:
            if f"@system//:{library}" in graph.direct(label) and not _is_in(package_of(label), packages):
                found.append(f"{label} may not use {library}")
    return found


def _qt_users(graph, _):
    return [f"{label} may not use Qt" for label in graph.qt if not package_of(label).startswith("kiosk-ui")]


def _hal_knows_no_wire(graph, _):
    return [f"{label} may not reach {dependency}" for label in graph.rules if package_of(label).startswith("hal/")
            for dependency in graph.all_below(label)
            if dependency in ("@system//:grpc", "@system//:protobuf") or re.match(r"//protos/.*_(cc|messages)$", dependency)
            or re.match(rf"//services/({_SERVICES})\b", dependency)]


def _secret_knows_no_protobuf(graph, _):
    return [f"{label} may not reach {dependency}" for label in graph.rules
            if package_of(label).startswith(("services/common/secret", "services/common/redact"))
            for dependency in graph.all_below(label) if dependency in ("@system//:grpc", "@system//:protobuf")]


def _services_meet_by_clients(graph, callers):
    found = []
    for label in graph.rules:
        own = re.match(rf"services/({_SERVICES})\b", package_of(label))
        for dependency in graph.direct(label):
            other = re.match(rf"//(?:services/({_SERVICES})(/client)?\b|(kiosk-ui|tools(?!/build:)|tests)\b)", dependency)
            if not other:
                continue
            if other.group(3):
                if not package_of(label).startswith(("kiosk-ui", "tools", "tests")):
                    found.append(f"{label} depends on {dependency}, on which nothing may")
            elif own and own.group(1) == other.group(1):
                continue
            elif own and not other.group(2):
                found.append(f"{label} depends on {dependency}: another service is met through its client only")
            elif own and own.group(1) not in callers[other.group(1)]:
                found.append(f"{label} has a client of {other.group(1)}, which the access matrix does not let it call")
            elif not own and package_of(label).startswith(("services/common", "hal/")):
                found.append(f"{label} depends on {dependency}, a floor above it")
    return found


def cores_that_speak(graph, cores):
    """cores_that_speak returns the cores that reach gRPC, and the names of cores that do not exist."""
    found = [f"{core} does not exist" for core in cores if core not in graph.rules]
    return found + [f"{core} may not reach gRPC" for core in cores if "@system//:grpc" in graph.all_below(core)]


def _is_in(package, patterns):
    return any(re.fullmatch(re.escape(pattern).replace(r"\{any\}", r"\w+").replace(r"/\.\.\.", r"(/.*)?"), package)
               for pattern in patterns)
