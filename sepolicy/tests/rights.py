# SPDX-License-Identifier: Apache-2.0
"""Questions to the compiled policy, by way of setools: who may do what. It is read as the kernel would read it; no source of ours."""

import collections

import setools


class Rights:
    """Rights knows every allow rule whose source or target is of Till's, attributes resolved."""

    def __init__(self, policy):
        self._policy = setools.SELinuxPolicy(policy)
        self._may = collections.defaultdict(set)  # (target, class, permission) -> sources
        for rule in self._policy.terules():
            if rule.ruletype == setools.TERuletype.allow:
                self._learn(rule)

    def _learn(self, rule):
        targets = [str(kind) for kind in rule.target.expand()]
        sources = [str(kind) for kind in rule.source.expand()]
        if not any(name.startswith("till_") for name in targets + sources):
            return
        perms, tclass = rule.perms, str(rule.tclass)
        for target in targets:
            for permission in perms:
                self._may[target, tclass, permission].update(sources)

    def who_may(self, target, tclass, permission):
        """who_may returns the domains, without conditions."""
        return set(self._may.get((target, tclass, permission), ()))

    def permissions(self, source, target, tclass):
        """permissions returns what `source` may do with `target`."""
        return {permission for (kind, name, permission), sources in self._may.items()
                if kind == target and name == tclass and source in sources}

    def targets_of(self, source, tclasses, permission):
        """targets_of returns the types of these classes on which `source` has the permission."""
        return {kind for (kind, name, held), sources in self._may.items()
                if name in tclasses and held == permission and source in sources}

    def members(self, attribute):
        """members returns the types of an attribute."""
        return {str(kind) for kind in self._policy.lookup_typeattr(attribute).expand()}

    def domain_after(self, source, program):
        """domain_after returns the domains that a process of `source` is in after it has executed `program`; none: its own."""
        return {str(rule.default) for rule in self._policy.terules()
                if rule.ruletype == setools.TERuletype.type_transition and str(rule.tclass) == "process"
                and source in map(str, rule.source.expand()) and program in map(str, rule.target.expand())}
