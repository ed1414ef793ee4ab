# SPDX-License-Identifier: Apache-2.0
"""Debian's packages of a lock, as inputs of an image: fetched when a target that wants them is built, and never by a build step,
which has no network."""

_MIRROR = "http://deb.debian.org"

def _locked_packages(context):
    fetch = context.path(Label("//image:builder/fetch.py"))
    home = context.os.environ.get("HOME", "/root")
    done = context.execute(
        [
            "/usr/bin/python3",
            "-B",
            fetch,
            context.path(context.attr.lock),
            "packages",
            context.os.environ.get("TILL_IMAGE_MIRROR", _MIRROR),
            home + "/.cache/till/image/packages",
        ],
        timeout = 3600,
    )
    if done.return_code != 0:
        fail(done.stderr)
    context.file("BUILD.bazel", """# SPDX-License-Identifier: Apache-2.0
filegroup(
    name = "packages",
    srcs = glob(["packages/*.deb"]),
    visibility = ["//visibility:public"],
)
""")

locked_packages = repository_rule(
    implementation = _locked_packages,
    doc = "The packages that `lock` names (image/builder/lock.py), by their hashes, from TILL_IMAGE_MIRROR or Debian's own mirror.",
    attrs = {"lock": attr.label(allow_single_file = True, mandatory = True)},
    environ = ["TILL_IMAGE_MIRROR"],
)
