# SPDX-License-Identifier: Apache-2.0
"""Qt 6 from Debian's packages: moc, rcc and lrelease as rules of this build.

Targets get the tag `qt`, because Qt's own allocations drown the sanitizers' reports: `--config=asan` leaves them out.
"""

load("//tools/build:defs.bzl", "WARNINGS")

_INCLUDE = "/usr/include/x86_64-linux-gnu/qt6"
_MODULES = ["QtCore", "QtGui", "QtNetwork", "QtQml", "QtQmlIntegration", "QtQmlModels", "QtQuick", "QtTest"]

# QT_NO_KEYWORDS: protobuf and Abseil have names like `signals` and `emit`; Q_SIGNALS and Q_EMIT cannot clash.
QT_COPTS = ["-isystem", _INCLUDE] + [
    word
    for module in _MODULES
    for word in ["-isystem", _INCLUDE + "/" + module]
] + [
    "-DQT_NO_KEYWORDS",
    "-DQT_NO_CAST_TO_ASCII",
    "-DQT_NO_FOREACH",
    "-DQT_USE_QSTRINGBUILDER",
    "-DQT_MESSAGELOGCONTEXT",
]

QT_LINKOPTS = ["-lQt6Quick", "-lQt6QmlModels", "-lQt6Qml", "-lQt6Gui", "-lQt6Core"]

def _moc(name, header):
    path = native.package_name() + "/" + header
    out = "moc_" + header.replace("/", "_").replace(".h", ".cc")
    native.genrule(
        name = name,
        srcs = [header],
        outs = [out],
        cmd = "/usr/lib/qt6/libexec/moc -DQT_NO_KEYWORDS -I. -I%s -I%s/QtCore -f%s $(location %s) -o $@" %
              (_INCLUDE, _INCLUDE, path, header),
        message = "moc " + path,
        tags = ["qt"],
    )
    return out

def qt_cc_library(name, srcs = [], hdrs = [], moc_hdrs = [], copts = [], tags = [], **kwargs):
    """A C++ library under the house warnings that may use Qt.

    Args:
      name: of the library.
      srcs: sources.
      hdrs: headers without Q_OBJECT, Q_GADGET or Q_NAMESPACE.
      moc_hdrs: headers with one of them; moc runs on each.
      copts: more compiler options.
      tags: more tags.
      **kwargs: handed on to cc_library.
    """
    mocs = [_moc("%s_moc_%d" % (name, index), header) for index, header in enumerate(moc_hdrs)]
    native.cc_library(
        name = name,
        srcs = srcs + mocs,
        hdrs = hdrs + moc_hdrs,
        copts = WARNINGS + QT_COPTS + copts,
        linkopts = QT_LINKOPTS,
        tags = tags + ["qt"],
        **kwargs
    )

def qt_cc_binary(name, copts = [], tags = [], **kwargs):
    """A program that uses Qt."""
    native.cc_binary(name = name, copts = WARNINGS + QT_COPTS + copts, tags = tags + ["qt"], **kwargs)

def qt_cc_test(name, copts = [], deps = [], tags = [], size = "small", env = {}, **kwargs):
    """A GoogleTest program that uses Qt without a display; it brings its own main (QGuiApplication)."""
    headless = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    headless.update(env)
    native.cc_test(
        name = name,
        copts = WARNINGS + QT_COPTS + copts,
        deps = deps + ["@system//:gtest"],
        size = size,
        env = headless,
        tags = tags + ["qt"],
        **kwargs
    )

def qt_translations(name, srcs, **kwargs):
    """The .qm files of .ts files; an unfinished message is left out, and the test of translations says so."""
    outs = [src.replace(".ts", ".qm") for src in srcs]
    native.genrule(
        name = name,
        srcs = srcs,
        outs = outs,
        cmd = " && ".join([
            "/usr/lib/qt6/bin/lrelease -silent -nounfinished $(location %s) -qm $(location %s)" % (src, out)
            for src, out in zip(srcs, outs)
        ]),
        tags = ["qt"],
        **kwargs
    )

def qt_resources(name, srcs, prefix = "/", **kwargs):
    """A library that holds files as Qt resources.

    A file is found at `:` + prefix + its path in this package; files made by a rule count as lying in this package.

    Args:
      name: of the library.
      srcs: files of this package.
      prefix: in the resource tree.
      **kwargs: handed on to cc_library.
    """
    out = "qrc_%s.cc" % name

    # Format version 1 holds no time stamps, so that the same files make the same program.
    native.genrule(
        name = name + "_rcc",
        srcs = srcs,
        outs = [out],
        cmd = "qrc=$$(mktemp -p $(@D) XXXXXX.qrc); " +
              "{ echo '<RCC><qresource prefix=\"%s\">'; for file in $(SRCS); do " % prefix +
              "alias=$${file#$(GENDIR)/}; alias=$${alias#%s/}; " % native.package_name() +
              "echo \"<file alias=\\\"$$alias\\\">$$PWD/$$file</file>\"; done; " +
              "echo '</qresource></RCC>'; } > $$qrc; " +
              "/usr/lib/qt6/libexec/rcc --name %s --format-version 1 $$qrc -o $@ && rm $$qrc" % name,
        tags = ["qt"],
    )
    native.cc_library(
        name = name,
        srcs = [out],
        copts = QT_COPTS + ["-w"],
        linkopts = QT_LINKOPTS,
        alwayslink = True,
        tags = ["qt"],
        **kwargs
    )
