# SPDX-License-Identifier: Apache-2.0
"""A test that starts QEMU."""

# QEMU emulates where there is no KVM, and wants the machine's two cores for itself: minutes. No such test needs root; QEMU, swtpm
# and the terminal's disk do not fit into the sandbox.
_TAGS = [
    "cpu:2",
    "exclusive",
    "image",
    "local",
]

# What is outside a terminal (image/world.py).
_WORLD = [
    "//tests/simulators/acquirer",
    "//tests/simulators/counter",
    "//tests/simulators/update_server",
]

def vm_test(name, srcs = [], args = [], data = [], deps = [], by_name = True, **rest):
    """A py_test of NAME.py whose first argument is the README of the tree; `by_name`: `bazel test //...` leaves it out, for it takes long."""
    native.py_test(
        name = name,
        size = "enormous",
        srcs = [name + ".py"] + srcs,
        args = ["$(rootpath //:README.md)"] + args,
        data = ["//:README.md"] + data + _WORLD,
        main = name + ".py",
        python_version = "PY3",
        tags = _TAGS + (["manual"] if by_name else []),
        deps = [
            "//image:machine",
            "//tests/tidy",
        ] + deps,
        **rest
    )
