# SPDX-License-Identifier: Apache-2.0
"""The policy of sepolicy/ and the label of each file of the root. The kernel has it from the first process on."""

import os
import shutil

_FOLDER = "etc/selinux/default"
_LABELS = _FOLDER + "/contexts/files/file_contexts"
# Nobody logs in.
_USERS = "__default__:system_u:s0-s0:c0.c1023\n"


def install(tree, built, source, name):
    """install puts the compiled policy `name` (sepolicy/BUILD.bazel) into the tree. `built` is what Bazel has built, `source` the
    folder sepolicy/."""
    for target, path in ((_FOLDER + "/policy/policy.33", os.path.join(built, "sepolicy", name + ".33")),
                         (_LABELS, os.path.join(built, "sepolicy", name + "_file_contexts")),
                         ("etc/selinux/config", os.path.join(source, "config")),
                         ("usr/lib/udev/rules.d/90-till-labels.rules", os.path.join(source, "devices.rules"))):
        os.makedirs(os.path.dirname(tree.path(target)), exist_ok=True)
        shutil.copyfile(path, tree.path(target))
        os.chmod(tree.path(target), 0o644)
    tree.write(_FOLDER + "/seusers", _USERS)


def labels(tree):
    """labels returns the list of labels that the packed root's files get."""
    return tree.path(_LABELS)


def command_line(permissive):
    """command_line returns the kernel's words: AppArmor comes before SELinux in Debian's list, so SELinux is named."""
    return ["security=selinux", "enforcing=" + ("0" if permissive else "1"), "audit_backlog_limit=1024"]
