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

def till_cc_library(name, copts = [], **kwargs):
    """A C++ library under the house warnings."""
    native.cc_library(name = name, copts = WARNINGS + copts, **kwargs)

def till_cc_binary(name, copts = [], **kwargs):
    """A C++ program under the house warnings."""
    native.cc_binary(name = name, copts = WARNINGS + copts, **kwargs)

def till_cc_test(name, copts = [], deps = [], size = "small", **kwargs):
    """A GoogleTest program; `size` says how long it may take (small: a minute, medium: five, large: fifteen)."""
    native.cc_test(
        name = name,
        copts = WARNINGS + copts,
        size = size,
        deps = deps + ["@system//:gtest_main"],
        **kwargs
    )

def till_fuzz_test(name, srcs, corpus, deps = [], copts = [], **kwargs):
    """A libFuzzer target with its seed corpus.

    In an ordinary build the corpus is replayed once, so that every found input stays a regression test;
    with --config=fuzz the same source is linked with libFuzzer and explores for 20 seconds from the corpus.

    Args:
      name: of the test.
      srcs: with LLVMFuzzerTestOneInput.
      corpus: labels of the seed inputs.
      deps: libraries under test.
      copts: more compiler options.
      **kwargs: handed on to cc_test.
    """
    native.cc_test(
        name = name,
        srcs = srcs,
        copts = WARNINGS + copts,
        size = "small",
        data = corpus,
        args = select({
            "//tools/build:fuzzing": ["-max_total_time=20", "-rss_limit_mb=1024"],
            "//conditions:default": [],
        }) + ["$(locations %s)" % label for label in corpus],
        linkopts = select({
            "//tools/build:fuzzing": ["-fsanitize=fuzzer"],
            "//conditions:default": [],
        }),
        deps = deps + select({
            "//tools/build:fuzzing": [],
            "//conditions:default": ["//tools/build:replay_corpus"],
        }),
        tags = ["fuzz"],
        **kwargs
    )

def till_grpc_library(name, srcs, deps = [], visibility = None):
    """C++ messages and gRPC stubs of .proto files that live in the calling package.

    Args:
      name: of the cc_library.
      srcs: .proto files of this package.
      deps: till_grpc_library targets whose files these import.
      visibility: of the cc_library.
    """
    native.filegroup(
        name = "proto_files",
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
        name = name,
        srcs = [out for out in outs if out.endswith(".cc")],
        hdrs = [out for out in outs if out.endswith(".h")],
        copts = ["-Wno-unused-parameter", "-w"],
        strip_include_prefix = "/protos",
        visibility = visibility,
        deps = deps + ["@system//:grpc", "@system//:protobuf"],
    )
