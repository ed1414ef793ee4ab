# SPDX-License-Identifier: Apache-2.0
"""House rules for targets: warnings are errors, and every target says who may use it.

Hardening flags are in .bazelrc, because they hold for generated code too; warnings are here, because they do not.
"""

WARNINGS = [
    "-Wall",
    "-Wextra",
    "-Werror",
    "-Wshadow",
    "-Wnon-virtual-dtor",
    "-Woverloaded-virtual",
    "-Wimplicit-fallthrough",
    "-Wno-unused-parameter",
    "-Wno-missing-field-initializers",
]

# .bazelrc compiles everything with -O1, because fortified libc calls want some optimisation; `-c opt` wants more, and a
# target's own options come last.
OPTIMISATION = select({
    "//tools/build:optimised": ["-O2"],
    "//conditions:default": [],
})

# Under --config=tsan the locks of the system's Abseil are shown to the sanitizer.
_VISIBLE_LOCKS = select({
    "//tools/build:thread_sanitizer": ["//tools/build:tsan_abseil"],
    "//conditions:default": [],
})

def till_cc_library(name, copts = [], **kwargs):
    """A C++ library under the house warnings."""
    native.cc_library(name = name, copts = WARNINGS + copts + OPTIMISATION, **kwargs)

def till_cc_binary(name, copts = [], deps = [], **kwargs):
    """A C++ program under the house warnings."""
    native.cc_binary(name = name, copts = WARNINGS + copts + OPTIMISATION, deps = deps + _VISIBLE_LOCKS, **kwargs)

def till_cc_test(name, copts = [], deps = [], size = "small", **kwargs):
    """A GoogleTest program; `size` says how long it may take (small: a minute, medium: five, large: fifteen)."""
    native.cc_test(
        name = name,
        copts = WARNINGS + copts + OPTIMISATION,
        size = size,
        deps = deps + ["@system//:gtest_main"] + _VISIBLE_LOCKS,
        **kwargs
    )

def till_fuzz_test(name, srcs, corpus, deps = [], copts = [], **kwargs):
    """A libFuzzer target with its seed corpus.

    In an ordinary build the corpus is replayed once, so that every found input stays a regression test;
    with --config=fuzz the same source is linked with libFuzzer and explores for 20 seconds from the corpus.

    Args:
      name: of the test.
      srcs: with LLVMFuzzerTestOneInput.
      corpus: the seed inputs: files of one folder of this package.
      deps: libraries under test.
      copts: more compiler options.
      **kwargs: handed on to cc_test.
    """
    native.cc_test(
        name = name,
        srcs = srcs,
        copts = WARNINGS + copts + OPTIMISATION,
        size = "small",
        data = corpus,
        args = select({
            "//tools/build:fuzzing": [
                "-max_total_time=20",
                "-rss_limit_mb=1024",
                native.package_name() + "/" + corpus[0][:corpus[0].rindex("/")],
            ],
            "//conditions:default": ["$(locations %s)" % label for label in corpus],
        }),
        linkopts = select({
            "//tools/build:fuzzing": ["-fsanitize=fuzzer"],
            "//conditions:default": [],
        }),
        deps = deps + select({
            "//tools/build:fuzzing": ["//tools/build:fuzz_initialize"],
            "//conditions:default": ["//tools/build:replay_corpus"],
        }) + _VISIBLE_LOCKS,
        tags = ["fuzz"],
        **kwargs
    )

def till_grpc_library(name, srcs, deps = [], visibility = None, files = "proto_files"):
    """C++ of .proto files that live in the calling package: messages alone, and messages with gRPC stubs.

    Two libraries, because a core may use messages as data but must not know gRPC: `x_messages` for cores,
    `x_cc` for adapters and clients.

    Args:
      name: of the library with stubs; ends in "_cc".
      srcs: .proto files of this package.
      deps: till_grpc_library targets whose files these import.
      visibility: of both.
      files: name for the .proto files themselves; a package's second library has another.
    """
    if not name.endswith("_cc"):
        fail("till_grpc_library: the name ends in _cc")
    messages = name[:-len("_cc")] + "_messages"
    native.filegroup(
        name = files,
        srcs = srcs,
        visibility = ["//protos:__subpackages__"],
    )
    stems = [src[:-len(".proto")] for src in srcs]
    outs = []
    for stem in stems:
        outs += [stem + ext for ext in [".pb.h", ".pb.cc", ".grpc.pb.h", ".grpc.pb.cc"]]
    native.genrule(
        name = name + "_generated",
        srcs = ["//protos:sources"],
        outs = outs,
        cmd = "protoc -I protos -I /usr/include --cpp_out=$(GENDIR)/protos --grpc_out=$(GENDIR)/protos " +
              "--plugin=protoc-gen-grpc=/usr/bin/grpc_cpp_plugin " +
              " ".join([native.package_name() + "/" + src for src in srcs]),
        visibility = ["//visibility:private"],
    )
    native.cc_library(
        name = messages,
        srcs = [out for out in outs if out.endswith(".pb.cc") and not out.endswith(".grpc.pb.cc")],
        hdrs = [out for out in outs if out.endswith(".pb.h") and not out.endswith(".grpc.pb.h")],
        copts = ["-w"] + OPTIMISATION,
        strip_include_prefix = "/protos",
        visibility = visibility,
        deps = [dep[:-len("_cc")] + "_messages" for dep in deps] + ["@system//:protobuf"],
    )
    native.cc_library(
        name = name,
        srcs = [out for out in outs if out.endswith(".grpc.pb.cc")],
        hdrs = [out for out in outs if out.endswith(".grpc.pb.h")],
        copts = ["-w"] + OPTIMISATION,
        strip_include_prefix = "/protos",
        visibility = visibility,
        deps = [":" + messages] + deps + ["@system//:grpc"],
    )

def till_config_proto(
        name,
        src,
        imports = ["//services/common/config:common_config.proto"],
        deps = ["//services/common/config:common_config"],
        grpc = False,
        visibility = ["//visibility:private"]):
    """C++ messages of a .proto that is not part of the API: a configuration, a file format.

    The header is included by its path from the root: "services/pin/config.pb.h".

    Args:
      name: of the cc_library.
      src: one .proto file of this package.
      imports: .proto files that it imports; nearly always the common configuration.
      deps: their cc_library targets.
      grpc: whether to make stubs of its services too (for tests of the RPC layer itself).
      visibility: of the cc_library.
    """
    stem = src[:-len(".proto")]
    outs = [stem + ext for ext in [".pb.h", ".pb.cc"] + ([".grpc.pb.h", ".grpc.pb.cc"] if grpc else [])]
    native.genrule(
        name = name + "_generated",
        srcs = [src] + imports,
        outs = outs,
        cmd = "protoc -I . -I protos -I /usr/include --cpp_out=$(GENDIR) $(location %s)" % src +
              (" --grpc_out=$(GENDIR) --plugin=protoc-gen-grpc=/usr/bin/grpc_cpp_plugin" if grpc else ""),
        visibility = ["//visibility:private"],
    )
    native.cc_library(
        name = name,
        srcs = [out for out in outs if out.endswith(".cc")],
        hdrs = [out for out in outs if out.endswith(".h")],
        copts = ["-w"] + OPTIMISATION,
        visibility = visibility,
        deps = deps + ["@system//:protobuf"] + (["@system//:grpc"] if grpc else []),
    )
