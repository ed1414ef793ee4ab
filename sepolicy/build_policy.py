#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Builds the policy: modules of Debian's, rules that are taken away from them, Till's own, and the promises. Nothing of it needs
SELinux on this machine, or root.

A rule that breaks a promise ends the build; secilc says the promise by its number and the rule."""

import argparse
import bz2
import glob
import os
import re
import subprocess
import sys
import tarfile
import tempfile

from sepolicy import facets
from tools.launcher.matrix import read_matrix

_VERSION = "33"  # of the policy's format; Debian 12's kernel knows it
_TO_CIL = "/usr/libexec/selinux/hll/pp"
# As Debian's own policy was built (/usr/share/selinux/devel/include/build.conf).
_M4 = ["m4", "-D", "enable_mcs", "-D", "distro_debian", "-D", "init_systemd", "-D", "enable_ubac", "-D", "direct_sysadm_daemon",
       "-D", "mls_num_sens=16", "-D", "mls_num_cats=1024", "-D", "mcs_num_cats=1024", "-s"]
_PROMISE = re.compile(r"^## (\d+)\. ", re.MULTILINE)
_HEAD = "policy_module({name}, 1.0)\n"


class Policy:
    """Policy compiles in `folder`, which it fills. `devel` is /usr/share/selinux/devel/include, `debian` the folder of Debian's
    modules, `sources` the folder of ours; `extra` names folders of it, for an image that has more than a terminal has."""

    def __init__(self, folder, devel, debian, sources, matrix, extra=()):
        self._folder = folder
        self._devel = devel
        self._debian = debian
        self._sources = sources
        self._facets = read_matrix(matrix)
        self._extra = extra
        self._support = sorted(glob.glob(os.path.join(devel, "support", "*.spt")))
        self.cil = []

    def build(self):
        """build leaves the files of `cil`, in the order for secilc."""
        self._take_debians()
        self._compile_ours()
        self._compile_promises()

    def link(self, policy, contexts, log_all=False):
        """link makes the policy that the kernel reads and the list of labels. RuntimeError says which promise is broken. With `log_all`
        the kernel says whatever it refuses, where a rule says that it need not (dontaudit), too."""
        done = subprocess.run(["secilc", *(["-D"] if log_all else []), "-c", _VERSION, "-o", policy, "-f", contexts, *self.cil],
                              capture_output=True, text=True, check=False, cwd=self._folder)
        if done.returncode != 0:
            raise RuntimeError(done.stdout + done.stderr)
        _leave_homes_out(contexts)

    # ---- Debian's. ----

    def _take_debians(self):
        away = _statements(self._read("debian/taken_away.cil"))
        found = set()
        for name in _words(self._read("debian/modules.txt")):
            with bz2.open(os.path.join(self._debian, name + ".pp.bz2")) as module:
                text = self._run([_TO_CIL], module.read()).decode()
            lines = []
            for line in text.split("\n"):
                if line.strip() in away:
                    found.add(line.strip())
                else:
                    lines.append(line)
            # A branch of a condition may not be empty.
            self._write(f"debian-{name}.cil", re.sub(r"\n *\((true|false)\s*\)", "", "\n".join(lines)))
        if away - found:
            raise RuntimeError("not in Debian's policy any more:\n" + "\n".join(sorted(away - found)))
        self._write("debian-settings.cil", self._read("debian/settings.cil"))

    # ---- Ours. ----

    def _compile_ours(self):
        texts = [self._read("every_process.te"), self._read("system.te")]
        texts += [self._read(path) for path in self._listed("processes/*.te")] + [facets.rules_of(self._facets)]
        labels = [self._read("labels.fc"), facets.labels_of(self._facets)]
        for folder in self._extra:
            texts += [self._read(path) for path in self._listed(folder + "/*.te")]
            labels += [self._read(path) for path in self._listed(folder + "/*.fc")]
        source = self._write_plain("till.te", _HEAD.format(name="till") + "\n".join(texts))
        label_list = self._write_plain("till.fc", "".join(labels))
        words = self._write_plain("vocabulary.m4", "divert(-1)\n" + self._read("vocabulary.m4") + "divert\n")
        self._module("till", [self._interfaces(), words, source], label_list)

    def _interfaces(self):
        """Debian's interfaces in one file, as its own Makefile makes it."""
        found = sorted(glob.glob(os.path.join(self._devel, "*", "*.if")))
        text = self._run(["m4", *self._support, *found]).decode().replace("dollarsstar", "$*")
        return self._write_plain("interfaces.conf", "divert(-1)\n" + text + "divert\n")

    def _compile_promises(self):
        """Each promise is a module of its own, so that a message names it."""
        kinds = self._kinds()
        text = self._read("promises.te")
        starts = [match.start() for match in _PROMISE.finditer(text)] + [len(text)]
        for start, end in zip(starts, starts[1:]):
            number = _PROMISE.match(text, start).group(1)
            rules = re.sub(r"#.*", "", text[start:end])
            names = sorted(set(re.findall(r"[a-z_]\w*", rules)) & set(kinds))
            needs = "".join(f"{kinds[name]} {name};\n" for name in names)
            source = self._write_plain(f"promise_{number}.te",
                                       _HEAD.format(name=f"promise_{number}") + f"require {{\n{needs}}}\n" + rules)
            self._module(f"promise_{number}", [source])

    def _kinds(self):
        """What each name is, a type or an attribute: a promise need not say it."""
        kinds = {}
        for path in self.cil:
            with open(os.path.join(self._folder, path), encoding="utf-8") as file:
                for kind, name in re.findall(r"^\s*\((type|typeattribute) (\w+)\)$", file.read(), re.MULTILINE):
                    kinds[name] = "type" if kind == "type" else "attribute"
        return kinds

    def _module(self, name, sources, labels=None):
        text = self._run([*_M4, *self._support, *sources])
        expanded = self._write_plain(name + ".tmp", text.decode())
        compiled = os.path.join(self._folder, name + ".mod")
        self._run(["checkmodule", "-M", "-m", expanded, "-o", compiled])
        package = os.path.join(self._folder, name + ".pp")
        command = ["semodule_package", "-o", package, "-m", compiled]
        if labels:
            command += ["-f", self._write_plain(name + ".fc.tmp", self._run([*_M4[:-1], *self._support, labels]).decode())]
        self._run(command)
        self._write(name + ".cil", self._run([_TO_CIL, package]).decode())

    # ---- Parts. ----

    def _listed(self, pattern):
        found = sorted(glob.glob(os.path.join(self._sources, pattern)))
        return [os.path.relpath(path, self._sources) for path in found]

    def _read(self, name):
        with open(os.path.join(self._sources, name), encoding="utf-8") as file:
            return file.read()

    def _write_plain(self, name, text):
        path = os.path.join(self._folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def _write(self, name, text):
        self._write_plain(name, text)
        self.cil.append(name)

    @staticmethod
    def _run(command, given=None):
        done = subprocess.run(command, input=given, capture_output=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{command[0]}:\n{done.stdout.decode()[-2000:]}{done.stderr.decode()}")
        return done.stdout


def _leave_homes_out(contexts):
    """Debian's labels of people's home folders are templates; the terminal has no people with homes."""
    with open(contexts, encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith(("HOME_", "/HOME_", "%{")) and "HOME_DIR" not in line]
    with open(contexts, "w", encoding="utf-8") as file:
        file.writelines(lines)


def _statements(text):
    return {line.strip() for line in text.split("\n") if line.strip() and not line.startswith(";")}


def _words(text):
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("devel", "debian", "sources", "matrix", "policy", "contexts", "cil"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--extra", action="append", default=[])
    parser.add_argument("--log-all", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        built = Policy(folder, options.devel, options.debian, options.sources, options.matrix, options.extra)
        try:
            built.build()
            built.link(os.path.abspath(options.policy), os.path.abspath(options.contexts), options.log_all)
        except RuntimeError as error:
            sys.exit(f"sepolicy: {error}")
        with tarfile.open(options.cil, "w") as archive:
            for name in built.cil:
                archive.add(os.path.join(folder, name), name)


if __name__ == "__main__":
    main()
